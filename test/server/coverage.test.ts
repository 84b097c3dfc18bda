import assert from 'node:assert/strict';
import { NotificationType } from 'vscode-languageserver-protocol';
import type { Matrix, Outcome, SubjectCoverage } from '../../server/protocol.ts';
import { CHECKED, type Checked, NOT_ASKED } from '../../server/protocol.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const LOCAL = `guidance LOCAL "Local" {
  section one "One" {
    must L-1 "A policy" { says: "There is one." basis: local expects policy discharge }
    must L-2 "A limit" { says: "There is one." basis: local expects caseload at most 15 }
  }
  section two "Two" {
    should L-3 "Of reviews" { says: "x" basis: local applies to reviews expects statement }
    should L-4 "Stated" { says: "x" basis: local expects statement }
  }
}
guidance OTHER "Other" extends LOCAL {
  must O-1 "A team" { says: "x" basis: local expects team type }
}
`;
const SERVICE = `service north "North" {
  follows: LOCAL
  team {
    caseload: at most 30 people
  }
  policy discharge { owner: "Head" "How it is done." }
}
service south "South <b>" {
  follows: LOCAL, OTHER
}
`;

async function coverage(editor: Editor, path: string): Promise<readonly SubjectCoverage[]> {
    return editor.connection.sendRequest('carewright/coverage', { uri: uriOf(path) });
}

async function matrix(editor: Editor, paths?: readonly string[]): Promise<Matrix> {
    return editor.connection.sendRequest('carewright/matrix', paths ? { uris: paths.map(uriOf) } : {});
}

const outcomes = (subject: SubjectCoverage | undefined): readonly (readonly [string, Outcome])[] =>
    (subject?.guidance ?? []).flatMap(({ sections }) =>
        sections.flatMap(({ requirements }) => requirements.map(({ id, outcome }) => [id, outcome] as const)),
    );

const TYPE = new NotificationType<Checked>(CHECKED);

describe('coverage', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    it('tells each service, guidance, section and requirement of a document, with places', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE });
        await editor.quiet();
        const [north, south] = await coverage(editor, 'a.care');
        assert.equal(north?.title, 'North');
        assert.deepEqual(outcomes(north), [
            ['L-1', 'claimed'],
            ['L-2', 'against'],
            ['L-4', 'missing'],
        ]);
        assert.deepEqual(
            north?.guidance[0]?.sections.map(({ title }) => title),
            ['One', 'Two'],
        );
        assert.deepEqual(north?.guidance[0]?.figures.counts, {
            shown: 0,
            claimed: 1,
            partly: 0,
            against: 1,
            missing: 1,
            'not applicable': 0,
            'gap accepted': 0,
        });
        const lines = north?.guidance[0]?.sections[0]?.requirements.map(({ range }) => range.start.line);
        assert.deepEqual(lines, [5, 3], 'the policy, and the caseload that breaks the limit');
        assert.equal(south?.guidance[0]?.name, 'OTHER', 'of a guidance and what it builds on, the one that holds both');
    });

    it('is empty for documents without services, for the library and for files that are not there', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'empty.care': '' });
        assert.deepEqual(await coverage(editor, 'local.care'), []);
        assert.deepEqual(await coverage(editor, 'empty.care'), []);
        assert.deepEqual(await coverage(editor, 'gone.care'), []);
        assert.deepEqual(await editor.connection.sendRequest('carewright/coverage', { uri: 'carewright:/library/guidance/iacm.care' }), []);
    });

    it('goes on in broken text and with CRLF', async () => {
        const broken = SERVICE.replace('caseload: at most 30 people', 'caseload: at "most').replaceAll('\n', '\r\n');
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': broken });
        await editor.quiet();
        const [north] = await coverage(editor, 'a.care');
        assert.equal(new Map(outcomes(north)).get('L-1'), 'claimed');
        assert.equal(north?.guidance[0]?.sections[0]?.requirements[0]?.range.start.line, 5);
    });

    it('of all services is a matrix, in which requirements stand below each other', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE });
        await editor.quiet();
        const { guidance, rows, isComplete } = await matrix(editor);
        assert.equal(isComplete, true);
        const local = guidance.find(({ name }) => name === 'LOCAL');
        assert.deepEqual(
            local?.requirements.map(({ id }) => id),
            ['L-1', 'L-2', 'L-3', 'L-4'],
        );
        assert.deepEqual(
            rows.map(({ name, title, outcomes: of }) => [name, title, of]),
            [
                ['north', 'North', { LOCAL: `ca${NOT_ASKED}x` }],
                ['south', 'South <b>', { OTHER: `xx${NOT_ASKED}xx` }],
            ],
        );
        assert.equal(rows[1]?.range.start.line, 7);
    });

    it('of some documents is only theirs, and nothing of those that are gone', async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE, 'b.care': 'service east "East" {\n  follows: LOCAL\n}\n' });
        await editor.quiet();
        assert.deepEqual(
            (await matrix(editor, ['b.care', 'gone.care'])).rows.map(({ name }) => name),
            ['east'],
        );
    });

    it('that has changed is told to an editor that wants to know, and to no other', async () => {
        const told: Checked[] = [];
        editor = await startEditor({ 'a.care': SERVICE }, { experimental: { carewright: { checked: true } } });
        editor.connection.onNotification(TYPE, checked => void told.push(checked));
        await editor.until(() => told.some(({ uris }) => uris.includes(uriOf('a.care'))), 'the notice');
        await editor.stop();

        const quiet: Checked[] = [];
        editor = await startEditor({ 'a.care': SERVICE });
        editor.connection.onNotification(TYPE, checked => void quiet.push(checked));
        await editor.quiet();
        await new Promise(resolve => setTimeout(resolve, 400));
        assert.deepEqual(quiet, []);
    });
});
