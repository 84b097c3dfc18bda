import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { validateXML } from 'xmllint-wasm';
import { RULES } from '../../language/checks/catalogue.ts';
import { runCli } from './run-cli.ts';

const ESCAPE = '\u001B[31m';
/** What a stranger could write to harm a reader of each of the formats. */
const HOSTILE = `${ESCAPE}]]> <script>&amp; 'single' 100%, a:b\u0000\u202Etxt.exe\u009B2J ##[error]no`;
const HOSTILE_LINES = `${HOSTILE}\n::error::not ours`;

const FILES = {
    'standards.care': `guidance LOCAL "Local ${HOSTILE}" {
  must LOCAL-01 "Caseloads are small ${HOSTILE}" {
    says: "Nobody cares for more than 12 people. ${HOSTILE}"
    basis: local
    source: "Section 1 ${HOSTILE}" <https://example.org/a?b=c&d=%22>  checked 2026-11-01
    applies to services
    expects caseload at most 12
    example: """
      ${HOSTILE_LINES}
    """
  }
  should LOCAL-02 "Families are heard" {
    says: "The team says how."
    basis: local
    applies to services and reviews
    expects statement
  }
}
`,
    'teams/out reach#1%.care': `service outreach "Outreach ${HOSTILE}" {
  status: approved
  follows: LOCAL
  provider: nobody-we-knew
  not applicable LOCAL-02 because """${HOSTILE_LINES}"""
  team {
    caseload: at most 25 people per care-coordinator
  }
}
service other "Other" {
  follows: LOCAL
  accepts gap LOCAL-01 until 2027-01-01 by "Board" because "${HOSTILE}"
  team { caseload at most
`,
    'empty.care': '',
    // Linux lets nobody read this from its beginning.
    'memory.txt -> /proc/self/mem': '',
};

/** Everything that must never come out as it is. */
const RAW = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/;

async function output(format: string, files: Readonly<Record<string, string>> = FILES): Promise<string> {
    const { exit, stdout } = await runCli(['check', '--format', format, '--hints', '.', 'memory.txt'], files);
    assert.equal(exit, 3, 'a file can’t be read');
    return stdout;
}

function schema(path: string): object {
    return JSON.parse(readFileSync(new URL(`../../docs/schemas/${path}`, import.meta.url), 'utf8'));
}

