import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from '../../files/read-files.ts';
import { clientFiles, filesByScheme } from '../support/connection.ts';
import { startServer } from './start.ts';

/** The server as a process: it speaks over what its arguments say (`--stdio`, `--node-ipc`, `--socket=PORT`). */
const connection = createConnection(ProposedFeatures.all);
startServer(connection, { files: filesByScheme(nodeFiles, clientFiles(connection)) });
