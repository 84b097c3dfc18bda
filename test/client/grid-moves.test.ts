import assert from 'node:assert/strict';
import { moveTo } from '../../client/matrix/grid-moves.ts';

const SIZE = { rows: 100, columns: 10, page: 20 };
const press = (key: string, row: number, column: number, ctrlKey = false): readonly number[] | undefined => {
    const to = moveTo({ key, ctrlKey, metaKey: false }, { row, column }, SIZE);
    return to && [to.row, to.column];
};

describe('keys in the matrix', () => {
    it('move by a cell, and not over the edge', () => {
        assert.deepEqual(press('ArrowDown', 0, 0), [1, 0]);
        assert.deepEqual(press('ArrowUp', 0, 0), [0, 0]);
        assert.deepEqual(press('ArrowRight', 5, 9), [5, 9]);
        assert.deepEqual(press('ArrowLeft', 5, 9), [5, 8]);
    });

    it('move by a page, a row and the whole table', () => {
        assert.deepEqual(press('PageDown', 95, 3), [99, 3]);
        assert.deepEqual(press('PageUp', 50, 3), [30, 3]);
        assert.deepEqual(press('Home', 50, 3), [50, 0]);
        assert.deepEqual(press('End', 50, 3), [50, 9]);
        assert.deepEqual(press('Home', 50, 3, true), [0, 0]);
        assert.deepEqual(press('End', 50, 3, true), [99, 9]);
        assert.deepEqual(press('ArrowDown', 50, 3, true), [99, 3]);
    });

    it('that mean nothing here are left to others', () => {
        for (const key of ['Tab', 'a', 'toString', 'Escape']) assert.equal(press(key, 1, 1), undefined);
    });
});
