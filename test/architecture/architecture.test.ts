import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { readCode } from '../../scripts/measure/read-code.ts';
import { KNOWN } from './known.ts';
import { findViolations } from './violations.ts';

describe('architecture', function () {
    this.timeout(600_000);
    const files = readCode(fileURLToPath(new URL('../..', import.meta.url)));
    const violations = findViolations(files);

    it('sees the code: files of all rooms, imports of files and of packages', () => {
        assert.ok(files.length > 500);
        const imports = files.flatMap(file => file.imports);
        assert.ok(imports.some(({ to, isPackage }) => isPackage && to === 'langium'));
        assert.ok(imports.some(({ to, isTypeOnly }) => isTypeOnly && to === 'language/model/facts.ts'));
    });

    for (const [rule, found] of Object.entries(violations)) {
        it(`never: ${rule}`, () => {
            const known = Object.keys(KNOWN[rule] ?? {});
            assert.deepEqual(
                { new: found.filter(each => !known.includes(each)), mended: known.filter(each => !found.includes(each)) },
                { new: [], mended: [] },
                `${rule}: mend what is new; take what is mended off test/architecture/known.ts`,
            );
        });
    }

    it('knows no violation of a rule that there is not', () => {
        assert.deepEqual(
            Object.keys(KNOWN).filter(rule => !(rule in violations)),
            [],
        );
    });
});
