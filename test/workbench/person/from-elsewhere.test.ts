import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineWith, placeCursorBehind } from '../support/person/editor.ts';
import { withWorkbench } from '../support/person/open-workbench.ts';
import { openFile } from '../support/person/workbench.ts';
import { waitUntil } from '../support/wait-until.ts';

const TEXT = `service brought "Brought" {
  context: ""
  aims {
    - "x"
  }
}
`;
/** What Word puts on the clipboard as plain text. */
const BULLETS = 'We help:\r\n•\tpeople with psycho\u00ADsis\r\n•\tpeople who don’t\u00A0come\r\n';

describe('somebody who brings words and files from elsewhere', () => {
    const workbench = withWorkbench();

    before(() => {
        const { workspace } = workbench();
        writeFileSync(join(workspace, 'brought.care'), TEXT);
        // Only its name counts here: to drop it is not to read it.
        writeFileSync(join(workspace, 'minutes.docx'), 'PK');
    });

    it('pastes several lines with bullets into a field', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, 'brought.care');
        // Above a service are its figures as soon as the server knows it.
        await page.locator('.codelens-decoration', { hasText: 'Preview' }).first().waitFor({ timeout: 60_000 });
        await placeCursorBehind(page, 'context: "');
        // This window has no clipboard of its own: the event is the one that a browser sends with Ctrl+V.
        await page.evaluate(words => {
            const { document, DataTransfer, ClipboardEvent } = globalThis as never as {
                document: { activeElement: { dispatchEvent(event: unknown): void } };
                DataTransfer: new () => { setData(type: string, data: string): void };
                ClipboardEvent: new (type: string, init: unknown) => unknown;
            };
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', words);
            const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
            document.activeElement.dispatchEvent(event);
        }, BULLETS);
        await lineWith(page, '- people with psychosis').waitFor();
        await page.keyboard.type(', or not');
        await lineWith(page, '- people who don’t come, or not').waitFor();
        await screenshot('pasted');
        assert.equal(await lineWith(page, 'context: """').count(), 1);
        assert.equal(await lineWith(page, '- people who don’t come').count(), 1);
    });

    it('drops a Word file into the editor, which becomes a line that names it, or could be imported', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, 'brought.care');
        const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'minutes.docx' }).first();
        await file.hover();
        await page.mouse.down();
        // VS Code draws its lines again now and then: a line that is drawn at that moment has no place.
        const at = await waitUntil(
            'the place of the line',
            async () => (await lineWith(page, 'service brought').first().boundingBox()) ?? undefined,
        );
        await page.keyboard.down('Shift');
        await page.mouse.move(at.x + 400, at.y + at.height / 2, { steps: 12 });
        await page.mouse.move(at.x + 404, at.y + at.height / 2, { steps: 4 });
        await screenshot('dropping');
        await page.mouse.up();
        await page.keyboard.up('Shift');
        await lineWith(page, 'document: "[minutes](minutes.docx)"').waitFor();
        await screenshot('dropped');
    });
});
