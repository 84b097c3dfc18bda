import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openContext, startBrowser, workbenchAddress } from '../../launcher/browser.ts';
import { startServer } from '../../launcher/server.ts';

/** What the runner tells the suite `person`, beside what it tells the launcher. */
export interface PersonEnvironment {
    readonly WORKBENCH_USER_DATA: string;
    readonly WORKBENCH_EXTENSIONS: string;
    readonly WORKBENCH_WORKSPACE: string;
}

/** One of these values. @throws when it was not set */
export function place(name: keyof PersonEnvironment): string {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: these tests are started by test/workbench/run.ts --suite=person`);
    return value;
}

const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'screenshots');

/** VS Code's window with the example workspace open, and the packaged extension installed. */
interface Workbench {
    readonly page: Page;
    /** Keeps a picture in test/workbench/screenshots. */
    screenshot(name: string): Promise<void>;
    close(): Promise<void>;
}

/** Opens VS Code as a person does, and waits until the files of the workspace are shown. */
async function openWorkbench(): Promise<Workbench> {
    const server = await startServer(place('WORKBENCH_USER_DATA'), place('WORKBENCH_EXTENSIONS'));
    const browser = await startBrowser();
    const close = async () => {
        await browser.close();
        await server.stop();
    };
    try {
        const page = await (await openContext(browser)).newPage();
        page.setDefaultTimeout(30_000);
        await page.goto(workbenchAddress(server.port, place('WORKBENCH_WORKSPACE')));
        await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
        return { page, screenshot: name => takeScreenshot(page, name), close };
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
export function withWorkbench(): () => Workbench {
    let workbench: Workbench | undefined;
    before(async () => {
        workbench = await openWorkbench();
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
