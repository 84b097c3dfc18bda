import assert from 'node:assert/strict';
import { formatOnType } from '../../../language/format/format-text.ts';
import { applyEdits } from '../../../language/model/findings.ts';

/** A text after something was typed; `|` is the cursor behind it. */
function typing(marked: string, typed: string): string {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    return applyEdits(text, formatOnType(text, offset, typed));
}

describe('formatting while somebody types', () => {
    it('indents a new line in a block that is not closed yet', () => {
        assert.equal(typing('service a {\n  team {\n|', '\n'), 'service a {\n  team {\n    ');
        assert.equal(typing('service a {\n  team {\n|\n  offers {\n  }\n}\n', '\n'), 'service a {\n  team {\n    \n  offers {\n  }\n}\n');
    });

    it('goes by how the block itself stands, and leaves other lines', () => {
        assert.equal(typing('service a {\n      team {\n x\n|', '\n'), 'service a {\n      team {\n x\n        ');
    });

    it('indents a line that goes on with a list, once', () => {
        assert.equal(typing('service a {\n  follows: A,\n|\n}', '\n'), 'service a {\n  follows: A,\n    \n}');
        assert.equal(typing('service a {\n  follows: A,\n    B,\n|\n}', '\n'), 'service a {\n  follows: A,\n    B,\n    \n}');
    });

    it('ends a list where Enter comes after a dash that is alone', () => {
        assert.equal(
            typing('service a {\n  aims {\n    - "x"\n    - \n    |\n  }\n}\n', '\n'),
            'service a {\n  aims {\n    - "x"\n    \n  }\n}\n',
        );
        assert.equal(typing('service a {\n  aims {\n    -\n|\n  }\n}\n', '\n'), 'service a {\n  aims {\n    \n  }\n}\n');
        const prose = 'service a {\n  context: """\n    - \n    |\n  """\n}\n';
        assert.equal(typing(prose, '\n'), prose.replace('|', ''));
        const next = 'service a {\n  aims {\n    - \n    |"x"\n  }\n}\n';
        assert.equal(typing(next, '\n'), next.replace('|', ''));
    });

    it('ends the line where Enter comes at the end of a text, before its quotation mark', () => {
        const ended = 'service a {\n  provider: "Dale Trust"\n  \n}\n';
        assert.equal(typing('service a {\n  provider: "Dale Trust\n  |"\n}\n', '\n'), ended);
        assert.equal(
            typing(ended.replace('Trust"\n  \n', 'Trust \r\n|"\r\n'), '\r\n'),
            'service a {\n  provider: "Dale Trust" \r\n\r\n}\n',
        );
        assert.equal(typing('service a {\n  context: “We say "come".\n|”\n}\n', '\n'), 'service a {\n  context: “We say "come".”\n\n}\n');
        for (const left of ['  context: "Whole."\n  |"\n', '  context: """\n    Words\n    |"\n', '  context: "One\n\n  |"\n'])
            assert.equal(typing(`service a {\n${left}}\n`, '\n'), `service a {\n${left.replace('|', '')}}\n`);
    });

    it('puts a closing brace under the line that opened its block', () => {
        assert.equal(typing('service a {\n  team {\n    gp\n    }|\n', '}'), 'service a {\n  team {\n    gp\n  }\n');
        assert.equal(typing('service a {\n  team {\n    gp\n  }\n  }|\n', '}'), 'service a {\n  team {\n    gp\n  }\n}\n');
    });

    it('moves a brace down that stood behind the cursor', () => {
        assert.equal(typing('service a {\n  team {\n    |}\n}\n', '\n'), 'service a {\n  team {\n  }\n}\n');
    });

    it('leaves prose, comments, other signs and braces within a line alone', () => {
        const prose = 'service a {\n  context: """\n       Text\n|\n  """\n}\n';
        assert.equal(typing(prose, '\n'), prose.replace('|', ''));
        const remark = '/* a\n| b */\n';
        assert.equal(typing(remark, '\n'), remark.replace('|', ''));
        assert.deepEqual(formatOnType('      x', 7, 'x'), []);
        assert.deepEqual(formatOnType('service a {\n      gp }', 22, '}'), []);
    });

    it('takes tabs and the line ends of Windows as they come', () => {
        assert.equal(typing('service a {\r\n|\r\n}\r\n', '\r\n'), 'service a {\r\n  \r\n}\r\n');
        assert.equal(typing('\tservice a {\n|', '\n'), '\tservice a {\n\t  ');
    });
});
