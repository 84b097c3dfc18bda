import assert from 'node:assert/strict';
import { themesAmong } from '../../language/reviews/form.ts';
import { workspaceOf } from '../support/reviews.ts';
import { runCli } from './run-cli.ts';

const { checker } = workspaceOf({});
const THEMES = themesAmong(checker.requirementsOf('IACM')).map(({ id }) => id);

/** A review with a finding on some themes, each with the same answers. */
function review(themes: readonly string[], answers: string): string {
    const findings = themes.map(id => `  finding ${id} {\n${answers}\n    evidence: "Read the policies and 40 case notes."\n  }\n`);
    return `review year "The year" using icb-review-outcome {\n${findings.join('')}}\n`;
}

const ALL_NOT_MET = review(THEMES, '    policy: not-in-place\n    practice: not-in-place\n    rating: not-met');
const SERVICE = 'service outreach "Outreach" {\n  follows: IACM\n}\n';
const N = THEMES.length;

/** The lines about the guidance on care, without those about the review itself. */
const linesOn = (guidance: string, output: string): readonly string[] =>
    output.split('\n').filter(line => line.includes(guidance) && !line.includes('REV-'));

describe('the figures of a review', () => {
    for (const args of [['check'], ['check', '--all'], ['coverage', 'year'], ['coverage', 'year', '-f', 'markdown']])
        it(`say how the themes were rated, never that they are shown: ${args.join(' ')}`, async () => {
            const { stdout } = await runCli(args, { 'year.care': ALL_NOT_MET }, { columns: 200 });
            const lines = linesOn('IACM', stdout);
            assert.ok(
                lines.some(line => line.includes(`${N} of ${N} themes answered · ${N} rated not met`)),
                stdout,
            );
            for (const line of lines) assert.doesNotMatch(line, /\bshown\b/);
        });

    it('count ratings of each kind, and what is answered without one', async () => {
        const [first = '', second = '', third = '', fourth = ''] = THEMES;
        const parts = [
            review([first], '    policy: in-place\n    practice: partly\n    rating: partly-met'),
            review([second], '    policy: in-place\n    practice: in-place'),
            review([third], '    policy: in-place\n    practice: in-place\n    rating: met'),
            review([fourth], '    policy: "[Is it written down?]"\n    rating: "[Rating]"'),
        ];
        const text = parts.map((part, index) => part.replace('review year', `review part-${index}`)).join('');
        const { stdout } = await runCli(['coverage', '-f', 'json'], { 'year.care': text });
        const themes = JSON.parse(stdout).subjects.map(
            (subject: { guidance: { guidance: string; themes: unknown }[] }) =>
                subject.guidance.find(({ guidance }) => guidance === 'IACM')?.themes,
        );
        assert.deepEqual(themes, [
            { asked: N, answered: 1, ratings: { 'partly-met': 1 }, policy: { 'in-place': 1 }, practice: { partly: 1 } },
            { asked: N, answered: 1, ratings: { 'not-rated': 1 }, policy: { 'in-place': 1 }, practice: { 'in-place': 1 } },
            { asked: N, answered: 1, ratings: { met: 1 }, policy: { 'in-place': 1 }, practice: { 'in-place': 1 } },
            { asked: N, answered: 0, ratings: {}, policy: {}, practice: {} },
        ]);
    });

    it('are in the JSON of a check beside the counts, and not in its sum of outcomes', async () => {
        const { stdout } = await runCli(['check', '-f', 'json'], { 'year.care': ALL_NOT_MET });
        const { files, summary } = JSON.parse(stdout);
        const [iacm, rev] = files[0].subjects[0].assessments;
        assert.equal(iacm.themes.ratings['not-met'], N);
        assert.equal(iacm.counts.shown + iacm.counts.claimed, N);
        assert.equal(rev.themes, undefined);
        assert.deepEqual(summary.outcomes, rev.counts);
    });

    it('are never in one column with those of a service', async () => {
        const files = { 'year.care': ALL_NOT_MET, 'a.care': SERVICE };
        const csv = (await runCli(['coverage', '-f', 'csv'], files)).stdout.replace(/^\uFEFF/, '').split('\r\n');
        assert.equal(csv[0], 'Service or review,IACM,IACM (review),REV (review)');
        assert.match(csv[1] ?? '', /^Outreach,0 shown[^,]*,,$/);
        assert.match(csv[2] ?? '', new RegExp(`^The year,,${N} of ${N} themes answered · ${N} rated not met,\\d+ shown`));
        for (const format of ['text', 'markdown']) {
            const { stdout } = await runCli(['coverage', '-f', format], files, { columns: 200 });
            const lines = stdout.split('\n');
            const service = lines.findIndex(line => line.includes('Outreach'));
            const heading = lines.findIndex(line => /^(?:\| Review|Reviews)\b/.test(line));
            const year = lines.findIndex(line => line.includes('The year'));
            assert.ok(service < heading && heading < year, stdout);
        }
        const { stdout } = await runCli(['coverage', '--requirements', '-f', 'csv'], files);
        assert.match(stdout, new RegExp(`^${THEMES[0]},[^\\n]*,missing,rated not met\\r?$`, 'm'));
    });

    it('are in words in the coverage report of a review and in the board paper', async () => {
        const files = { 'year.care': ALL_NOT_MET, 'a.care': SERVICE };
        const made = await runCli(['generate', 'coverage', '--to', 'md', '--out', 'out'], files);
        const report = [...made.files].find(([name]) => name.includes('year-review-coverage'))?.[1] ?? made.stderr;
        assert.match(report, new RegExp(`${N} of ${N} themes answered · ${N} rated not met`));
        const rows = report.split('\n').filter(line => line.startsWith(`| ${THEMES[0]}: `));
        assert.ok(rows.length && rows.every(line => line.includes('Rated not met') && !line.includes('Shown')), report);
        const board = await runCli(['generate', 'board-paper', '--to', 'md', '--out', 'out'], files);
        const paper = [...board.files].find(([name]) => name.includes('board-paper'))?.[1] ?? board.stderr;
        assert.match(paper, new RegExp(`${N} of ${N} themes answered · ${N} rated not met`));
    });
});
