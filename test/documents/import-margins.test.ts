import assert from 'node:assert/strict';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Imported } from '../../documents/import/imported.ts';
import { renderWord } from '../../documents/word/document.ts';
import { processorTime } from '../support/processor-time.ts';
import { factsOf } from '../support/read-text.ts';
import { changed } from './fill-form.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { wordWithMargins } from './word-with-margins.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function read(bytes: Uint8Array): Imported {
    const imported = importWord(bytes, { follows: ['IACM'], title: 'A file' }, world);
    assert.deepEqual(
        factsOf(imported.text).problems.map(({ message }) => message),
        [],
        imported.text,
    );
    return imported;
}

/** A file with a body, and with other parts in the place of its own. */
function wordOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
    const own = unzipSync(renderWord(generated('specification', world).tree));
    delete own['docProps/custom.xml'];
    const document = `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`;
    const added = Object.entries({ 'word/document.xml': document, ...parts }).map(([name, part]) => [name, strToU8(part)]);
    return zipSync({ ...own, ...Object.fromEntries(added) });
}

function paragraph(words: string): string {
    return `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
}

describe('what stands beside the text of a Word file', () => {
    it('finds a place, or is kept and told', async () => {
        const { text, notes } = read(await wordWithMargins());
        assert.match(
            text,
            /To reach 120 people a year\. \(Footnote: Figures of March 2026\.\) Nobody is left out\. \(Footnote: See the standing orders\.\)/,
        );
        assert.match(text, /We see people weekly\./);
        assert.doesNotMatch(text, /monthly/);
        assert.match(text, /Words in a box\.[\s\S]*After the box\./);
        assert.match(text, /^\/\/ Comment by Alex Example, 1 March 2026 at “120 people”: Is it not 150\?$/m);
        assert.match(text, /^\/\/ Header or footer: Draft for the board$/m);
        assert.doesNotMatch(text, /Page 1 of 3/);
        const told = notes.join('\n');
        assert.match(told, /Tracked changes \(1 insertion and 1 deletion\) were read as if they were accepted\./);
        assert.match(told, /2 footnotes and endnotes/);
        assert.match(told, /1 comment: kept at the end of the file/);
        assert.match(told, /A picture \(“The team at the door”\) was left out\. It was after “.*Our team:”\./);
        assert.match(told, /1 text box/);
        assert.match(told, /Headers and footers: kept/);
    });

    it('is kept where somebody wrote it on a form', () => {
        const form = renderWord(generated('blank-review', world).tree);
        const withNote = changed(
            form,
            text =>
                text.replace(
                    '<w:sectPr>',
                    `<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Who fills this in</w:t></w:r><w:commentRangeEnd w:id="7"/></w:p><w:sectPr>`,
                ),
            'word/document.xml',
        );
        const comments = `<w:comments ${NAMESPACE}><w:comment w:id="7" w:author="Sam">${paragraph('Ask the manager.')}</w:comment></w:comments>`;
        const { text, notes } = read(zipSync({ ...unzipSync(withNote), 'word/comments.xml': strToU8(comments) }));
        assert.match(text, /^\/\/ Comment by Sam at “Who fills this in”: Ask the manager\.$/m);
        assert.ok(notes.some(note => note.startsWith('1 comment: kept')));
    });

    it('is put into the text once, however often it is referred to', () => {
        const long = 'Words of a note. '.repeat(10_000);
        const notes = `<w:footnotes ${NAMESPACE}><w:footnote w:id="2">${paragraph(long)}</w:footnote><w:footnote w:id="3">${paragraph('Nobody refers to it.')}</w:footnote></w:footnotes>`;
        const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
        const { text } = read(
            wordOf(`<w:p><w:r><w:t>Some text.</w:t></w:r>${reference.repeat(20_000)}</w:p>`, { 'word/footnotes.xml': notes }),
        );
        assert.equal(text.match(/\(Footnote: /g)?.length, 1);
        assert.ok(text.length < 2 * long.length);
        assert.match(text, /^\/\/ Footnote that the text does not refer to: Nobody refers to it\.$/m);
    });

    it('takes no longer for five thousand comments that never end', () => {
        const starts = Array.from({ length: 5000 }, (_, id) => `<w:commentRangeStart w:id="${id}"/>`).join('');
        const comments = Array.from({ length: 5000 }, (_, id) => `<w:comment w:id="${id}" w:author="A">${paragraph('b')}</w:comment>`).join(
            '',
        );
        const body = `<w:p>${starts}</w:p>${paragraph('').repeat(20_000)}${paragraph('Some words.').repeat(5000)}`;
        const file = wordOf(body, { 'word/comments.xml': `<w:comments ${NAMESPACE}>${comments}</w:comments>` });
        let notes: readonly string[] = [];
        const took = processorTime(() => {
            notes = read(file).notes;
        });
        assert.ok(took < 10_000, `${took} ms`);
        assert.ok(notes.some(note => note.startsWith('5,000 comments')));
    });

    it('is left out where somebody has deleted the row of a table, and read where a field of another form stands in a sentence', () => {
        const row = (words: string, properties = ''): string =>
            `<w:tr>${properties}<w:tc>${paragraph(words)}</w:tc><w:tc>${paragraph('x')}</w:tc></w:tr>`;
        const field = (words: string, properties: string): string =>
            `<w:sdt><w:sdtPr><w:tag w:val="t"/>${properties}</w:sdtPr><w:sdtContent><w:r><w:t>${words}</w:t></w:r></w:sdtContent></w:sdt>`;
        const { text, notes } = read(
            wordOf(
                `<w:tbl>${row('Kept row')}${row('Deleted row', '<w:trPr><w:del w:id="1" w:author="A"/></w:trPr>')}</w:tbl><w:p><w:r><w:t>It serves </w:t></w:r>${field('the whole county', '')}<w:r><w:t> by day</w:t></w:r>${field('Click here', '<w:showingPlcHdr/>')}</w:p>`,
            ),
        );
        assert.match(text, /Kept row/);
        assert.doesNotMatch(text, /Deleted row|Click here/);
        assert.match(text, /It serves the whole county by day/);
        assert.ok(notes.some(note => /1 field that was not filled in was left out/.test(note)));
    });
});
