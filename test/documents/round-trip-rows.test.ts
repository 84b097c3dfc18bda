import assert from 'node:assert/strict';
import { type Generated, render } from '../../documents/generate.ts';
import { factsOf } from '../support/read-text.ts';
import { changed } from './fill-form.ts';
import { documents, newLines, read, textOf, world } from './own-documents.ts';
import { addedAfter, typed } from './table-edits.ts';
import { worldOf } from './world.ts';

type Edit = (xml: string) => string;

function documentOf(name: string): Generated {
    const found = documents().find(({ shows }) => shows?.name === name);
    assert.ok(found, name);
    return found;
}

/** What comes of some edits of a document: the new lines of its text, and what is said. */
function imported(document: Generated, ...edits: readonly Edit[]) {
    const bytes = changed(render(document, 'docx', world), xml => edits.reduce((all, edit) => edit(all), xml));
    const { text, notes, account } = read(bytes);
    assert.deepEqual(account?.missing, []);
    assert.deepEqual(factsOf(text).problems, []);
    return { text, notes, lines: newLines(text, textOf(document)) };
}

const cell =
    (first: string, column: number, words: string, title = ''): Edit =>
    xml =>
        typed(xml, first, column, words, title);
const row =
    (after: string, words: readonly string[], title = ''): Edit =>
    xml =>
        addedAfter(xml, after, words, title);

const SUITED = 'Is it written down?';
const NEEDS = 'Resource gap';