describe('formats of check', () => {
    it('json is as its schema says', async () => {
        const ajv = new Ajv({ allErrors: true });
        addFormats.default(ajv);
        const text = await output('json');
        assert.doesNotMatch(text, RAW);
        const result = JSON.parse(text);
        const validate = ajv.compile(schema('check.schema.json'));
        validate(result);
        assert.deepEqual(validate.errors ?? [], []);
        const file = result.files.find((each: { path: string }) => each.path.startsWith('teams/'));
        const finding = file.findings.find((each: { code: string }) => each.code === 'LOCAL-01');
        assert.equal(finding.place.line, 8);
        assert.equal(FILES['teams/out reach#1%.care'].slice(finding.place.start, finding.place.end), 'caseload');
        assert.equal(result.unreadable.length, 1);
    });

    it('sarif is valid SARIF 2.1.0', async () => {
        const official = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
        const { $schema: _, id: __, ...rest } = official;
        // The official schema is of draft 4, which says "id" where ajv wants "$id": it has only the one at the top.
        const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
        addFormats.default(ajv);
        const text = await output('sarif');
        assert.doesNotMatch(text, RAW);
        const log: Log = JSON.parse(text);
        const validate = ajv.compile(rest);
        assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 5), undefined, 2));
        const run = log.runs[0];
        const ids = run?.tool.driver.rules?.map(rule => rule.id) ?? [];
        assert.equal(new Set(ids).size, ids.length, 'each rule once');
        for (const { code } of RULES) assert.ok(ids.includes(code), code);
        assert.ok(ids.includes('LOCAL-02'), 'requirements in use are listed, findings or not');
        for (const result of run?.results ?? []) {
            assert.ok(ids.includes(result.ruleId ?? ''), result.ruleId);
            assert.match(result.partialFingerprints?.['carewright/v1'] ?? '', /^[0-9a-f]{32}$/);
        }
        const uri = run?.results?.find(result => result.ruleId === 'LOCAL-01')?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
        assert.equal(uri, 'teams/out%20reach%231%25.care');
        const prints = run?.results?.map(result => result.partialFingerprints?.['carewright/v1']) ?? [];
        assert.equal(new Set(prints).size, prints.length, 'each finding has a fingerprint of its own');
    });

    it('sarif has the fixes of findings', async () => {
        const { stdout } = await runCli(['check', '-f', 'sarif'], {
            'a.care': 'service outreach "Outreach" {\n  provider: nobody-we-knew\n  team {\n    care-cordinator: 2 wte\n  }\n}\n',
        });
        const log: Log = JSON.parse(stdout);
        const named = log.runs[0]?.results?.filter(({ ruleId }) => ruleId === 'CARE-101');
        const fixes = named?.flatMap(result => result.fixes ?? []) ?? [];
        const replacement = fixes[0]?.artifactChanges[0]?.replacements[0];
        assert.equal(replacement?.insertedContent?.text, 'care-coordinator');
        assert.equal(replacement?.deletedRegion.startLine, 4);
        assert.equal(replacement?.deletedRegion.startColumn, 5);
    });

    it('fingerprints stay when lines are added above', async () => {
        const prints = async (text: string): Promise<unknown[]> => {
            const { stdout } = await runCli(['check', '-f', 'sarif'], { 'a.care': text });
            return (JSON.parse(stdout) as Log).runs[0]?.results?.map(result => result.partialFingerprints) ?? [];
        };
        const text = 'service outreach "Outreach" {\n  team type: Z99\n}\n';
        assert.deepEqual(await prints(`// One more line\n\n${text}`), await prints(text));
    });

    it('junit is as the schema of its readers says', async () => {
        const text = await output('junit');
        assert.doesNotMatch(text, /\]\]>/);
        assert.doesNotMatch(text, RAW);
        const xsd = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');
        const { valid, errors } = await validateXML({ xml: [{ fileName: 'check.xml', contents: text }], schema: [xsd] });
        assert.ok(valid, JSON.stringify(errors));
        assert.match(text, /<testcase name="LOCAL-01 [^"]*" classname="outreach\.LOCAL"[^>]*>\s*<failure message="[^"]+" type="against">/);
        assert.match(text, /<testcase name="LOCAL-02 [^"]*" classname="outreach\.LOCAL"[^>]*>\s*<skipped message="not applicable: /);
        assert.match(text, /<error message="It can&apos;t|<error message="It can't be read/);
    });

    it('github has one line for each finding', async () => {
        const text = await output('github');
        assert.doesNotMatch(text, RAW);
        for (const line of text.trimEnd().split('\n')) assert.match(line, /^::(error|warning|notice) file=[^:,]+(,[a-zA-Z]+=[^:,]*)*::.+$/);
        assert.match(text, /file=teams\/out reach#1%25\.care,line=8/);
    });

    it('github escapes what would end a file name or a message', async () => {
        const { stdout } = await runCli(['check', '-f', 'github'], { 'a, 50%: b.care': 'service a "A" { provider: nobody-we-knew }\n' });
        assert.match(stdout, /^::error file=a%2C 50%25%3A b\.care,line=1,endLine=1,col=27,endColumn=41,title=CARE-101 unknown-name::/);
    });

    it('github shows the worst first, one line each, no more than GitHub does, and says how many more there are', async () => {
        const files = {
            'a.care': `service a "A" {\n  status: draft\n${'  context: "The CCG."\n'.repeat(13)}}\n`,
            'b.care': `service b "B" {\n${'  provider: nobody-we-knew\n'.repeat(12)}}\n`,
        };
        const { stdout } = await runCli(['check', '-f', 'github'], files);
        const { stdout: json } = await runCli(['check', '-f', 'json'], files);
        const { error, warning, information } = JSON.parse(json).summary.findings;
        assert.ok(error >= 12 && information + warning > 10, json);
        const lines = stdout.trimEnd().split('\n');
        const kinds = lines.map(line => /^::(\w+) /.exec(line)?.[1] ?? line);
        const count = (kind: string): number => kinds.filter(each => each === kind).length;
        assert.deepEqual(
            kinds,
            [...kinds].sort((a, b) => ['error', 'warning', 'notice'].indexOf(a) - ['error', 'warning', 'notice'].indexOf(b)),
        );
        for (const kind of ['error', 'warning', 'notice']) assert.ok(count(kind) <= 10, kind);
        assert.equal(count('error'), 10);
        const more = new RegExp(`${error - 10} more errors`);
        assert.match(lines.at(-1) ?? '', more);
        for (const line of lines) assert.doesNotMatch(line, /%0A/);
        const { stdout: unread } = await runCli(['check', '-f', 'github', '.', 'memory.txt'], {
            ...files,
            'memory.txt -> /proc/self/mem': '',
        });
        assert.match(unread, /^::error file=memory\.txt::This file can't be read: /, 'a file that can’t be read is worse than any finding');
        // With nothing left out, there is nothing to say of it.
        const { stdout: few } = await runCli(['check', '-f', 'github'], { 'b.care': 'service b "B" { provider: nobody-we-knew }\n' });
        assert.doesNotMatch(few, /Not shown/);
    });

    it('junit: a requirement that is a warning fails, and one that is only information is skipped', async () => {
        const standards = (obligation: string): string =>
            `guidance L "L" {\n  ${obligation} L-1 "Small" {\n    says: "x"\n    basis: local\n    source: "s" checked 2026-11-01\n    expects caseload\n  }\n}\n`;
        const outcome = async (obligation: string, status: string): Promise<string | undefined> => {
            const { stdout } = await runCli(['check', '-f', 'junit'], {
                'a.care': `${standards(obligation)}service a "A" {\n  status: ${status}\n  follows: L\n}\n`,
            });
            return /<testcase name="L-1 Small"[^>]*>\s*<(\w+)/.exec(stdout)?.[1];
        };
        assert.equal(await outcome('must', 'approved'), 'failure', 'an error');
        assert.equal(await outcome('should', 'approved'), 'failure', 'a warning');
        assert.equal(await outcome('must', 'draft'), 'failure', 'a warning');
        assert.equal(await outcome('should', 'draft'), 'skipped', 'only information');
    });

    describe('name files from the root of the repository, wherever the command runs', () => {
        const files = {
            '.git/HEAD': 'ref: refs/heads/main\n',
            'other/notes.txt': '',
            'specs/a b.care': 'service a "A" { provider: nobody-we-knew }\n',
            'specs/sub/c.care': 'service c "C" { provider: nobody-we-knew }\n',
        };
        /** From which folder, and which paths are named there. */
        const ways: readonly (readonly [folder: string, ...paths: string[]])[] = [
            ['specs/sub', '..'],
            ['specs', '.'],
            ['', 'specs'],
            ['specs/sub', '../a b.care', 'c.care'],
            ['other', '../specs'],
        ];
        const found = async (format: string, pattern: RegExp, all: Readonly<Record<string, string>> = files): Promise<string[][]> => {
            const results: string[][] = [];
            for (const [folder, ...paths] of ways) {
                const { stdout } = await runCli(['check', '-f', format, ...paths], all, { folder });
                assert.doesNotMatch(stdout, /\.\.\//, `${format} in ${folder}`);
                results.push([...new Set([...stdout.matchAll(pattern)].map(match => match[1] ?? ''))]);
            }
            return results;
        };

        it('github', async () => {
            for (const names of await found('github', /file=([^,]+),/g)) assert.deepEqual(names, ['specs/a b.care', 'specs/sub/c.care']);
        });

        it('junit', async () => {
            for (const names of await found('junit', / file="([^"]+)"/g)) assert.deepEqual(names, ['specs/a b.care', 'specs/sub/c.care']);
        });

        it('sarif, by uriBaseId, with the same fingerprints', async () => {
            const prints = new Set<string>();
            for (const [folder, ...paths] of ways) {
                const { stdout } = await runCli(['check', '-f', 'sarif', ...paths], files, { folder });
                const [run] = (JSON.parse(stdout) as Log).runs;
                const locations = run?.results?.map(result => result.locations?.[0]?.physicalLocation?.artifactLocation) ?? [];
                assert.deepEqual(
                    [...new Map(locations.map(each => [each?.uri, each])).values()],
                    [
                        { uri: 'specs/a%20b.care', uriBaseId: '%SRCROOT%' },
                        { uri: 'specs/sub/c.care', uriBaseId: '%SRCROOT%' },
                    ],
                );
                const root = run?.originalUriBaseIds?.['%SRCROOT%']?.uri ?? '';
                assert.match(root, /^file:\/\/\/.*carewright-test-[^/]+\/$/);
                prints.add(JSON.stringify(run?.results?.map(result => result.partialFingerprints)));
            }
            assert.equal(prints.size, 1);
        });

        it('without a repository, from the folder of carewright.json', async () => {
            const { '.git/HEAD': _, ...rest } = files;
            for (const names of await found('github', /file=([^,]+),/g, { ...rest, 'carewright.json': '{}' }))
                assert.deepEqual(names, ['specs/a b.care', 'specs/sub/c.care']);
        });

        it('a file outside of the root by its whole path', async () => {
            const outside = {
                'carewright.json': '{}',
                'specs/.git/HEAD': '',
                'specs/a.care': 'service a "A" { provider: nobody-we-knew }\n',
                'b.care': 'service a "B" { }\n',
            };
            const { stdout } = await runCli(['check', '-f', 'sarif', 'specs'], outside);
            const [run] = (JSON.parse(stdout) as Log).runs;
            const related = run?.results
                ?.flatMap(result => result.relatedLocations ?? [])
                .map(each => each.physicalLocation?.artifactLocation);
            assert.equal(run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'a.care');
            assert.match(related?.[0]?.uri ?? '', /^file:\/\/\/.*\/b\.care$/);
            assert.equal(related?.[0]?.uriBaseId, undefined);
        });
    });

    it('text shows no control characters, and no commands to a build log', async () => {
        const text = await output('text');
        assert.doesNotMatch(text, RAW);
        assert.doesNotMatch(text, /^\s*::/m);
        assert.doesNotMatch(text, /##\[/);
        assert.match(text, /␛\[31m/);
    });

    it('text has colours only where they are wanted', async () => {
        const files = { 'a.care': 'service a "A" { provider: nobody-we-knew }\n' };
        const { stdout: plain } = await runCli(['check'], files);
        const { stdout: forced } = await runCli(['check'], files, { env: { FORCE_COLOR: '1' } });
        assert.doesNotMatch(plain, /\u001B/);
        assert.match(forced, /\u001B\[1m\u001B\[31merror/);
        // biome-ignore lint/complexity/useRegexLiterals: the character is meant to be seen
        assert.equal(forced.replaceAll(new RegExp('\\u001B\\[\\d+m', 'g'), ''), plain);
    });

    it('writes to a file, whole', async () => {
        const { stdout, files } = await runCli(['check', '-f', 'json', '-o', 'result.json'], FILES);
        assert.equal(stdout, '');
        assert.equal(JSON.parse(files.get('result.json') ?? '').version, 2);
        assert.deepEqual(
            [...files.keys()].filter(name => name.endsWith('.tmp')),
            [],
        );
    });

    it('says when a file can’t be written', async () => {
        const { exit, stderr } = await runCli(['check', '-o', 'no/such/folder/result.txt'], { 'a.care': '' });
        assert.equal(exit, 3);
        assert.match(stderr, /can't be written: there is no such file or folder/);
    });
});

describe('formats of coverage', () => {
    it('csv begins no cell with a formula', async () => {
        const { stdout } = await runCli(['coverage', '--requirements', '-f', 'csv'], {
            'a.care':
                'guidance L "L" {\n  must L-1 "=HYPERLINK(1)" {\n    says: "x"\n    basis: local\n    expects caseload\n  }\n}\nservice a "+A, \'B\'" {\n  follows: L\n}\n',
        });
        assert.equal(stdout, `\uFEFFRequirement,Title,"'+A, 'B'"\r\nL-1,'=HYPERLINK(1),missing\r\n`);
    });

    it('csv begins no cell with a formula after spaces or in full width, and a spreadsheet sees that it is UTF-8', async () => {
        for (const formula of [' =1+1', '＝cmd', ' ＋1', '－1', '\u00A0＠a', '@a', '\u3000-1']) {
            const files = {
                'a.care': `guidance L "L" {\n  must L-1 "${formula}" {\n    says: "x"\n    basis: local\n    expects caseload\n  }\n}\nservice a "The board’s team" {\n  follows: L\n}\n`,
            };
            for (const args of [
                ['coverage', '--requirements'],
                ['coverage', 'a'],
            ]) {
                const { stdout } = await runCli([...args, '-f', 'csv'], files);
                assert.ok(stdout.startsWith('\uFEFF') && stdout.includes(`L-1,'${formula},`), JSON.stringify(stdout));
            }
        }
    });

    it('json and markdown hold hostile text', async () => {
        const { stdout: json } = await runCli(['coverage', 'outreach', '-f', 'json'], FILES);
        assert.equal(JSON.parse(json).subjects[0].guidance[0].requirements.length, 2);
        const { stdout: markdown } = await runCli(['coverage', 'outreach', '-f', 'markdown'], FILES);
        assert.doesNotMatch(markdown, /<script>/);
        assert.doesNotMatch(markdown, RAW);
    });
});
