import { enableCompileCache } from 'node:module';

// A reader that has seen enough (`carewright check | head`) is not a fault.
for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
        throw error;
    });
}

enableCompileCache?.();
// Everything else is loaded after the cache is on.
const [{ run }, { processIo }] = await Promise.all([import('./run.ts'), import('./io.ts')]);
process.exitCode = await run(process.argv.slice(2), processIo());
