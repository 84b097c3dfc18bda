import assert from 'node:assert/strict';
import { effectiveRequirements } from '../../../language/assess/effective-guidance.ts';
import { compareGuidance, type GuidanceDiff, renameEdits, type Version } from '../../../language/guidance-diff/compare-guidance.ts';
import { effectsOn, isNewGap } from '../../../language/guidance-diff/effects.ts';

import { editText } from '../../../language/model/findings.ts';
import { factsOf } from '../../support/read-text.ts';
import { type SmallWorkspace, service, workspaceOf } from '../../support/reviews.ts';

function requirement(id: string, lines: string, weight = 'must', title = `The title of ${id}`, says = `What ${id} asks.`): string {
    return `  ${weight} ${id} "${title}" {\n    says: "${says}"\n    basis: local\n    source: "Paper 1" checked 2026-07-30\n    ${lines}\n  }\n`;
}

const guidance = (body: string): string => `guidance OURS "Ours" {\n${body}}\n`;

function versionOf({ names }: SmallWorkspace): Version {
    return {
        requirements: effectiveRequirements('OURS', name => names.guidance(name)),
        amendments: names.guidance('OURS')?.amendments ?? [],
    };
}

function diff(before: string, after: string): GuidanceDiff {
    const [old, now] = [before, after].map(body => workspaceOf({ 'ours.care': guidance(body) }));
    assert.ok(old && now);
    for (const { documents } of [old, now]) assert.deepEqual(documents[0]?.problems, []);
    return compareGuidance(versionOf(old), versionOf(now), (namespace, name) => now.names.title(namespace, name));
}

/** Kind, id and directions of each change. */
function told(before: string, after: string): string[] {
    return diff(before, after).changes.map(({ kind, id, formerly, changes }) =>
        [kind, formerly ? `${formerly}>${id}` : id, ...changes.map(({ direction }) => direction)].join(' '),
    );
}

const POLICY = 'expects policy non-attendance with owner';
const LOAD = (number: number): string => `expects caseload at most ${number} people`;

describe('two versions of a guidance', () => {
    const cases: readonly (readonly [what: string, before: string, after: string, told: readonly string[]])[] = [
        ['that are the same', requirement('A', POLICY), requirement('A', POLICY), []],
        ['that differ in layout', requirement('A', POLICY), `\n\n${requirement('A', POLICY).replaceAll('    ', '\t')}`, []],
        ['with something new', requirement('A', POLICY), requirement('A', POLICY) + requirement('B', LOAD(12)), ['new B']],
        ['with something gone', requirement('A', POLICY) + requirement('B', LOAD(12)), requirement('A', POLICY), ['removed B']],
        ['with a must for a should', requirement('A', POLICY, 'should'), requirement('A', POLICY), ['tightened A tighter']],
        ['with a should for a must', requirement('A', POLICY), requirement('A', POLICY, 'should'), ['loosened A looser']],
        ['with a lower limit', requirement('A', LOAD(15)), requirement('A', LOAD(12)), ['tightened A tighter']],
        ['with a higher limit', requirement('A', LOAD(12)), requirement('A', LOAD(15)), ['loosened A looser']],
        [
            'with a higher least number',
            requirement('A', 'expects role at least 1 wte'),
            requirement('A', 'expects role at least 2 wte'),
            ['tightened A tighter'],
        ],
        ['with one expectation more', requirement('A', POLICY), requirement('A', `${POLICY}\n    ${LOAD(12)}`), ['tightened A tighter']],
        ['with one expectation less', requirement('A', `${POLICY}\n    ${LOAD(12)}`), requirement('A', POLICY), ['loosened A looser']],
        [
            'with expectations in another order',
            requirement('A', `${POLICY}\n    ${LOAD(12)}`),
            requirement('A', `${LOAD(12)}\n    ${POLICY}`),
            [],
        ],
        [
            'with more here and less there',
            requirement('A', `${POLICY}\n    ${LOAD(15)}`),
            requirement('A', LOAD(12)),
            ['changed A tighter looser'],
        ],
        [
            'with another condition',
            requirement('A', `applies to services where model is fact\n    ${POLICY}`),
            requirement('A', `applies to services where model is assertive-outreach\n    ${POLICY}`),
            ['changed A other'],
        ],
        [
            'without a condition',
            requirement('A', `applies to services where model is fact\n    ${POLICY}`),
            requirement('A', POLICY),
            ['tightened A tighter'],
        ],
        [
            'that applies to reviews as well',
            requirement('A', POLICY),
            requirement('A', `applies to services and reviews\n    ${POLICY}`),
            ['tightened A tighter'],
        ],
        ['in other words', requirement('A', POLICY), requirement('A', POLICY, 'must', 'The title of A', 'What it wants.'), ['reworded A']],
    ];
    for (const [what, before, after, expected] of cases) it(what, () => assert.deepEqual(told(before, after), expected));

    const SAYS = 'Nobody is ever discharged because they missed their appointments.';
    const OLD = requirement('A', POLICY, 'must', 'Missed appointments', SAYS);

    it('with another id for the same', () => {
        const { changes, renames } = diff(OLD, OLD.replace('must A', 'must Z'));
        assert.deepEqual(
            changes.map(({ kind, id, formerly, declared }) => [kind, id, formerly, declared]),
            [['renamed', 'Z', 'A', false]],
        );
        assert.deepEqual(renames, [{ from: 'A', to: ['Z'], declared: false }]);
    });

    it('with another id that the guidance declares, whatever the words', () => {
        const after = `${requirement('Z', LOAD(12), 'must', 'Small', 'Caseloads.')}  replaces A by Z because "Clearer."\n`;
        const { renames } = diff(OLD, after);
        assert.deepEqual(renames, [{ from: 'A', to: ['Z'], declared: true }]);
    });

    it('with another id and a stricter demand', () => {
        assert.deepEqual(told(OLD, OLD.replace('must A', 'must Z').replace(POLICY, `${POLICY} and audit`)), ['renamed A>Z tighter']);
    });

    it('with something new that is nothing like what is gone', () => {
        assert.deepEqual(told(OLD, requirement('Z', LOAD(12), 'must', 'Small caseloads', 'Workers have time.')), ['new Z', 'removed A']);
    });
});

