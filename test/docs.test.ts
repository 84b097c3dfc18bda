import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../language/model/findings.ts';
import { documentOf, examplesOf, isCare, readPage } from './support/doc-examples.ts';
import { checkerOf, factsOf, TODAY } from './support/read-text.ts';

const ROOT = new URL('../', import.meta.url);
const PAGES = [
    ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'NOTICE.md', 'SECURITY.md', 'examples/README.md'],
    ...readdirSync(new URL('docs/', ROOT), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.md'))
        .map(name => `docs/${name.replaceAll('\\', '/')}`),
];

/** What an example in the documentation must not have, besides syntax problems: names or lines that nobody knows. */
const UNKNOWN = new Set(['CARE-101', 'CARE-103', 'CARE-105', 'CARE-106', 'CARE-121', 'CARE-123', 'CARE-201']);

/** Addresses of the headings of a page, as GitHub makes them. */
function anchorsOf(page: string): ReadonlySet<string> {
    const text = readPage(page);
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
        (heading ?? '')
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
            .trim()
            .replaceAll(/\s/g, '-'),
    );
    return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id ?? '')]);
}

describe('documentation', () => {
    for (const page of PAGES) {
        const examples = examplesOf(page).filter(isCare);
        if (examples.length) {
            it(`${page} has examples that can be read`, () => {
                const documents = examples.map(example => factsOf(documentOf(example, page), `${page}:${example.line}`));
                const problems = documents.flatMap(({ uri, problems }) => problems.map(({ message }) => `${uri} ${message}`));
                assert.deepEqual(problems, []);
                if (page.startsWith('docs/rules/')) return;
                const checker = checkerOf(documents);
                const unknown = documents
                    .flatMap(document => checker.findings(document))
                    .filter(({ code }: Finding) => UNKNOWN.has(code))
                    .map(({ uri, message }) => `${uri} ${message}`);
                assert.deepEqual(unknown, []);
            });
        }

        it(`${page} links to what there is`, () => {
            const prose = readPage(page).replaceAll(/^```[\s\S]*?^```$/gm, '');
            for (const [, address] of prose.matchAll(/\]\(<?([^)>\s]+)>?\)/g)) {
                if (!address || /^[a-z]+:/.test(address)) continue;
                const target = new URL(address, new URL(page, ROOT));
                const path = fileURLToPath(new URL(target.pathname, 'file:///'));
                assert.ok(existsSync(path), `${address} is not there`);
                if (!target.hash) continue;
                const anchors = anchorsOf(path.slice(fileURLToPath(ROOT).length));
                assert.ok(anchors.has(decodeURIComponent(target.hash.slice(1))), `${address} has no such heading`);
            }
        });
    }

    it('has no link in the changelog to a page of this repository, which the package does not have', () => {
        const links = [...readPage('CHANGELOG.md').matchAll(/\]\(<?([^)>\s]+)>?\)/g)].map(([, address]) => address);
        assert.ok(links.length > 0);
        assert.deepEqual(
            links.filter(address => !/^https:/.test(address ?? '')),
            [],
        );
    });

    it('shows what is said of broken text as it is said', () => {
        for (const page of PAGES) {
            for (const { text, next, line } of examplesOf(page).filter(({ kind }) => kind === 'care broken')) {
                const { problems } = factsOf(text);
                assert.ok(problems.length, `${page}, line ${line}: nothing is broken`);
                for (const { message } of problems) assert.ok(next.replaceAll(/\s+/g, ' ').includes(message), message);
            }
        }
    });

    it('shows what the commands say as they say it', function () {
        this.timeout(600_000);
        for (const page of PAGES) {
            for (const { kind, text } of examplesOf(page)) {
                const command = kind === 'console' && /^\$ npx carewright (.*)\n/.exec(text);
                if (!command) continue;
                const said = output((command[1] ?? '').split(' '));
                // Each stretch between two … is there, one after the other.
                let from = 0;
                for (const part of text.slice(command[0].length).split(/^ *…\n/m)) {
                    const at = said.indexOf(part, from);
                    assert.ok(at >= 0, `${page}: the command does not say\n${part}`);
                    from = at + part.length;
                }
            }
        }
    });
});

describe('the page for people who work on Carewright', () => {
    it('names only files of code that are there', () => {
        const files = globSync('{language,documents,server,cli,client,files,scripts,test,bench}/**/*.ts', {
            cwd: fileURLToPath(ROOT),
            exclude: path => path.endsWith('node_modules'),
        }).map(path => `/${path.replaceAll('\\', '/')}`);
        const text = readFileSync(new URL('docs/how-it-is-built.md', ROOT), 'utf8');
        const named = [...new Set([...text.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name = '']) => name))];
        assert.ok(named.length > 30);
        assert.deepEqual(
            named.filter(name => !/\/generated\//.test(name) && !files.some(path => path.endsWith(`/${name}`))),
            [],
        );
    });
});

/** What a command of the README prints. */
function output(args: readonly string[]): string {
    const main = fileURLToPath(new URL('cli/main.ts', ROOT));
    const day = ['check', 'coverage'].includes(args[0] ?? '') ? ['--as-of', TODAY] : [];
    const options = { cwd: fileURLToPath(ROOT), encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } } as const;
    try {
        return execFileSync(process.execPath, [main, ...args, ...day], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
        return String((error as { stdout?: string }).stdout);
    }
}
