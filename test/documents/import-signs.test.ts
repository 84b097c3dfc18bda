import assert from 'node:assert/strict';
import { factsOf } from '../support/read-text.ts';
import { comments, read, service } from './imported-text.ts';
import { cell, head, para, run, table } from './word-builder.ts';

describe('sums of a Word file', () => {
    const math = (inner: string): string => `<m:oMath>${inner}</m:oMath>`;
    const number = (words: string): string => `<m:r><m:t>${words}</m:t></m:r>`;

    it('are written without a backslash that no one typed', () => {
        const sub = `<m:sSub><m:e>${number('x')}</m:e><m:sub>${number('i')}</m:sub></m:sSub>`;
        const sum = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${number('i=1')}</m:sub><m:sup>${number('n')}</m:sup><m:e>${sub}</m:e></m:nary>`;
        for (const [inner, shown] of [
            [math(number('5*3')), '5*3'],
            [math(number('a&lt;b')), 'a<b'],
            [math(sum), '∑_(i=1)^n x_i'],
            [math(number('~5')), '~5'],
            [run('7 * 4, p<0.05, ~20, x_1 and 2 ~ 3'), '7 * 4, p<0.05, ~20, x_1 and 2 ~ 3'],
        ] as const) {
            const written = service(read(para(`${run('We see ')}${inner}${run(' people.')}`)));
            assert.ok(written.includes(`We see ${shown} people.`), written);
        }
    });

    it('keep a backslash that people typed, and one without which a sign would be markup', () => {
        const written = service(read(para(run('In C:\\notes\\x, *each* of them and __all__ of them.'))));
        assert.ok(written.includes('C:\\notes\\x'), written);
        assert.match(written, /\\\*each\\?\*/);
    });
});

describe('signs and marks of a Word file', () => {
    it('that are raised by their position, as LibreOffice writes them, stay apart', () => {
        const at = (words: string, position: number): string => run(words, `<w:position w:val="${position}"/><w:sz w:val="19"/>`);
        const imported = read(head('Aims') + para(`${run('About 10')}${at('5', 8)}${run(' people drink H')}${at('2', -2)}${run('O.')}`));
        assert.match(service(imported), /- "About 10⁵ people drink H₂O\."/);
        const level = read(head('Aims') + para(`${run('About 10')}${run('5', '<w:position w:val="8"/>')}${run(' people.')}`));
        assert.match(service(level), /- "About 105 people\."/);
    });

    it('are the quotation marks that people typed, at the beginning and the end too', () => {
        for (const words of [
            '“To help people”',
            '"To help people"',
            'Help people “recover”',
            '“Recovery” means a life.',
            '"People" at home',
        ]) {
            const { texts } = factsOf(read(head('Aims') + para(words)).text);
            assert.ok(
                texts.some(({ text }) => text === words),
                words,
            );
        }
    });

    it('of fonts with other pictures are not guessed, and those of ordinary fonts are themselves', () => {
        const sign = (font: string, code: string): string => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
        const { text } = read(para(`${sign('MS Gothic', '2612')}${sign('Segoe UI Symbol', '2265')}${sign('Wingdings', 'F0FC')}`));
        assert.match(text, /☒≥✓/);
        const unknown = read(para(`${sign('Marlett', 'F061')}${run(' and ')}${sign('MT Extra', 'F04C')}${sign('ZapfDingbats', 'F034')}`));
        assert.match(unknown.text, /\uFFFD and \uFFFD\uFFFD/);
        assert.ok(unknown.notes.some(note => note.startsWith('3 characters of symbol fonts are not known')));
    });

    it('of boxes that people typed are ticks of Markdown', () => {
        assert.match(service(read(para('☐ open') + para('☒ done') + para('☑ seen'))), /\[ \] open\s+\[x\] done\s+\[x\] seen/);
    });

    it('of words that are struck out or hidden beside others count on their own', () => {
        for (const mark of ['<w:strike/>', '<w:vanish/>']) {
            const imported = read(head('Aims') + para(`${run('Sees people ')}${run('weekly', mark)}${run('daily')}${run(' at home.')}`));
            assert.match(service(imported), /- "Sees people daily at home\."/);
            assert.match(comments(imported), /weekly/);
        }
    });
});

describe('a specification that is one table', () => {
    it('of labels and short texts is read row by row', () => {
        const rows = [
            ['Service name', 'Northmoor Outreach'],
            ['Aims', 'To help people recover'],
            ['Inclusion criteria', 'Adults with psychosis'],
            ['Exclusion criteria', 'People under 18'],
            ['Base', 'Weir House'],
        ].map(row => row.map(words => cell(words)));
        const imported = read(table(...rows), {}, '');
        assert.match(imported.text, /^service northmoor-outreach "Northmoor Outreach" \{/);
        for (const line of [
            '- "To help people recover"',
            'includes: "Adults with psychosis"',
            'excludes: "People under 18"',
            'base: "Weir House"',
        ])
            assert.ok(imported.text.includes(line), line);
    });
});

describe('a Word file', () => {
    it('without text says so', () => {
        assert.match(read('', {}, '').notes[0] ?? '', /^The Word file has no text\./);
    });

    it('in another language has a name in its letters', () => {
        assert.equal(read(para('Nod.'), {}, head('Tîm Allgymorth Gwynedd', 1)).name, 'tîm-allgymorth-gwynedd');
        assert.equal(read(para('نساعد'), {}, head('فريق التواصل', 1)).name, 'فريق-التواصل');
    });
});
