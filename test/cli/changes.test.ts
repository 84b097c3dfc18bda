import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { run } from '../../cli/program.ts';
import schema from '../../docs/schemas/changes.schema.json' with { type: 'json' };
import { findGit } from '../../scripts/equipment/programs.ts';
import { seenIn } from '../documents/accept-changes.ts';
import { describeWith } from '../support/equipment.ts';

const OLDER = `service outreach "Outreach Team" {
  follows: IACM
  model: assertive-outreach
  aims {
    - "People stay in touch with the team."
    - "People choose their own goals."
  }
  team {
    caseload: at most 12 people per care-coordinator
    care-coordinator: 4 wte
  }
}
`;
const NEWER = OLDER.replace('at most 12', 'at most 20')
    .replace('    - "People stay in touch with the team."\n', '')
    .replace('4 wte', '3 wte');

describe('changes of a file since an earlier version', () => {
    let folder = '';
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'carewright-changes-'));
        writeFileSync(join(folder, 'outreach.care'), OLDER);
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const path = (name: string): string => join(folder, name);

    const carewright = (...args: readonly string[]) => carewrightIn('.', ...args);

    async function carewrightIn(where: string, ...args: readonly string[]): Promise<{ exit: number; out: string; err: string }> {
        const [out, err]: [string[], string[]] = [[], []];
        const to = (lines: string[]) => ({ isTerminal: false, columns: undefined, write: (text: string) => void lines.push(text) });
        const exit = await run(args, { cwd: resolve(folder, where), env: {}, today: '2026-11-22', out: to(out), err: to(err) });
        return { exit, out: out.join(''), err: err.join('') };
    }

    function git(...args: readonly string[]): void {
        execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], {
            cwd: folder,
            stdio: 'ignore',
        });
    }

    it('are as the schema of their JSON says', async () => {
        writeFileSync(path('old.care'), OLDER);
        writeFileSync(path('outreach.care'), NEWER);
        const { exit, out } = await carewright('diff', 'old.care', 'outreach.care', '--format', 'json');
        assert.equal(exit, 0);
        const result = JSON.parse(out);
        const validate = new Ajv({ allErrors: true }).compile(schema);
        validate(result);
        assert.deepEqual(validate.errors ?? [], []);
        const [{ outcomes, elements }] = result.subjects;
        assert.deepEqual(
            outcomes.map(({ id, before, after }: Record<string, string>) => [id, before, after]),
            [['IACM-TEAM-03', 'shown', 'against']],
        );
        assert.deepEqual(
            elements.map(({ kind, place, label }: Record<string, string>) => [kind, place, label]),
            [
                ['removed', 'Aims', ''],
                ['changed', 'Team', 'Caseload'],
                ['changed', 'Team', 'Care coordinator'],
            ],
        );
    });

    describeWith('Git', findGit(), () => {
        it('are found, from any folder below', async () => {
            git('init', '-q');
            mkdirSync(path('teams'));
            writeFileSync(path('teams/a b.care'), OLDER);
            git('add', '-A');
            git('commit', '-q', '-m', 'one');
            rmSync(path('outreach.care'));
            writeFileSync(path('teams/a b.care'), NEWER);
            const { exit, out, err } = await carewright('diff', '--since', 'HEAD', 'teams/a b.care');
            assert.deepEqual([exit, err], [0, '']);
            assert.match(out, /at most \[-12-\]\{\+20\+\} people/);
            for (const [revision, said] of [
                ['HEAD~1', /neither a baseline .* nor a revision/],
                ['--output=x', /neither a baseline .* nor a revision/],
                ['HEAD:teams', /neither a baseline .* nor a revision/],
            ] as const) {
                const other = await carewright('diff', `--since=${revision}`, 'teams/a b.care');
                assert.equal(other.exit, 2, revision);
                assert.match(other.err, said);
            }
            writeFileSync(path('teams/new.care'), NEWER);
            const unknown = await carewright('diff', '--since', 'HEAD', 'teams/new.care');
            assert.equal(unknown.exit, 2);
            assert.match(unknown.err, /was not there in the revision "HEAD"/);
        });
    });

    it('are told where there is no Git', async () => {
        const before = process.env.PATH;
        process.env.PATH = folder;
        try {
            const { exit, err } = await carewright('diff', '--since', 'HEAD', 'outreach.care');
            assert.equal(exit, 2);
            assert.match(err, /Git was not found/);
        } finally {
            process.env.PATH = before;
        }
    });

    it('are found since a baseline, which is refused when it was changed', async () => {
        const freeze = ['baseline', 'outreach.care', '--name', 'v1', '--approved-by', 'Quality Committee', '--on', '2026-11-20'];
        const frozen = await carewright(...freeze);
        assert.equal(frozen.exit, 0);
        const again = await carewright(...freeze);
        assert.equal(again.exit, 0, 'the same baseline is frozen already');
        writeFileSync(path('outreach.care'), NEWER);
        const { out } = await carewright('diff', '--since', 'v1', 'outreach.care');
        assert.match(out, /From the baseline v1, approved by Quality Committee on 20 November 2026 to outreach\.care/);
        assert.equal((await carewright('baseline', 'outreach.care', '--name', 'v1')).exit, 3, 'it is not written over');
        const copy = path('.carewright/baselines/outreach/v1.care');
        assert.equal(readFileSync(copy, 'utf8'), OLDER);
        writeFileSync(copy, OLDER.replace('12', '13'));
        const refused = await carewright('diff', '--since', 'v1', 'outreach.care');
        assert.equal(refused.exit, 3);
        assert.match(refused.err, /was changed after it was frozen/);
        writeFileSync(copy, OLDER);
        rmSync(path('.carewright/baselines/outreach/v1.json'), { force: true });
        assert.match((await carewright('diff', '--since', 'v1', 'outreach.care')).err, /is not whole/);
        assert.match((await carewright('check')).out, /Outreach|outreach/, 'no search looks into the folder of baselines');
    });

    it('are a Word file with both versions in it, which is kept where somebody has changed it', async () => {
        await carewright('baseline', 'outreach.care', '--name', 'v1');
        writeFileSync(path('outreach.care'), NEWER);
        const args = ['diff', '--since', 'v1', 'outreach.care', '--format', 'docx', '--author', 'Contracts team'];
        const { exit, out } = await carewright(...args);
        assert.deepEqual([exit, out], [0, 'outreach-changes.docx\n']);
        const bytes = readFileSync(path('outreach-changes.docx'));
        const words = (decision: 'accept' | 'reject'): string => seenIn(bytes, decision).join('\n');
        assert.match(words('accept'), /At most 20\speople/);
        assert.doesNotMatch(words('accept'), /stay in touch/);
        assert.match(words('reject'), /At most 12\speople/);
        assert.match(words('reject'), /stay in touch/);
        const later = new Date(Date.now() + 60_000);
        writeFileSync(path('outreach-changes.docx'), 'changed');
        utimesSync(path('outreach-changes.docx'), later, later);
        const kept = await carewright(...args);
        assert.equal(kept.exit, 3);
        assert.match(kept.err, /It was kept/);
        assert.equal((await carewright(...args, '--force')).exit, 0);
    });

    it('are compared with guidance of the whole workspace, from whichever folder', async () => {
        const local =
            'guidance LOCAL "Local" {\n must LOCAL-1 "Small" {\n says: "Small."\n basis: local\n expects caseload at most 15 people\n }\n}\n';
        writeFileSync(path('carewright.json'), '{}');
        writeFileSync(path('local.care'), local);
        mkdirSync(path('teams'));
        for (const [name, text] of [
            ['old', OLDER],
            ['new', NEWER],
        ] as const)
            writeFileSync(path(`teams/${name}.care`), text.replace('IACM', 'LOCAL'));
        for (const [where, args] of [
            ['.', ['teams/old.care', 'teams/new.care']],
            ['teams', ['old.care', 'new.care']],
            ['/', [path('teams/old.care'), path('teams/new.care')]],
        ] as const) {
            const { out } = await carewrightIn(where, 'diff', ...args);
            assert.match(out, /LOCAL-1 {2}shown → against/, where);
        }
    });

    it('of guidance are found since a revision, too', async () => {
        const guidance = (people: number): string =>
            `guidance LOCAL "Local" {\n must LOCAL-1 "Small" {\n says: "Small."\n basis: local\n expects caseload at most ${people} people\n }\n}\n`;
        writeFileSync(path('local.care'), guidance(15));
        writeFileSync(path('outreach.care'), OLDER.replace('follows: IACM', 'follows: LOCAL'));
        await carewright('baseline', 'local.care', '--name', 'v1');
        writeFileSync(path('local.care'), guidance(10));
        const { exit, out } = await carewright('diff', '--since', 'v1', 'local.care');
        assert.equal(exit, 0);
        assert.match(out, /tightened +LOCAL-1/);
        assert.match(out, /Outreach Team +LOCAL-1 +shown +against/);
    });
});
