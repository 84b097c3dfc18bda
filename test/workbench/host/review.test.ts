import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, listDiagnostics, waitForDiagnostics } from '../support/vscode/diagnostics.ts';
import { closeEditors, deleteFile, fileAt, readFile, writeFile } from '../support/vscode/editor.ts';
import { applyFix, fixesAt } from '../support/vscode/features.ts';

/** The review of the example, out of the way meanwhile. */
const OLD = 'exampleshire/review-2024.care';
const FILE = 'exampleshire/review-of-the-test.care';
const SERVICES = 'city-outreach, coast-fact, north-core-community, crisis-home-treatment, early-intervention, community-rehabilitation';

/** What only people know, by the question that it answers: all that is typed on the way. */
const TYPED: Readonly<Record<string, string>> = {
    'accountable-lead': 'Director of Mental Health Commissioning',
    cycle: '2026/27',
    deadline: '2026-09-30',
    completed: '2026-09-25',
    stakeholders: 'The trust, the county council, and Lanternfield, a charity.',
    involved: 'Nineteen people with lived experience and eleven carers, in six workshops.',
    sources: 'Policies, specifications, an audit of 84 case notes.',
    cohort: '160 people',
    policies: 'Team manager',
    priorities: 'The coast first.',
    'sent-to-region': '2026-09-29',
    board: '2026-11-19',
    'board-paper': 'Item 9, paper 26/112',
    'next-update': '2027-05-20',
    title: 'Change the missed appointments policy, with families and carers',
    owner: 'Medical Director',
    evidence: 'Audit of 84 case notes.',
    gap: 'Half of the records say nothing about it.',
};

/** Findings where practice falls short and the specifications do not: their gap comes along with the answer. */
const BEGUN = ['IACM-DNA-01', 'IACM-FAM-01', 'IACM-TEAM-02'];

/** Findings where the specifications fall short: practice does too, as the people of the test found it. */
const WITH_GAP = [
    ...['IACM-DNA-02', 'IACM-CON-01', 'IACM-TEAM-05', 'IACM-CARE-02', 'IACM-CARE-04', 'IACM-CARE-07'],
    ...['IACM-DIS-01', 'IACM-DIS-03', 'IACM-DIS-04', 'IACM-PART-01', 'IACM-DATA-01'],
];

/** The findings where a specification is silent: silence is not absence, so people say themselves what is written down. */
const SILENT = ['IACM-CON-01', 'IACM-DIS-04'];

/**
 * How many answers only people can give: to 13 questions of the form; one post that the register of policies lacks; how practice
 * was looked at, in each of 27 findings; the gaps of practice; of each action what is done, whose it is and how it is seen.
 */
const TYPED_BY_PEOPLE = 13 + 1 + 27 + BEGUN.length + 3 * (BEGUN.length + WITH_GAP.length);

