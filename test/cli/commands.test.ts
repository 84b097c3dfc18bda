import assert from 'node:assert/strict';
import { run } from '../../cli/program.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import { LIBRARY } from '../../language/library/library.ts';
import manifest from '../../package.json' with { type: 'json' };
import { readConfig } from '../support/read-config.ts';
import { runCli } from './run-cli.ts';

interface JsonFinding {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
}

/** What check says of the files that a command wrote, besides placeholders. */
async function findingsAfter(
    args: readonly string[],
    others: Readonly<Record<string, string>> = {},
): Promise<{ placeholders: number; rest: JsonFinding[] }> {
    const made = await runCli(args, others);
    assert.equal(made.exit, 0, made.stderr);
    const { stdout } = await runCli(['check', '-f', 'json'], Object.fromEntries(made.files));
    const findings: JsonFinding[] = JSON.parse(stdout).files.flatMap((file: { findings: JsonFinding[] }) => file.findings);
    return {
        placeholders: findings.filter(finding => finding.code === 'CARE-503').length,
        rest: findings.filter(finding => finding.code !== 'CARE-503'),
    };
}

describe('about', () => {
    it('tells the versions of everything that takes part; --version tells its own and nothing else', async () => {
        const { exit, stdout } = await runCli(['about'], {});
        assert.equal(exit, 0);
        const requirements = LIBRARY.flatMap(({ guidance }) => guidance.flatMap(each => each.requirements));
        const [first, library, node, ...rest] = stdout.split('\n');
        assert.equal(first, `carewright ${manifest.version}`);
        assert.match(
            library ?? '',
            new RegExp(
                `^Library: ${requirements.length} requirements of \\d+ guidances; \\d+ read at their source, the last on \\d+ \\w+ 20\\d\\d$`,
            ),
        );
        assert.equal(node, `Node ${process.versions.node} on ${process.platform} ${process.arch}`);
        assert.deepEqual(rest, ['']);
        assert.equal((await runCli(['--version'], {})).stdout, `${manifest.version}\n`);
    });
});

describe('requires in carewright.json', () => {
    it('lets versions pass that are as new or newer, and names the one that an older version needs', async () => {
        const answer = async (requires: unknown, version: string): Promise<string> => {
            const { problems } = await readConfig(JSON.stringify({ requires }), version);
            return !problems.length ? 'config' : problems.some(({ needsNewer }) => needsNewer) ? 'needs' : 'problems';
        };
        for (const [requires, version, expected] of [
            ['>=0.1', '0.1.0', 'config'],
            ['>=0.1.0', '0.1.0', 'config'],
            ['>=0.1.1', '0.1.0', 'needs'],
            ['>=0.9', '0.10.0', 'config'],
            ['>=0.10', '0.9.9', 'needs'],
            ['>=1.0', '0.10.0', 'needs'],
            ['>=0.9.9', '1.0.0', 'config'],
            ['0.1', '0.1.0', 'problems'],
            ['>=0.1 || *', '0.1.0', 'problems'],
            [1, '0.1.0', 'problems'],
        ] as const)
            assert.equal(await answer(requires, version), expected, `${requires} with ${version}`);
    });
});

