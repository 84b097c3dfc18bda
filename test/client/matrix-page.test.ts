import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
    followedGuidance,
    type MatrixFilter,
    matrixPage,
    matrixView,
    mergeRows,
    moveTo,
    NO_FILTER,
    OPEN,
} from '../../client/matrix/matrix-page.ts';
import { newNonce } from '../../client/support/page.ts';
import { type Matrix, type MatrixRow, NOT_ASKED, OUTCOME_WORDS, OUTCOMES, outcomeOfLetter } from '../../server/protocol.ts';
import { processorTime } from '../support/processor-time.ts';

describe('the page of the matrix', () => {
    const nonce = newNonce();
    const page = matrixPage({ nonce, script: 'https://w/matrix.js', style: 'https://w/matrix.css', source: 'https://w' });

    it('lets nothing run but its own script, and loads nothing else', () => {
        const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
        assert.equal(policy, `default-src 'none'; style-src https://w; script-src 'nonce-${nonce}'`);
        assert.doesNotMatch(page, /unsafe|\son\w+=|<style|javascript:/i);
        assert.equal([...page.matchAll(/<script/g)].length, 1);
    });

    it('has a secret of its own each time, that no attribute can be ended with', () => {
        assert.notEqual(newNonce(), nonce);
        assert.match(nonce, /^[0-9a-f]{32}$/);
    });

    it('says its language and its title', () => {
        assert.match(page, /<html lang="en-GB">/);
        assert.match(page, /<h1[^>]*>Coverage Matrix<\/h1>/);
    });
});

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

    it('opens on the guidance that the document in front follows', () => {
        const second = { ...MATRIX, rows: [...MATRIX.rows, row('south', { B: 's' })] };
        assert.equal(followedGuidance(second, 'file:///south.care'), 'B');
        assert.equal(followedGuidance(second, 'file:///north.care'), 'A');
        assert.equal(followedGuidance(second, 'file:///none.care'), undefined);
    });

    it('finds services and requirements by their words, whatever their case', () => {
        assert.deepEqual(names({ services: 'TEAM west' }), ['west']);
        assert.deepEqual(ids({ requirements: 'policy' }), ['A-2']);
        assert.deepEqual(ids({ requirements: 'a-3' }), ['A-3']);
        assert.deepEqual(names({ services: 'nobody' }), []);
    });

    it('shows what is open, and one outcome, in rows and columns that have it', () => {
        assert.deepEqual(names({ outcome: OPEN }), ['north', 'west']);
        assert.deepEqual(names({ outcome: OUTCOME_WORDS.claimed.letter }), ['east']);
        assert.deepEqual(ids({ outcome: OUTCOME_WORDS.against.letter }), ['A-3']);
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

    it('has a colour for the sign of each outcome that is open or answered', () => {
        const style = readFileSync('client/webview/matrix.css', 'utf8');
        for (const outcome of ['shown', 'claimed', 'partly', 'against', 'missing'])
            assert.match(style, new RegExp(`\\.${outcome} \\.sign`));
        assert.doesNotMatch(style, /\.(?:met|stated|failing)\b/);
    });

    it('tells every outcome by a sign and by a word of its own', () => {
        const all = OUTCOMES.map(outcome => OUTCOME_WORDS[outcome]);
        for (const facet of ['title', 'short', 'sign', 'letter', 'meaning'] as const)
            assert.equal(new Set(all.map(words => words[facet]).filter(Boolean)).size, OUTCOMES.length, facet);
        for (const { letter } of all) assert.equal(letter.length, 1);
        for (const outcome of OUTCOMES) assert.equal(outcomeOfLetter(OUTCOME_WORDS[outcome].letter), outcome);
        assert.equal(outcomeOfLetter(NOT_ASKED), undefined);
    });
});

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
