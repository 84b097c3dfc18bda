import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/** What office programs put in place of the signs that people type: none of it says anything else. */
const SIGNS: Readonly<Record<string, (words: string) => string>> = {
    'curly apostrophes': words => words.replaceAll("'", '’'),
    'straight apostrophes': words => words.replaceAll('’', "'"),
    'hyphens at which no line is broken': words => words.replaceAll(/(?<=\p{L})-(?=\p{L})/gu, '\u2011'),
    'spaces at which no line is broken': words => words.replaceAll(/(?<=\p{L}) (?=\p{L})/gu, '\u00A0'),
};

const TEXTS = globSync('test/fixtures/{public-pages,judged-pages}/**/*.care').map(name => [name, readFileSync(name, 'utf8')] as const);

/** The outcomes of a text, a line each. */
function outcomesOf(text: string): readonly string[] {
    const facts = factsOf(text, 'a.care');
    return checkerOf([facts])
        .assessments(facts)
        .flatMap(({ results }) => results.map(({ requirement, outcome }) => `${requirement.id} ${outcome}`));
}

describe('the signs of an office program', () => {
    const plain = new Map(TEXTS.map(([name, text]) => [name, outcomesOf(text)]));

    for (const [signs, change] of Object.entries(SIGNS)) {
        it(`change no outcome: ${signs}`, () => {
            let changed = 0;
            for (const [name, text] of TEXTS) {
                const other = text.replaceAll(/"""[\s\S]*?"""|"[^"\n]*"/g, change);
                if (other !== text) changed++;
                assert.deepEqual(outcomesOf(other), plain.get(name), name);
            }
            assert.ok(changed > 0, 'some text has such signs');
        });
    }
});