describe('a review of six services', function () {
    this.timeout(180_000);
    let document: vscode.TextDocument;
    let picked = 0;
    let typed = 0;

    const open = async (text: string): Promise<void> => {
        await writeFile(FILE, text);
        document = await vscode.workspace.openTextDocument(fileAt(FILE));
        await vscode.window.showTextDocument(document, { preview: false });
    };
    const problems = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
    const checked = (what: string, fits: (all: readonly vscode.Diagnostic[]) => boolean): Promise<readonly vscode.Diagnostic[]> =>
        waitForDiagnostics(document.uri, what, fits, { timeout: 20_000 });
    const take = async (at: vscode.Position, title: RegExp): Promise<void> => {
        const fixes = await fixesAt(document.uri, new vscode.Range(at, at), vscode.CodeActionKind.QuickFix);
        const fix = fixes.find(each => title.test(each.title));
        assert.ok(fix, `${title} at line ${at.line + 1} is not among: ${fixes.map(each => each.title).join('; ')}`);
        await applyFix(fix);
        picked++;
    };
    /** Takes a fix at each place that a pattern finds, from the end to the beginning. */
    const takeAll = async (place: RegExp, title: (before: string) => RegExp): Promise<void> => {
        for (const match of [...document.getText().matchAll(place)].toReversed())
            await take(document.positionAt(match.index + match[0].length), title(document.getText().slice(0, match.index)));
    };
    /** Writes over every placeholder, as a person does: what stands around it stays, quotation marks too. */
    const writeOver = async (): Promise<void> => {
        const edit = new vscode.WorkspaceEdit();
        const text = document.getText();
        for (const match of text.matchAll(/\[[^\p{L}[\]\n]*\p{L}[^[\]\n]*\]/gu)) {
            const before = text.slice(0, match.index);
            const line = /.*$/.exec(before)?.[0] ?? '';
            const label = /^ *([\w-]+):/.exec(line)?.[1] ?? (/^ *action /.test(line) ? 'title' : undefined);
            const question = label ?? lastProse(before);
            const words = TYPED[question];
            if (line.trimStart().startsWith('//')) continue;
            assert.ok(words, `Nobody knows what to write for ${question}: ${match[0]}`);
            edit.replace(
                document.uri,
                new vscode.Range(document.positionAt(match.index), document.positionAt(match.index + match[0].length)),
                words,
            );
            typed++;
        }
        assert.ok(await vscode.workspace.applyEdit(edit));
    };
    const lastProse = (before: string): string => [...before.matchAll(/^ *([\w-]+): +"""$/gm)].at(-1)?.[1] ?? '';

    let old = '';
    before(async () => {
        old = await readFile(OLD);
        await deleteFile(OLD);
    });
    after(async () => {
        await closeEditors();
        await deleteFile(FILE);
        await writeFile(OLD, old);
    });

    it('is written whole by the light bulb, and nothing is wrong in it but what is still to be written', async () => {
        await open(`review of-the-test "Review of 2026/27" using icb-review-outcome {\n  covers: ${SERVICES}\n}\n`);
        await checked('the first check', all => all.length > 0);
        await take(new vscode.Position(0, 8), /^Write the whole review/);
        const all = await checked('placeholders', each => each.some(problem => codeOf(problem) === 'CARE-503'));
        const errors = all.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
        assert.deepEqual(errors.map(codeOf), [], listDiagnostics(errors));
        assert.match(document.getText(), /\(exampleshire\/services\/coast-fact\.care, line \d+\)/);
    });

    it('is answered from what there is to choose, with gaps and actions that come along', async () => {
        const theme = (before: string): string => [...before.matchAll(/finding ([\w-]+) \{/g)].at(-1)?.[1] ?? '';
        await takeAll(/^ +region: +\[/gm, () => /^Answer region with midlands$/);
        const open = [...document.getText().matchAll(/policy: +\[/g)].map(({ index }) => theme(document.getText().slice(0, index)));
        assert.deepEqual(open, SILENT);
        await takeAll(/policy: +\[/g, () => /^Answer policy with partly$/);
        await takeAll(/practice: +\[/g, before =>
            BEGUN.includes(theme(before))
                ? /^Answer practice with partly, and begin the gap$/
                : WITH_GAP.includes(theme(before))
                  ? /^Answer practice with partly$/
                  : /^Answer practice with in-place$/,
        );
        await take(
            new vscode.Position(document.positionAt(document.getText().indexOf('review of-the-test')).line, 8),
            /^Write \d+ ratings/,
        );
        assert.doesNotMatch(document.getText(), /policy: +\[|practice: +\[|rating: +\[|^ +region: +\[/m);
        for (const id of [...BEGUN, ...WITH_GAP])
            assert.match(document.getText(), new RegExp(`action about-${id.toLowerCase()} `), `${id} has an action to fill in`);
        await takeAll(/horizon: +\[/g, before => (theme(before) === 'IACM-TEAM-02' ? /^Longer-term/ : /^Short-term/));
        await takeAll(/action about-[\w-]+/g, () => /^Due by 31 March/);
    });

    it('needs no more typing than what people know, and then has no error, no placeholder and no question left', async () => {
        await writeOver();
        const left = ['CARE-503', 'CARE-711', 'CARE-712', 'CARE-715', 'CARE-716', 'CARE-717', 'CARE-718', 'CARE-731'];
        await checked('a finished review', all => all.every(problem => !left.includes(codeOf(problem))));
        const errors = problems().filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
        assert.deepEqual(errors.map(codeOf), [], listDiagnostics(errors));
        console.log(`      picked ${picked} times, typed ${typed} answers; left: ${listDiagnostics(problems())}`);
        assert.equal(typed, TYPED_BY_PEOPLE);
    });
});
