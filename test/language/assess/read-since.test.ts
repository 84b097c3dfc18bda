import assert from 'node:assert/strict';
import { askerOf } from '../../../language/assess/asker.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

describe('a requirement that has been read since', () => {
    const guidance = (lines: string): string =>
        `guidance READ "As we have read it" extends IACM {\n  tightens IACM-CON-03 because "Read by the clinical lead." {\n${lines}\n  }\n}\n`;
    const requirementWith = (lines: string) => {
        const facts = factsOf(guidance(lines));
        assert.deepEqual(facts.problems, []);
        const found = checkerOf([facts])
            .requirementsOf('READ')
            .find(({ id }) => id === 'IACM-CON-03');
        assert.ok(found);
        return found;
    };

    it('has the source that the workspace gives, and is no longer unchecked', () => {
        const read = requirementWith('    source: "The guidance, section 7" <https://northmoor.example/guidance> checked 2026-11-28');
        assert.equal(read.source?.checked, '2026-11-28');
        assert.equal(read.source?.title, 'The guidance, section 7');
        assert.ok(!askerOf(read).includes('not checked'));
    });

    it('keeps the source of the library where the workspace gives none', () => {
        const other = requirementWith('    says: "Whoever sends a person keeps the responsibility."');
        assert.equal(other.source?.unverified, true);
        assert.ok(askerOf(other).includes('not checked'));
    });
});
