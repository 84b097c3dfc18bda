import assert from 'node:assert/strict';
import { ALL_OUTCOMES, type MatrixFilter, matrixView, mergeRows, NO_FILTER, OPEN, outcomeOf } from '../../client/matrix/matrix-view.ts';

import { type Matrix, type MatrixRow, OUTCOME_LETTERS } from '../../server/protocol.ts';
import { processorTime } from '../support/processor-time.ts';

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function row(name: string, outcomes: Readonly<Record<string, string>>, title = name): MatrixRow {
    return { uri: `file:///${name}.care`, range: RANGE, type: 'service', name, title, status: 'draft', outcomes };
}

const requirement = (id: string, title: string) => ({ id, title, section: 'Section' });
const MATRIX: Matrix = {
    guidance: [
        {
            name: 'A',
            title: 'First',
            requirements: [requirement('A-1', 'Team'), requirement('A-2', 'Policy'), requirement('A-3', 'Crisis')],
        },
        { name: 'B', title: 'Second', requirements: [requirement('B-1', 'Aims')] },
    ],
    rows: [row('west', { A: 'sxa' }, 'West Team'), row('east', { A: 'sc-' }, 'East Team'), row('north', { A: 'xxx', B: 's' })],
    isComplete: true,
};

const names = (filter: Partial<MatrixFilter>, matrix = MATRIX): readonly string[] =>
    matrixView(matrix, { ...NO_FILTER, ...filter }).rows.map(shown => shown.row.name);
const ids = (filter: Partial<MatrixFilter>): readonly string[] =>
    matrixView(MATRIX, { ...NO_FILTER, ...filter }).columns.map(({ id }) => id);

describe('the matrix', () => {
    it('shows the guidance that most follow, by title, with figures', () => {
        const view = matrixView(MATRIX, NO_FILTER);
        assert.equal(view.guidance, 'A');
        assert.deepEqual(
            view.rows.map(({ row: { name }, done, of, open }) => [name, done, of, open]),
            [
                ['east', 1, 2, 0],
                ['north', 0, 3, 3],
                ['west', 1, 3, 2],
            ],
        );
        assert.deepEqual(
            view.columns.map(({ id, open }) => [id, open]),
            [
                ['A-1', 1],
                ['A-2', 2],
                ['A-3', 2],
            ],
        );
    });

    it('shows another guidance, and only who follows it', () => {
        assert.deepEqual(names({ guidance: 'B' }), ['north']);
        assert.equal(matrixView(MATRIX, { ...NO_FILTER, guidance: 'B' }).following, 1);
        assert.deepEqual(names({ guidance: 'gone' }), ['east', 'north', 'west']);
    });

    it('finds services and requirements by their words, whatever their case', () => {
        assert.deepEqual(names({ services: 'TEAM west' }), ['west']);
        assert.deepEqual(ids({ requirements: 'policy' }), ['A-2']);
        assert.deepEqual(ids({ requirements: 'a-3' }), ['A-3']);
        assert.deepEqual(names({ services: 'nobody' }), []);
    });

    it('shows what is open, and one outcome, in rows and columns that have it', () => {
        assert.deepEqual(names({ outcome: OPEN }), ['north', 'west']);
        assert.deepEqual(names({ outcome: OUTCOME_LETTERS.claimed }), ['east']);
        assert.deepEqual(ids({ outcome: OUTCOME_LETTERS.against }), ['A-3']);
        assert.deepEqual(names({ outcome: OPEN, requirements: 'A-1' }), ['north']);
    });

    it('puts those with most to do first, where that is wanted', () => {
        assert.deepEqual(names({ order: 'open' }), ['north', 'west', 'east']);
    });

    it('is empty where there is nothing', () => {
        assert.deepEqual(matrixView({ guidance: [], rows: [], isComplete: true }, NO_FILTER), {
            guidance: '',
            columns: [],
            rows: [],
            following: 0,
        });
    });

    it('takes new rows of some documents in, and forgets those that are gone', () => {
        const some: Matrix = { guidance: [], rows: [row('west', { A: 'sss' }, 'West Team')], isComplete: true };
        const merged = mergeRows(MATRIX, ['file:///west.care', 'file:///north.care'], some);
        assert.deepEqual(
            merged.rows.map(({ name, outcomes }) => [name, outcomes.A]),
            [
                ['east', 'sc-'],
                ['west', 'sss'],
            ],
        );
        assert.deepEqual(
            merged.guidance.map(({ name }) => name),
            ['A'],
            'nobody follows B any more',
        );
    });

    it('of ten thousand services is filtered in less time than a person notices', () => {
        const letters = 'scpaxng'.repeat(8);
        const guidance = [{ name: 'A', title: 'A', requirements: [...letters].map((_, index) => requirement(`A-${index}`, 'Title')) }];
        const rows = Array.from({ length: 10_000 }, (_, index) => row(`s${index}`, { A: letters }, `Service ${index}`));
        matrixView({ guidance, rows, isComplete: true }, NO_FILTER);
        const took = processorTime(() =>
            matrixView({ guidance, rows, isComplete: true }, { ...NO_FILTER, services: 'service 99', outcome: OPEN, order: 'open' }),
        );
        assert.ok(took < 1000, `${took} ms`);
    });

    it('tells every outcome by a sign and by a word of its own', () => {
        assert.deepEqual(ALL_OUTCOMES.map(({ letter }) => letter).toSorted(), Object.values(OUTCOME_LETTERS).toSorted());
        assert.equal(new Set(ALL_OUTCOMES.map(({ sign }) => sign)).size, ALL_OUTCOMES.length);
        assert.equal(new Set(ALL_OUTCOMES.map(({ word }) => word)).size, ALL_OUTCOMES.length);
        assert.equal(outcomeOf('-'), undefined);
        assert.equal(outcomeOf(OUTCOME_LETTERS.shown)?.outcome, 'shown');
    });
});
