import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { RULES } from '../../language/checks/catalogue.ts';
import { exampleOf } from '../../language/checks/examples.ts';
import { unknownName } from '../../language/checks/unknown-name.ts';
import { aimOf, soundEdits } from '../../language/fixes/sound-edits.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { applyEdits } from '../../language/model/findings.ts';
import type { Span } from '../../language/model/values.ts';
import { readRuleExample } from '../../scripts/read-rule-example.ts';
import { editableText, findingsBy, settingsFor } from '../support/check-text.ts';

import { checkerOf, factsOf, TODAY } from '../support/read-text.ts';

const ROOT = new URL('../..', import.meta.url);
const FOLDER = new URL('language/checks/', ROOT);

/** A place as people read it: the line, from 1, the offset, and the words. */
function placeIn(text: string, [start, end]: Span): string {
    return `${text.slice(0, start).split('\n').length}, ${start}: ${text.slice(start, end)}`;
}

describe('the library', () => {
    it('keeps every rule itself', () => {
        const checker = checkerOf([]);
        const found = LIBRARY.flatMap(document => checker.findings(document)).map(({ uri, code, message }) => `${uri} ${code} ${message}`);
        assert.deepEqual(found, []);
    });
});

describe('the catalogue of rules', () => {
    it('has a code and a name of its own for each rule', () => {
        assert.equal(new Set(RULES.map(rule => rule.code)).size, RULES.length);
        assert.equal(new Set(RULES.map(rule => rule.name)).size, RULES.length);
        for (const { code } of RULES) assert.match(code, /^CARE-[1-9]\d\d$/);
    });

    it('is in the order of the codes', () => {
        const codes = RULES.map(rule => rule.code);
        assert.deepEqual(codes, codes.toSorted());
    });

    it('lists every file of its folder, and each rule has the files of its name: its code and its examples', () => {
        const about = ['rule.ts', 'catalogue.ts', 'examples.ts'];
        const files = readdirSync(FOLDER).filter(file => /\.(?:ts|care)$/.test(file) && !about.includes(file));
        assert.deepEqual(files.sort(), RULES.flatMap(rule => [`${rule.name}.ts`, `${rule.name}.care`]).sort());
        for (const { name, code } of RULES) assert.match(readFileSync(new URL(`${name}.ts`, FOLDER), 'utf8'), new RegExp(code));
    });

    it('has the examples of the files beside the rules', () => {
        for (const rule of RULES) {
            const file = `${rule.name}.care`;
            assert.deepEqual(exampleOf(rule), readRuleExample(file, readFileSync(new URL(file, FOLDER), 'utf8')), file);
        }
    });

    it('has each code only in its rule: all others import it from there', () => {
        const folders = ['language', 'documents', 'server', 'cli', 'client', 'files', 'scripts', 'bench'];
        const files = globSync(
            folders.map(folder => `${folder}/**/*.ts`),
            { cwd: fileURLToPath(ROOT), ignore: ['language/generated/**', 'language/quick/generated/**'] },
        );
        assert.ok(files.length > 300, `${files.length} files are read`);
        const codes = files.flatMap(file =>
            [...readFileSync(new URL(file, ROOT), 'utf8').matchAll(/\bCARE-\d{3}\b/g)].map(
                ([code]) => `${file.replaceAll('\\', '/')} ${code}`,
            ),
        );
        const own = RULES.map(({ name, code }) => `language/checks/${name}.ts ${code}`);
        // Two codes are no rules. The help of the command is written before anything of the language is loaded.
        const others = ['language/model/findings.ts CARE-001', 'language/model/findings.ts CARE-000', `cli/program.ts ${unknownName.code}`];
        assert.deepEqual(codes.sort(), [...own, ...others].sort());
    });

    it('says of each rule why it matters and what to do', () => {
        for (const { code, title, why, fix } of RULES) {
            assert.match(title, /^[A-Z].*[^.]$/, code);
            for (const words of [why, fix]) assert.match(words, /^[A-Z].*[.?`]$/s, code);
        }
    });
});

for (const rule of RULES) {
    const { code, name, isFixable } = rule;
    const { bad, marks, good, fixable } = exampleOf(rule);
    describe(`${code} ${name}`, () => {
        it('has examples that can be read', () => {
            for (const text of [bad, good, fixable ?? good]) assert.deepEqual(factsOf(text).problems, []);
        });

        it('speaks where it should', () => {
            const found = findingsBy(code, bad);
            assert.ok(found.length > 0);
            for (const { at, message } of found) {
                assert.ok(at[0] < at[1], `place ${at}`);
                assert.match(message, /[.?]$/);
                assert.doesNotMatch(message, /undefined|NaN|\[object/);
            }
        });

        it('reports the very words that its example marks', () => {
            assert.ok(marks.length > 0);
            assert.deepEqual(
                findingsBy(code, bad).map(({ at }) => placeIn(bad, at)),
                marks.map(mark => placeIn(bad, mark)),
            );
        });

        it('is silent where it should', () => {
            assert.deepEqual(
                findingsBy(code, good).map(finding => finding.message),
                [],
            );
        });

        it('does not fail', () => {
            for (const text of [bad, good, fixable ?? good]) assert.deepEqual(findingsBy('CARE-000', text), []);
        });

        it(isFixable ? 'has fixes that put right what it finds' : 'has no fixes', () => {
            const text = fixable ?? bad;
            assert.ok(isFixable || fixable === undefined, 'a rule without fixes has no example of them');
            const document = editableText(text, [], TODAY, settingsFor(code));
            const found = document.findings.filter(finding => finding.code === code);
            assert.ok(found.length > 0);
            const fixes = found.flatMap(finding => (finding.fixes ?? []).map(fix => ({ fix, finding })));
            assert.equal(fixes.length > 0, isFixable);
            for (const { fix, finding } of fixes) {
                const edits = soundEdits(document, fix.edits, [aimOf(finding)]);
                assert.ok(edits, `${fix.title} is offered`);
                const fixed = applyEdits(text, edits);
                assert.deepEqual(factsOf(fixed).problems, [], fix.title);
                const after = findingsBy(code, fixed).map(each => each.message);
                assert.ok(!after.includes(finding.message), `${fix.title}: ${finding.message}`);
                assert.ok(after.length < found.length, fix.title);
            }
        });
    });
}
