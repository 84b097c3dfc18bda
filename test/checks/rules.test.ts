import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from '../../language/checks/catalogue.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { applyFix, findingsBy, findingsOf } from '../support/check-text.ts';
import { checkerOf, factsOf } from '../support/read-text.ts';

const FOLDER = new URL('../../language/checks/', import.meta.url);

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

    it('lists every file of its folder, and each rule has the file of its name', () => {
        const files = readdirSync(FOLDER).filter(file => file.endsWith('.ts') && file !== 'rule.ts' && file !== 'catalogue.ts');
        assert.deepEqual(files.sort(), RULES.map(rule => `${rule.name}.ts`).sort());
        for (const { name, code } of RULES) assert.match(readFileSync(new URL(`${name}.ts`, FOLDER), 'utf8'), new RegExp(code));
    });

    it('says of each rule why it matters and what to do', () => {
        for (const { code, title, why, fix } of RULES) {
            assert.match(title, /^[A-Z].*[^.]$/, code);
            for (const words of [why, fix]) assert.match(words, /^[A-Z].*[.?`]$/s, code);
        }
    });
});

for (const { code, name, bad, good } of RULES) {
    describe(`${code} ${name}`, () => {
        it('has examples that can be read', () => {
            for (const text of [bad, good]) assert.deepEqual(factsOf(text).problems, []);
        });

        it('speaks where it should', () => {
            const found = findingsBy(code, bad);
            assert.ok(found.length > 0);
            for (const { at, message } of found) {
                assert.ok(at[0] < at[1] && at[1] <= bad.length, `place ${at}`);
                assert.match(message, /[.?]$/);
                assert.doesNotMatch(message, /undefined|NaN|\[object/);
            }
        });

        it('is silent where it should', () => {
            assert.deepEqual(
                findingsBy(code, good).map(finding => finding.message),
                [],
            );
        });

        it('does not fail', () => {
            for (const text of [bad, good]) assert.deepEqual(findingsBy('CARE-000', text), []);
        });

        it('has fixes that put right what it finds', () => {
            const found = findingsOf(bad).filter(finding => finding.code === code);
            for (const finding of found) {
                for (const fix of finding.fixes ?? []) {
                    const fixed = applyFix(bad, fix);
                    assert.deepEqual(factsOf(fixed).problems, [], fix.title);
                    const after = findingsBy(code, fixed).map(each => each.message);
                    assert.ok(!after.includes(finding.message), `${fix.title}: ${finding.message}`);
                    assert.ok(after.length < found.length, fix.title);
                }
            }
        });
    });
}
