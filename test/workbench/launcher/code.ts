/**
 * A stand-in for a desktop VS Code, for @vscode/test-electron: takes its arguments, opens the same workbench in Chromium with
 * VS Code's server behind it, and ends with the exit code that the tests in the extension host ended with.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { addDevelopmentOptions, openContext, startBrowser, workbenchAddress } from './browser.ts';
import { forNodeHost, forWebHost, readCodeArguments } from './development-options.ts';

import { type Server, startServer } from './server.ts';

/** What VS Code says of itself on every start, and what is missing from its server here; nothing that a test could be about. */
const NOISE =
    /^(\[(AgentHost|AccountPolicyGate|Service Worker|reconnection|DefaultAccount|remote-connection)|Creating a socket|Resolv(ing|ed) connection token|Updating additional builtin|Ignoring fetching|Timed out waiting for authentication|Canceled)/;

/** Writes log files, and was not built: VS Code complains and goes on without. */
const NOT_BUILT = '@vscode/spdlog';

/** Prints what the tests and VS Code write to the console of the extension host. */
function printPageLog(verbose: boolean): (type: string, values: readonly unknown[]) => void {
    return (type, values) => {
        const said = String(values[0]);
        if (!verbose && (NOISE.test(said) || said.includes(NOT_BUILT))) return;
        if (type === 'error' || type === 'warn') console.error(...values);
        else console.log(...values);
    };
}

const verbose = Boolean(process.env.WORKBENCH_VERBOSE);
let server: Server | undefined;
let browser: Browser | undefined;
let isEnding = false;

async function finish(code: number, why?: string): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    await sleep(300); // until the server has said how the extension host ended
    // A test that ends the extension host looks like a success to the page.
    const died = /Extension Host Process exited with code: (?!0,)([^,\n]*)/.exec(server?.log() ?? '')?.[1];
    const exit = code || (died ? 1 : 0);
    if (exit) console.error(`launcher: ${why ?? (died ? `the extension host ended with ${died}` : `exit code ${exit}`)}`);
    if (verbose) console.error(server?.log());
    await Promise.race([browser?.close().catch(() => undefined), sleep(3000)]);
    await server?.stop();
    process.exit(exit);
}

async function openWorkbench(): Promise<void> {
    const given = readCodeArguments(process.argv.slice(2));
    const starting = startBrowser();
    starting.catch(() => undefined); // reported below, when the server is there
    server = await startServer(given.userDataFolder, given.extensionsFolder);
    void server.ended.then(said => finish(1, said));
    browser = await starting;
    browser.on('disconnected', () => finish(1, 'the browser went away'));

    const isWeb = given.kind === 'web';
    const { payload, developmentOptions } = isWeb ? await forWebHost(given) : forNodeHost(given, server.port);
    const page = await (await openContext(browser, { bypassCSP: isWeb })).newPage();
    page.on('crash', () => finish(1, 'the page crashed'));
    if (verbose) page.on('console', message => console.error(`[page] ${message.text().slice(0, 300)}`));
    // VS Code calls these two when they are there before the page is.
    await page.exposeFunction('codeAutomationLog', printPageLog(verbose));
    await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
    await addDevelopmentOptions(page, developmentOptions);
    await page.goto(workbenchAddress(server.port, given.workspace, payload));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => finish(130, signal));
setTimeout(() => finish(124, 'the tests took too long'), Number(process.env.WORKBENCH_TIMEOUT ?? 180_000));
const starter = process.ppid;
setInterval(() => process.ppid !== starter && finish(130, 'whoever started it has gone'), 1000);
openWorkbench().catch(error => finish(1, error instanceof Error ? error.stack : String(error)));
