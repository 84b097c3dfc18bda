import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFiles } from './files/client-files.ts';
import { filesByScheme } from './files/files-by-scheme.ts';
import { nodeFiles } from './files/node-files.ts';
import { startServer } from './start.ts';

// Documents come and go. V8 takes them for long-lived after the first few, and then keeps what is forgotten in memory for long.
setFlagsFromString('--no-allocation-site-pretenuring');
// What is kept of a document is small beside what reading it takes: it pays to look for what is no longer needed more often.
setFlagsFromString('--heap-growing-percent=30');

/** The server as a process: it speaks over what its arguments say (`--stdio`, `--node-ipc`, `--socket=PORT`). */
const connection = createConnection(ProposedFeatures.all);
startServer(connection, { files: filesByScheme(nodeFiles, clientFiles(connection)) });
