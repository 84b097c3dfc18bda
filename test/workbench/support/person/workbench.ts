import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The line at the top of the window that lists files or commands: writes into it and takes the row with a text. */
async function choose(page: Page, key: string, typed: string, text: string): Promise<void> {
    await begin(page, key, typed, text);
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

async function begin(page: Page, key: string, typed: string, text: string): Promise<void> {
    const widget = page.locator('.quick-input-widget');
    await page.keyboard.press(key);
    await widget.locator('.quick-input-box input').fill(typed);
    await widget.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
}

/** Opens a file of the workspace: `exampleshire/terms.care`. */
export async function openFile(page: Page, path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    await choose(page, 'Control+P', path, name);
    await page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
    await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
}

/** Runs a command that is listed under its title: `Carewright: Fix All`. */
export async function runCommand(page: Page, title: string): Promise<void> {
    await choose(page, 'F1', `>${title}`, title);
}

/** Runs a command that goes on with questions in the same place: they are there, or come at once. */
export async function beginCommand(page: Page, title: string): Promise<void> {
    await begin(page, 'F1', `>${title}`, title);
}

/**
 * Shows the Problems panel. It draws the rows that fit, and no others: so it is told what to look for.
 *
 * @param text what the problems must hold
 * @returns its rows: a file's name, and below it what is wrong with it
 */
export async function openProblems(page: Page, text: string): Promise<Locator> {
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel').waitFor();
    await page.getByPlaceholder(/^Filter \(e\.g\. text/).fill(text);
    return page.locator('.markers-panel .monaco-list-row');
}

/** Opens a container of views by its picture in the bar at the side. @returns the rows of its trees */
export async function openSideBar(page: Page, title: string): Promise<Locator> {
    await page.locator(`.activitybar .action-label[aria-label^="${title}"]`).first().click();
    return page.locator('.sidebar .monaco-list-row');
}

/** A message in the corner of the window. */
export function notification(page: Page, text: string): Locator {
    return page.locator('.notification-toast .notification-list-item-message', { hasText: text });
}

/** The content of the webview that is shown. */
export function webview(page: Page): FrameLocator {
    return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