describe('what a change of guidance does to a service', () => {
    const text = service(
        'a',
        '  policy non-attendance {\n    owner: "Clinical lead"\n  }\n  team {\n    caseload: at most 15 people\n  }',
        'OURS',
    );
    const before = workspaceOf({
        'ours.care': guidance(requirement('A', POLICY) + requirement('B', LOAD(15)) + requirement('C', 'expects statement')),
        'a.care': text,
    });
    const after = workspaceOf({
        'ours.care': guidance(requirement('Z', POLICY) + requirement('B', LOAD(12)) + requirement('D', LOAD(20))),
        'a.care': text,
    });
    const effects = effectsOn(before.checker.assessmentsOf('a'), after.checker.assessmentsOf('a'), [
        { from: 'A', to: ['Z'], declared: true },
    ]);

    it('is told by requirement, without what only has another id', () => {
        assert.deepEqual(
            effects.map(({ id, before: old, after: now }) => [id, old, now]),
            [
                ['B', 'shown', 'against'],
                ['D', undefined, 'shown'],
                ['C', 'missing', undefined],
            ],
        );
    });

    it('tells the new gaps from the rest', () =>
        assert.deepEqual(
            effects.filter(isNewGap).map(({ id }) => id),
            ['B'],
        ));
});

describe('the new ids of requirements', () => {
    const renames = [
        { from: 'A', to: ['Z'], declared: true },
        { from: 'B', to: ['X', 'Y'], declared: true },
    ];
    const text = `${service('a', '  policy non-attendance {\n    meets A, B, AA\n  }\n  not applicable A because "A is not for us."', 'OURS')}review r "R" using icb-review-outcome {\n  finding A {\n    gap: "A"\n  }\n}\n`;

    it('are written wherever a document mentions the old ones, and nowhere else', () => {
        assert.equal(
            editText(text, renameEdits(factsOf(text), renames)),
            text.replace('meets A,', 'meets Z,').replace('applicable A', 'applicable Z').replace('finding A', 'finding Z'),
        );
    });
});
