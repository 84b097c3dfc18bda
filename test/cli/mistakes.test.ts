import assert from 'node:assert/strict';
import { runCli } from './run-cli.ts';

const SERVICE = 'service team "Team" {\n  status: draft\n  follows: IACM\n}\n';
const REVIEW = 'review year "The year" using icb-review-outcome {\n  covers: team\n}\n';

describe('a mistake in a command', () => {
    const said: readonly (readonly [args: readonly string[], message: string])[] = [
        [['chek'], 'There is no command "chek". Did you mean check?'],
        [['nope'], 'There is no command "nope". See: carewright --help'],
        [['help', 'nope'], 'There is no command "nope". See: carewright --help'],
        [['help', 'review', 'nope'], 'There is no command "nope". See: carewright review --help'],
        [['review', 'help', 'nope'], 'There is no command "nope". See: carewright review --help'],
        [['check', '--nope'], 'There is no option "--nope". See: carewright check --help'],
        [['check', '--formt', 'json'], 'There is no option "--formt". Did you mean --format?'],
        [['new', 'service'], 'Something is missing. Write: carewright new <kind> <name>'],
        [['review', 'confirm'], 'Something is missing. Write: carewright review confirm <name> [requirements...]'],
        [['new', 'servce', 'x'], '"servce" can\'t be used for <kind>. Choose one of: service, guidance, template, review.'],
        [['check', '--fail-on', 'hint'], '"hint" can\'t be used for --fail-on. Choose one of: error, warning, information, never.'],
        [['check', '-g', 'IACM,,'], '"IACM,," can\'t be used for --guidance. Separate names with commas: IACM,CMHF'],
        [['generate', 'coverage', '--to', ''], '"" can\'t be used for --to. Separate formats with commas: docx,xlsx'],
        [['check', '-o'], '--output needs a value: --output <file>'],
        [['sources', 'record', 'IACM-CON-03'], 'Add --by <post>: who read it: a post or a group.'],
        [['about', 'me'], 'There are too many words. Write: carewright about'],
        [
            ['explain', 'care', 'plan'],
            'There are too many words. Write: carewright explain <id>. Put quotation marks around words that belong together.',
        ],
        [['lsp'], 'Say how to connect: carewright lsp --stdio, or carewright lsp --socket <port>'],
        [['lsp', '--socket', 'abc'], '"abc" is not a port. It is a number from 1 to 65535.'],
        [['lsp', '--socket', '65536'], '"65536" is not a port. It is a number from 1 to 65535.'],
        [['lsp', '--stdio', '--socket', '3'], 'Choose one of --stdio and --socket.'],
        [['new', 'service', 'x', '--title', ' '], 'The title is empty. Write one, or leave --title out.'],
        [
            ['diff', 'team.care', 'team.care', 'team.care'],
            'Say which two versions to compare: carewright diff old.care new.care, or carewright diff --since <baseline or revision> file.care',
        ],
        [['generate', 'blank-review', 'team', '--to', 'md'], 'A blank review is a form for any service or review: leave the name out.'],
        [
            ['generate', 'specification', '--to', 'md', '--out', '-'],
            'Documents are written to files. Name a folder or a file: --out papers',
        ],
        [['diff', 'team.care', 'team.care', '-f', 'docx', '-o', '-'], '- is not the name of a Word file: choose one that ends in .docx.'],
        [
            ['diff', 'team.care', 'team.care', '-f', 'word', '-o', 'a.txt'],
            'a.txt is not the name of a Word file: choose one that ends in .docx.',
        ],
        [['baseline', 'form.docx'], 'form.docx is not a .care file. Nothing was frozen.'],
        [['coverage', 'nobody'], 'There is no service or review called "nobody". There are: team, year.'],
    ];
    for (const [args, message] of said) {
        it(`is told in plain words, and nothing is written: ${args.join(' ')}`, async () => {
            const before = { 'team.care': SERVICE, 'year.care': REVIEW, 'form.docx': 'x' };
            const { exit, stdout, stderr, files } = await runCli(args, before);
            assert.deepEqual([exit, stdout, stderr], [2, '', `carewright: ${message}\n`]);
            assert.deepEqual(Object.fromEntries(files), before);
        });
    }

    it('is an option that would do nothing', async () => {
        for (const [args, message] of [
            [['generate', 'specification', '--to', 'md', '--template', 'x'], '--template is only used for: blank-review.'],
            [['generate', 'review', '--to', 'md', '--guidance', 'IACM'], '--guidance is only used for: blank-specification.'],
            [['generate', 'coverage', '--to', 'md', '--layout', 'older'], '--layout is only used for: specification, blank-specification.'],
            [['diff', 'team.care', 'team.care', '--author', 'Me'], '--author is only used for: --format docx.'],
            [['diff', 'team.care', 'team.care', '--force'], '--force is only used for: --format docx.'],
            [['baseline', 'team.care', '-f', 'json'], '--format is only used for: --list.'],
            [['baseline', 'team.care', '--list', '--approved-by', 'Board'], '--approved-by is only used for: a new baseline.'],
        ] as const) {
            const { exit, stderr } = await runCli(args, { 'team.care': SERVICE, 'year.care': REVIEW });
            assert.deepEqual([exit, stderr], [2, `carewright: ${message}\n`]);
        }
    });
});

