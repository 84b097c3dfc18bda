import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { generated, OLDER } from './generated.ts';
import { outlineOf } from './outline.ts';
import { fixture, worldOf } from './world.ts';

const GOLDEN = new URL('golden/', import.meta.url);

/** `UPDATE_GOLDEN=1` writes the trees anew; read the difference before you commit it. */
function compare(name: string, outline: string): void {
    const file = new URL(`${name}.txt`, GOLDEN);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, outline);
    assert.ok(existsSync(file), `${name}.txt is missing`);
    assert.equal(outline, readFileSync(file, 'utf8'));
}

describe('trees of documents', () => {
    const world = worldOf({ 'small.care': fixture('small.care'), 'review.care': fixture('small-review.care') });
    const selection = { services: ['small'], reviews: ['small-2026'], guidance: ['SMALL'], template: 'small-form' };

    for (const kind of DOCUMENT_KINDS) {
        it(`${kind} is as it was`, () => compare(kind, outlineOf(generated(kind, world, selection).tree)));
    }

    it('specification in the older layout is as it was', () =>
        compare('specification-older', outlineOf(generated('specification', world, { ...selection, layout: OLDER }).tree)));
});
