import type { FrameLocator, Locator, Page } from 'playwright-core';
import { runCommand } from './quick-input.ts';

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
