import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/program.ts';
import { factsOfUnsoundText, LONGEST } from '../../language/facts/read-document.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { addressOfPath } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { factsOf } from '../support/read-text.ts';

const OK = 'service ok "The other one" {\n  follows: IACM\n}\n';

describe('one file', function () {
    this.timeout(240_000);
    let cwd: string;
    beforeEach(() => {
        cwd = mkdtempSync(join(tmpdir(), 'carewright-bounds-'));
        writeFileSync(join(cwd, 'ok.care'), OK);
    });
    afterEach(() => rmSync(cwd, { recursive: true, force: true }));

    const command = async (...args: readonly string[]) => {
        const [out, err]: [string[], string[]] = [[], []];
        const exit = await run(args, {
            cwd,
            env: {},
            today: '2026-11-22',
            out: { isTerminal: false, columns: undefined, write: text => void out.push(text) },
            err: { isTerminal: false, columns: undefined, write: text => void err.push(text) },
        });
        return { exit, stdout: out.join(''), stderr: err.join('') };
    };

    it('with 330,000 short paragraphs does not keep the others from being read', async () => {
        writeFileSync(
            join(cwd, 'a.care'),
            `service a "A" {\n${Array.from({ length: 330_000 }, (_, index) => `  "${index % 10}"\n`).join('')}}\n`,
        );
        for (const args of [
            ['check', '-q', '--fail-on', 'never'],
            ['coverage', 'ok'],
            ['generate', 'coverage', 'ok', '--to', 'md'],
        ]) {
            const { exit, stderr, stdout } = await command(...args);
            assert.equal(exit, 0, `${args.join(' ')}: ${stderr.slice(0, 500)}`);
            assert.match(stdout, /The other one|ok-coverage/, args.join(' '));
        }
    });

    it('with guidance that extends guidance, 1,000 deep or 60 times twice, is checked', async () => {
        const chain = Array.from(
            { length: 1000 },
            (_, index) => `guidance G${index} "G" extends ${index ? `G${index - 1}` : 'IACM'} {\n}\n`,
        );
        const twice = Array.from({ length: 60 }, (_, index) =>
            ['L', 'R']
                .map(side => `guidance ${side}${index} "G" extends ${index ? `L${index - 1}, R${index - 1}` : 'IACM'} {\n}\n`)
                .join(''),
        );
        writeFileSync(join(cwd, 'a.care'), [...chain, ...twice].join(''));
        writeFileSync(join(cwd, 'ok.care'), OK.replace('IACM', 'G999, L59'));
        const { exit, stdout } = await command('coverage', 'ok');
        assert.equal(exit, 0);
        assert.match(stdout, /IACM-DNA-01/);
    });

    it('that is too long says so, and the others are checked', async () => {
        writeFileSync(join(cwd, 'a.care'), `service a "A" {\n}\n${'/'.repeat(LONGEST)}`);
        const { exit, stdout } = await command('check', '--all');
        assert.equal(exit, 1);
        assert.match(stdout, /^a\.care:1:1\n/m);
        assert.match(
            stdout.replaceAll(/\s+/g, ' '),
            /CARE-001 .*: This document is too long to be read: it has 5,242,898 characters, and at most 5,242,880 are read\. Split it/,
        );
        assert.match(stdout, /^ok\.care:/m);
        const formatted = await command('format', '--check');
        assert.match(formatted.stderr, /a\.care can't be formatted: it is too long\./);
    });

    it('with very many services has the first of them compared with guidance, and says so', async () => {
        const count = 3000;
        const text = Array.from({ length: count }, (_, index) => `service s${index} "S" {\n  follows: IACM\n}\n`).join('');
        writeFileSync(join(cwd, 'a.care'), text);
        const { stdout } = await command('check', '-f', 'json');
        const { files } = JSON.parse(stdout);
        const [big] = files;
        assert.equal(big.subjects.length, count);
        assert.equal(big.subjects.filter(({ assessments }: { assessments: unknown[] }) => assessments.length).length, 500);
        const told = big.findings.find(({ message }: { message: string }) =>
            message.startsWith('This document holds 3,000 services and reviews'),
        );
        assert.equal(told.place.line, 3 * 500 + 1);
    });

    describe('on which Carewright itself fails', () => {
        const uri = addressOfPath('/a.care');
        const fails = (): never => {
            throw new RangeError('Maximum call stack size exceeded');
        };

        it('has a finding that says so, when it can’t be read', () => {
            const facts = factsOfUnsoundText(uri, 'service a {', fails);
            const findings = new Checker(new NameIndex([...LIBRARY, facts]), { today: '2026-11-22' }).findings(facts);
            assert.deepEqual(
                findings.map(({ code, severity, message }) => [code, severity, message]),
                [
                    [
                        'CARE-000',
                        'error',
                        "Carewright failed on this document. The fault is Carewright's: please report it. Maximum call stack size exceeded",
                    ],
                ],
            );
        });

        it('and when it can’t be assessed, with what else there is to say', () => {
            const facts = factsOf(OK);
            const [service] = facts.services;
            const broken: DocumentFacts = {
                ...facts,
                services: [Object.defineProperty({ ...service }, 'follows', { get: fails }) as never],
            };
            const checker = new Checker(new NameIndex([...LIBRARY, facts]), { today: '2026-11-22' });
            assert.deepEqual(checker.assessments(broken), []);
            assert.ok(checker.findings(broken).some(({ code, severity }) => code === 'CARE-000' && severity === 'error'));
        });
    });

    describe('generate', () => {
        it('gives a service and a review of one name two files, and refuses two names that differ by case only', async () => {
            writeFileSync(
                join(cwd, 'ok.care'),
                `service x "Lower" {\n  follows: IACM\n}\nservice X "Upper" {\n  follows: IACM\n}\nreview x "Review" using icb-review-outcome {\n  covers: x\n}\n`,
            );
            const { exit, stdout, stderr } = await command('generate', 'coverage', '--to', 'md', '--out', 'out');
            assert.equal(exit, 3);
            assert.equal(stdout, 'out/x-coverage.md\nout/x-review-coverage.md\n');
            assert.match(
                stderr,
                /out\/X-coverage\.md can't be written: out\/x-coverage\.md has the same name, apart from upper and lower case\. Give one of the two another name\./,
            );
            assert.match(stderr, /^2 documents written, 1 failed\.$/m);
            assert.deepEqual(readdirSync(join(cwd, 'out')).sort(), ['x-coverage.md', 'x-review-coverage.md']);
            assert.match(readFileSync(join(cwd, 'out', 'x-coverage.md'), 'utf8'), /Lower/);
        });

        it('goes on when a file can’t be written, and counts it', async () => {
            writeFileSync(join(cwd, 'b.care'), OK.replace('ok', 'second'));
            mkdirSync(join(cwd, 'out', 'ok-specification.md'), { recursive: true });
            const { exit, stdout, stderr } = await command('generate', 'specification', '--to', 'md', '--out', 'out');
            assert.deepEqual([exit, stdout], [3, 'out/second-specification.md\n']);
            assert.match(stderr, /out\/ok-specification\.md can't be written: it is a folder\./);
            assert.match(stderr, /^1 document written, 1 failed\.$/m);
        });
    });
});
