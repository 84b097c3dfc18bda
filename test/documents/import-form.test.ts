import assert from 'node:assert/strict';
import type { Imported } from '../../documents/import/imported.ts';
import type { DocumentContext, SourceDocument } from '../../documents/model/context.ts';
import { readReviewModel } from '../../documents/model/review.ts';
import { readSpecification } from '../../documents/model/specification.ts';
import { renderWord } from '../../documents/word/document.ts';
import { factsOf } from '../support/read-text.ts';
import { changed, filled } from './fill-form.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

function read(bytes: Uint8Array, context: DocumentContext = world): Imported {
    const imported = importWord(bytes, { follows: ['IACM'], title: 'form' }, context);
    assert.deepEqual(
        factsOf(imported.text).problems.map(({ message }) => message),
        [],
        imported.text,
    );
    return imported;
}

function sourceOf({ text }: Imported): SourceDocument {
    return { uri: 'imported.care', text, facts: factsOf(text) };
}

describe('a filled-in review form', () => {
    const blank = renderWord(generated('blank-review', world).tree);
    const answers = {
        'review.title': 'Dales: review of 2026',
        'review.covers': 'city-outreach, coast-fact',
        'answer.icb': 'NHS Exampleshire Integrated Care Board',
        'answer.completed': '30 September 2026',
        'answer.cohort': '190',
        'answer.cycle': '2026/27',
        'answer.involved': 'Eleven people took part.\n\nThey said "listen", and """wait""".\n- one\n- two {',
        'answer.region': 'Midlands',
        'finding.IACM-DNA-01.policy': 'In place',
        'finding.IACM-DNA-01.practice': 'Partly in place',
        'finding.IACM-DNA-01.gap': 'In three records, missed contact was the reason.',
        'action.1.title': 'Audit every quarter\nwith carers',
        'action.1.addresses': 'IACM-DNA-01, IACM-FAM-01',
        'action.1.horizon': 'short-term',
        'action.1.owner': 'Medical Director',
        'action.1.due': '31 December 2026',
        'action.1.resource': 'about a million, perhaps',
        'action.1.state': 'Open',
    };

    it('says when it was made with another version, and keeps the answers to what is gone', () => {
        assert.deepEqual(
            read(filled(blank, answers)).notes.filter(note => note.includes('version')),
            [],
            'the same version needs no word',
        );
        const older = changed(filled(blank, answers), text => text.replaceAll('finding.IACM-DNA-01.gap', 'finding.IACM-GONE-01.gap'));
        const imported = read(changed(older, text => text.replace('>0.0.0<', '>0.0.0-older<'), 'docProps/custom.xml'));
        assert.match(
            imported.notes[0] ?? '',
            /^This form was made with version 0\.0\.0-older of Carewright\. This is version 0\.0\.0\. .*kept as comments/,
        );
        assert.ok(imported.notes.some(note => note.includes('finding.IACM-GONE-01.gap')));
        assert.match(imported.text, /^\/\/ .*In three records, missed contact was the reason\./m);
        const silent = changed(filled(blank, answers), text => text.replace('Carewright Version', 'Some Version'), 'docProps/custom.xml');
        assert.match(
            read(silent).notes[0] ?? '',
            /^This form does not say which version of Carewright made it\. This is version 0\.0\.0\./,
        );
    });

    it('becomes a review in which every answer has its place', () => {
        const imported = read(filled(blank, answers));
        const review = readReviewModel(sourceOf(imported), imported.name, world.names);
        assert.ok(review);
        assert.equal(review.title, 'Dales: review of 2026');
        assert.deepEqual(review.covers, ['city-outreach', 'coast-fact']);
        const answer = (name: string): unknown => review.answers.find(({ question }) => question === name);
        assert.deepEqual(answer('icb'), { question: 'icb', names: ['exampleshire-icb'], value: 'NHS Exampleshire Integrated Care Board' });
        assert.deepEqual(answer('completed'), { question: 'completed', names: [], value: '30 September 2026' });
        assert.deepEqual(answer('cohort'), { question: 'cohort', names: [], value: '190 people' });
        assert.deepEqual(review.answers.find(({ question }) => question === 'region')?.names, ['midlands']);
        assert.match(
            review.answers.find(({ question }) => question === 'involved')?.text ?? '',
            /said "listen", and [\s\S]*wait[\s\S]*- one\n- two \{$/,
        );
        const [finding] = review.findings;
        assert.deepEqual(
            [finding?.requirement, finding?.answers.map(({ names, text }) => names[0] ?? text)],
            ['IACM-DNA-01', ['in-place', 'partly', 'In three records, missed contact was the reason.']],
        );
        const [action] = review.actions;
        assert.deepEqual(
            [action?.title, action?.owner, action?.due, action?.state, action?.horizon],
            ['Audit every quarter', 'Medical Director', '2026-12-31', 'open', 'short-term'],
        );
        assert.deepEqual(action?.closes, ['IACM-DNA-01', 'IACM-FAM-01']);
        assert.deepEqual(action?.texts, ['with carers']);
    });

    it('loses nothing that can’t be read as it should be: it is kept and told', () => {
        const { text, notes } = read(filled(blank, answers));
        assert.match(text, /note: "resource gap: about a million, perhaps"/);
        assert.ok(notes.some(note => note.includes('about a million')));
    });

    it('keeps what people wrote between the fields, and fields that it does not know', () => {
        const extra =
            '<w:p><w:r><w:t>PS: see the annex.\u2028service evil {}</w:t></w:r></w:p><w:p><w:sdt><w:sdtPr><w:alias w:val="Old"/><w:tag w:val="answer.gone"/></w:sdtPr><w:sdtContent><w:r><w:t>kept too</w:t></w:r></w:sdtContent></w:sdt></w:p><w:sectPr>';
        const { text, notes } = read(changed(filled(blank, answers), document => document.replace('<w:sectPr>', extra)));
        assert.match(text, /^\/\/ PS: see the annex/m);
        assert.match(text, /^\/\/ Old: kept too$/m);
        assert.equal(notes.filter(note => /Old|outside/.test(note)).length, 2);
        assert.equal(factsOf(text).services.length, 0, 'a line break of another kind does not end a comment');
    });

    it('reports no text of its own as somebody’s', () => {
        const { text, notes } = read(filled(blank, { 'review.title': 'Only a title' }));
        assert.deepEqual(notes, []);
        assert.equal(text, 'review only-a-title "Only a title" using icb-review-outcome {\n}\n');
    });

    it('takes a copied action for a further one', () => {
        const twice = changed(filled(blank, answers), document => {
            const rows = [...document.matchAll(/<w:tr>(?:(?!<w:tr>)[\s\S])*?<w:tag w:val="action\.1\.[\s\S]*?<\/w:tr>/g)].map(
                ([row]) => row,
            );
            return document.replace(
                '<w:sectPr>',
                `<w:tbl>${rows.join('').replace('Audit every quarter', 'Another one')}</w:tbl><w:sectPr>`,
            );
        });
        const imported = read(twice);
        const review = readReviewModel(sourceOf(imported), imported.name, world.names);
        assert.deepEqual(
            review?.actions.map(({ title }) => title),
            ['Audit every quarter', 'Another one'],
        );
    });
});

describe('a filled-in specification form', () => {
    it('becomes a service in which every answer has its place', () => {
        const blank = renderWord(generated('blank-specification', world).tree);
        const imported = read(
            filled(blank, {
                'service.title': 'Dales Outreach',
                'service.status': 'Draft',
                'service.model': 'assertive-outreach',
                'service.commissioner': 'NHS Exampleshire Integrated Care Board',
                'service.provider': 'A new trust',
                'service.start': '1 April 2027',
                'service.end': '2030-03-31',
                'service.reviewby': '1st October 2029',
                'service.context': 'One paragraph.\n\nTwo paragraphs.',
                'names.includes.IACM-POP-01.terms.psychosis': 'x',
                'names.includes.IACM-POP-01.text': 'People who hear voices.',
                'policy.non-attendance.text': 'Nobody is discharged.\n"Never".',
                'policy.non-attendance.owner': 'Clinical lead',
                'policy.non-attendance.approved': '1 May 2026',
                'policy.non-attendance.by': 'Quality Committee',
                'line.caseload': 'at most 12 people',
                'line.hours': 'whenever we can',
                'role.consultant-psychiatrist': '2.5',
            }),
        );
        const service = readSpecification(sourceOf(imported), imported.name, world.names);
        assert.ok(service);
        const line = (key: string): unknown =>
            service.lines
                .filter(each => each.key === key)
                .map(({ items = [], value, text }) => [...items, value, text].filter(Boolean).join('|'));
        assert.equal(service.title, 'Dales Outreach');
        assert.deepEqual(service.follows, ['IACM']);
        assert.deepEqual(line('status'), ['Draft']);
        assert.deepEqual(line('commissioner'), ['NHS Exampleshire Integrated Care Board']);
        assert.deepEqual(line('provider'), ['A new trust']);
        assert.deepEqual(line('inforce'), ['1 April 2027 to 31 March 2030']);
        assert.deepEqual(line('reviewby'), ['1 October 2029']);
        assert.deepEqual(line('context'), ['One paragraph.\n\nTwo paragraphs.']);
        assert.deepEqual(
            service.population.map(({ items, text, meets }) => [items, text, meets]),
            [[['Psychosis'], 'People who hear voices.', ['IACM-POP-01']]],
        );
        const [policy] = service.policies;
        assert.deepEqual(policy?.texts, ['Nobody is discharged.\n"Never".']);
        assert.deepEqual(
            policy?.lines.map(({ key, value, text }) => [key, value, text]),
            [
                ['owner', '', 'Clinical lead'],
                ['approved', '1 May 2026 by Quality Committee', undefined],
            ],
        );
        assert.deepEqual(
            service.team.map(({ key, value }) => [key, value]),
            [['caseload', 'at most 12 people']],
        );
        assert.deepEqual(
            service.roles.map(({ name, value }) => [name, value]),
            [['consultant-psychiatrist', '2.5 wte']],
        );
        assert.deepEqual(
            service.access.map(({ key, text }) => [key, text]),
            [['hours', 'whenever we can']],
        );
        assert.deepEqual(line('note'), []);
        assert.equal(imported.notes.length, 0);
        assert.deepEqual(service.unplaced, []);
    });

    it('says which guidance it was made from that is not here', () => {
        const blank = changed(
            renderWord(generated('blank-specification', world).tree),
            text => text.replace(/(Carewright Guidance"><vt:lpwstr>)/, '$1GONE,'),
            'docProps/custom.xml',
        );
        const { notes } = read(filled(blank, { 'service.title': 'Dales' }));
        assert.deepEqual(notes, [
            'The form was made from the guidance “GONE”, which is not in this folder or the library. Answers about it are kept as comments at the end of the file.',
        ]);
    });

    it('takes numbers and limits as people write them', () => {
        const blank = renderWord(generated('blank-specification', world).tree);
        const { text, notes } = read(
            filled(blank, {
                'service.title': 'Dales “Outreach”, the "other" one',
                'line.expected': '1,190',
                'line.caseload': 'up to 12',
                'line.missedcontact': '2 Working days',
                'policy.family-concerns.response': '3 days',
                'names.includes.IACM-POP-03.text': 'More words.',
            }),
        );
        assert.match(text, /^service dales-outreach-the-other-one "Dales ‘Outreach’, the ‘other’ one" \{$/m);
        assert.match(text, /expected: 1,190 people$/m);
        assert.match(text, /caseload: at most 12 people$/m);
        assert.match(text, /missed contact: within 2 working days$/m);
        assert.match(text, /response: within 3 days$/m);
        assert.match(text, /includes: "More words\." {2}meets IACM-POP-03/);
        assert.deepEqual(notes, []);
    });

    it('counts one person as one', () => {
        const blank = renderWord(generated('blank-specification', world).tree);
        const said = (expected: string, caseload: string): readonly (string | undefined)[] => {
            const { text } = read(filled(blank, { 'service.title': 'Dales', 'line.expected': expected, 'line.caseload': caseload }));
            return [/expected: (.*)/.exec(text)?.[1], /caseload: (.*)/.exec(text)?.[1]];
        };
        assert.deepEqual(said('1', 'up to 1'), ['1 person', 'at most 1 person']);
        assert.deepEqual(said('1 person', '1'), ['1 person', '1 person']);
    });

    it('takes from when on a time is counted, where it is a start that the language knows', () => {
        const blank = renderWord(generated('blank-specification', world).tree);
        const said = (answer: string): string | undefined =>
            /missed contact: (.*)$/m.exec(read(filled(blank, { 'service.title': 'Dales', 'line.missedcontact': answer })).text)?.[1];
        assert.equal(said('2 working days from the first visit'), 'within 2 working days of first-contact');
        assert.equal(said('within 2 working days of the missed appointment.'), 'within 2 working days of missed-contact');
        assert.equal(said('Within 2 days of moonrise'), '"Within 2 days of moonrise"');
    });

    it('keeps a sum that is no sum as a note', () => {
        const form = renderWord(generated('blank-review', world).tree);
        const answers = { 'review.title': 'R', 'action.1.title': 'Ring', 'action.1.resource': '£100k a year and 2 nurses' };
        assert.match(read(filled(form, answers)).text, /note: "resource gap: £100k a year and 2 nurses"/);
        const fine = read(filled(form, { ...answers, 'action.1.resource': '£1,200,000 recurrent, 2 wte' }));
        assert.match(fine.text, /resource gap: £1,200,000 recurrent, 2 wte/);
    });
});
