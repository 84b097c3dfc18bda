import assert from 'node:assert/strict';
import { lineWith, placeCursorBehind, takeQuickFix } from '../support/person/editor.ts';
import { withWorkbench } from '../support/person/open-workbench.ts';
import { beginCommand, openFile } from '../support/person/workbench.ts';

/** What the six services of the example are called. */
const SERVICES = [
    ...['Exampleton City Assertive', 'Saltmere Coast', 'Northdale Core', 'Crisis Resolution'],
    ...['Early Intervention', 'Community Rehabilitation'],
];

describe('somebody who has to review six services', () => {
    const workbench = withWorkbench();

    it('has the review written from the specifications, and sees what only people know', async () => {
        const { page, screenshot } = workbench();
        const widget = page.locator('.quick-input-widget');
        const next = async (step: string): Promise<void> => {
            await widget.locator('.quick-input-title', { hasText: step }).waitFor();
        };
        await openFile(page, 'exampleshire/terms.care');
        await beginCommand(page, 'Carewright: New Review');
        await next('(1 of 3)');
        const box = widget.locator('.quick-input-box input');
        await box.fill('Exampleshire: review of 2026/27');
        await box.press('Enter');
        await next('(2 of 3)');
        await widget.locator('.monaco-list-row', { hasText: 'ICB review outcome' }).click();
        await next('(3 of 3)');
        for (const service of SERVICES) await widget.locator('.monaco-list-row', { hasText: service }).waitFor();
        // All services of the folder are ticked, also that of another county and those of other tests.
        const rows = widget.locator('.monaco-list-row');
        const all = await rows.allTextContents();
        await widget.locator('.quick-input-count', { hasText: String(all.length) }).waitFor();
        for (const [at, text] of all.entries()) if (!SERVICES.some(service => text.includes(service))) await rows.nth(at).click();
        await widget.locator('.quick-input-count', { hasText: '6' }).waitFor();
        await screenshot('review-services');
        await box.press('Enter');
        await page.locator('.tab.active[data-resource-name^="exampleshire-review"]').waitFor();
        await lineWith(page, 'covers: city-outreach').or(lineWith(page, 'covers:')).first().waitFor();
        await page.locator('.codelens-decoration', { hasText: 'questions answered' }).first().waitFor();
        await screenshot('review-draft');
    });

    it('answers from the choices of the form', async () => {
        const { page, screenshot } = workbench();
        await placeCursorBehind(page, 'practice: [Does it happen');
        await takeQuickFix(page, 'Answer practice with partly', () => screenshot('review-choices'));
        await lineWith(page, 'practice: partly').first().waitFor();
        await page.locator('.codelens-decoration', { hasText: 'city-outreach: shown' }).first().waitFor();
        await screenshot('review-answered');
        assert.equal(await lineWith(page, 'practice: partly').count(), 1);
    });
});
