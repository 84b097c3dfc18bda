import assert from 'node:assert/strict';
import { render } from '../../documents/generate.ts';
import { saysNothing } from '../../documents/model/nothing.ts';
import { lineKey } from '../../documents/tree/seen-lines.ts';
import { randomNumbers } from '../robustness/mutations.ts';
import { factsOf } from '../support/read-text.ts';
import { FULL, SEED } from '../support/sampling.ts';
import { changed } from './fill-form.ts';
import { documents, linesOf, read, textOf, world } from './own-documents.ts';
import { editedParagraphs } from './paragraph-edits.ts';
import { editedCells } from './table-edits.ts';

/** The seeds of a day: `FULL=1` tries more of them. */
const SEEDS = [0, ...(FULL ? [1, 2, 3, 4, 5, 6, 7] : [])].map(each => SEED * 8 + each);

describe('cells of a Word file of Carewright’s that a program changed at random', () => {
    for (const document of documents())
        for (const seed of [20_260_301, ...SEEDS])
            it(`come back or are reported, and nothing is lost: ${document.tree.name}, seed ${seed}`, () => {
                let done: ReturnType<typeof editedCells> | undefined;
                const bytes = changed(render(document, 'docx', world), xml => {
                    done = editedCells(xml, randomNumbers(seed), 12);
                    return done.xml;
                });
                const { text, notes, account } = read(bytes);
                const said = notes.join('\n');
                const all = lineKey(`${text}\n${said}`);
                const [before, now] = [linesOf(document, textOf(document)), linesOf(document, text)];
                const times = (lines: readonly string[], words: string): number => lines.filter(line => line === words).length;
                for (const { what, fresh, gone } of done?.edits ?? []) {
                    const was = saysNothing(gone) ? '' : lineKey(gone);
                    if (fresh)
                        assert.ok(all.includes(fresh) || now.some(line => line.includes(fresh)), `${what}: ${fresh} is lost\n${said}`);
                    // What people took out is taken out, or it is said that it was not.
                    else if (was && times(before, was) && times(now, was) >= times(before, was))
                        assert.ok(lineKey(said).includes(was), `${what}: “${gone}” is still there\n${said}`);
                }
                assert.deepEqual(account?.missing, []);
                const problems = factsOf(textOf(document)).problems.length;
                assert.equal(factsOf(text).problems.length, problems);
            });
});

describe('headings, lines about policies and empty parts of a Word file of Carewright’s that a program changed at random', () => {
    for (const document of documents())
        for (const seed of [20_260_302, ...SEEDS])
            it(`come back or are reported, and nothing is lost: ${document.tree.name}, seed ${seed}`, () => {
                let done: ReturnType<typeof editedParagraphs> | undefined;
                const bytes = changed(render(document, 'docx', world), xml => {
                    done = editedParagraphs(xml, randomNumbers(seed), 8);
                    return done.xml;
                });
                const { text, notes, account } = read(bytes);
                for (const { what, fresh } of done?.edits ?? []) {
                    const inText = text.includes(fresh);
                    assert.ok(inText, `${what}: ${fresh} is lost\n${notes.join('\n')}`);
                    const isTold = notes.some(note => note.includes(fresh));
                    if (what === 'tracked row') assert.ok(isTold, `${what}: ${fresh} is not told`);
                    // In these places it is known where words belong.
                    if (what === 'sentence' || what === 'below')
                        assert.ok(!/\/\/[^\n]*$/.test(text.slice(0, text.indexOf(fresh))), `${what}: ${fresh}\n${notes.join('\n')}`);
                }
                assert.deepEqual(account?.missing, []);
                assert.equal(factsOf(text).problems.length, factsOf(textOf(document)).problems.length);
            });
});
