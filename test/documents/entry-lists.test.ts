import assert from 'node:assert/strict';
import { EvidenceWords } from '../../documents/content/evidence-words.ts';
import { seenLines } from '../../documents/tree/seen-lines.ts';
import { specificationOf } from './one-specification.ts';
import { typed } from './table-edits.ts';
import { worldOf } from './world.ts';

const TEXT = `service riverside "Riverside Team" {
  status: draft

  team {
    care-coordinator: 6.0 wte
    nurse, social-worker: "Band 6"
    - pharmacist, psychologist: shared  meets IACM-TEAM-01
    consultant-psychiatrist, peer-support-worker
  }

  offers {
    social-inclusion, employment-support, education-support: "Practical support."
    - cbt-for-psychosis, care-plan every 6 months "With the person."
    peer-support, family-intervention
  }

  works with gp, police {
    purpose: "Joint visits."
  }
  works with ward, courts
}
`;
const world = worldOf({ 'lists.care': TEXT });

const { specification, imported } = specificationOf('riverside', world);

import { rowWith } from './table-edits.ts';

describe('entries with several names in documents', () => {
    it('have a row each, with the same words, and are named together where there are no words', () => {
        const rows = Map.groupBy(
            seenLines(specification().tree).filter(({ row }) => row !== undefined),
            ({ row }) => row,
        );
        const said = [...rows.values()].map(lines => lines.map(({ words }) => words).join(' | '));
        for (const row of [
            'Nurse | Posts not stated | Band 6',
            'Social worker | Posts not stated | Band 6',
            'Pharmacist | Shared',
            'Psychologist | Shared',
            'Peer support worker | Posts not stated',
            'Social inclusion | Practical support.',
            'Employment support | Practical support.',
            'Support with education and training | Practical support.',
            'Cognitive behavioural therapy for psychosis | Every 6 months. | With the person.',
            'Personalised care plan | Every 6 months. | With the person.',
            'General practice | Joint visits. | Not stated',
            'Police | Joint visits. | Not stated',
            'Also offered | Peer support | Family intervention',
        ])
            assert.ok(said.includes(row), `${row}\n\n${said.join('\n')}`);
    });

    it('are quoted one by one', () => {
        const source = world.source('lists.care');
        const subject = source?.facts.services[0];
        assert.ok(source && subject);
        const words = new EvidenceWords(source, subject, world.names);
        const said = (...terms: readonly string[]): readonly string[] =>
            terms.flatMap(name => words.all(subject.elements.filter(({ term }) => term === name)));
        assert.deepEqual(said('nurse', 'psychologist', 'care-plan', 'peer-support'), [
            'Nurse: “Band 6”',
            'Psychologist: shared.',
            'Personalised care plan: every 6 months. “With the person.”',
            'Peer support.',
        ]);
    });

    it('come back from Word as they are, byte for byte', () => {
        assert.equal(imported().text, TEXT);
    });

    it('stay one line where all that is said of them was changed', () => {
        for (const [words, other] of [
            ['Band 6', 'Band 7'],
            ['Practical support.', 'Support at home.'],
            ['With the person.', 'With carers.'],
            ['Joint visits.', 'Joint training.'],
        ] as const)
            assert.equal(imported(xml => xml.replaceAll(words, other)).text, TEXT.replace(words, other));
    });

    it('become lines where one of them was changed', () => {
        const changes: readonly (readonly [first: string, column: number, words: string, gone: string, come: readonly string[]])[] = [
            ['Social worker', 1, 'Band 7', 'nurse, social-worker: "Band 6"', ['nurse: "Band 6"', 'social-worker: "Band 7"']],
            ['Nurse', 1, '2.0 WTE', 'nurse, social-worker: "Band 6"', ['nurse: 2.0 wte', 'social-worker: "Band 6"']],
            [
                'Pharmacist',
                1,
                '0.5 WTE (shared)',
                '- pharmacist, psychologist: shared  meets IACM-TEAM-01',
                ['- pharmacist: 0.5 wte shared  meets IACM-TEAM-01', '- psychologist: shared  meets IACM-TEAM-01'],
            ],
            [
                'Support with education',
                1,
                'With the college.',
                'social-inclusion, employment-support, education-support: "Practical support."',
                [
                    'social-inclusion: "Practical support."',
                    'employment-support: "Practical support."',
                    'education-support: "With the college."',
                ],
            ],
            [
                'Personalised care plan',
                1,
                'Every 3 months.\nWith the person.',
                '- cbt-for-psychosis, care-plan every 6 months "With the person."',
                ['- cbt-for-psychosis every 6 months "With the person."', '- care-plan every 3 months "With the person."'],
            ],
        ];
        const joint = (purpose: string): string => `police {\n    purpose: "${purpose}"\n  }`;
        assert.equal(
            imported(xml => typed(xml, 'Police', 1, 'Welfare checks.')).text,
            TEXT.replace(
                'works with gp, police {\n    purpose: "Joint visits."\n  }',
                `works with gp {\n    purpose: "Joint visits."\n  }\n  works with ${joint('Welfare checks.')}`,
            ),
        );
        assert.equal(
            imported(xml => typed(xml, 'Courts', 1, 'Diversion.')).text,
            TEXT.replace('works with ward, courts', 'works with ward\n  works with courts {\n    purpose: "Diversion."\n  }'),
        );
        for (const [first, column, words, gone, come] of changes)
            assert.equal(imported(xml => typed(xml, first, column, words)).text, TEXT.replace(gone, come.join('\n    ')), first);
    });

    it('get a line each where the cell of one of them was emptied', () => {
        const { text } = imported(xml => typed(xml, 'Employment support', 1, ''));
        const [social, work, education] = [
            'social-inclusion: "Practical support."',
            'employment-support',
            'education-support: "Practical support."',
        ];
        const together = 'social-inclusion, employment-support, education-support: "Practical support."';
        assert.equal(text, TEXT.replace(together, [social, work, education].join('\n    ')));
    });

    it('lose the one whose row was deleted, and take another name', () => {
        const without = (first: string): string => imported(xml => xml.replace(rowWith(xml, first), '')).text;
        assert.equal(without('Psychologist'), TEXT.replace(', psychologist', ''));
        assert.equal(without('Nurse'), TEXT.replace('nurse, ', ''));
        assert.equal(without('Employment support'), TEXT.replace('employment-support, ', ''));
        assert.equal(without('Courts'), TEXT.replace('ward, courts', 'ward'));
        assert.equal(imported(xml => typed(xml, 'Nurse', 0, 'Support worker')).text, TEXT.replace('nurse,', 'support-worker,'));
    });
});
