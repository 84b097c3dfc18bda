#!/usr/bin/env node
import module from 'node:module';

let isResultLost = false;
for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
        // A reader that has seen enough (`carewright check | head`) is not a fault. What is still to be done to files is done.
        if (error.code === 'EPIPE' || isResultLost) return;
        // The disk is full, or the terminal has gone.
        isResultLost = true;
        if (stream === process.stdout) process.stderr.write(`carewright: the result can't be written: ${error.message}\n`);
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
const [{ run }, { processIo }] = await Promise.all([import('./program.ts'), import('./io/io.ts')]);
process.exitCode = await run(process.argv.slice(2), processIo());
