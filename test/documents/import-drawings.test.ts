import assert from 'node:assert/strict';
import { comments, read, service } from './imported-text.ts';
import { para, run, table, type WordParts } from './word-builder.ts';

/** A drawing with a description, in a paragraph after some words. */
function drawn(inner: string, description = ''): string {
    const shape = `<wp:docPr id="1" name="n" descr="${description}"/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic>`;
    return para(`${run('Our team:')}<w:r><w:drawing><wp:inline xmlns:wp="${WP}">${shape}</wp:inline></w:drawing></w:r>`);
}

const WP = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const CX = 'http://schemas.microsoft.com/office/drawing/2014/chartex';
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PLACE = 'was left out. It was after “Community team Our team:”.';

function notes(body: string, parts: WordParts = {}): readonly string[] {
    return read(body, parts).notes.filter(note => !/could not be placed/.test(note));
}

describe('drawings of a Word file', () => {
    const value = (words: string): string => `<c:pt idx="0"><c:v>${words}</c:v></c:pt>`;
    const chart = `<c:chartSpace xmlns:c="${C}" xmlns:a="${A}"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>People seen</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx>${value('2026')}</c:tx><c:cat>${value('April')}${value('May')}</c:cat><c:val>${value('81')}${value('85')}</c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`;

    it('that are charts say what their titles and figures are', () => {
        const parts: WordParts = { relationships: [['rC', 'chart', 'charts/chart1.xml']], parts: { 'word/charts/chart1.xml': chart } };
        assert.deepEqual(notes(drawn(`<c:chart xmlns:c="${C}" r:id="rC"/>`, 'Bars'), parts), [
            `A chart (“Bars”) ${PLACE} It says: People seen; 2026: April 81, May 85`,
        ]);
        assert.match(comments(read(drawn(`<c:chart xmlns:c="${C}" r:id="rC"/>`), parts)), /It says: People seen; 2026: April 81, May 85/);
    });

    it('that are charts of a newer kind do so too', () => {
        const funnel = `<cx:chartSpace xmlns:cx="${CX}" xmlns:a="${A}"><cx:chartData><cx:data><cx:strDim><cx:lvl><cx:pt>Referred</cx:pt></cx:lvl></cx:strDim><cx:numDim><cx:lvl><cx:pt>212</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData></cx:chartSpace>`;
        const parts: WordParts = {
            relationships: [['rX', 'chartEx', 'charts/chartEx1.xml']],
            parts: { 'word/charts/chartEx1.xml': funnel },
        };
        assert.deepEqual(notes(drawn(`<cx:chart xmlns:cx="${CX}" r:id="rX"/>`), parts), [
            `A chart (without a description) ${PLACE} It says: Referred 212`,
        ]);
    });

    it('can be read though a chart can’t', () => {
        const parts: WordParts = {
            relationships: [['rC', 'chart', 'charts/chart1.xml']],
            parts: { 'word/charts/chart1.xml': '<c:chartSpace' },
        };
        const imported = read(drawn(`<c:chart xmlns:c="${C}" r:id="rC"/>`), parts);
        assert.match(service(imported), /Our team:/);
        assert.ok(imported.notes.some(note => /^A chart \(without a description\)/.test(note)));
    });

    it('are described, whatever they are', () => {
        const described = 'People in crisis are never excluded';
        assert.deepEqual(notes(drawn('<wps:wsp/>', described)), [`A shape (“${described}”) ${PLACE}`]);
        const group = ['one', 'two'].map(
            each =>
                `<pic:pic xmlns:pic="urn:pic"><pic:nvPicPr><pic:cNvPr id="2" name="p" descr="Part ${each}"/></pic:nvPicPr><a:blip/></pic:pic>`,
        );
        assert.deepEqual(notes(drawn(group.join(''), 'Whole')), [`A picture (“Whole; Part one; Part two”) ${PLACE}`]);
        const old = para(`${run('Our team:')}<w:r><w:pict><v:rect alt="A map"><v:imagedata/></v:rect></w:pict></w:r>`);
        assert.deepEqual(notes(old), [`A picture (“A map”) ${PLACE}`]);
        const object = para(`${run('Our team:')}<w:r><w:object><v:shape alt="A sheet"><v:imagedata/></v:shape></w:object></w:r>`);
        assert.deepEqual(notes(object), [
            '1 embedded file can’t be read and was left out.',
            `The picture of an embedded file (“A sheet”) ${PLACE}`,
        ]);
        const box = `<wps:wsp><wps:txbx><w:txbxContent>${para('In a box.')}</w:txbxContent></wps:txbx></wps:wsp>`;
        assert.deepEqual(notes(drawn(box, 'A box')).slice(1), [`The description of a shape (“A box”) ${PLACE}`]);
    });

    it('that are tables are described too, each word once', () => {
        const described = (caption: string, description: string): readonly string[] =>
            read(
                para('Our team:') +
                    table(['Role', 'Posts'], ['Nurse', '3']).replace(
                        '<w:tblPr/>',
                        `<w:tblPr><w:tblCaption w:val="${caption}"/><w:tblDescription w:val="${description}"/></w:tblPr>`,
                    ),
            ).notes.filter(note => /description of a table/.test(note));
        assert.deepEqual(described('Posts', 'Without the vacant post of manager'), [
            `The description of a table (“Posts: Without the vacant post of manager”) ${PLACE}`,
        ]);
        assert.deepEqual(described('Posts', 'Posts'), [`The description of a table (“Posts”) ${PLACE}`]);
        assert.deepEqual(described('', ''), []);
    });

    it('are described also where there are more than are named one by one', () => {
        const many = Array.from({ length: 23 }, (_, at) => drawn('<a:blip/>', `Picture ${at + 1}`)).join('');
        assert.equal(notes(many).at(-1), '3 more things were left out, such as pictures: “Picture 21”; “Picture 22”; “Picture 23”.');
    });

    it('and fields of programs are reported', () => {
        assert.deepEqual(notes(para(`<w:r><w:control r:id="r1"/></w:r>${run('Text.')}`)), [
            '1 field of an old kind (ActiveX) can’t be read and was left out.',
        ]);
    });
});
