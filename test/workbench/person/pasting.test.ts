import assert from 'node:assert/strict';
import { lineWith, placeCursorBehind, type } from '../support/person/editor.ts';
import { withWorkbench } from '../support/person/open-workbench.ts';
import { openFile } from '../support/person/quick-input.ts';

const FILE = 'exampleshire/services/core-community.care';

describe('people who paste from a web page', () => {
    const workbench = withWorkbench();

    it('into a new line have a text of several lines, with a list', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, FILE);
        await placeCursorBehind(page, 'status:');
        await page.keyboard.press('End');
        await type(page, '\nprovider lead: "');
        await page.keyboard.press('Escape');
        await page.evaluate(async () => {
            const { navigator, ClipboardItem, Blob } = globalThis as never as {
                navigator: { clipboard: { write(items: readonly unknown[]): Promise<void> } };
                ClipboardItem: new (parts: Readonly<Record<string, unknown>>) => unknown;
                Blob: new (parts: readonly string[], options: { type: string }) => unknown;
            };
            const html = '<p>We help:</p><ul><li>one\u00AD</li><li>two</li></ul>';
            const parts = { 'text/plain': 'We help:\none\ntwo', 'text/html': html };
            const blobs = Object.entries(parts).map(([kind, words]) => [kind, new Blob([words], { type: kind })]);
            await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
        });
        await page.keyboard.press('Control+V');
        await lineWith(page, '- two').waitFor();
        await screenshot('pasted');
        assert.equal(await lineWith(page, 'provider lead: """').count(), 1);
        assert.equal(await lineWith(page, '- one').count(), 1);
    });
});
