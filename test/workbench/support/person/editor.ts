import type { Locator, Page } from 'playwright-core';

/** The editor that is shown. */
export function editor(page: Page): Locator {
    return page.locator('.editor-instance .monaco-editor').first();
}

/** A line of the editor with a text. VS Code draws spaces as no-break spaces. */
export function lineWith(page: Page, text: string): Locator {
    const pattern = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s');
    return editor(page).locator('.view-line', { hasText: new RegExp(pattern) });
}

/** What is underlined in the editor, by how serious it is. */
export function underlined(page: Page, severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return editor(page).locator(`.squiggly-${severity}`);
}

/** The place that Ctrl+F opens. */
function findWidget(page: Page): Locator {
    return editor(page).locator('.find-widget.visible');
}

/** Where Ctrl+F asks for what to look for. What is sent to it comes there wherever the focus has gone meanwhile. */
function findBox(page: Page): Locator {
    return findWidget(page).locator('.find-part textarea').first();
}

/** Looks for a text in the open file, as with Ctrl+F. */
export async function findInText(page: Page, text: string): Promise<void> {
    await page.keyboard.press('Control+F');
    await findBox(page).fill(text);
}

/** Looks for a text in the open file, and puts the cursor behind it. */
export async function placeCursorBehind(page: Page, text: string): Promise<void> {
    await editor(page).locator('.view-line').first().click();
    await findInText(page, text);
    const widget = findWidget(page);
    await widget.locator('.matchesCount', { hasText: /^\d+ of \d+/ }).waitFor();
    await findBox(page).press('Escape');
    await widget.waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowRight');
}

/** Types, with a moment between the keys. */
export async function type(page: Page, text: string): Promise<void> {
    await page.keyboard.type(text, { delay: 30 });
}

/** Asks for suggestions, waits for one and takes it. */
export async function takeSuggestion(page: Page, label: string): Promise<void> {
    await page.keyboard.press('Control+Space');
    const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    await row.waitFor();
    await row.click();
    await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
}

/** Opens the quick fixes at the cursor, waits for one and takes it. `seen` is called while the list is open. */
export async function takeQuickFix(page: Page, title: string, seen: () => Promise<unknown> = async () => {}): Promise<void> {
    const widget = page.locator('.action-widget:not(.action-list-submenu-panel)');
    const row = widget.locator('.monaco-list-row', { hasText: title }).first();
    // While the editor is still busy with what was done before, the key may come to nothing. A person presses it again.
    for (let tries = 5; tries > 0 && !(await row.isVisible()); tries--) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+.');
        await row.waitFor({ timeout: 4000 }).catch(() => {});
    }
    await row.waitFor();
    await seen();
    await row.click();
    await widget.waitFor({ state: 'hidden' });
}
