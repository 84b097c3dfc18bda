import assert from 'node:assert/strict';
import {
    type CodeAction,
    CodeActionRequest,
    type CodeLens,
    CodeLensRequest,
    CodeLensResolveRequest,
    FileChangeType,
    HoverRequest,
    type MarkupContent,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { addressOf } from '../../language/model/address.ts';
import type { ActionPlan } from '../../server/protocol.ts';
import { loadText } from '../../server/workspace/server-workspace.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';
import { marked } from './support/marked.ts';

const GUIDANCE = `guidance LOCAL "Local" {
  must L-1 "A policy" { says: "There is one." basis: local applies to services, reviews expects policy discharge }
  must L-2 "A limit" { says: "There is one." basis: local applies to services, reviews expects caseload at most 15 people }
}
template form "Form" for LOCAL {
  section one "One" {
    ask icb "Board": prose, required
    for each requirement {
      ask policy "Is it written down?": one of in-place "In place", partly "Partly", not-in-place "No"; required
      ask practice "Is it done?": one of in-place "In place", partly "Partly", not-in-place "No"; required
    }
  }
  section plan "Plan" {
    actions
  }
}
`;
const SERVICE = `service outreach "Outreach" {
  follows: LOCAL
  policy discharge { owner: "Head" "How it is done." }
}
`;
const REVIEW = `review north "North" using form {
  covers: outreach
  icb: "North ICB"
  finding L-1 {
    policy:   in-place
    practice: partly
  }
  finding L-2 {
    policy:   in-place
    practice: partly
    action limit "Agree a limit" {
      horizon: short-term
      owner:   "Head of care"
      due:     2026-10-01
      state:   in-progress
    }
    action later "Look again" {
      horizon: longer-term
      owner:   "[post title]"
      due:     2027-10-01
      state:   done
    }
  }
}
`;
const LOOKED_AT = REVIEW.replace('    practice: partly\n  }', '    practice: partly\n    looked at: outreach "000000000000"\n  }');
const FILES = { 'local.care': GUIDANCE, 'outreach.care': SERVICE, 'review.care': REVIEW };

describe('a review in the editor', () => {
    let editor: Editor;
    const uri = uriOf('review.care');
    const service = uriOf('outreach.care');
    const start = async (files: Readonly<Record<string, string>> = FILES): Promise<void> => {
        editor = await startEditor(files);
        await editor.openDocument(uri);
        await editor.quiet();
    };
    const codes = (): readonly unknown[] => (editor.published.get(uri) ?? []).map(({ code }) => code);
    const fixesAt = async (line: number): Promise<readonly CodeAction[]> => {
        const range = { start: { line, character: 3 }, end: { line, character: 3 } };
        const context = { diagnostics: [] };
        return (await editor.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context })) as CodeAction[];
    };
    const applied = (text: string, action: CodeAction | undefined): string => {
        const edits = action?.edit?.changes?.[uri];
        assert.ok(edits, `${action?.title}: no edits`);
        return TextDocument.applyEdits(TextDocument.create(uri, 'carewright', 0, text), [...edits]);
    };
    const titled = (actions: readonly CodeAction[], title: RegExp): CodeAction | undefined => actions.find(each => title.test(each.title));
    afterEach(() => editor.stop());

    it('is told what it claims and a closed specification does not show', async () => {
        await start();
        const found = editor.published.get(uri)?.filter(({ code }) => code === 'CARE-731') ?? [];
        assert.deepEqual(
            found.map(({ range, relatedInformation }) => [range.start.line, relatedInformation?.[0]?.location.uri]),
            [[8, service]],
        );
    });

    it('has a finding that is suspect once its specification says something else, until somebody confirms it', async () => {
        await start();
        const remembering = applied(REVIEW, titled(await fixesAt(0), /^Record what all findings/));
        await editor.type(uri, remembering);
        await editor.quiet();
        assert.ok(!codes().includes('CARE-732'), String(codes()));

        await editor.openDocument(service);
        await editor.type(service, SERVICE.replace('How it is done.', 'How it is done now.'));
        await editor.quiet();
        const suspect = editor.published.get(uri)?.find(({ code }) => code === 'CARE-732');
        assert.match(String(suspect?.message), /the finding on L-1 was written/);

        const confirmed = applied(remembering, titled(await fixesAt(0), /^Confirm the suspect finding of this review$/));
        await editor.type(uri, confirmed);
        await editor.quiet();
        assert.ok(!codes().includes('CARE-732'), String(codes()));
    });

    it('follows a specification that changes on the disk', async () => {
        await start();
        await editor.fileChanged(
            service,
            FileChangeType.Changed,
            SERVICE.replace('\n  policy', '\n  team { caseload: at most 12 people }\n  policy'),
        );
        await editor.quiet();
        assert.ok(!codes().includes('CARE-731'), String(codes()));
        await editor.fileChanged(service, FileChangeType.Deleted);
        await editor.quiet();
        assert.ok(codes().includes('CARE-101'), String(codes()));
    });

    it('is told above it how far it has come, with the places that are open, and above findings what specifications say', async () => {
        const lenses = async (): Promise<readonly CodeLens[]> => {
            const found = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
            return Promise.all(found.map(lens => (lens.data ? editor.connection.sendRequest(CodeLensResolveRequest.type, lens) : lens)));
        };
        const told = (all: readonly CodeLens[]): readonly string[] =>
            all.map(({ range, command }) => `${range.start.line} ${command?.title} > ${command?.arguments?.[2]?.length}`);
        await start({
            ...FILES,
            'review.care': LOOKED_AT.replace('icb: "North ICB"', 'icb: "[Board]"').replace('practice: partly', 'practice: "[Is it done?]"'),
        });
        const all = await lenses();
        // What can be done comes before figures, which may be cut at the right edge.
        assert.deepEqual(told(all), [
            '0 3 of 5 questions answered > 2',
            '0 1 suspect finding > 1',
            '3 outreach: claimed > 1',
            '8 outreach: missing > 1',
            '0 LOCAL 2 of 2 themes answered · 2 not rated · policy in place in 2 · practice partly in 1 > undefined',
        ]);
        assert.deepEqual(all[2]?.command?.arguments?.[2], [
            { uri: service, range: { start: { line: 2, character: 9 }, end: { line: 2, character: 18 } } },
        ]);
        await editor.type(uri, LOOKED_AT.replace(/ +looked at.*\n/, ''));
        assert.deepEqual(told((await lenses()).slice(0, 2)), ['0 5 of 5 questions answered > 0', '3 outreach: claimed > 1']);
    });

    it('cites the file from the folder of the workspace, and the line, as the command does', async () => {
        const empty = 'review north "North" using form {\n  covers: outreach\n}\n';
        await start({
            'local.care': GUIDANCE.replace('ask practice', 'ask evidence "How?": prose, required\n      ask practice'),
            'teams/outreach.care': SERVICE,
            'review.care': empty,
        });
        const written = applied(empty, titled(await fixesAt(0), /^Write the whole review/));
        assert.match(written, /- The specification of Outreach says how \(teams\/outreach\.care, line 3\)\./);
    });

    for (const asked of ['"[Is it done?]"', '[Is it done?]'])
        it(`takes an answer from the choices of its form, at the placeholder that is reported: ${asked}`, async () => {
            const open = REVIEW.replace('practice: partly', `practice: ${asked}`);
            await start({ ...FILES, 'review.care': open });
            const diagnostics = (editor.published.get(uri) ?? []).filter(({ code }) => code === 'CARE-503').slice(0, 1);
            const [{ range } = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }] = diagnostics;
            const found = (await editor.connection.sendRequest(CodeActionRequest.type, {
                textDocument: { uri },
                range,
                context: { diagnostics },
            })) as CodeAction[];
            const fix = titled(found, /^Answer practice with not-in-place/);
            assert.equal(fix?.diagnostics?.[0]?.code, 'CARE-503');
            assert.match(applied(open, fix), /practice: not-in-place/);
            // Nothing that says less is offered for the same.
            assert.deepEqual(
                found.filter(({ title }) => /^(?:Answer|Write) /.test(title)).map(({ title }) => title.replace(/,.*/, '')),
                ['in-place', 'partly', 'not-in-place'].map(choice => `Answer practice with ${choice}`),
            );
        });

    it('that is empty is written whole from its template, with what the specifications say', async () => {
        const empty = 'review north "North" using form {\n  covers: outreach\n}\n';
        await start({ ...FILES, 'review.care': empty });
        for (const line of [0, 1]) {
            const written = applied(empty, titled(await fixesAt(line), /^Write the whole review/));
            const { facts } = loadText(addressOf(uri), written);
            assert.deepEqual(facts.problems, []);
            assert.deepEqual(
                facts.reviews[0]?.elements.filter(({ kind }) => kind === 'finding').map(({ term }) => term),
                ['L-1', 'L-2'],
            );
            assert.match(written, /finding L-1 \{\n {4}policy: +in-place/);
            assert.match(written, /finding L-2 \{\n {4}policy: +\[Is it written down/);
            assert.match(written, /looked at: outreach "[0-9a-f]{12}"/);
        }
    });

    it('is brought up to date without a letter of it changed, and then there is nothing to add', async () => {
        const old = REVIEW.slice(0, REVIEW.indexOf('  finding L-2')).concat('}\n').replace('  icb: "North ICB"\n', '');
        await start({ ...FILES, 'review.care': old });
        const fix = titled(await fixesAt(0), /^Bring this review up to date/);
        assert.ok(fix?.edit?.changes?.[uri]?.every(({ range }) => JSON.stringify(range.start) === JSON.stringify(range.end)));
        const after = applied(old, fix);
        assert.match(after, /icb: +"\[/);
        assert.match(after, /finding L-2/);
        await editor.type(uri, after);
        assert.equal(titled(await fixesAt(0), /^Bring this review up to date|^Write the whole/), undefined);
    });

    it('offers nothing for the whole of it inside its findings, where it can’t be read, or where its template is not known', async () => {
        await start();
        const whole = /^(Write the whole|Bring this|Record what all)/;
        assert.equal(titled(await fixesAt(13), whole), undefined);
        for (const text of [REVIEW.replace('{\n', '{ "\n'), 'review', 'review x "X" using {', 'review x "X" using none {\n}', '']) {
            await editor.type(uri, text);
            assert.equal(titled(await fixesAt(0), /^(Write the whole|Bring this)/), undefined, text);
        }
    });

    it('with CRLF is written as well', async () => {
        const empty = 'review north "North" using form {\r\n  covers: outreach\r\n}\r\n';
        await start({ ...FILES, 'review.care': empty });
        const { facts } = loadText(addressOf(uri), applied(empty, titled(await fixesAt(0), /^Write the whole review/)));
        assert.deepEqual(facts.problems, []);
    });
});

describe('hover in a review', () => {
    let editor: Editor;
    const hover = async (words: string, text = LOOKED_AT, more: Readonly<Record<string, string>> = {}): Promise<string | undefined> => {
        assert.ok(text.includes(words), words);
        const { text: plain, positions } = marked(text.replace(words, `<|>${words}`));
        editor = await startEditor({ ...FILES, ...more, 'review.care': plain });
        const uri = uriOf('review.care');
        await editor.openDocument(uri);
        await editor.quiet();
        const [position = { line: 0, character: 0 }] = positions;
        const found = await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
        return (found?.contents as MarkupContent | undefined)?.value;
    };
    afterEach(() => editor.stop());

    for (const [what, words, expected] of [
        [
            'a finding stands beside what the specifications say',
            'finding L-2',
            /Finding on L-2: A limit.*Outreach: missing.*A specification may leave out what is there/s,
        ],
        ['its name is the requirement', 'L-2 {', /L-2: A limit/],
        ['what it looked at says whether that has changed', 'looked at', /Outreach: changed since it was reviewed/],
        ['so does a fingerprint', '000000000000', /Outreach: changed since it was reviewed/],
        [
            'an action is told at a glance',
            'action limit',
            /Agree a limit.*Head of care.*1 October 2026\. That day is past.*In progress.*L-2/s,
        ],
        ['also on its name', 'later "', /Look again/],
    ] as const) {
        it(what, async () => assert.match((await hover(words)) ?? '', expected));
    }

    it('what it covers is shown side by side, with the gaps that several share and what is lacking', async () => {
        const two = LOOKED_AT.replace('covers: outreach', 'covers: outreach, coast').replace(
            'state:   in-progress',
            'state:   in-progress\n      resource gap: £1.2m recurrent, 14 wte',
        );
        const coast = SERVICE.replace('outreach', 'coast').replace('Outreach', 'Coast');
        const text = (await hover('covers', two, { 'coast.care': coast })) ?? '';
        assert.match(
            text,
            /Outreach: 0 shown · 1 claimed .*Coast: 0 shown · 1 claimed.*L-2, A limit: open in 2 of 2.*Money each year: £1,200,000.*Whole-time equivalents: 14/s,
        );
    });

    it('goes on in broken text, and where a service is not known', async () => {
        assert.match(
            (await hover('finding L-2', LOOKED_AT.replace('covers: outreach', 'covers: none "').replaceAll('\n', '\r\n'))) ?? '',
            /L-2/,
        );
    });
});

describe('the actions of all reviews', () => {
    let editor: Editor;
    const plan = (): Promise<ActionPlan> => editor.connection.sendRequest('carewright/actions', {});
    afterEach(() => editor.stop());

    it('come by their day, with owner, state and place, and say which are late', async () => {
        const south = REVIEW.replace('north "North"', 'south "South"').replace('2026-10-01', '2026-12-24');
        editor = await startEditor({ ...FILES, 'south.care': south.replaceAll('\n', '\r\n') });
        await editor.quiet();
        const { actions, isComplete } = await plan();
        assert.equal(isComplete, true);
        assert.deepEqual(
            actions.map(({ review, due, isOverdue, isOver }) => [review.title, due, isOverdue, isOver]),
            [
                ['North', '2026-10-01', true, false],
                ['South', '2026-12-24', false, false],
                ['North', '2027-10-01', false, true],
                ['South', '2027-10-01', false, true],
            ],
        );
        const [first, second, third] = actions;
        assert.deepEqual(
            [first?.title, first?.owner, first?.state, first?.horizon, first?.closes],
            ['Agree a limit', 'Head of care', 'In progress', 'Short-term', ['L-2']],
        );
        assert.equal(third?.owner, undefined, 'a placeholder is no owner');
        assert.deepEqual([first?.range.start.line, second?.range.start.line], [10, 10]);
        assert.equal(first?.uri, uriOf('review.care'));
    });

    it('follow what is typed, what changes on the disk, and what is deleted', async () => {
        editor = await startEditor(FILES);
        await editor.quiet();
        const uri = uriOf('review.care');
        const titles = async (): Promise<readonly string[]> => (await plan()).actions.map(({ title }) => title);
        assert.deepEqual(await titles(), ['Agree a limit', 'Look again']);
        await editor.openDocument(uri);
        await editor.type(uri, REVIEW.replace('Agree a limit', 'Agree two limits'));
        assert.deepEqual(await titles(), ['Agree two limits', 'Look again']);
        await editor.close(uri);
        await editor.quiet();
        assert.deepEqual(await titles(), ['Agree a limit', 'Look again']);
        await editor.fileChanged(uri, FileChangeType.Changed, REVIEW.replace('Look again', 'Look twice'));
        await editor.quiet();
        assert.deepEqual(await titles(), ['Agree a limit', 'Look twice']);
        await editor.fileChanged(uri, FileChangeType.Deleted);
        await editor.quiet();
        assert.deepEqual(await titles(), []);
    });

    it('are none where there are no reviews, and go on in broken text', async () => {
        editor = await startEditor({ 'empty.care': '', 'half.care': `${REVIEW.slice(0, REVIEW.indexOf('    action later'))}` });
        await editor.quiet();
        assert.deepEqual(
            (await plan()).actions.map(({ name }) => name),
            ['limit'],
        );
    });
});
