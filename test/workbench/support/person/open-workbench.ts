import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openContext, startBrowser, workbenchAddress } from '../../launcher/browser.ts';
import { startServer } from '../../launcher/server.ts';
import { SETTINGS } from '../../runner/profile.ts';

/** What the runner tells the suite `person`, beside what it tells the launcher. */
export interface PersonEnvironment {
    readonly WORKBENCH_USER_DATA: string;
    readonly WORKBENCH_EXTENSIONS: string;
    readonly WORKBENCH_WORKSPACE: string;
}

/** One of these values. @throws when it was not set */
export function place(name: keyof PersonEnvironment): string {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: these tests are started by test/workbench/run.ts --suite=person,newcomer`);
    return value;
}

export const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'screenshots');

/** VS Code's window with the example workspace open, and the packaged extension installed. */
interface Workbench {
    readonly page: Page;
    /** The folder that is open. */
    readonly workspace: string;
    /** Keeps a picture in test/workbench/screenshots. */
    screenshot(name: string): Promise<void>;
    close(): Promise<void>;
}

/** Whose VS Code it is: that of the suite's user with the examples, or of a new user with an empty folder, the examples or none. */
type Whose = 'user' | 'newcomer' | 'newcomer with examples' | 'newcomer without a folder';

/** A new user beside the one of the suite, and a folder of theirs. @returns what VS Code is started with */
function newcomer(whose: Whose): { readonly userData: string; readonly workspace: string } {
    const hasFiles = whose === 'newcomer with examples';
    const own = hasFiles ? 'e' : whose === 'newcomer' ? 'n' : 'o';
    const [userData, workspace] = [`${place('WORKBENCH_USER_DATA')}${own}`, `${place('WORKBENCH_WORKSPACE')}-${own}`];
    mkdirSync(join(userData, 'User'), { recursive: true });
    mkdirSync(workspace, { recursive: true });
    if (hasFiles) cpSync(place('WORKBENCH_WORKSPACE'), workspace, { recursive: true });
    writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(SETTINGS, null, 4));
    return { userData, workspace };
}

/** Opens VS Code as a person does, and waits until the files of the workspace are shown; for a newcomer, until VS Code is there. */
async function openWorkbench(whose: Whose): Promise<Workbench> {
    const isNewcomer = whose !== 'user';
    const { userData, workspace } = isNewcomer
        ? newcomer(whose)
        : { userData: place('WORKBENCH_USER_DATA'), workspace: place('WORKBENCH_WORKSPACE') };
    const server = await startServer(userData, place('WORKBENCH_EXTENSIONS'));
    const browser = await startBrowser();
    const close = async () => {
        await browser.close();
        await server.stop();
    };
    try {
        const page = await (await openContext(browser)).newPage();
        page.setDefaultTimeout(30_000);
        await page.goto(workbenchAddress(server.port, whose === 'newcomer without a folder' ? undefined : workspace));
        const ready = isNewcomer ? '.activitybar .action-label[aria-label^="Carewright"]' : '.explorer-folders-view .monaco-list-row';
        await page.locator(ready).first().waitFor({ timeout: 60_000 });
        return { page, workspace, screenshot: name => takeScreenshot(page, name), close };
    } catch (error) {
        await close();
        throw error;
    }
}

async function takeScreenshot(page: Page, name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** The workbench of a test file: opened before its tests, closed after them, with a picture of every failure. */
export function withWorkbench(whose: Whose = 'user'): () => Workbench {
    let workbench: Workbench | undefined;
    before(async () => {
        workbench = await openWorkbench(whose);
    });
    afterEach(async function () {
        const test = this.currentTest;
        if (test?.state === 'failed') await workbench?.screenshot(`failed-${test.fullTitle().replace(/\W+/g, '-')}`);
    });
    after(() => workbench?.close());
    return () => {
        if (!workbench) throw new Error('The workbench is not open.');
        return workbench;
    };
}
