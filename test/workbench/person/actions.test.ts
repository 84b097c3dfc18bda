import { withWorkbench } from '../support/person/open-workbench.ts';
import { openFile, runCommand, webview } from '../support/person/workbench.ts';

describe('somebody who wants to know what a review has promised', () => {
    const workbench = withWorkbench();

    it('sees the actions with the late one first, by owner too, and goes to one', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, 'exampleshire/terms.care');
        await runCommand(page, 'Carewright: Show Actions');
        const pane = page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Actions' }) });
        const rows = pane.locator('.monaco-list-row');
        await rows.filter({ hasText: 'Overdue' }).first().waitFor();
        await screenshot('actions');
        await pane.locator('.pane-header').hover();
        await pane.locator('.action-label[aria-label="Group by Owner"]').click();
        await rows.filter({ hasText: 'Head of Clinical Audit' }).first().waitFor();
        await screenshot('actions-by-owner');
        await rows.nth(1).click();
        await page.locator('.tab.active[data-resource-name="review-2024.care"]').waitFor();
    });

    it('goes from there to the board', async () => {
        const { page, screenshot } = workbench();
        await runCommand(page, 'Carewright: Show Actions');
        const pane = page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Actions' }) });
        await pane.locator('.pane-header').hover();
        await pane.locator('.action-label[aria-label="Show Board"]').click();
        await webview(page).locator('#tab-board[aria-selected="true"]').waitFor();
        await screenshot('actions-to-board');
    });
});
