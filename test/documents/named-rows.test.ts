import assert from 'node:assert/strict';
import { renderWord } from '../../documents/word/document.ts';
import { BOOKMARKS, changed, control, filled, stripped, withoutControls } from './fill-form.ts';
import { generated } from './generated.ts';
import { readForm as read } from './imported-text.ts';
import { exampleWorld } from './world.ts';

const specification = renderWord(generated('blank-specification', exampleWorld()).tree);

describe('policies and partners of a form', () => {
    const row = (document: string, tag: string): string => {
        const [from] = control(document, tag);
        return document.slice(document.lastIndexOf('<w:tr>', from), document.indexOf('</w:tr>', from) + '</w:tr>'.length);
    };
    const titled = filled(specification, { 'service.title': 'Dales' });
    /** The words of the first cell of a row, as people write over them. */
    const called = (own: string, name: string): string => own.replace(/(<w:t [^>]*>)[^<]*/, `$1${name}`);
    const OWN = /policy gifts-and-money \{\n {4}owner: "Matron"\n {4}"Nobody takes gifts\."\n {2}\}/;
    const DECLARED = /\n\}\n\nvocabulary policies \{\n {2}gifts-and-money "Gifts and money"\n\}\n/;

    it('have rows for more, which people name: known ones by their titles, others declared as one’s own', () => {
        const { text, notes } = read(
            filled(titled, {
                'further.policy.1.name': 'Gifts and money',
                'further.policy.1.text': 'Nobody takes gifts.',
                'further.policy.1.owner': 'Matron',
                'further.policy.2.name': 'clinical supervision',
                'further.policy.2.approved': '3 March 2026',
                'further.policy.2.by': 'Board',
                'further.partner.1.name': 'Food bank',
                'further.partner.1.purpose': 'Parcels.',
            }),
        );
        assert.match(text, OWN);
        assert.match(text, /approved: 2026-03-03 by "Board"/);
        assert.match(text, /works with food-bank \{\n {4}purpose: "Parcels\."\n {2}\}/);
        assert.match(text, /\n\}\n\nvocabulary partners \{\n {2}food-bank "Food bank"\n\}\n/);
        assert.doesNotMatch(text, /meets/);
        assert.equal(
            notes.filter(note => /^“Gifts and money” is not in the list of policies\. It is declared at the end/.test(note)).length,
            1,
        );
    });

    it('are known by their titles', () => {
        const { text, notes } = read(filled(titled, { 'further.policy.1.name': 'LONE working', 'further.partner.3.name': 'Police' }));
        assert.match(text, /policy lone-working \{\n {2}\}/);
        assert.match(text, /works with police \{\n {2}\}/);
        assert.deepEqual(notes, []);
    });

    it('that people copied and named otherwise answer for nothing else', () => {
        const form = changed(titled, document => {
            const own = row(document, 'policy.race-equality.text');
            const copy = called(own, 'Gifts and money')
                .replace('<w:showingPlcHdr/>', '')
                .replace('Write here', 'Nobody takes gifts.')
                .replace('<w:showingPlcHdr/>', '')
                .replace('Write here', 'Matron');
            return document.replace(own, own + copy);
        });
        const { text } = read(form);
        assert.match(text, OWN);
        assert.match(text, DECLARED);
        assert.doesNotMatch(text, /race-equality|meets/);
    });

    it('that people renamed in their row are what they are called now; a longer name is the same one', () => {
        const renamed = (name: string): string =>
            read(
                changed(
                    filled(titled, { 'policy.non-attendance.text': 'Nobody takes gifts.', 'policy.non-attendance.owner': 'Matron' }),
                    document => {
                        const own = row(document, 'policy.non-attendance.text');
                        return document.replace(own, called(own, name));
                    },
                ),
            ).text;
        assert.match(renamed('Gifts and money'), OWN);
        assert.doesNotMatch(renamed('Gifts and money'), /non-attendance|meets/);
        assert.match(renamed('Non-attendance (DNA)'), /policy non-attendance \{\n {4}owner: "Matron"\n {4}meets IACM-DNA-01\n/);
    });

    it('that people typed into a row without fields have each answer in its column, and none at the service', () => {
        const form = changed(titled, document => {
            const own = row(document, 'policy.race-equality.text');
            const words = ['Gifts and money', 'Nobody takes gifts.', 'Matron', '', '', '3 March 2028', ''];
            const cells = words.map(each => `<w:tc><w:p><w:r><w:t>${each}</w:t></w:r></w:p></w:tc>`);
            return document.replace(own, `${own}<w:tr>${cells.join('')}</w:tr>`);
        });
        const { text } = read(form);
        assert.match(text, /policy gifts-and-money \{\n {4}owner: "Matron"\n {4}review by: 2028-03-03\n {4}"Nobody takes gifts\."\n {2}\}/);
        assert.doesNotMatch(text, /^ {2}review by/m);
    });

    it('are found in their rows where the fields are lost', () => {
        const form = filled(titled, { 'policy.non-attendance.reviewby': '3 March 2028', 'policy.disengagement.reviewby': '4 March 2028' });
        const plain = changed(stripped(form, BOOKMARKS), withoutControls);
        for (const { text } of [read(form), read(plain)]) {
            assert.match(text, /policy non-attendance \{\n {4}review by: 2028-03-03\n/);
            assert.match(text, /policy disengagement \{\n {4}review by: 2028-03-04\n/);
        }
    });

    it('without a name, or with one that is there already, are notes', () => {
        const { text, notes } = read(
            filled(titled, {
                'further.policy.1.text': 'Words of no policy.',
                'further.policy.2.name': 'Non-attendance',
                'further.policy.2.text': 'Other words.',
                'policy.non-attendance.text': 'First words.',
            }),
        );
        assert.match(text, /note: """\n {4}A policy\n\n {4}What it says: Words of no policy\.\n/);
        assert.match(text, /note: """\n {4}Non-attendance\n\n {4}What it says: Other words\.\n/);
        assert.match(text, /policy non-attendance \{\n {4}meets IACM-DNA-01\n {4}"First words\."/);
        assert.deepEqual(notes, [
            'A policy has no name. What is said about it is a note.',
            '“Non-attendance” is filled in twice. The first answer counts; what the second says is a note.',
        ]);
    });
});
