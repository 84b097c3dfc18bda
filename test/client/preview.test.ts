import assert from 'node:assert/strict';
import { documentOrder, listNames } from '../../client/commands/command-arguments.ts';
import { firstLineOf, lineAt, previewPage, seenBlock } from '../../client/preview/preview-page.ts';

import { newNonce } from '../../client/support/page.ts';
import { fromBase64, toBase64 } from '../../language/model/text.ts';

describe('the page of the preview', () => {
    it('lets nothing run but its own script, and loads nothing else', () => {
        const nonce = newNonce();
        const page = previewPage({ nonce, script: 'https://w/preview.js', style: 'https://w/preview.css', source: 'https://w' });
        const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
        assert.equal(policy, `default-src 'none'; style-src https://w; script-src 'nonce-${nonce}'`);
        assert.doesNotMatch(page, /unsafe|\son\w+=|<style|javascript:/i);
        assert.equal([...page.matchAll(/<script/g)].length, 1);
    });

    it('shows the block of the line, or of the last one before it, and the beginning of the page for that of the text', () => {
        const places = [
            { line: 2, block: 5 },
            { line: 4, block: 3 },
            { line: 5, block: 3 },
        ];
        assert.deepEqual(
            [0, 1, 2, 3, 4, 9].map(line => seenBlock(places, line)),
            [undefined, undefined, 5, 5, 3, 3],
        );
        assert.equal(seenBlock([{ line: 0, block: 4 }], 0), undefined);
        assert.deepEqual([firstLineOf(places, 3), firstLineOf(places, 9)], [4, undefined]);
    });

    it('shows the block that begins below an empty line, and not the end of the page, where the line above could not be read', () => {
        const places = [
            { line: 3, block: 2 },
            { line: 10, block: 90 },
            { line: 13, block: 4 },
        ];
        assert.deepEqual(
            [9, 10, 11, 12, 13].map(line => seenBlock(places, line)),
            [90, 90, 90, 4, 4],
        );
    });

    it('leads the text to the line of a block, as far down as it was scrolled; a block without lines to the one before', () => {
        const places = [
            { line: 2, block: 1 },
            { line: 4, block: 3 },
            { line: 5, block: 3 },
            { line: 9, block: 3 },
            { line: 20, block: 6 },
        ];
        assert.deepEqual(
            [0, 0.4, 0.7, 1, 7].map(passed => lineAt(places, 3, passed)),
            [4, 5, 9, 9, 9],
        );
        assert.deepEqual(
            [0, 1, 2, 5, 6, 8].map(block => lineAt(places, block, 0)),
            [0, 2, 2, 9, 20, 20],
        );
        assert.equal(lineAt([], 4, 0.5), 0);
        for (const { line, block } of places.slice(0, 2)) assert.equal(seenBlock(places, lineAt(places, block, 0)), block, `${line}`);
    });
});

describe('an order for a document', () => {
    it('takes texts only: what menus and others give is no order', () => {
        assert.deepEqual(documentOrder({ kind: 'review', format: 3, layout: null, folder: 'file:///x' }), {
            kind: 'review',
            format: undefined,
            layout: undefined,
            folder: 'file:///x',
        });
        for (const given of [undefined, null, 'review', 7]) assert.deepEqual(documentOrder(given), {});
    });

    it('brings bytes as they were, however many', () => {
        const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
        assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
        assert.deepEqual(fromBase64(toBase64(new Uint8Array())), new Uint8Array());
    });

    it('names a few files, and counts the rest', () => {
        assert.equal(listNames(['a', 'b']), 'a, b');
        assert.equal(listNames(['a', 'b', 'c', 'd'], 2), 'a, b and 2 more');
    });
});