describe('the cells of a review that people filled in', () => {
    const review = documentOf('exampleshire-2024');

    it('come back as the lines that they are about, however they are written', () => {
        for (const [edit, lines] of [
            [
                cell('The model of delivery is named', 5, 'No one is told which model it is.', SUITED),
                ['gap:       "No one is told which model it is."'],
            ],
            [
                cell('The model of delivery is named', 4, 'Partially met (see audit)', SUITED),
                ['rating:    partly-met "Partially met (see audit)"'],
            ],
            [cell('The model of delivery is named', 1, 'NOT IN PLACE', SUITED), ['policy:    not-in-place']],
            [cell('A base in Saltmere', 5, '£180k a year and 2 WTE', NEEDS), ['resource gap: £180k recurrent, 2 wte']],
            [cell('Weekends on the coast', 5, '£250,000 once', NEEDS), ['resource gap: £250,000 non-recurrent']],
            [cell('A base in Saltmere', 4, 'Complete, 3/11/26', NEEDS), ['completed on: 2026-11-03']],
            [cell('A base in Saltmere', 6, 'Two buildings were looked at.', NEEDS), ['progress:     "Two buildings were looked at."']],
            [cell('People estimated to need', 1, '172'), ['cohort:            172 people']],
            [cell('People estimated to need', 1, '1'), ['cohort:            1 person']],
            [cell('Version of this document', 1, '4: for the board'), ['version:          "4: for the board"']],
            [cell('What the board is asked for', 1, 'For assurance'), ['purpose:           assurance']],
        ] as const) {
            const { lines: found, notes } = imported(review, edit);
            assert.deepEqual(found, lines);
            assert.ok(!notes.some(note => /Not brought back/.test(note)), notes.join('\n'));
        }
    });

    it('are kept as they are written where a line can hold words only, and that is reported', () => {
        const { lines, notes } = imported(review, cell('Date of the quality committee', 1, 'some time in May'));
        assert.deepEqual(lines, ['quality-committee: "some time in May"']);
        assert.match(notes.join('\n'), /“some time in May” can’t be read as a date\. It is kept as it is written\./);
    });

    it('are not changed where people leave out or type in what only says that nothing is written', () => {
        const { text } = imported(review, cell('A base in Saltmere', 2, '', NEEDS));
        assert.doesNotMatch(text, /Chief Executive, Lanternfield"\n {4}due: {6}2028/);
        const again = worldOf({ 'file:///review.care': text });
        const [made] = documents(undefined, again).filter(({ shows }) => shows?.type === 'review');
        assert.ok(made);
        const bytes = changed(render(made, 'docx', again), xml => typed(xml, 'A base in Saltmere', 2, '', NEEDS));
        const { text: same, notes } = read(bytes, again);
        assert.deepEqual([same, notes], [text, []]);
        const filled = changed(render(made, 'docx', again), xml => typed(xml, 'A base in Saltmere', 2, 'Head of Estates', NEEDS));
        assert.deepEqual(newLines(read(filled, again).text, text), ['owner:        "Head of Estates"']);
    });
});

describe('rows that people added to a review', () => {
    const review = documentOf('exampleshire-2024');

    it('become an action in the finding whose gap it closes', () => {
        const { text, notes } = imported(
            review,
            row('Visit the three people', [
                'Ring each practice',
                'Physical health',
                'Practice Manager',
                '30 June 2027',
                'not started',
                'Evidence: A list.\nTwo were rung.',
            ]),
        );
        assert.match(
            text,
            / {4}action ring-each-practice "Ring each practice" \{\n {6}horizon: {2}short-term\n {6}owner: {4}"Practice Manager"\n {6}due: {6}2027-06-30\n {6}state: {4}open\n {6}evidence: """\n {8}A list\.\n\n {8}Two were rung\.\n {6}"""\n {4}\}\n {2}\}\n\n {2}\/\/ Leaving/,
        );
        assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
    });

    it('become an action with what it addresses where that is several requirements, and with what it needs', () => {
        const { lines, notes } = imported(
            review,
            row(
                'Weekends on the coast',
                ['A van', 'Continuity of care; Medicines', 'Head of Estates', '31 Mar 2028', 'Open', '£45k once', ''],
                NEEDS,
            ),
        );
        assert.deepEqual(lines, [
            'action a-van "A van" {',
            'addresses:    IACM-CON-01, IACM-CARE-05',
            'owner:        "Head of Estates"',
            'due:          2028-03-31',
            'resource gap: £45k non-recurrent',
        ]);
        assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
    });

    it('say what a new action lacks, and what could not be read', () => {
        const { lines, notes } = imported(
            review,
            row('Visit the three people', ['Buy a kettle', '', '', '', '', '']),
            row('Visit the three people', ['Open earlier', 'The front door', 'Reception Manager', 'spring', 'Open', '']),
        );
        assert.ok(lines.includes('action buy-a-kettle "Buy a kettle" {'));
        assert.ok(lines.includes('action open-earlier "Open earlier" {'));
        const said = notes.join('\n');
        assert.match(said, /The new action “Buy a kettle” has no owner, no date and no requirement whose gap it closes\./);
        assert.match(said, /“The front door” is no requirement of the review’s guidance/);
        assert.match(said, /“spring” can’t be read as “Due”/);
        assert.ok(lines.some(line => /^\/\/ .*“spring” is new/.test(line)));
    });

    it('become a finding', () => {
        const { text } = imported(
            review,
            row(
                'Measures show it works',
                ['Race equality (PCREF)', 'Partly in place', 'Not in place', 'No figures.', 'Not met', 'No one counts.'],
                SUITED,
            ),
        );
        assert.match(
            text,
            /\n {2}finding IACM-EQ-01 \{\n {4}policy: {3}partly\n {4}practice: not-in-place\n {4}evidence: "No figures\."\n {4}rating: {3}not-met\n {4}gap: {6}"No one counts\."\n {2}\}/,
        );
    });

    it('are reported cell by cell where they are tracked changes that nobody has accepted', () => {
        const by = '<w:trPr><w:ins w:id="1" w:author="Jane Smith" w:date="2026-03-03T10:00:00Z"/></w:trPr>';
        const { lines } = imported(review, xml =>
            addedAfter(xml, 'Visit the three people', ['Buy a kettle', 'Medicines', 'Estates'], '', added =>
                added.replace('<w:tr>', `<w:tr>${by}`),
            ),
        );
        assert.deepEqual(lines, [
            '// Tracked change by Jane Smith, 3 March 2026, neither accepted nor rejected: insert the row “Buy a kettle | Medicines | Estates” after “Visit the three people, and say sorry”',
        ]);
    });
});

