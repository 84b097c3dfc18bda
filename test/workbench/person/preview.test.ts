import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editor, lineWith } from '../support/person/editor.ts';
import { place, withWorkbench } from '../support/person/open-workbench.ts';

import { beginCommand, notification, openFile, runCommand, webview } from '../support/person/workbench.ts';

import { waitUntil } from '../support/wait-until.ts';

const FILE = 'exampleshire/services/assertive-outreach.care';
const WRITTEN = 'city-outreach-specification.md';
const WORD = 'city-outreach-specification.docx';

describe('somebody who looks at the document that people get', () => {
    const workbench = withWorkbench();

    /** The number of the line at the top of the text. */
    async function topLine(): Promise<number> {
        const numbers = await editor(workbench().page).locator('.margin .line-numbers').allTextContents();
        return Math.min(...numbers.map(Number).filter(Boolean));
    }

    it('sees it beside the text, in light, dark and high contrast', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, FILE);
        await runCommand(page, 'Carewright: Open Preview to the Side');
        await webview(page).locator('h1').first().waitFor();
        for (const theme of ['Light Modern', 'Dark Modern', 'Dark High Contrast']) {
            await beginCommand(page, 'Preferences: Color Theme');
            await page.getByPlaceholder('Select Color Theme').waitFor();
            const input = page.locator('.quick-input-widget .quick-input-box input');
            await input.fill(theme);
            await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
            await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
            await screenshot(`preview-${theme.toLowerCase().replaceAll(' ', '-')}`);
        }
    });

    it('scrolls it, and the text follows; scrolls the text, and it follows; neither goes on by itself', async () => {
        const { page } = workbench();
        const before = await topLine();
        const body = webview(page).locator('#document');
        await body.hover();
        await page.mouse.wheel(0, 3000);
        await waitUntil('the text to follow the page', async () => (await topLine()) > before + 20);
        await page.waitForTimeout(1500);
        assert.ok(Number(await body.evaluate('window.scrollY')) > 2900, 'the page stays where it was scrolled to');
        const rested = [await topLine(), await body.evaluate('window.scrollY')];
        await page.waitForTimeout(1500);
        assert.deepEqual([await topLine(), await body.evaluate('window.scrollY')], rested, 'it went on by itself');
        await editor(page).locator('.view-line').nth(5).click();
        await page.keyboard.press('Control+Home');
        await waitUntil('the page to follow the text', async () => (await body.evaluate('window.scrollY')) === 0);
        assert.equal(await topLine(), 1);
    });

    it('goes to the line of a paragraph with a double click', async () => {
        const { page } = workbench();
        await webview(page).getByText('No wrong door').first().dblclick();
        await lineWith(page, 'No wrong door').first().waitFor();
    });

    it('chooses the older headings', async () => {
        const { page, screenshot } = workbench();
        await webview(page).locator('h1').first().click();
        await page
            .locator(
                '.title-actions .action-label[aria-label^="Choose Headings"], .editor-actions .action-label[aria-label^="Choose Headings"]',
            )
            .first()
            .click();
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Older' }).click();
        await webview(page).getByText('Population Needs').first().waitFor();
        await screenshot('preview-older-headings');
    });

    /** Writes the specification in front, with the older headings, into the folder that is proposed or another one. */
    async function generate(format: string, folder?: string): Promise<void> {
        const { page, screenshot } = workbench();
        await editor(page).locator('.view-line').first().click();
        const input = page.locator('.quick-input-widget .quick-input-box input');
        const rows = page.locator('.quick-input-list .monaco-list-row');
        await beginCommand(page, 'Carewright: Generate Document…');
        await page.getByPlaceholder('What to write').waitFor();
        await rows.filter({ hasText: 'Specification' }).first().click();
        await page.getByPlaceholder('The headings of specifications').waitFor();
        await rows.filter({ hasText: 'Older' }).first().click();
        await page.getByPlaceholder('In which format').waitFor();
        await rows.filter({ hasText: format }).first().click();
        await page.getByText('Write Here').first().waitFor();
        // The folder of the workspace is proposed after a moment: what was typed before would stand in front of it.
        await waitUntil('the folder to be proposed', async () => (await input.inputValue()) === `${place('WORKBENCH_WORKSPACE')}/`);
        await screenshot('generate-folder');
        if (folder !== undefined) await input.fill(`${folder}/`);
        const widget = page.locator('.quick-input-widget');
        // While VS Code still reads the folder, the button does nothing. A person presses it again.
        await waitUntil('the folder to be taken', async () => {
            const button = widget.getByText('Write Here').first();
            if (await button.isVisible()) await button.click({ timeout: 2000 }).catch(() => {});
            return !(await button.isVisible());
        });
    }

    /** Presses a button of the message that says what was written. */
    async function pressInMessage(label: string): Promise<void> {
        const toast = workbench()
            .page.locator('.notification-toast', { hasText: `Written: ${WORD}` })
            .first();
        await toast.locator('.monaco-button', { hasText: label }).first().click();
        await toast.waitFor({ state: 'hidden' });
    }

    it('is shown a Word file in the Explorer, since VS Code can’t open it', async () => {
        const { page, screenshot } = workbench();
        const written = join(place('WORKBENCH_WORKSPACE'), WORD);
        await rm(written, { force: true });
        try {
            await generate('Word');
            await notification(page, 'choose Download').waitFor();
            await screenshot('generated-word');
            await pressInMessage('Show in Explorer');
            await page.locator('.explorer-folders-view .monaco-list-row.selected', { hasText: WORD }).waitFor();
            assert.equal((await readFile(written)).subarray(0, 2).toString(), 'PK');
        } finally {
            await rm(written, { force: true });
        }
    });

    it('copies the path of a Word file that is outside the folder', async () => {
        const { page } = workbench();
        const folder = await mkdtemp(join(tmpdir(), 'cw-papers-'));
        try {
            await generate('Word', folder);
            await notification(page, 'It is outside the folders that are open').waitFor();
            await pressInMessage('Copy Path');
            await waitUntil('the path', async () => (await page.evaluate<string>('navigator.clipboard.readText()')) === join(folder, WORD));
        } finally {
            await rm(folder, { recursive: true, force: true });
        }
    });

    it('writes a document into a folder, is asked before a changed one is replaced, and opens it', async () => {
        const { page, screenshot } = workbench();
        const written = join(place('WORKBENCH_WORKSPACE'), WRITTEN);
        await rm(written, { force: true });
        try {
            await generate('Markdown');
            await notification(page, `Written: ${WRITTEN}`).waitFor();
            const bytes = await readFile(written, 'utf8');
            assert.match(bytes, /^#+ .*Population Needs$/m, 'with the headings that were chosen');
            await writeFile(written, 'My own words.');
            await generate('Markdown');
            const dialog = page.locator('.monaco-dialog-box', { hasText: 'Replace ' });
            await dialog.waitFor();
            await screenshot('generate-replace');
            assert.equal(await readFile(written, 'utf8'), 'My own words.');
            await dialog.getByRole('button', { name: 'Replace' }).click();
            await waitUntil('the document to be replaced', async () => (await readFile(written, 'utf8')) === bytes);
            await page.locator('.notification-toast').getByText('Open', { exact: true }).first().click();
            await page.locator(`.tab.active[data-resource-name="${WRITTEN}"]`).waitFor();
        } finally {
            await rm(written, { force: true });
        }
        assert.ok(!(await readdir(place('WORKBENCH_WORKSPACE'))).includes(WRITTEN));
    });
});
