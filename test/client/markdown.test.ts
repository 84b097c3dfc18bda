import assert from 'node:assert/strict';
import { asMarkdown } from '../../client/support/page.ts';

describe('text in Markdown', () => {
    it('stays text, whatever it holds', () => {
        for (const hostile of ['![x](http://evil/p.png)', '[a](command:x)', '<img src=x>', '$(sync~spin)', '**b**', '`c`', '# h', 'a | b'])
            assert.doesNotMatch(asMarkdown(hostile), /(^|[^\\])[[\]()<>*`#|$]/, hostile);
    });

    it('keeps its words and spaces, on one line', () => {
        assert.equal(asMarkdown('two  words\n here'), 'two  words here');
    });
});
