import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { RULES } from '../../../language/checks/catalogue.ts';
import { exampleOf } from '../../../language/checks/examples.ts';
import { factsOfSoundText, factsOfText, readDocument } from '../../../language/facts/read-document.ts';

import { addressOf } from '../../../language/model/address.ts';
import { parseCare } from '../../../language/syntax/parse.ts';
import { randomNumbers } from '../../robustness/mutations.ts';
import { randomTexts } from './random-texts.ts';

const root = new URL('../../..', import.meta.url);
const files = globSync(['examples/**/*.care', 'language/library/**/*.care', 'test/**/*.care'], { cwd: root }).sort();

/** Compares what the quick reader finds in a text with what Langium's parser finds. Returns whether it read the text. */
function compare(text: string, what: string): boolean {
    const sound = factsOfSoundText(addressOf('a.care'), text);
    if (!sound) return false;
    const parsed = parseCare(text);
    assert.deepEqual(parsed.problems, [], `${what}: read quickly, though Langium's parser finds fault with it`);
    const facts = readDocument(addressOf('a.care'), text, parsed);
    if (!isDeepStrictEqual(sound, facts)) assert.deepEqual(sound, facts, what);
    return true;
}

describe('the quick reader', () => {
    it('reads the same facts as Langium’s parser from every document of the project', () => {
        const slow = files.filter(file => !compare(readFileSync(new URL(file, root), 'utf8'), file));
        const unexpected = slow.filter(file => {
            const text = readFileSync(new URL(file, root), 'utf8');
            return parseCare(text).problems.length === 0;
        });
        assert.deepEqual(unexpected, []);
        assert.ok(files.length - slow.length > 100, `${files.length - slow.length} of ${files.length} files are read quickly`);
    });

    it('reads the same facts from the examples of every rule', () => {
        for (const rule of RULES) for (const text of [exampleOf(rule).bad, exampleOf(rule).good]) compare(text, rule.code);
    });

    it('reads the same facts from what is hardly a text, and however lines end', () => {
        const lines = 'service a "b" {\n  lead: "c" // d\n  /* e\n  f */ aims {\n    - "g"\n  }\n}\n';
        const texts = [
            '',
            ' ',
            '// only a remark',
            '\uFEFF',
            lines,
            lines.replaceAll('\n', '\r\n'),
            lines.replaceAll('\n', '\r'),
            lines.replaceAll(' ', '\u00A0'),
        ];
        for (const text of texts) assert.ok(compare(text, JSON.stringify(text)), JSON.stringify(text));
    });

    it('reads text that goes on in the next line as it reads it in one, as Langium’s parser does', () => {
        const broken = [
            '  aims {\n    -\n "Nobody is lost."\n  }',
            '  policy engagement {\n    owner:\n "Head of nursing"\n  }',
            '  accepts gap A-1 until 2027-06-30 by\n "Board" because\n "New."',
        ];
        for (const lines of broken) {
            const text = `service a {\n${lines}\n}\n`;
            const joined = text.replaceAll('\n "', '  "');
            assert.notEqual(text, joined);
            assert.ok(compare(text, text), `read quickly: ${text}`);
            const [of, inOne] = [text, joined].map(each => factsOfSoundText(addressOf('a.care'), each)?.services);
            assert.deepEqual(of, inOne, text);
        }
    });

    it('reads the same facts from texts that the grammar allows', () => {
        let quick = 0;
        for (const text of randomTexts(randomNumbers(20261122), 4000)) if (compare(text, text)) quick++;
        assert.ok(quick > 2000, `${quick} of 4000 texts are read quickly`);
    });

    it('reads the same facts from texts that break their lines at any word', () => {
        let quick = 0;
        for (const breaks of [2, 4, 12]) {
            for (const text of randomTexts(randomNumbers(20261123 + breaks), 2000, breaks)) if (compare(text, text)) quick++;
        }
        assert.ok(quick > 1000, `${quick} of 6000 texts are read quickly`);
    });

    for (const [what, text] of [
        ['a quote that is not closed', 'service a "b {\n}\n'],
        ['a brace that is missing', 'service a {\n'],
        ['a brace too many', 'service a {\n}\n}\n'],
        ['a sign without meaning', 'service a {\n  lead: §\n}\n'],
        ['a line that stops early', 'service a {\n  review by:\n}\n'],
        ['a word that opens no block', 'servce a {\n}\n'],
    ] as const) {
        it(`leaves ${what} to Langium’s parser`, () => {
            assert.equal(factsOfSoundText(addressOf('a.care'), text), undefined);
            const { problems } = factsOfText(addressOf('a.care'), text, each => parseCare(each));
            assert.ok(problems.length > 0);
        });
    }
});
