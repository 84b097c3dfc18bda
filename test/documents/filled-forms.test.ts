import assert from 'node:assert/strict';
import type { Imported } from '../../documents/import/imported.ts';
import { Refusal } from '../../documents/office/limits.ts';
import { bookmarkOf, type FormTable, type RootContent } from '../../documents/tree/document-tree.ts';
import { formField, paragraph } from '../../documents/tree/prose.ts';
import { renderWord } from '../../documents/word/document.ts';
import { BOOKMARKS, changed, control, filled, stripped, withoutControls } from './fill-form.ts';
import { generated } from './generated.ts';
import { readForm as read } from './imported-text.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
const review = renderWord(generated('blank-review', world).tree);
const specification = renderWord(generated('blank-specification', world).tree);
const TITLE = { 'review.title': 'Dales' };

/** A form in which somebody deleted the control of a field and typed into its cell. */
function typed(bytes: Uint8Array, answers: Readonly<Record<string, string>>): Uint8Array {
    return changed(bytes, document => {
        let done = document;
        for (const [tag, words] of Object.entries(answers)) {
            const [from, to] = control(done, tag);
            done = `${done.slice(0, from)}<w:r><w:t>${words}</w:t></w:r>${done.slice(to)}`;
        }
        return done;
    });
}

describe('a form that people filled in without its controls', () => {
    it('takes what is typed into a cell for its answer, also where the form has the same words', () => {
        const { text, notes } = read(
            typed(filled(review, TITLE), {
                'finding.IACM-POP-01.policy': 'In place',
                'finding.IACM-POP-01.practice': 'Partly in place',
                'finding.IACM-POP-01.rating': 'not met',
                'finding.IACM-POP-01.evidence': 'Evidence',
                'answer.region': 'Midlands',
                'answer.completed': '30-Sep-2026',
                'action.1.title': 'Ring them',
                'action.1.horizon': 'Short-term',
            }),
        );
        for (const line of ['policy: in-place', 'practice: partly', 'rating: not-met', 'evidence: "Evidence"'])
            assert.match(text, new RegExp(`^    ${line}$`, 'm'));
        assert.match(text, /^ {2}region: midlands$/m);
        assert.match(text, /^ {2}completed: 2026-09-30$/m);
        assert.match(text, /action ring-them "Ring them" \{\n {4}horizon: short-term/);
        assert.deepEqual(notes, []);
    });

    it('does so in the form of a specification', () => {
        const answers = { 'service.status': 'Draft', 'service.teamtype': 'Assertive Outreach Team', 'service.version': '1.0' };
        const { text, notes } = read(typed(filled(specification, { 'service.title': 'Dales' }), answers));
        assert.match(text, /^ {2}status: draft$/m);
        assert.match(text, /^ {2}version: "1\.0"$/m);
        assert.match(text, /^ {2}team type: A08$/m);
        assert.deepEqual(notes, []);
    });

    it('finds answers by bookmarks where tags are lost, and by labels where both are', () => {
        const answers = {
            ...TITLE,
            'finding.IACM-POP-01.policy': 'In place',
            'finding.IACM-POP-02.policy': 'Not in place',
            'finding.IACM-POP-02.affected': '40',
            'answer.cohort': '190',
        };
        const whole = read(filled(review, answers)).text;
        assert.match(whole, /finding IACM-POP-02 \{\n {4}policy: not-in-place\n {4}affected: 40 people/);
        const form = filled(review, answers);
        assert.equal(read(stripped(form, /<w:tag [^>]*\/>/g)).text, whole, 'without tags');
        assert.equal(read(stripped(form, BOOKMARKS)).text, whole, 'without bookmarks');
        assert.equal(read(stripped(stripped(form, /<w:tag [^>]*\/>/g), BOOKMARKS)).text, whole, 'without both');
        const plain = changed(stripped(form, BOOKMARKS), withoutControls);
        assert.equal(read(plain).text, whole, 'without controls');
    });

    it('reads a form of an earlier version: its requirements are in a column of their own, and those of the review have rows, too', () => {
        const { tree } = generated('blank-review', world);
        const finding = (code: string): FormTable['rows'][number] => [
            { words: [paragraph(`${code}: A title`)] },
            formField(`finding.${code}.policy`, 'Is it written down?', 'choice', { choices: [{ value: 'in-place', title: 'In place' }] }),
            formField(`finding.${code}.gap`, 'The gap', 'prose', {}),
        ];
        const titles = ['Requirement', 'Is it written down? (required)', 'The gap'];
        const earlier = (node: RootContent): RootContent =>
            node.type === 'formTable' && node.caption === 'Findings'
                ? { ...node, columns: titles.map(title => ({ title, width: 1 })), rows: ['IACM-ENG-01', 'REV-06'].map(finding) }
                : node;
        const form = filled(renderWord({ ...tree, root: { ...tree.root, children: tree.root.children.map(earlier) } }), {
            ...TITLE,
            'finding.IACM-ENG-01.gap': 'Letters only.',
            'finding.REV-06.policy': 'In place',
        });
        const { text } = read(form);
        assert.match(text, /finding IACM-ENG-01 \{\n {4}gap: "Letters only\."\n {2}\}/);
        assert.match(text, /finding REV-06 \{\n {4}policy: in-place\n {2}\}/);
    });

    it('recognises a form whose properties are lost', () => {
        const form = filled(review, { ...TITLE, 'answer.cohort': '190' });
        const { text, notes } = read(changed(form, text => text.replaceAll('Carewright ', 'Other '), 'docProps/custom.xml'));
        assert.match(text, /^review dales "Dales" using icb-review-outcome \{\n {2}cohort: 190 people\n\}/);
        assert.match(notes[0] ?? '', /^This form does not say which version/);
        const other = filled(specification, { 'service.title': 'Dales', 'line.caseload': '12' });
        const service = read(changed(other, text => text.replaceAll('Carewright ', 'Other '), 'docProps/custom.xml'));
        assert.match(service.text, /^service dales "Dales" \{\n {2}follows: IACM\n\n {2}team \{\n {4}caseload: 12 people/);
    });

    it('takes a field for blank only where its words are its hint', () => {
        const over = changed(filled(review, TITLE), document => {
            const [from, to] = control(document, 'finding.IACM-POP-01.gap');
            const own = document.slice(from, to).replace(/(<w:t [^>]*>)[^<]*/, '$1People are lost at weekends');
            return document.slice(0, from) + own + document.slice(to);
        });
        assert.match(new TextDecoder().decode(over), /./);
        assert.match(read(over).text, /gap: "People are lost at weekends"/);
    });

    it('takes a copied field for the answer of the row that it was put into', () => {
        const pasted = changed(filled(review, { ...TITLE, 'finding.IACM-POP-01.gap': 'Gap of one' }), document => {
            const [from, to] = control(document, 'finding.IACM-POP-01.gap');
            const [at, end] = control(document, 'finding.IACM-POP-02.gap');
            return document.slice(0, at) + document.slice(from, to).replace('Gap of one', 'Gap of two') + document.slice(end);
        });
        assert.match(
            read(pasted).text,
            /finding IACM-POP-01 \{\n {4}gap: "Gap of one"[\s\S]*finding IACM-POP-02 \{\n {4}gap: "Gap of two"/,
        );
    });

    it('keeps words beside a field with its label and its answer', () => {
        const form = changed(filled(review, { ...TITLE, 'finding.IACM-POP-01.affected': '40' }), document => {
            const [from, to] = control(document, 'finding.IACM-POP-01.affected');
            const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
            return `${document.slice(0, from)}${run('about ')}${document.slice(from, to)}${run(' of them on the coast')}${document.slice(to)}`;
        });
        const { text, notes } = read(form);
        assert.match(text, /affected: 40 people/);
        assert.match(text, /^\/\/ IACM-POP-01, People affected by the gap: about of them on the coast \(beside the answer “40”\)$/m);
        assert.deepEqual(notes, ['1 line is outside the fields. It is kept as a comment at the end.']);
    });

    it('keeps an answer that was typed below its blank field', () => {
        const form = changed(filled(review, TITLE), document => {
            const [, to] = control(document, 'answer.involved');
            const end = document.indexOf('</w:p>', to) + '</w:p>'.length;
            return `${document.slice(0, end)}<w:p><w:r><w:t>Eleven people took part.</w:t></w:r></w:p>${document.slice(end)}`;
        });
        assert.match(read(form).text, /^ {2}involved: "Eleven people took part\."$/m);
    });

    it('refuses two forms in one file', () => {
        const body = (bytes: Uint8Array): string => {
            let found = '';
            changed(bytes, document => {
                found = /<w:body>([\s\S]*)<w:sectPr>/.exec(document)?.[1] ?? '';
                return document;
            });
            return found;
        };
        const second = body(filled(review, { 'review.title': 'Southmoor', 'answer.cycle': '2027/28' }));
        const both = changed(filled(review, { 'review.title': 'Northmoor' }), document =>
            document.replace('<w:sectPr>', `${second}<w:sectPr>`),
        );
        assert.throws(() => read(both), new Refusal('The file holds two forms. Save each in a file by itself, and import both.'));
    });

    it('counts a copy that is not filled in: an answer of a copy does not fill the blank of the first', () => {
        const row = (document: string, tag: string): string => {
            const [from] = control(document, tag);
            return document.slice(document.lastIndexOf('<w:tr>', from), document.indexOf('</w:tr>', from) + '</w:tr>'.length);
        };
        const form = changed(filled(review, TITLE), document => {
            const own = row(document, 'answer.cycle');
            const copy = own.replace('<w:showingPlcHdr/>', '').replace(/(<w:t [^>]*>)Write here[^<]*/, '$12027/28');
            return document.replace(own, own + copy);
        });
        const { text, notes } = read(form);
        assert.doesNotMatch(text, /^ {2}cycle:/m);
        assert.match(text, /^\/\/ Review cycle: 2027\/28$/m);
        assert.match(notes[0] ?? '', /“Review cycle” is filled in more than once/);
    });

    it('accounts for an answer of which a part is struck out', () => {
        const form = changed(filled(review, { ...TITLE, 'finding.IACM-POP-01.gap': 'New gap' }), document =>
            document.replace(/<w:r>(<w:t [^>]*>New gap)/, '<w:r><w:rPr><w:strike/></w:rPr><w:t>Old gap</w:t></w:r><w:r>$1'),
        );
        const { text } = read(form);
        assert.match(text, /gap: "New gap"/);
        assert.match(text, /^\/\/ Struck out \(at “New gap”\): Old gap$/m);
    });
});

describe('answers as people write them', () => {
    const answer = (tag: string, words: string): Imported => read(filled(review, { ...TITLE, 'action.1.title': 'Ring', [tag]: words }));

    for (const words of [
        '30 Sep 26',
        '30-Sep-2026',
        '30th of September 2026',
        'Monday 30 September 2026',
        '2026-9-30',
        '30.09.2026',
        '30/9/26',
    ])
        it(`reads the date ${words}`, () => {
            assert.match(answer('action.1.due', words).text, /due: 2026-09-30/);
            const { text, notes } = answer('answer.started', words);
            assert.match(text, /started: 2026-09-30/);
            assert.deepEqual(notes, []);
        });

    for (const words of ['TBC', 'Sept 2026', '31 September 2026', '09/30/2026', '30th Sept'])
        it(`says that ${words} is no day, and keeps it`, () => {
            const { text, notes } = answer('answer.started', words);
            assert.ok(text.includes(`started: "${words}"`), text);
            assert.deepEqual(notes, [`“${words}” (Date started) can’t be read as a date. It is kept as it is written.`]);
            const due = words === 'Sept 2026' ? 'due: September 2026' : `note: "due: ${words}"`;
            assert.ok(answer('action.1.due', words).text.includes(due));
        });

    it('reads choices in any case and with more said, and says so; it never guesses', () => {
        const policy = (words: string): string => /policy: (.*)/.exec(answer('finding.IACM-POP-01.policy', words).text)?.[1] ?? '';
        assert.equal(policy('in PLACE'), 'in-place');
        assert.equal(policy('In place (see notes)'), 'in-place "In place (see notes)"');
        assert.equal(policy('Yes, in place'), 'in-place "Yes, in place"');
        assert.equal(policy('partially'), 'partly "partially"');
        assert.equal(policy('No, in place'), '"No, in place"');
        assert.equal(policy('In place, but not at weekends'), '"In place, but not at weekends"');
        assert.equal(policy('Yes'), '"Yes"');
        assert.match(
            answer('finding.IACM-POP-01.rating', 'High').notes[0] ?? '',
            /^“High” \(IACM-POP-01, Rating\) can’t be read as one of its choices \(Not met,/,
        );
        assert.match(answer('finding.IACM-POP-01.affected', '1').text, /affected: 1 person$/m);
        assert.match(answer('finding.IACM-POP-01.affected', 'about 40').notes[0] ?? '', /can’t be read as a number of people/);
    });

    it('reports an owner who looks like a person, and keeps the name', () => {
        const { text, notes } = answer('action.1.owner', 'Dr Jane Smith');
        assert.match(text, /owner: "Dr Jane Smith"/);
        assert.deepEqual(notes, ['Action “Ring”: “Dr Jane Smith” looks like a person’s name. Write the post.']);
        assert.deepEqual(answer('action.1.owner', 'Director of Nursing').notes, []);
    });

    it('reads sums and posts, and keeps the codes that are good beside one that is not', () => {
        const need = (words: string): string => /(?:resource gap|note): (.*)/.exec(answer('action.1.resource', words).text)?.[1] ?? '';
        assert.equal(need('£1.2 million recurring'), '£1.2 million recurrent');
        assert.equal(need('£40,000 a year and 1.5 WTE'), '£40,000 recurrent, 1.5 wte');
        assert.equal(need('2 wte band 6'), '"resource gap: 2 wte band 6"');
        const { text, notes } = answer('action.1.addresses', 'IACM-DNA-1 and IACM-FAM-01, IACM-GONE-01');
        assert.match(text, /addresses: IACM-DNA-01, IACM-FAM-01\n {4}note: "addresses: IACM-GONE-01"/);
        assert.equal(notes.length, 1);
    });
});

it('forms have a bookmark for each field, by which it is found', () => {
    assert.equal(bookmarkOf('answer.icb'), bookmarkOf('answer.icb'));
    const names = new Set<string>();
    changed(review, document => {
        for (const [, name = ''] of document.matchAll(/w:name="(care_[^"]*)"/g)) {
            assert.ok(!names.has(name), name);
            names.add(name);
        }
        return document;
    });
    assert.ok(names.size > 200);
});
