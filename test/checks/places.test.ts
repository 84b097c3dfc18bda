import assert from 'node:assert/strict';
import { placeInText } from '../../language/checks/support/prose.ts';
import { inService } from '../support/check-text.ts';
import { factsOf } from '../support/read-text.ts';

/** Where a word of a text is said to stand. */
function foundAt(text: string, word: string): { shown: string; exact: boolean } {
    const written = factsOf(text).texts.find(each => each.role === 'context');
    assert.ok(written);
    const start = written.text.indexOf(word);
    const { at, exact } = placeInText(written, start, start + word.length);
    return { shown: text.slice(at[0], at[1]), exact };
}

describe('the place of a word in a text', () => {
    const texts: Readonly<Record<string, string>> = {
        'on one line': '  context: "Some here."',
        'in curly quotes': '  context: “Some here.”',
        'in prose': '  context: """\n    Some here.\n  """',
        'in prose that starts on its first line': '  context: """Some here.\n    More.\n  """',
        'behind empty lines and a list': '  context: """\n\n    First.\n\n      - One\n      - Some here.\n\n    Last.\n  """',
        'behind a line of blanks': '  context: """\n    First.\n   \n    Some here.\n  """',
        'in a file from Windows': '  context: """\r\n    First.\r\n\r\n      Some here.\r\n  """',
        'in prose that repeats itself': '  context: """\n    So\n    Some\n    So some here.\n  """',
    };
    for (const [where, lines] of Object.entries(texts)) {
        it(`is found ${where}`, () => assert.deepEqual(foundAt(inService(lines), 'here'), { shown: 'here', exact: true }));
    }

    it('is the whole text where quotes were escaped', () => {
        assert.equal(foundAt(inService('  context: "A \\"word\\" here."'), 'here').exact, false);
    });
});
