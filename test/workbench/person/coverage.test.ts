import { findInText, placeCursorBehind, takeQuickFix } from '../support/person/editor.ts';
import { withWorkbench } from '../support/person/open-workbench.ts';
import { openFile, openSideBar } from '../support/person/workbench.ts';

describe('somebody who wants to know what is missing', () => {
    const workbench = withWorkbench();

    it('opens the coverage view and finds the guidance of the open service', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, 'exampleshire/services/coast-fact.care');
        const rows = await openSideBar(page, 'Carewright');
        await rows.filter({ hasText: 'IACM-DNA-02' }).first().waitFor();
        await page.locator('.codelens-decoration', { hasText: 'EXAMPLESHIRE' }).first().waitFor();
        await screenshot('coverage');
    });

    it('has what is missing written, for them to fill in', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, 'exampleshire/services/coast-fact.care');
        await placeCursorBehind(page, 'aims');
        await takeQuickFix(page, 'Write what CMHF-EQ-01 asks for', () => screenshot('fixes'));
        // It stands further down, where the editor draws nothing yet.
        await findInText(page, 'equality-impact-assessment');
        await page.locator('.find-widget .matchesCount', { hasText: 'of 1' }).waitFor();
    });
});
