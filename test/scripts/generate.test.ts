import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);

/** All files that a module loads, itself and what its imports load too; types load nothing. */
function loadedBy(path: string, known = new Set<string>()): ReadonlySet<string> {
    const at = new URL(path, ROOT);
    const name = at.pathname.slice(ROOT.pathname.length);
    if (known.has(name)) return known;
    known.add(name);
    if (!name.endsWith('.ts') || !existsSync(at)) return known;
    for (const { 1: clause = '', 2: from = '' } of readFileSync(at, 'utf8').matchAll(
        /^(?:import|export)\s+((?:[^'";\s](?:[^'";]*[^'";\s])?\s+from\s+)?)'(\.[^']+)'/gm,
    )) {
        const isOfTypes = clause.startsWith('type ') || /^\{\s*type [^,}]+(?:,\s*type [^,}]+)*(?:,\s*)?\}\s+from\s+$/.test(clause);
        if (!isOfTypes) loadedBy(new URL(from, at).href, known);
    }
    return known;
}

/** What `npm run generate` makes, step by step, and what each step loads of it: a fresh clone has nothing yet. */
const STEPS = [
    { loads: ['language/syntax/services.ts', 'scripts/quick-reader/write-rules.ts'], makes: ['language/syntax/generated/rules.ts'] },
    { loads: ['language/syntax/services.ts'], makes: ['language/model/unwritten.json'] },
    { loads: ['language/assess/assertion.ts', 'scripts/learn-assertions.ts'], makes: ['language/library/assertions.json'] },
    { loads: ['scripts/textmate/grammar.ts'], makes: ['syntaxes/carewright.tmLanguage.json'] },
    {
        loads: ['language/facts/read-document.ts', 'language/syntax/parse.ts', 'language/library/scheme.ts', 'language/model/address.ts'],
        makes: ['language/library/facts.json', 'language/library/texts.json', 'language/model/generated/terms.ts'],
    },
    { loads: ['scripts/read-rule-example.ts'], makes: ['language/checks/examples.json'] },
];

describe('what is generated', () => {
    it('is made of what this test knows of', () => {
        const known = new Set(STEPS.flatMap(({ loads }) => loads));
        // Langium makes these before, and the pages are no part of it.
        for (const other of ['language/generated/ast.ts', 'language/generated/grammar.ts', 'scripts/docs/pages.ts']) known.add(other);
        const imported = [...readFileSync(new URL('scripts/generate.ts', ROOT), 'utf8').matchAll(/await import\('(\.[^']+)'\)/g)];
        const paths = imported.map(({ 1: path = '' }) => new URL(path, new URL('scripts/', ROOT)).pathname.slice(ROOT.pathname.length));
        assert.ok(paths.length > 8);
        assert.deepEqual(
            paths.filter(path => !known.has(path)),
            [],
        );
    });

    it('is seen through what it imports', () => {
        assert.ok(loadedBy('language/syntax/parse.ts').has('language/model/unwritten.json'));
    });

    it('is made from a fresh clone: no step loads what a later one makes', () => {
        for (const [at, { loads }] of STEPS.entries()) {
            const later = new Set(STEPS.slice(at).flatMap(({ makes }) => makes));
            const found = [...new Set(loads.flatMap(path => [...loadedBy(path)]))];
            assert.deepEqual(
                found.filter(name => later.has(name)),
                [],
                `step ${at + 1}`,
            );
        }
    });
});
