import type { Suite } from 'mocha';
import type { Found } from '../../scripts/equipment/programs.ts';

/**
 * Tests that need a program. Where it is not there they are skipped, and the title of their group says why, so that the
 * summary does.
 *
 * @param tests is given what was found; it must define tests without a use of it, since it defines those that are skipped too
 */
export function describeWith<T>(title: string, equipment: Found<T>, tests: (this: Suite, found: () => T) => void): void {
    const found = (): T => {
        if (equipment.kind === 'ready') return equipment.found;
        throw new Error(equipment.why);
    };
    const define = function (this: Suite): void {
        tests.call(this, found);
    };
    if (equipment.kind === 'ready') describe(title, define);
    else describe.skip(`${title} (${equipment.why})`, define);
}
