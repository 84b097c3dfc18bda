import assert from 'node:assert/strict';
import { HoverRequest, type MarkupContent, type Range } from 'vscode-languageserver-protocol';
import { linePage } from '../../language/explain/explain.ts';
import { LIBRARY_TEXTS } from '../../language/library/texts.ts';
import { ALL_LINES, isLine } from '../../language/model/elements.ts';
import { hoverMarkdown } from '../../server/support/markdown.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';
import { marked } from './support/marked.ts';

const IACM = 'carewright:/library/guidance/iacm.care';
const SERVICE = `service outreach "Outreach" {
  status: draft
  follows: IACM
  team type: A03
  model: assertive-outreach
  team {
    caseload: at most 25 people per care-coordinator
  }
  policy non-attendance {
    owner: "Clinical lead"
    meets IACM-DNA-01
    "Nobody is discharged because they missed appointments."
  }
}
`;

/** The text with a mark in front of some words. */
function at(words: string, text = SERVICE): string {
    assert.ok(text.includes(words));
    return text.replace(words, `<|>${words}`);
}

describe('the hover of a line', () => {
    it('says of every line what it says, before how it is written', () => {
        for (const [, line] of ALL_LINES) {
            const page = isLine(line) ? linePage(line.words, []) : undefined;
            if (!page) continue;
            const [, about = ''] = hoverMarkdown(page).split(/\n+/);
            assert.doesNotMatch(about || '**', /^\*\*/, line.words);
        }
    });
});

describe('hover', () => {
    let editor: Editor;
    const hover = async (source: string, uri = uriOf('a.care')): Promise<{ text: string; range: Range | undefined } | undefined> => {
        const { text, positions } = marked(source);
        editor = await startEditor({
            'a.care': text,
            'terms.care': 'vocabulary roles {\n  own-role "Own role" "<script>words</script>"\n}\n',
        });
        await editor.openDocument(uri, text);
        await editor.quiet();
        const [position = { line: 0, character: 0 }] = positions;
        const found = await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
        return found ? { text: (found.contents as MarkupContent).value, range: found.range } : undefined;
    };
    afterEach(() => editor.stop());

    it('says where the names of a line are listed in an editor, and not in a command', async () => {
        assert.match((await hover(at('status: draft')))?.text ?? '', /Write one name\. `Ctrl\+Space` lists them\./);
    });

    it('explains words of the language, dates and times, and no words of people', async () => {
        const text = SERVICE.replace(
            '  team {',
            '  in force: 2026-04-01 to 2026-09-31\n  works with police\n  access {\n    hours: 09:00 to 17:00\n  }\n  team {',
        );
        const words = async (marked: string): Promise<string | undefined> => {
            const found = await hover(at(marked, text));
            await editor.stop();
            return found?.text;
        };
        assert.match((await words('service outreach')) ?? '', /^\*\*service\*\*.*A service specification/s);
        assert.match((await words('with police')) ?? '', /Another service or body/);
        assert.match((await words('meets')) ?? '', /which requirements these words answer/);
        assert.match((await words('2026-04-01')) ?? '', /1 April 2026/);
        assert.match((await words('2026-09-31')) ?? '', /no such day/);
        assert.match((await words('09:00')) ?? '', /A time of day/);
        assert.equal(await words('because they missed'), undefined);
        editor = await startEditor({});
    });

    it('names at a line only requirements that look for it, and says of one that has one name that it has', async () => {
        const caseload = await hover(at('caseload', SERVICE.replace('IACM', 'IACM, CMHF')));
        assert.match(caseload?.text ?? '', /IACM-TEAM-03/);
        assert.doesNotMatch(caseload?.text ?? '', /CMHF-CPA-01/);
        await editor.stop();
        const status = await hover(at('status'));
        assert.match(status?.text ?? '', /Write one name\./);
        assert.doesNotMatch(status?.text ?? '', /one or more/);
    });

    it('says what a requirement asks for, who asks, and how it stands here and why', async () => {
        const found = await hover(at('IACM-DNA-01'));
        assert.match(found?.text ?? '', /^\*\*IACM-DNA-01: Missed appointments/);
        assert.match(found?.text ?? '', /\*\*Here:\*\*\n\n- Outreach: (claimed|against)\. \S+/);
        assert.match(found?.text ?? '', /\*\*Who asks for it:\*\* /);
        assert.match(found?.text ?? '', /\*\*Source:\*\* /);
        assert.deepEqual(found?.range, { start: { line: 10, character: 10 }, end: { line: 10, character: 21 } });
    });

    it('says what a term means, when it is in use, what came after it and who declared it', async () => {
        const found = await hover(at('A03'));
        assert.match(found?.text ?? '', /^\*\*A03: Crisis Resolution Team/);
        assert.match(found?.text ?? '', /In use until 30 September 2021/);
        assert.match(found?.text ?? '', /Declared in the library that comes with Carewright/);
    });

    it('compares a number with what the followed guidance expects', async () => {
        const found = await hover(at('25 people'));
        assert.match(found?.text ?? '', /IACM-TEAM-03 \(Caseload limit\) expects at most 15 people\. Here: 25 people, not as expected\./);
        assert.deepEqual(found?.range, { start: { line: 6, character: 22 }, end: { line: 6, character: 31 } });
    });

    it('says what a line is for, how it is written and who looks at it', async () => {
        const found = await hover(at('caseload:'));
        assert.match(found?.text ?? '', /^\*\*caseload\*\*/);
        assert.match(found?.text ?? '', /\*\*How it is written:\*\* Write a caseload as `at most 12 people per care-coordinator`/);
        assert.match(found?.text ?? '', /IACM-TEAM-03, Caseload limit: against/);
    });

    it('lets no words of a workspace become markup', async () => {
        const found = await hover('service a {\n  team {\n    <|>own-role: 1 wte\n  }\n}\n');
        assert.match(found?.text ?? '', /\\<script>words/);
        assert.match(found?.text ?? '', /Declared in terms\.care/);
    });

    it('explains questions of a template, guidance and services', async () => {
        const review = 'review r "R" using icb-review-outcome {\n  completed: 2024-09-27\n}\n';
        assert.match(
            (await hover(at('completed', review)))?.text ?? '',
            /A question of the template .*It has to be answered\.[\s\S]*a date/,
        );
        await editor.stop();
        assert.match((await hover(at('IACM\n')))?.text ?? '', /\*\*What it asks for:\*\*\n\n- IACM-POP-01, must/);
        await editor.stop();
        assert.match((await hover(at('outreach')))?.text ?? '', /- IACM: \d+ shown · \d+ claimed · \d+ partly · \d+ against · \d+ missing/);
    });

    it('answers in documents of the library', async () => {
        const text = LIBRARY_TEXTS[IACM] ?? '';
        const found = await hover(text.replace('care-coordinator', '<|>care-coordinator'), IACM);
        assert.match(found?.text ?? '', /^\*\*care-coordinator\*\*/);
    });

    it('is silent where there is nothing to say, and in broken text', async () => {
        assert.equal(await hover('service a {\n  context: "some <|>words: here"\n'), undefined);
        await editor.stop();
        assert.equal(await hover('<|>'), undefined);
        await editor.stop();
        assert.match((await hover('service a {\r\n  team {\r\n    <|>care-coordinator: 1.0\r\n'))?.text ?? '', /care-coordinator/);
    });
});
