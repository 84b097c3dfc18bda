import assert from 'node:assert/strict';
import { render } from '../../documents/generate.ts';
import { nameCalled, namesCalled, organisationsCalled } from '../../documents/import/known-names.ts';
import { filled } from './fill-form.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { worldOf } from './world.ts';

const BODIES = `vocabulary organisations {
  nm-board "NHS Northmoor Integrated Care Board"
  lakeside "Lakeside and Fells NHS Foundation Trust"
  dale-hospitals "Dale Hospitals NHS Trust"
  dale-mental-health "Dale Hospitals NHS Foundation Trust"
  dale-county "Dale County Council"
  dale-district "Dale District Council"
}
`;
const world = worldOf({ 'file:///bodies.care': BODIES });

describe('organisations that people call otherwise', () => {
    const called = (words: string): string | undefined => nameCalled(words, ['organisations'], world.names);

    it('are those of the folder', () => {
        for (const [words, name] of [
            ['Northmoor ICB', 'nm-board'],
            ['NHS  Northmoor I.C.B.', 'nm-board'],
            ['Northmoor Integrated Care Board', 'nm-board'],
            ['Lakeside & Fells NHS FT', 'lakeside'],
            ['Lakeside and Fells Foundation Trust', 'lakeside'],
            ['lakeside and fells nhsft', 'lakeside'],
            ['Dale CC', 'dale-county'],
            ['dale district council', 'dale-district'],
        ])
            assert.equal(called(words as string), name, words);
    });

    it('are none where they could be several, or another one', () => {
        for (const words of ['Dale Hospitals Trust', 'Dale Council', 'Northmoor', 'Southmoor ICB', 'ICB', 'Trust'])
            assert.equal(called(words), undefined, words);
        assert.equal(called('Dale Hospitals NHS Trust'), 'dale-hospitals');
        assert.equal(called('Dale Hospitals FT'), 'dale-mental-health');
    });

    it('are found in a list, and reported where they are written otherwise', () => {
        assert.deepEqual(namesCalled('Lakeside and Fells NHS FT and Northmoor ICB', ['organisations'], world.names), [
            'lakeside',
            'nm-board',
        ]);
        const notes: string[] = [];
        assert.equal(organisationsCalled('NHS Northmoor Integrated Care Board', 'commissioner', world.names, notes), 'nm-board');
        assert.deepEqual(notes, []);
        organisationsCalled('Northmoor ICB', 'commissioner', world.names, notes);
        assert.deepEqual(notes, ['“Northmoor ICB” (commissioner) was read as “NHS Northmoor Integrated Care Board”. Check it.']);
    });

    it('are found in forms and in other people’s specifications', () => {
        const options = { follows: ['IACM'], title: 'x' };
        const review = filled(render(generated('blank-review', world), 'docx', world), {
            'review.title': 'A',
            'answer.icb': 'Northmoor ICB',
        });
        assert.match(importWord(review, options, world).text, /icb: nm-board/);
        const form = filled(render(generated('blank-specification', world), 'docx', world), {
            'service.title': 'A',
            'service.provider': 'Lakeside & Fells NHS FT',
        });
        assert.match(importWord(form, options, world).text, /provider: lakeside\n/);
    });
});