describe('new', () => {
    for (const [written, name] of [
        ['команда', 'команда'],
        ['ẃylan', '\u1E83ylan'],
        ['cafe\u0301', 'caf\u00E9'],
        ['care\u2011team', 'care-team'],
    ] as const) {
        it(`writes a service called ${name}, of which check says what it says of any other`, async () => {
            const made = await runCli(['new', 'service', written], {});
            assert.equal(made.exit, 0, made.stderr);
            assert.deepEqual([...made.files.keys()], [`${name}.care`]);
            const codes = async (each: string): Promise<readonly string[]> =>
                (await findingsAfter(['new', 'service', each])).rest.map(({ code }) => code);
            assert.deepEqual(await codes(written), await codes('team'));
            const shown = await runCli(['coverage', written], Object.fromEntries(made.files));
            assert.match(shown.stdout, /IACM/, shown.stderr);
        });
    }

    it('refuses options that say nothing of what is written', async () => {
        for (const [kind, option, value, kinds] of [
            ['review', '--follows', 'IACM', 'service, guidance, template'],
            ['review', '--model', 'assertive-outreach', 'service'],
            ['service', '--covers', 'team', 'review'],
            ['guidance', '--template', 'icb-review-outcome', 'review'],
            ['template', '--model', 'assertive-outreach', 'service'],
        ] as const) {
            const { exit, stderr, files } = await runCli(['new', kind, 'a', option, value], {});
            assert.equal(exit, 2);
            assert.equal(stderr, `carewright: ${option} is only used for: ${kinds}.\n`);
            assert.deepEqual([...files], []);
        }
    });

    it('drafts a review from the services that it covers, also under the earlier name of the command', async () => {
        const files = {
            'team.care': 'service team "Team" {\n  follows: IACM\n  team {\n    caseload: at most 12 people per care-coordinator\n  }\n}\n',
        };
        const made = await runCli(['new', 'review', 'north', '--covers', 'team'], files);
        assert.equal(made.exit, 0, made.stderr);
        assert.match(made.files.get('north.care') ?? '', /The specification of Team does not show it \(team\.care, line 3\)/);
        const earlier = await runCli(['review', 'new', 'north', '--covers', 'team'], files);
        assert.equal(earlier.files.get('north.care'), made.files.get('north.care'));
        assert.doesNotMatch((await runCli(['review', '--help'], {})).stdout, /^ +new /m);
    });

    for (const [model, follows] of [
        ['assertive-outreach', 'IACM'],
        ['crisis-resolution-home-treatment', 'CRT'],
        ['early-intervention-in-psychosis', 'EIP'],
        ['primary-care-mental-health', 'CMHF'],
    ] as const) {
        it(`follows what is meant for ${model} where nobody names a guidance`, async () => {
            const shown = await runCli(['new', 'service', 'team', '--model', model, '-o', '-'], {});
            assert.match(shown.stdout, new RegExp(`follows: +${follows}\\n`), shown.stderr);
        });
    }

    for (const follows of ['IACM', 'CMHF', 'SUP', 'IACM,CMHF,SUP']) {
        it(`a service that follows ${follows} can be read, and asks to be filled in`, async () => {
            const { placeholders, rest } = await findingsAfter(['new', 'service', 'team', '--follows', follows]);
            assert.ok(placeholders > 5);
            assert.deepEqual(
                rest.filter(finding => finding.severity === 'error'),
                [],
            );
            assert.deepEqual(
                rest.filter(finding => finding.message.startsWith('Missing')),
                [],
                'the examples answer the guidance',
            );
        });
    }

    it('a service has each block once', async () => {
        const { stdout } = await runCli(['new', 'service', 'team', '--follows', 'IACM,CMHF,SUP', '-o', '-'], {});
        const blocks = [...stdout.matchAll(/^ {2}(\S[^{\n]*) \{$/gm)].map(match => match[1]);
        assert.equal(new Set(blocks).size, blocks.length, blocks.join('; '));
        assert.ok(blocks.includes('team'));
    });

    it('a service of a model names it', async () => {
        const { stdout } = await runCli(['new', 'service', 'team', '--model', 'fact', '-o', '-', '--title', 'The "new" team'], {});
        assert.match(stdout, /^ {2}model: +fact$/m);
        assert.match(stdout, /^service team "The ‘new’ team" \{$/m);
    });

    for (const kind of ['guidance', 'template']) {
        it(`a ${kind} can be read`, async () => {
            const { rest } = await findingsAfter(['new', kind, 'MINE', '--follows', 'IACM']);
            assert.deepEqual(
                rest.filter(finding => finding.severity === 'error'),
                [],
            );
        });
    }

    it('a review answers what its template requires, with placeholders', async () => {
        const { placeholders, rest } = await findingsAfter(['new', 'review', 'review-2026', '--covers', 'team'], {
            'team.care': 'service team "Team" {\n  follows: IACM\n}\n',
        });
        assert.ok(placeholders > 10);
        assert.deepEqual(
            rest.filter(finding => ['CARE-001', 'CARE-101'].includes(finding.code)),
            [],
        );
    });

    it('help comes without reading anything', async () => {
        const { exit, stdout } = await runCli(['new', '--help'], {});
        assert.equal(exit, 0);
        assert.match(stdout, /carewright new service northmoor-outreach/);
    });
});

describe('a reading grade', () => {
    it('is asked of the folder that sets it, in a hint, and of no other', async () => {
        const text = (name: string): string =>
            `service ${name} "${name}" {\n  context: "Multidisciplinary practitioners collaboratively formulate individualised therapeutic interventions, in consideration of all psychological and social circumstances of people."\n}\n`;
        const files = { 'public/carewright.json': '{ "readingGrade": 9 }', 'public/one.care': text('one'), 'other/two.care': text('two') };
        const all = (await runCli(['check', '--all', '--hints'], files)).stdout;
        assert.equal(all.match(/CARE-505/g)?.length, 1);
        assert.match(all, /public\/one\.care:2:\d[\s\S]*hint CARE-505/);
        assert.doesNotMatch((await runCli(['check'], files)).stdout, /CARE-505/);
    });
});

describe('generate', () => {
    it('takes --output as well as --out, as other commands do', async () => {
        const files = { 'a.care': 'service team "Team" {\n}\n' };
        for (const option of ['--out', '--output']) {
            const { exit, stdout } = await runCli(['generate', 'specification', '--to', 'md', option, 'papers'], files);
            assert.equal(exit, 0);
            assert.match(stdout, /papers[\\/]team-specification\.md/);
        }
    });

    describe('to a name that ends in a format', () => {
        const one = { 'a.care': 'service team "Team" {\n}\n' };
        const two = { 'a.care': 'service team "Team" {\n}\nservice other "Other" {\n}\n' };
        const made = async (files: Readonly<Record<string, string>>, ...args: readonly string[]) => {
            const result = await runCli(['generate', 'specification', ...args], files);
            return { ...result, names: [...result.files.keys()].filter(name => name !== 'a.care').sort() };
        };

        it('writes that file, where it is one document', async () => {
            const usual = await made(one, '--to', 'md');
            for (const [option, name] of [
                ['--out', 'papers/out.md'],
                ['--output', 'OUT.MD'],
                ['-o', 'a.b.md'],
            ] as const) {
                const { exit, stdout, names, files } = await made(one, '--to', 'md', option, name);
                assert.deepEqual([exit, stdout.trim().replaceAll('\\', '/'), names], [0, name, [name]]);
                assert.equal(files.get(name), usual.files.get('team-specification.md'));
            }
            assert.deepEqual((await made(two, 'other', '--to', 'md', '--out', 'out.md')).names, ['out.md']);
            assert.deepEqual((await made(one, '--to', 'docx', '--out', 'out.docx')).names, ['out.docx']);
        });

        it('writes into a folder of that name that is there', async () => {
            const { exit, names } = await made({ ...one, 'out.md/notes.txt': '' }, '--to', 'md', '--out', 'out.md');
            assert.deepEqual([exit, names], [0, ['out.md/notes.txt', 'out.md/team-specification.md']]);
        });

        it('says what to write instead where it would be several files or another format, and writes nothing', async () => {
            const refused: readonly (readonly [Readonly<Record<string, string>>, readonly string[], string])[] = [
                [
                    two,
                    ['--to', 'md', '--out', 'out.md'],
                    'out.md is the name of one file, and there are several documents to write. Say which one: carewright generate specification <name>. For more than one, name a folder: --out out',
                ],
                [
                    one,
                    ['--to', 'docx,html', '--out', 'papers/out.docx'],
                    'papers/out.docx is the name of one file, and --to asks for docx, html. For more than one, name a folder: --out papers/out',
                ],
                [one, ['--to', 'md', '--out', 'out.docx'], 'out.docx is the name of one file, and --to asks for md.'],
            ];
            for (const [files, args, message] of refused) {
                const { exit, stderr, names } = await made(files, ...args);
                assert.deepEqual([exit, names], [2, []]);
                assert.ok(stderr.replaceAll(/\s+/g, ' ').includes(message), stderr);
            }
        });
    });
});

describe('a name that is not known', () => {
    it('is answered with at most ten names', async () => {
        const services = Array.from({ length: 30 }, (_, number) => `service team-${number} "Team ${number}" {\n}\n`).join('');
        const { exit, stderr } = await runCli(['generate', 'specification', 'qqqqqqqqqq', '--to', 'md'], { 'a.care': services });
        assert.equal(exit, 2);
        assert.match(stderr, /There is no service called "qqqqqqqqqq"\. There are: team-0, .*, team-9 and 20 more\./s);
    });
});

describe('explain', () => {
    for (const rule of RULES) {
        it(`knows ${rule.code} by code and by name`, async () => {
            const { stdout } = await runCli(['explain', rule.code], {});
            assert.ok(stdout.startsWith(`${rule.code} ${rule.name}`), stdout);
            assert.equal((await runCli(['explain', rule.name], {})).stdout, stdout);
        });
    }

    it('knows every requirement of the library', async () => {
        for (const { id } of LIBRARY.flatMap(document => document.guidance.flatMap(guidance => guidance.requirements))) {
            const { exit, stdout } = await runCli(['explain', id.toLowerCase()], {});
            assert.equal(exit, 0, id);
            assert.match(stdout, /^How it is checked\n {2}\S/m, id);
            assert.match(stdout, /^Who asks for it\n {2}\S/m, id);
            assert.match(stdout.replaceAll(/\s+/g, ' '), /Read there on|Not checked against the original/, id);
            for (const line of stdout.split('\nExample\n')[0]?.split('\n') ?? [])
                assert.ok(line.length <= 100 || !line.trim().includes(' '), line);
        }
    });

    it('knows terms by name, other name and title', async () => {
        const { stdout } = await runCli(['explain', 'care-coordinator'], {});
        assert.match(stdout, /^care-coordinator\n/);
        assert.match(stdout, /A role in a service/);
        assert.match((await runCli(['explain', 'Care coordinator'], {})).stdout, /^care-coordinator/);
    });

    it('says which local guidance changes a requirement', async () => {
        const { stdout } = await runCli(['explain', 'IACM-TEAM-03'], {
            'a.care':
                'guidance LOCAL "Local" extends IACM {\n  tightens IACM-TEAM-03 because "We can." {\n    expects caseload at most 10\n  }\n}\n',
            'broken.care': 'service {{{',
        });
        assert.match(stdout, /^Changed by\n {2}LOCAL tightens it: We can\.$/m);
    });

    it('offers what was perhaps meant', async () => {
        const { exit, stderr } = await runCli(['explain', 'care-cordinator'], {});
        assert.equal(exit, 2);
        assert.match(stderr, /Did you mean care-coordinator/);
    });
});

describe('rules', () => {
    it('lists all of them', async () => {
        const { stdout } = await runCli(['rules'], {});
        for (const { code, name } of RULES) assert.ok(stdout.includes(`${code}  ${name}`), code);
        assert.equal(JSON.parse((await runCli(['rules', '-f', 'json'], {})).stdout).length, RULES.length);
    });
});

describe('the command line', () => {
    it('says with which versions it failed, when the fault is its own', async () => {
        const failing = {
            isTerminal: false,
            columns: undefined,
            write: (): void => {
                throw new Error('it broke');
            },
        };
        const said: string[] = [];
        const err = { isTerminal: false, columns: undefined, write: (text: string): void => void said.push(text) };
        const exit = await run(['rules'], { cwd: '/', env: {}, today: '2026-11-22', out: failing, err });
        assert.equal(exit, 70);
        assert.match(said.join(''), new RegExp(`carewright ${manifest.version}, Node ${process.versions.node}, .*\\nError: it broke`));
    });

    it('never says that a service complies', async () => {
        const { stdout } = await runCli(['check'], { 'a.care': 'service a "A" {\n  follows: IACM, CMHF, SUP\n}\n' });
        assert.doesNotMatch(stdout, /complian|complie/i);
    });

    it('ends with 2 and its help without a command', async () => {
        const { exit, stderr } = await runCli([], {});
        assert.equal(exit, 2);
        assert.match(stderr, /Usage: carewright/);
    });

    it('looks names up in the rest of the workspace', async () => {
        const files = {
            'carewright.json': '{}',
            'terms.care': 'vocabulary roles {\n  dog-walker "Dog walker"\n}\n',
            'teams/a.care': 'service a "A" {\n  team {\n    dog-walker: 1 wte\n  }\n}\n',
        };
        const { exit, stdout } = await runCli(['check', 'teams', '-q'], files);
        assert.match(stdout, /1 file, 1 service/);
        assert.equal(exit, 0, stdout);
    });
});