describe('what people wrote into a specification where nothing was', () => {
    const crisis = documentOf('crisis-home-treatment');

    it('comes back as the line that it is about', () => {
        for (const [edit, lines] of [
            [
                cell('People with a crisis plan', 1, 'At least 90%'),
                ['MHS19: at least 90%, reported monthly, source "Mental Health Services Data Set"'],
            ],
            [
                cell('Key worker', 1, '2 WTE (0.5 vacant)\nOne of the three people who visit, named on the first day.'),
                ['key-worker:   2 wte vacant 0.5 wte "One of the three people who visit, named on the first day."'],
            ],
            [cell('Ambulance service', 2, 'Lead: Operations Manager'), ['lead: "Operations Manager"']],
            [
                cell('Emergency department', 2, 'Information sharing agreement, signed 3 May 2026'),
                ['agreement: information-sharing, signed 2026-05-03'],
            ],
        ] as const)
            assert.deepEqual(imported(crisis, edit).lines, lines);
        const { lines, notes } = imported(crisis, cell('ReQoL-10', 1, '80%'));
        assert.deepEqual(lines, [
            'reqol-10: at least 80%, at start and every 4 weeks, reported quarterly, source "Mental Health Services Data Set"',
        ]);
        assert.match(notes.join('\n'), /“80%” was read as “At least 80%”\. Check it\./);
    });

    it('comes back from its head, with bodies, dates and periods in any way of writing', () => {
        const old = documentOf('birmingham-assertive-outreach');
        const { lines } = imported(
            old,
            cell('Service specification number', 1, 'BS/12'),
            cell('Commissioner', 1, 'Birmingham & Solihull ICB, Head of Mental Health'),
            cell('Period', 1, '1st April 2027 - 31/3/2030'),
            cell('Date of review', 1, '30 Sept 2028'),
        );
        assert.deepEqual(lines, [
            'specification number: "BS/12"',
            'commissioner: birmingham-and-solihull-icb',
            'commissioner lead: "Head of Mental Health"',
            'in force: 2027-04-01 to 2030-03-31',
            'review by: 2028-09-30',
        ]);
    });

    it('comes back as new measures, partners, posts and policies', () => {
        const { lines } = imported(
            crisis,
            row('Calls answered', ['Calls that end in a visit', 'At least 30%', 'Monthly; reported quarterly', 'Telephone system']),
            row('Calls answered', ['Complaints answered', 'No target', '', '']),
            row('Police', ['Probation', 'Joint visits on release.', 'Lead: Probation Officer']),
        );
        assert.deepEqual(lines, [
            'works with probation {',
            'purpose: "Joint visits on release."',
            'lead: "Probation Officer"',
            'indicator "Complaints answered"',
            'indicator "Calls that end in a visit": at least 30%, monthly, reported quarterly, source "Telephone system"',
        ]);
        const { lines: posts, notes } = imported(crisis, row('Pharmacist', ['Dance therapist', '1.5 WTE']));
        assert.deepEqual(posts, ['"Dance therapist": 1.5 wte']);
        assert.match(
            notes.join('\n'),
            /“Dance therapist” is no role that is known here, so it is in quotation marks\. Did you mean “.*”\?/,
        );
    });

    it('comes back as a criterion after one that names terms', () => {
        const copied =
            (words: string, fresh: string): Edit =>
            xml => {
                const at = xml.lastIndexOf('<w:p>', xml.indexOf(words));
                const end = xml.indexOf('</w:p>', at) + '</w:p>'.length;
                const properties = /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(xml.slice(at, end))?.[0] ?? '';
                return `${xml.slice(0, end)}<w:p>${properties}<w:r><w:t>${fresh}</w:t></w:r></w:p>${xml.slice(end)}`;
            };
        const old = documentOf('birmingham-assertive-outreach');
        const { lines, notes } = imported(old, copied('with a high level of disability', 'People who sleep rough.'));
        assert.deepEqual(
            [lines, notes],
            [['includes: "People who sleep rough."'], ['1 change of the Word file is in the .care file now.']],
        );
    });

    it('comes back as a policy where it is a heading with words under it', () => {
        const paragraph = (words: string, style = ''): string =>
            `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${words}</w:t></w:r></w:p>`;
        const { text, notes } = imported(crisis, xml => {
            const last = xml.search(/<w:p>(?:(?!<\/w:p>)[\s\S])*Interdependencies(?:(?!<\/w:p>)[\s\S])*<\/w:p>(?!.*TOC)/);
            const at = xml.lastIndexOf('<w:p>', xml.lastIndexOf('>Interdependencies<'));
            assert.ok(last > 0 && at > 0);
            const fresh = [
                paragraph('Engagement', 'Heading3'),
                paragraph('Staff keep trying.'),
                paragraph('Owner: Team manager. Approved: 3 March 2027 by Quality Committee. Review by: 3 March 2029.'),
            ];
            return xml.slice(0, at) + fresh.join('') + xml.slice(at);
        });
        assert.match(
            text,
            /\n\n {2}policy engagement \{\n {4}owner: {5}"Team manager"\n {4}approved: {2}2027-03-03 by "Quality Committee"\n {4}review by: 2029-03-03\n {4}"Staff keep trying\."\n {2}\}\n/,
        );
        assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
    });
});
