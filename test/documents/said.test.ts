import assert from 'node:assert/strict';
import type { Line } from '../../documents/model/specification.ts';
import { readSpecification } from '../../documents/model/specification.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { factsOf } from '../support/read-text.ts';

const names = new NameIndex([...LIBRARY]);

/** What a service says whose block holds some lines. */
function read(block: string, ...lines: readonly string[]): NonNullable<ReturnType<typeof readSpecification>> {
    const text = `service a "A" {\n${block} {\n${lines.join('\n')}\n}\n}\n`;
    const specification = readSpecification({ uri: 'a.care', text, facts: factsOf(text, 'a.care') }, 'a', names);
    assert.ok(specification);
    return specification;
}

describe('what a file says, for documents', () => {
    it('has the titles of names and dates in words, and no comments', () => {
        const { team } = read(
            'team',
            'caseload: at most 12 /* for now: fewer */ people // not more',
            '  per care-coordinator "Less in the first year." meets IACM-TEAM-03',
        );
        const line: Line = {
            key: 'caseload',
            label: 'Caseload',
            meets: ['IACM-TEAM-03'],
            value: 'at most 12 people per care coordinator',
            text: 'Less in the first year.',
        };
        assert.deepEqual(team, [line]);
    });

    it('has lists as lists, the day of a list, and reasons', () => {
        const { population } = read('population', 'includes: psychosis, first-episode-psychosis', 'ages: 18 to 65 because "Others help."');
        assert.deepEqual(population[0]?.items, ['Psychosis', 'First episode of psychosis']);
        assert.deepEqual([population[1]?.value, population[1]?.text], ['18 to 65', 'Because: Others help.']);
    });

    it('has bodies within values, and the title and the address of a document', () => {
        const [policy] = read(
            'policy engagement "How we keep in touch"',
            'approved: 2026-01-15 by "Quality Committee"',
            'document: "The policy" <https://example.org//policy>',
            '"First." ',
            'audit: yearly',
            '"Second."',
        ).policies;
        assert.deepEqual(
            policy?.lines.map(({ label, value }) => [label, value]),
            [
                ['Approved', '15 January 2026 by Quality Committee'],
                ['Document', 'The policy https://example.org//policy'],
                ['Audit', 'yearly'],
            ],
        );
        assert.deepEqual([policy?.ownTitle, policy?.texts], ['How we keep in touch', ['First.', 'Second.']]);
    });

    it('keeps every part of a measure', () => {
        const [measure] = read('measures', 'dialog: at least 80%, every 6 months, reported quarterly, source "Local system"').measures;
        assert.deepEqual(
            [measure?.target, measure?.every, measure?.reported, measure?.source],
            ['at least 80%', 'every 6 months', 'quarterly', 'Local system'],
        );
    });

    it('shows lines that belong nowhere as they are written', () => {
        assert.deepEqual(read('population', 'owner:  "Nobody"', 'wishes: "more"').unplaced, ['owner:  "Nobody"', 'wishes: "more"']);
    });
});
