#!/usr/bin/env node
import module from 'node:module';

/** Why something failed, in words, once the program that knows them is loaded. */
let inWords = (error: NodeJS.ErrnoException): string => error.message;

let isResultLost = false;
for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
        // A reader that has seen enough (`carewright check | head`) is not a fault. What is still to be done to files is done.
        if (error.code === 'EPIPE' || isResultLost) return;
        // The disk is full, or the terminal has gone.
        isResultLost = true;
        if (stream === process.stdout) process.stderr.write(`carewright: the result can't be written: ${inWords(error)}.\n`);
    });
}
process.on('exit', () => {
    if (isResultLost) process.exitCode = 3;
});

if (Number.parseInt(process.versions.node, 10) < 22) {
    process.stderr.write(`carewright: this is Node ${process.versions.node}, but Carewright needs Node 22 or newer.\n`);
    process.exit(2);
}

module.enableCompileCache?.();
// Everything else is loaded after the cache is on.
const [{ run }, { processIo }, { reasonOf }] = await Promise.all([
    import('./program.ts'),
    import('./io/io.ts'),
    import('../files/read-files.ts'),
]);
inWords = reasonOf;
if (hasFolder()) process.exitCode = await run(process.argv.slice(2), processIo());
else {
    process.stderr.write('carewright: the current folder is no longer there. Go to another one, and try again.\n');
    process.exitCode = 3;
}

/** Whether the folder in which the command runs is still there. */
function hasFolder(): boolean {
    try {
        process.cwd();
        return true;
    } catch {
        return false;
    }
}
