import assert from 'node:assert/strict';
import { markdownOfHtml } from '../../../documents/import/pasted-html.ts';
import { pasteOf } from '../../../language/fixes/paste.ts';
import { applyEdits } from '../../../language/model/findings.ts';
import { parseCare } from '../../../language/syntax/parse.ts';

/** The text after a paste over what is between `<|` and `|>`; nothing where it is pasted as it is. */
function pasted(marked: string, words: string, html?: string): string | undefined {
    const start = marked.indexOf('<|');
    const end = marked.indexOf('|>') - 2;
    const text = marked.replace('<|', '').replace('|>', '');
    const paste = pasteOf(text, [start, end], words, html && markdownOfHtml(html));
    if (!paste) return undefined;
    const edits = [...paste.around, { at: [start, end] as const, text: paste.text }].toSorted(
        (a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1],
    );
    const made = applyEdits(text, edits);
    assert.deepEqual(parseCare(made).problems, [], made);
    return made;
}

const inService = (lines: string): string => `service s "S" {\n${lines}\n}\n`;
const BULLETS = 'We help:\r\n•\tpeople with psycho\u00ADsis\r\n•\tpeople who don’t\u00A0come\r\nNothing else.\r\n';

describe('pasting', () => {
    it('several lines into a text of one line makes it one of several', () => {
        assert.equal(
            pasted(inService('  context: "<||>"'), BULLETS),
            inService(
                '  context: """\n    We help:\n\n    - people with psychosis\n    - people who don’t come\n\n    Nothing else.\n  """',
            ),
        );
    });

    it('keeps the words before and after the cursor', () => {
        assert.equal(
            pasted(inService('  context: "First. <|[old]|> Last."  meets X-1'), 'One.\n\nTwo.'),
            inService('  context: """\n    First. One.\n\n    Two. Last.\n  """  meets X-1'),
        );
    });

    it('behind a colon puts it in quotation marks', () => {
        assert.equal(pasted(inService('  context: <||>'), 'We help people.'), inService('  context: "We help people."'));
        assert.equal(pasted(inService('  context:<||>'), 'Say “yes”.'), inService('  context: "Say ‘yes’."'));
        assert.equal(pasted(inService('  context: <||>'), 'One.\nTwo.'), inService('  context: """\n    One.\n    Two.\n  """'));
    });

    it('takes a sentence that begins and ends with a quoted word for words, and not for a text of the language', () => {
        for (const words of ['"Open door" is our word for "home"', '“Open door” is our word for “home”'])
            assert.equal(pasted(inService('  context: <||>'), words), inService('  context: "‘Open door’ is our word for ‘home’"'));
        assert.equal(pasted(inService('  includes: <||>'), '"one", "two"'), undefined);
    });

    it('into prose goes on at its margin, without marks that would end it', () => {
        assert.equal(
            pasted(inService('  context: """\n    Before.\n    <||>\n  """'), 'He said """ so.\n•\tone\n•\ttwo'),
            inService('  context: """\n    Before.\n    He said  so.\n\n    - one\n    - two\n  """'),
        );
    });

    it('into a list of sentences makes one of each line', () => {
        assert.equal(
            pasted(inService('  aims {\n    - <||>\n  }'), '•\tLive well\n•\tBe "safe"'),
            inService('  aims {\n    - "Live well"\n    - "Be ‘safe’"\n  }'),
        );
        assert.equal(
            pasted(inService('  aims {\n    <||>\n  }'), 'Live well\nBe safe'),
            inService('  aims {\n    - "Live well"\n    - "Be safe"\n  }'),
        );
    });

    it('into the marks of an item of a list makes an item of each line', () => {
        const right = inService('  aims {\n    - "People get help early"\n    - "Families are heard"\n    - "Last"\n  }');
        assert.equal(
            pasted(inService('  aims {\n    - "<||>"\n    - "Last"\n  }'), '•\tPeople get help early\r\n•\tFamilies are heard\r\n'),
            right,
        );
    });

    it('sentences into a block that takes none without a label are what they say there', () => {
        const two = 'Adults with psychosis.\nPeople who find it hard to engage.';
        const prose = (indent: string) =>
            `"""\n${indent}  Adults with psychosis.\n${indent}  People who find it hard to engage.\n${indent}"""`;
        assert.equal(
            pasted(inService('  population {\n    <||>\n  }'), two),
            inService(`  population {\n    includes: ${prose('    ')}\n  }`),
        );
        assert.equal(pasted(inService('  <||>'), two), inService(`  context: ${prose('  ')}`));
        assert.equal(pasted(inService('  population {\n    <||>\n  }'), 'psychosis'), undefined);
    });

    it('lists in lists of Word keep their level, and three marks around words become two', () => {
        assert.equal(
            pasted(inService('  context: "<||>"'), '•\tFirst\no\tSecond\nHe wrote """ok""" there.'),
            inService('  context: """\n    - First\n      - Second\n\n    He wrote “ok” there.\n  """'),
        );
    });

    it('into an action is its text, and into a finding, which takes none, it is left as it is', () => {
        const inReview = (lines: string): string => `review r "R" using t {\n${lines}\n}\n`;
        assert.equal(
            pasted(inReview('  action a "A" {\n    <||>\n  }'), 'We help people.'),
            inReview('  action a "A" {\n    "We help people."\n  }'),
        );
        assert.equal(pasted(inReview('  finding X-1 {\n    <||>\n  }'), 'We help people.'), undefined);
    });

    it('into a policy is its text', () => {
        assert.equal(
            pasted(inService('  policy discharge {\n    <||>\n  }'), BULLETS),
            inService(
                '  policy discharge {\n    """\n      We help:\n\n      - people with psychosis\n      - people who don’t come\n\n      Nothing else.\n    """\n  }',
            ),
        );
    });

    it('into a list of entries is an entry a line, and a table is a note', () => {
        assert.equal(
            pasted(inService('  offers {\n    <||>\n  }'), '• Walking group\n• Help with money'),
            inService('  offers {\n    "Walking group"\n    "Help with money"\n  }'),
        );
        assert.equal(
            pasted(inService('  team {\n    - <||>\n  }'), 'Two duty workers on weekdays\nA peer worker'),
            inService('  team {\n    - "Two duty workers on weekdays"\n    - "A peer worker"\n  }'),
        );
        const html = '<table><tr><th>What</th><th>How often</th></tr><tr><td>A walking group in the park</td><td>Weekly</td></tr></table>';
        assert.equal(
            pasted(inService('  offers {\n    <||>\n  }'), 'What\tHow often', html),
            inService(
                '  offers {\n    note: """\n      | What | How often |\n      | - | - |\n      | A walking group in the park | Weekly |\n    """\n  }',
            ),
        );
    });

    it('one line into a text cleans what nobody sees, and the marks that would end it', () => {
        assert.equal(
            pasted(inService('  context: "<||>"'), 'Long-\u00ADterm\u00A0“care” for "all"\n'),
            inService('  context: "Long-term care’ for all"').replace('care’ for all', '‘care’ for ‘all’'),
        );
    });

    it('leaves code, names, comments and plain words as they are', () => {
        for (const [text, words] of [
            [inService('  <||>'), 'status: draft\nfollows: IACM'],
            [inService('  <||>'), 'policy discharge {\n  owner: "x"\n}'],
            ['<||>', 'service s "S" {\n  status: draft\n}'],
            [inService('  // <||>'), 'one\ntwo'],
            [inService('  status: <||>'), 'draft'],
            [inService('  context: "<||>"'), 'plain words'],
            [inService('  context: <||>'), '"quoted"'],
            [inService('  offers {\n    <||>\n  }'), 'one\ntwo'],
        ] as const)
            assert.equal(pasted(text, words), undefined, words);
    });

    it('a table of a web page is a table of Markdown', () => {
        const html =
            '<html><body><!--StartFragment--><table><tr><th>Measure</th><th>How often</th></tr><tr><td>DIALOG</td><td>6&nbsp;months</td></tr></table><!--EndFragment--></body></html>';
        assert.equal(
            pasted(inService('  context: "<||>"'), 'Measure\tHow often\nDIALOG\t6 months', html),
            inService('  context: """\n    | Measure | How often |\n    | - | - |\n    | DIALOG | 6 months |\n  """'),
        );
    });

    it('lists of Word, in lists, and numbered ones, keep their levels; pictures and scripts go', () => {
        const item = (level: number, mark: string, words: string): string =>
            `<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;
        const html = `<p class=MsoNormal>We <b>help</b>:</p>\n${item(1, '·', 'people')}\n${item(2, 'o', 'young [age]')}\n${item(1, '·', 'families')}<p><img src="data:x"><script>x()</script><a href="javascript:x()">see</a></p>${item(1, '1.', 'ring')}`;
        assert.equal(markdownOfHtml(html), 'We **help**:\n\n- people\n  - young [age]\n- families\n\nsee\n\n1. ring');
        assert.equal(markdownOfHtml('<p>Just <i>words</i></p>'), undefined);
        assert.equal(markdownOfHtml('<b style="font-weight:normal"><ul><li>one</li></ul></b>'), '- one');
    });
});
