import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { withWorkbench } from '../support/person/open-workbench.ts';
import { beginCommand, openFile, runCommand, webview } from '../support/person/workbench.ts';

async function chooseTheme(page: Page, name: string): Promise<void> {
    await beginCommand(page, 'Preferences: Color Theme');
    const widget = page.locator('.quick-input-widget');
    await widget.locator('.quick-input-box input').fill(name);
    await widget.locator('.monaco-list-row', { hasText: name }).first().click();
    await widget.waitFor({ state: 'hidden' });
}

describe('somebody on the board', () => {
    const workbench = withWorkbench();

    it('sees what is across services, goes through it with the keyboard, and to its place', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, 'exampleshire/terms.care');
        await runCommand(page, 'Carewright: Show Board');
        const view = webview(page);
        await view.locator('#tab-board[aria-selected="true"]').waitFor();
        await view.locator('h2', { hasText: 'Gaps that services share' }).waitFor();
        await view.locator('tr.urgent', { hasText: 'overdue' }).first().waitFor();
        await screenshot('board');
        await view.locator('#tab-board').press('Tab');
        await page.keyboard.press('ArrowDown');
        assert.equal(
            await view
                .locator('tbody tr')
                .nth(1)
                .locator('button')
                .evaluate(element => element === element.ownerDocument.activeElement),
            true,
        );
        await page.keyboard.press('Enter');
        await page.locator('.tab.active[data-resource-name="review-2024.care"]').waitFor();
    });

    it('turns from one view to the other, by command and by key', async () => {
        const { page } = workbench();
        const view = webview(page);
        await runCommand(page, 'Carewright: Coverage Matrix');
        await view.locator('#tab-matrix[aria-selected="true"]').waitFor();
        await view.locator('#grid [role="row"], #grid tr').first().waitFor();
        await view.locator('#tab-matrix').press('ArrowRight');
        await view.locator('#tab-board[aria-selected="true"]').waitFor();
        await view.locator('#tab-board').press('ArrowLeft');
        await view.locator('#tab-matrix[aria-selected="true"]').waitFor();
        await runCommand(page, 'Carewright: Show Board');
        await view.locator('#tab-board[aria-selected="true"]').waitFor();
        await view.locator('#board tbody tr').first().waitFor();
        // A view that was asked for takes the focus, perhaps a moment later: the next list of commands would close again.
        await view.locator('#tab-board').click();
    });

    for (const [theme, picture] of [
        ['Dark Modern', 'board-dark'],
        ['Dark High Contrast', 'board-high-contrast'],
    ] as const) {
        it(`sees it in ${theme}`, async () => {
            const { page, screenshot } = workbench();
            await chooseTheme(page, theme);
            await webview(page).locator('#board tbody tr').first().waitFor();
            await screenshot(picture);
        });
    }

    it('sees the rest of it further down', async () => {
        const { page, screenshot } = workbench();
        await webview(page).locator('h2', { hasText: 'What open actions lack' }).scrollIntoViewIfNeeded();
        await screenshot('board-below');
    });

    it('reads rows of the matrix, and where their titles differ, in the smallest window', async () => {
        const { page, screenshot } = workbench();
        await runCommand(page, 'Carewright: Coverage Matrix');
        const view = webview(page);
        await view.locator('#tab-matrix[aria-selected="true"]').waitFor();
        // A window of 1280 by 800 at 200 %.
        await page.setViewportSize({ width: 640, height: 400 });
        const title = view.locator('.body .name', { hasText: 'Crisis' }).first();
        await title.scrollIntoViewIfNeeded();
        const heights = await view.locator('#grid').evaluate(element => {
            const sized = element as unknown as { clientHeight: number; children: readonly { clientHeight: number }[] };
            return [sized.clientHeight, sized.children[0]?.clientHeight ?? 0];
        });
        await screenshot('matrix-200');
        await page.setViewportSize({ width: 1280, height: 800 });
        const [grid = 0, head = 0] = heights;
        assert.ok(grid - head >= 80, `${grid} pixels for the table, of which ${head} for its headings`);
    });
});