describe('the help', () => {
    it('is that of a command of a command as well', async () => {
        for (const args of [
            ['help', 'review', 'update'],
            ['review', 'help', 'update'],
            ['review', 'update', '--help'],
        ]) {
            const { exit, stdout } = await runCli(args, {});
            assert.equal(exit, 0);
            assert.match(stdout, /^Usage: carewright review update \[options\] <name>\n/);
        }
        assert.match((await runCli(['help'], {})).stdout, /^Usage: carewright \[options\] \[command\]\n/);
    });
});

describe('the standard output', () => {
    it('is meant by - wherever a result can be written to a file', async () => {
        const files = { 'team.care': SERVICE, 'year.care': REVIEW, '.carewright/x': '' };
        for (const args of [
            ['check', '-f', 'json'],
            ['coverage'],
            ['coverage', '--board'],
            ['actions'],
            ['sources'],
            ['baseline', 'team.care', '--list'],
            ['diff', 'team.care', 'team.care'],
        ]) {
            const plain = await runCli(args, files);
            const dash = await runCli([...args, '-o', '-'], files);
            assert.ok(dash.stdout.length > 10, args.join(' '));
            assert.equal(dash.exit, plain.exit);
            assert.deepEqual([...dash.files.keys()].toSorted(), Object.keys(files).toSorted());
        }
    });
});

describe('what is said of a service', () => {
    it('is that it is not compared, where only other guidance is', async () => {
        for (const args of [['check'], ['check', '-q'], ['coverage'], ['coverage', 'team']]) {
            const { stdout } = await runCli([...args, '-g', 'EIP'], { 'team.care': SERVICE });
            assert.match(stdout, /[Ii]t follows IACM, which is not compared here/, args.join(' '));
        }
        const { stdout } = await runCli(['coverage', '-g', 'EIP'], { 'year.care': REVIEW });
        assert.match(stdout, /None of the guidance that its form is for is compared here\./);
    });

    it('has its name where the title has no words', async () => {
        const files = { 'team.care': SERVICE.replace('"Team"', '""') };
        for (const args of [['check'], ['check', '-q'], ['coverage'], ['coverage', 'team'], ['coverage', '-r']])
            assert.match((await runCli(args, files)).stdout, /\bteam\b(?!\.care)/, args.join(' '));
    });

    it('is whole in coverage, however narrow the terminal is', async () => {
        const guidance = ['IACM', 'CMHF', 'SUP', 'CRT', 'EIP'];
        const files = { 'team.care': SERVICE.replace('IACM', guidance.join(', ')) };
        for (const columns of [60, 100]) {
            for (const args of [['coverage'], ['coverage', 'team']]) {
                const { stdout } = await runCli(args, files, { columns });
                const headless = stdout.split('\n').filter(line => !/^\w+-\w+-\d+|^Requirement/.test(line));
                assert.deepEqual(
                    headless.filter(line => line.length > columns || line.includes('…')),
                    [],
                );
                for (const each of guidance) assert.ok(stdout.includes(each));
            }
        }
    });
});

describe('explain', () => {
    it('explains the words of the language, as the editor does', async () => {
        for (const [asked, words] of [
            ['service', /^service\n\nA service specification: what one team is for/],
            ['policy', /^policy\n\nWhat the service does in one matter/],
            ['in force', /Write the period as `in force: /],
            ['status', /`carewright explain statuses` lists them\./],
        ] as const) {
            const { exit, stdout, stderr } = await runCli(['explain', asked], {});
            assert.deepEqual([exit, stderr], [0, '']);
            assert.match(stdout, words);
        }
        assert.match((await runCli(['explain', 'comissioner'], {})).stderr, /Did you mean commissioner\?/);
    });
});

describe('a cell without a value', () => {
    it('is empty for programs, and in words for people', async () => {
        const action = '  finding IACM-DNA-01 {\n    gap: "It is not audited."\n    action audit "Audit it" {\n    }\n  }\n}\n';
        const files = { 'team.care': SERVICE, 'year.care': REVIEW.replace('}\n', action) };
        const csv = (await runCli(['actions', '-f', 'csv'], files)).stdout.split('\r\n');
        assert.deepEqual(csv.slice(0, 2), ['\uFEFFDue,Overdue,State,Owner,Closes,Where,Action', ',,,,IACM-DNA-01,year.care:5,Audit it']);
        for (const format of ['text', 'markdown', 'md'])
            assert.match((await runCli(['actions', '-f', format], files)).stdout, /no day .*not said .*no owner yet/);
    });
});

describe('a folder without documents', () => {
    it('may have some that the settings exclude', async () => {
        const files = { 'team.care': SERVICE, 'carewright.json': '{ "exclude": ["*.care"] }' };
        for (const command of ['check', 'format']) {
            const { stderr } = await runCli([command], files);
            assert.match(
                stderr,
                /^carewright: There are no \.care files in this folder, apart from those that carewright\.json excludes\./,
            );
        }
    });
});
