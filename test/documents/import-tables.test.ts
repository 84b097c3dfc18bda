import assert from 'node:assert/strict';
import { processorTime } from '../support/processor-time.ts';
import { read as readSound } from './imported-text.ts';
import { cell, head, para, table } from './word-builder.ts';

interface ReadTables {
    readonly text: string;
    readonly notes: readonly string[];
    /** The lines of a block, without what is around them. */
    block(name: string): readonly string[];
}

/** Reads a specification of a stranger: nothing of it is lost, and what is written can be read. */
function read(body: string): ReadTables {
    const { text, notes } = readSound(body);
    return {
        text,
        notes,
        block: name => {
            const found = new RegExp(`^  ${name} \\{\\n([\\s\\S]*?)^  \\}`, 'm').exec(text)?.[1] ?? '';
            return found
                .split('\n')
                .map(line => line.trim())
                .filter(Boolean);
        },
    };
}

const OFFERS = table(
    ['Intervention', 'Who delivers', 'How soon'],
    ['Care plan', 'Care coordinator', '2 weeks'],
    ['Clozapine clinic', 'Nurse prescriber', 'As needed'],
    ['Walking group', 'Support workers', 'Same day'],
    ['Physical health check', '', 'Annually'],
);

describe('tables in a Word specification of somebody else', () => {
    it('of what is offered become lines, with what has no part of its own in words', () => {
        const { block, text, notes } = read(head('3.1 Interventions') + para('The team offers:') + OFFERS);
        assert.deepEqual(block('offers'), [
            'care-plan: within 2 weeks "Who delivers: Care coordinator."',
            'clozapine-clinic: "Who delivers: Nurse prescriber. How soon: As needed."',
            '"Walking group": same day "Who delivers: Support workers."',
            'physical-health-check: annually',
        ]);
        assert.match(text, /^\/\/ The table “Intervention \| Who delivers \| How soon”: offers$/m);
        assert.match(text, /^\/\/ “The team offers:”: above the table/m);
        assert.ok(notes.includes('The table “Intervention | Who delivers | How soon” is 4 entries of `offers` now. Read them once.'));
        assert.ok(!text.includes('note:'), text);
    });

    it('of posts become lines; a sum of them is a note', () => {
        const { block, text } = read(
            head('Staffing') +
                table(
                    ['Role', 'Band', 'WTE', 'Vacancies', 'Comments'],
                    ['Care Coordinators', '6', '8.5', '1.5', 'Nurses and social workers'],
                    ['Psychologist', '8a', '0.5 (shared)', '0', ''],
                    ['Bank staff', '', 'as needed', '', ''],
                    ['Total', '', '9.0', '1.5', ''],
                ),
        );
        assert.deepEqual(block('team'), [
            'care-coordinator: 8.5 wte vacant 1.5 wte "Band: 6. Nurses and social workers."',
            'psychologist: 0.5 wte shared "Band: 8a. Vacancies: 0."',
            '"Bank staff": "WTE: as needed."',
            'note: "Total: WTE 9.0, Vacancies 1.5."',
        ]);
        assert.match(text, /“Care Coordinators” is `care-coordinator`/);
    });

    it('of posts tell when a number may not be one of whole-time equivalents', () => {
        const { block, notes } = read(head('Team') + table(['Role', 'Number'], ['Social worker', '2'], ['Support worker', '3.5']));
        assert.deepEqual(block('team'), ['social-worker: 2 wte', 'support-worker: 3.5 wte']);
        assert.ok(notes.includes('Numbers under “Number” were read as whole-time equivalents (`wte`). Check them.'));
    });

    it('of measures become lines; a target without a side is one only where it is high', () => {
        const { block, notes } = read(
            head('Key performance indicators') +
                table(
                    ['No.', 'Indicator', 'Threshold', 'Frequency', 'Data source'],
                    ['1', 'Seen within 7 days', '95%', 'Monthly', 'MHSDS'],
                    ['2', 'Did not attend', '10%', 'Quarterly', ''],
                    ['3', 'Followed up in 72 hours', '≥ 80 %', '', ''],
                    ['4', 'Complaints', 'No more than 5', 'Every board', ''],
                ),
        );
        assert.deepEqual(block('measures'), [
            'indicator "Seen within 7 days": at least 95%, reported monthly, source "MHSDS"',
            'indicator "Did not attend": reported quarterly "Threshold: 10%."',
            'indicator "Followed up in 72 hours": at least 80%',
            'indicator "Complaints": at most 5 "Frequency: Every board."',
        ]);
        for (const [words, read] of [
            ['95%', 'at least 95%'],
            ['No more than 5', 'at most 5'],
        ])
            assert.ok(notes.includes(`“${words}” was read as “${read}”. Check it.`), notes.join('\n'));
    });

    it('of partners become blocks; one that no list has is declared', () => {
        const { text, block } = read(
            head('Interdependencies') +
                table(
                    ['Service', 'Relationship', 'Named lead', 'Meets'],
                    ['Police', 'Welfare checks', 'Inspector', 'Weekly'],
                    ['Tarn House', 'Beds in an emergency', '', ''],
                ),
        );
        assert.deepEqual(block('works with police'), ['purpose: "Welfare checks"', 'lead: "Inspector"', '"Meets: Weekly."']);
        assert.deepEqual(block('works with tarn-house'), ['purpose: "Beds in an emergency"']);
        assert.match(text, /^vocabulary partners \{\n {2}tarn-house "Tarn House"\n\}/m);
    });

    it('keep their links, groups of rows, captions, titles that come again and whole cells of text', () => {
        const whole = (words: string): string => cell(words, '<w:gridSpan w:val="2"/>');
        const { text, block } = read(
            head('Support') +
                table(
                    [whole('Table 3: what we offer')],
                    ['Treatment', 'Description'],
                    [whole('Psychological')],
                    ['CBT for psychosis', cell(para('Sixteen sessions. ') + para('At home, too.'))],
                    ['Treatment', 'Description'],
                    ['Family intervention', 'Ten sessions'],
                ),
        );
        assert.deepEqual(block('offers'), [
            '// Psychological',
            'cbt-for-psychosis: "Sixteen sessions. / At home, too."',
            'family-intervention: "Ten sessions."',
        ]);
        assert.match(text, /The table “Table 3: what we offer: Treatment \| Description”: offers/);
    });

    it('have in each row what is in a cell over several of them', () => {
        const [first, more] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>'];
        const { block } = read(
            head('Staffing') +
                table(
                    ['Team', 'Post', 'WTE'],
                    [cell('North', first), 'Social worker', '1.0'],
                    [cell('', more), 'Nurse', '3 x 0.8'],
                    [cell('South', first), 'Nurse', '2.0'],
                ),
        );
        assert.deepEqual(block('team'), [
            'social-worker: 1.0 wte "Team: North."',
            'nurse: "Team: North. WTE: 3 x 0.8."',
            'nurse: 2.0 wte "Team: South."',
        ]);
    });

    it('name a partner in several rows once, keep what no line can say in words, and are no labels with text beside them', () => {
        const { text, block } = read(
            head('Partners') +
                table(['Organisation', 'Contact', 'Purpose'], ['Police', '', ''], ['Police', 'Desk', 'Missing persons']) +
                head('Support') +
                table(
                    ['Intervention', 'Lead', 'How soon'],
                    ['Care plan', 'Nurse', 'Not more than 6 weeks'],
                    ['Crisis plan', 'All', 'TBC'],
                ) +
                head('Summary') +
                table(['Partners', 'Police and council'], ['What we offer', 'Home visits'], ['Review', 'Yearly']),
        );
        assert.deepEqual(block('works with police'), ['purpose: "Missing persons"', '"Contact: Desk."']);
        assert.deepEqual(block('offers'), [
            'care-plan: "Lead: Nurse. How soon: Not more than 6 weeks."',
            'crisis-plan: "Lead: All. How soon: TBC."',
        ]);
        assert.match(text, /\| Partners \| Police and council \|/);
    });

    it('leave no sentence behind that only leads into them, and no caption', () => {
        const { block, text } = read(
            head('Service model') +
                para('The team works every day. It offers:') +
                OFFERS +
                para('Visits go on for six weeks.') +
                head('Therapies') +
                para('Table 2. What else') +
                table(['Therapy', 'Frequency'], ['Home visits', 'Up to 3 times a day']),
        );
        assert.deepEqual(block('pathway'), ['- "**Service model.** The team works every day."', '- "Visits go on for six weeks."']);
        assert.ok(block('offers').includes('home-visits: up to 3 times a day'));
        assert.match(text, /^\/\/ “It offers:”: above the table/m);
        assert.match(text, /^\/\/ “Table 2\. What else”: above the table/m);
    });

    it('of measures say when they are taken; a target that is almost one is reported', () => {
        const { block, notes } = read(
            head('Outcome measures') +
                table(['Measure', 'When', 'By whom'], ['DIALOG', 'At start and every 6 months', 'Key worker']) +
                table(['KPI', 'Threshold', 'Method of Measurement'], ['Care plan in 4 weeks', '> 90%', 'Audit']),
        );
        assert.deepEqual(block('measures'), [
            'dialog: at start and every 6 months "By whom: Key worker."',
            'indicator "Care plan in 4 weeks": at least 90%, source "Audit"',
        ]);
        assert.ok(notes.includes('“> 90%” was read as “at least 90%”. Check it.'));
    });

    it('of thousands of partners are read in seconds', () => {
        const rows = Array.from({ length: 3000 }, (_, at) => [`Partner ${at}`, 'Help']);
        assert.ok(processorTime(() => read(head('Partners') + table(['Partner', 'Purpose'], ...rows))) < 6000);
    });

    it('stay as they are where their words may turn round what is in them', () => {
        const plain = ([first, ...rest]: readonly (readonly string[])[]): string => table(first as readonly string[], ...rest);
        const two = [
            ['Intervention', 'Details'],
            ['Art therapy', 'Weekly'],
        ];
        const bodies = [
            head('Services that are not provided') + plain(two),
            head('Previous model of care') + plain(two),
            head('Interventions') + para('The following are not offered:') + plain(two),
            head('Interventions') + table(['Intervention', 'Offered'], ['Art therapy', 'No'], ['Care plan', 'Yes']),
            head('Interventions') + table(['Intervention', 'Status'], ['Art therapy', 'Planned'], ['Care plan', 'In place']),
            head('Exclusion criteria') + plain(two),
            head('Interventions') + table(['Intervention', 'How soon'], ['Art therapy', 'Not offered'], ['Care plan', '2 weeks']),
            head('Interventions') +
                table(['Intervention', 'Details'], [cell('Not yet commissioned', '<w:gridSpan w:val="2"/>')], ['Art', 'X1']),
            head('Contacts') + table(['Role', 'Telephone'], ['Team manager', '01632 960001']),
        ];
        for (const body of bodies) {
            const { text, block } = read(body);
            assert.deepEqual([...block('offers'), ...block('team')], [], text);
            assert.match(text, /Art|Team manager/);
        }
    });
});
