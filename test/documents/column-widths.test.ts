import assert from 'node:assert/strict';
import { cell, dataTable } from '../../documents/tree/prose.ts';
import { columnWidths } from '../../documents/word/phrases.ts';

function table(...rows: readonly (readonly string[])[]): ReturnType<typeof dataTable> {
    const columns = ['Requirement', 'Gap', 'Why'].map(title => ({ title, width: 1 }));
    return dataTable(
        't',
        'A table',
        columns,
        rows.map(row => row.map(each => cell(each))),
    );
}

describe('the columns of a table in Word', () => {
    it('have room for codes in one line, and leave the room of an empty column to a full one', () => {
        const long = 'Words that say why it is so. '.repeat(12);
        const [code = 0, empty = 0, full = 0] = columnWidths(table(['IACM-CARE-03', '', long], ['IACM-DNA-01', '', long]), 9000);
        assert.ok(code >= 12 * 100, `${code}`);
        assert.ok(full > 2 * empty, `${full} and ${empty}`);
        assert.ok(code + empty + full <= 9000);
    });

    it('fit the page, whatever stands in them', () => {
        for (const words of ['', 'x'.repeat(5000)]) {
            const widths = columnWidths(table([words, words, words]), 9000);
            assert.ok(widths.every(each => each > 0) && widths.reduce((sum, each) => sum + each, 0) <= 9000, widths.join());
        }
    });
});
