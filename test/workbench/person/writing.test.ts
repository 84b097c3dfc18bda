import assert from 'node:assert/strict';
import { lineWith, placeCursorBehind, takeQuickFix, takeSuggestion, type, underlined } from '../support/person/editor.ts';
import { withWorkbench } from '../support/person/open-workbench.ts';
import { openFile, openProblems } from '../support/person/workbench.ts';

const FILE = 'exampleshire/services/core-community.care';

describe('somebody who writes a specification', () => {
    const workbench = withWorkbench();

    it('opens one and makes a mistake, which is underlined and listed', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, FILE);
        await placeCursorBehind(page, 'core-community-service');
        await type(page, 's');
        await page.keyboard.press('Escape');
        await underlined(page, 'error').first().waitFor();
        const rows = await openProblems(page, 'core-community-services');
        await rows.filter({ hasText: 'core-community-services' }).first().waitFor();
        await screenshot('problems');
    });

    it('takes the name that was meant from the fixes', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, FILE);
        await placeCursorBehind(page, 'core-community-services');
        await takeQuickFix(page, 'core-community-service');
        await lineWith(page, 'core-community-services').waitFor({ state: 'detached' });
        await underlined(page, 'error').first().waitFor({ state: 'detached' });
        await screenshot('fixed');
        assert.equal(await lineWith(page, 'core-community-service').count(), 1);
    });

    it('takes a suggestion', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, FILE);
        await placeCursorBehind(page, 'core20plus5');
        await type(page, ', cg1');
        await takeSuggestion(page, 'cg178');
        await screenshot('suggestion-taken');
        assert.equal(await lineWith(page, 'core20plus5, cg178').count(), 1);
    });
});
