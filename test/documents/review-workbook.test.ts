import assert from 'node:assert/strict';
import { type Generated, render } from '../../documents/generate.ts';
import type { Imported } from '../../documents/import/imported.ts';
import { type ReviewAction, type ReviewModel, readReviewModel } from '../../documents/model/review.ts';
import { factsOf } from '../support/read-text.ts';
import { importWord } from './imported-text.ts';
import { documents, textOf, world } from './own-documents.ts';
import { changedPart, filledSheet, sheetPath, sheetsOf } from './workbook.ts';
import { worldOf } from './world.ts';

const reviews = documents().filter(({ shows }) => shows?.type === 'review');

function read(bytes: Uint8Array): Imported {
    const imported = importWord(bytes, { follows: [], title: 'form' }, world);
    assert.deepEqual(factsOf(imported.text).problems, [], imported.text);
    assert.deepEqual(imported.account?.missing, []);
    return imported;
}

/** A review as it is read from its own text, in a folder with all else. */
function modelOf(text: string, name: string): ReviewModel {
    const own = worldOf({ 'file:///own.care': text });
    const source = own.source('file:///own.care');
    const model = source && readReviewModel(source, name, world.names);
    assert.ok(model);
    return model;
}

/** What a review says that its form asks for. */
function said({ title, covers, answers, findings, actions }: ReviewModel): unknown {
    const flat = (words = ''): string => words.replaceAll(/\s+/g, ' ').trim();
    const answersOf = (all: ReviewModel['answers']): unknown =>
        all.map(({ question, names, value, text }) => [question, names, flat([value, text].filter(Boolean).join(' '))]).toSorted();
    const actionOf = ({ title: words, closes, texts, due, completed, shown }: ReviewAction): unknown => [
        ...[words, closes, texts.map(flat), due, completed],
        ...Object.values(shown).map(flat),
    ];
    return {
        ...{ title, covers, answers: answersOf(answers) },
        findings: findings.map(({ requirement, answers: own, lookedAt }) => [requirement, answersOf(own), lookedAt]).toSorted(),
        actions: actions.map(actionOf),
    };
}

describe('a review as the workbook of its form', () => {
    const workbook = (made: Generated): Uint8Array => render(made, 'xlsx', world);

    for (const made of reviews) {
        const name = made.shows?.name ?? '';
        it(`comes back as it was: ${name}`, () => {
            const imported = read(workbook(made));
            assert.equal(imported.name, name);
            assert.deepEqual(
                said(modelOf(imported.text, name)),
                said(modelOf(textOf(made) || (world.source(made.uris[0] ?? '')?.text ?? ''), name)),
            );
        });
    }

    it('brings back what is changed in it, and has room for more actions', () => {
        const [made] = reviews;
        assert.ok(made);
        const bytes = workbook(made);
        const names = [...sheetsOf(bytes).keys()];
        const actions = sheetsOf(bytes).get('Further actions')?.rows ?? [];
        const free = actions.findIndex(row => row.every(cell => !cell)) + 1;
        assert.ok(free > 1);
        const blank = (sheetsOf(bytes).get('Self-assessment')?.rows ?? []).findIndex(row => !row[8]) + 1;
        const code = sheetsOf(bytes).get('Self-assessment')?.rows[blank - 1]?.[0];
        const changed = filledSheet(filledSheet(bytes, 1, { [`I${blank}`]: 'Nobody asks.' }), names.indexOf('Further actions') + 1, {
            [`A${free}`]: 'Ring them',
            [`B${free}`]: 'IACM-POP-01',
        });
        const model = modelOf(read(changed).text, made.shows?.name ?? '');
        const finding = model.findings.find(({ requirement }) => requirement === code);
        assert.deepEqual(finding?.answers.find(({ question }) => question === 'gap')?.text, 'Nobody asks.');
        assert.deepEqual([model.actions.at(-1)?.title, model.actions.at(-1)?.closes], ['Ring them', ['IACM-POP-01']]);
    });

    it('brings back which services a finding looked at, and keeps what can’t be one', () => {
        const text = (looked: string): string =>
            `review extra "Extra" using icb-review-outcome {\n  finding IACM-POP-01 {\n    policy: partly\n    looked at: ${looked}\n  }\n}\n`;
        const own = worldOf({ 'file:///extra.care': text('north "3f9a1c02d4e7", south') });
        const [made] = documents(undefined, own).filter(({ shows }) => shows?.name === 'extra');
        assert.ok(made);
        const bytes = render(made, 'xlsx', own);
        const back = read(bytes);
        assert.match(back.text, /policy: partly\n {4}looked at: north "3f9a1c02d4e7", south\n {2}\}/);
        assert.deepEqual(back.notes, []);
        const at = [...sheetsOf(bytes).keys()].indexOf('Also in the review') + 1;
        const spoilt = read(changedPart(bytes, sheetPath(at), xml => xml.replace(/north [^<]*south/, 'north } review x')));
        assert.doesNotMatch(spoilt.text, /^ *looked at: north \}/m);
        assert.match(spoilt.text, /^\/\/ IACM-POP-01, looked at: north \} review x$/m);
    });

    it('keeps on a sheet of its own what the form does not ask for', () => {
        const text = `review extra "Extra" using icb-review-outcome {
  icb: "A board"
  not applicable IACM-POP-07 "Nobody is counted here."
  finding IACM-POP-01 {
    policy: partly "Only in the north."
    action ring "Ring them" {
      owner: "Matron"
      note: "Costs are with finance."
    }
  }
}
`;
        const own = worldOf({ 'file:///extra.care': text });
        const [made] = documents(undefined, own).filter(({ shows }) => shows?.name === 'extra');
        assert.ok(made);
        const { text: back, notes } = read(render(made, 'xlsx', own));
        const rows = back.split('\n').filter(line => line.startsWith('// '));
        assert.deepEqual(notes, ['3 pieces of text have no place in the form. They are kept as comments at the end.']);
        for (const words of ['Only in the north.', 'Costs are with finance.', 'Nobody is counted here.'])
            assert.ok(
                rows.some(line => line.includes(words)),
                words,
            );
    });
});
