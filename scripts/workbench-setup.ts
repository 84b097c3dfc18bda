/** Installs what `npm run test:workbench` needs, if it is not there yet. Says SKIPPED where this machine can't run those tests. */
import { prepare } from './workbench/prepare.ts';

try {
    const prepared = prepare(line => console.log(line));
    if (prepared.kind === 'skipped') console.log(`SKIPPED: the tests in VS Code can't run here. ${prepared.why}`);
    else if (prepared.kind === 'desktop') console.log('The tests will run in a desktop VS Code, which is downloaded when they start.');
    else console.log(`The tests will run in VS Code's server with ${prepared.chromium}.`);
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
}
