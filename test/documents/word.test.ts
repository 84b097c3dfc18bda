import assert from 'node:assert/strict';
import mammoth from 'mammoth';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { child, childrenOf, nodeText, type XmlNode } from '../../documents/office/xml.ts';
import { boxTag, fieldsIn } from '../../documents/tree/document-tree.ts';
import { blockWords } from '../../documents/tree/prose.ts';
import type { PageNumbers } from '../../documents/word/contents.ts';
import { renderWord } from '../../documents/word/document.ts';
import { all, generated, partsOf } from './generated.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

function part(parts: ReadonlyMap<string, XmlNode>, name: string): XmlNode {
    const found = parts.get(name);
    assert.ok(found, name);
    return found;
}

describe('a Word file', () => {
    it('has headings, lists and tables that another library reads', async () => {
        const { tree } = generated('specification', world);
        const { value: html, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(renderWord(tree)) });
        const headings = tree.root.children.filter(node => node.type === 'heading' && node.depth === 2).map(node => blockWords(node));
        const read = [...html.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, words = '']) =>
            words.replaceAll(/<[^>]*>/g, '').replaceAll('&amp;', '&'),
        );
        assert.deepEqual(
            headings.filter(heading => !read.includes(heading)),
            [],
        );
        assert.ok(html.includes('<table>') && html.includes('<thead>') && html.includes('<li>') && html.includes('<ol>'));
        assert.deepEqual(
            messages.filter(({ type }) => type === 'error'),
            [],
        );
    });

    for (const kind of DOCUMENT_KINDS) {
        it(`of a ${kind} is the same bytes each time, and whole`, () => {
            const { tree } = generated(kind, world);
            const bytes = renderWord(tree);
            assert.deepEqual(renderWord(generated(kind, exampleWorld()).tree), bytes);
            const parts = partsOf(bytes);
            const targets = all(parts.get('word/_rels/document.xml.rels'), 'Relationship');
            const ids = new Set(targets.map(({ attributes }) => attributes.Id));
            const document = part(parts, 'word/document.xml');
            for (const name of ['w:hyperlink', 'w:headerReference', 'w:footerReference']) {
                for (const { attributes } of all(document, name))
                    assert.ok(!attributes['r:id'] || ids.has(attributes['r:id']), `${name} ${attributes['r:id']}`);
            }
            const styles = new Set(all(parts.get('word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']));
            const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap(name =>
                all(document, name).map(({ attributes }) => attributes['w:val']),
            );
            assert.deepEqual(
                [...new Set(used)].filter(style => !styles.has(style)),
                [],
                'styles that are not there',
            );
            const numbers = new Set(all(parts.get('word/numbering.xml'), 'w:num').map(({ attributes }) => attributes['w:numId']));
            assert.deepEqual(
                all(document, 'w:numId')
                    .map(({ attributes }) => attributes['w:val'])
                    .filter(id => !numbers.has(id)),
                [],
            );
            const anchors = new Set(all(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']));
            assert.deepEqual(
                all(document, 'w:hyperlink')
                    .flatMap(({ attributes }) => attributes['w:anchor'] ?? [])
                    .filter(anchor => !anchors.has(anchor)),
                [],
            );
            for (const cell of all(document, 'w:tc')) assert.equal(childrenOf(cell).at(-1)?.name, 'w:p', 'a cell ends with a paragraph');
        });
    }

    it('repeats the titles of its tables, names them, speaks British English and has page numbers', () => {
        const parts = partsOf(renderWord(generated('coverage', world).tree));
        const document = part(parts, 'word/document.xml');
        for (const table of all(document, 'w:tbl')) {
            assert.ok(all(table, 'w:tblCaption').length, 'a caption');
            if (all(table, 'w:tblLook')[0]?.attributes['w:firstRow'] === '1') assert.equal(all(table, 'w:tblHeader').length, 1);
        }
        assert.equal(all(parts.get('word/styles.xml'), 'w:lang')[0]?.attributes['w:val'], 'en-GB');
        assert.deepEqual(
            all(parts.get('word/footer2.xml'), 'w:fldSimple').map(({ attributes }) => attributes['w:instr']?.trim()),
            ['PAGE', 'NUMPAGES'],
        );
        const core = part(parts, 'docProps/core.xml');
        assert.match(nodeText(core), /Coverage – Exampleton City/);
        assert.doesNotMatch(JSON.stringify([...parts.keys()]) + nodeText(core), /20\d\d-\d\d-\d\dT/, 'no times');
        assert.ok(!all(parts.get('word/settings.xml'), 'w:updateFields').length, 'nothing is asked when it is opened');
    });

    describe('of ten pages or more', () => {
        const { tree } = generated('specification', world);
        const headings = tree.root.children.filter(node => node.type === 'heading' && node.depth > 1);
        const shown = tree.root.children
            .filter(node => node.type === 'heading' && [2, 3].includes(node.depth))
            .map(node => blockWords(node));
        const documentOf = (numbers?: PageNumbers): XmlNode => part(partsOf(renderWord(tree, { numbers })), 'word/document.xml');
        const galleries = (document: XmlNode): readonly XmlNode[] =>
            all(document, 'w:sdt').filter(sdt => all(sdt, 'w:docPartGallery').length);

        it('has Word’s own list of contents, filled in with each heading and its page', () => {
            const [gallery] = galleries(documentOf({ pages: 18, ofHeadings: headings.map((_, index) => index + 2) }));
            assert.equal(all(gallery, 'w:docPartGallery')[0]?.attributes['w:val'], 'Table of Contents');
            const links = all(gallery, 'w:hyperlink');
            assert.deepEqual(
                links.map(link => all(link, 'w:t').map(nodeText)[0]),
                shown,
            );
            for (const link of links) {
                const [instruction] = all(link, 'w:instrText').map(nodeText);
                assert.equal(instruction, ` PAGEREF ${link.attributes['w:anchor']} \\h `);
                const at = Number(/\d+$/.exec(link.attributes['w:anchor'] ?? '')?.[0]);
                assert.equal(all(link, 'w:t').map(nodeText)[1], String(at + 1));
            }
            const fields = all(gallery, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
            assert.equal(fields.filter(each => each === 'begin').length, fields.filter(each => each === 'end').length);
            assert.match(all(gallery, 'w:instrText').map(nodeText)[0] ?? '', /^ TOC /);
        });

        it('has entries without numbers, and without dots that lead nowhere, where nobody has laid it out', () => {
            const [gallery] = galleries(documentOf());
            assert.deepEqual(
                all(gallery, 'w:hyperlink').map(link => all(link, 'w:t').map(nodeText).join('')),
                shown,
            );
            assert.equal(all(gallery, 'w:tab').length, 0);
        });

        it('has none where it turns out to be shorter', () => assert.equal(galleries(documentOf({ pages: 9, ofHeadings: [] })).length, 0));
    });

    it('has no list of contents where it has few pages', () => {
        const { tree } = generated('specification', world, { services: ['coast-fact'] });
        assert.ok(!all(part(partsOf(renderWord(tree)), 'word/document.xml'), 'w:docPartGallery').length);
    });

    it('has a content control for each field, with the values that are allowed', () => {
        const { tree } = generated('blank-review', world);
        const fields = fieldsIn(tree.root);
        const controls = all(part(partsOf(renderWord(tree)), 'word/document.xml'), 'w:sdt').filter(sdt => child(sdt, 'w:sdtPr', 'w:tag'));
        assert.ok(fields.length > 200);
        assert.deepEqual(
            controls.map(sdt => all(sdt, 'w:tag')[0]?.attributes['w:val']),
            fields.map(({ tag }) => tag),
        );
        assert.equal(new Set(fields.map(({ tag }) => tag)).size, fields.length, 'tags are unique');
        assert.equal(new Set(controls.map(sdt => all(sdt, 'w:id')[0]?.attributes['w:val'])).size, fields.length, 'ids are unique');
        for (const [at, field] of fields.entries()) {
            const control = controls[at];
            const kind = { date: 'w:date', choice: 'w:dropDownList', text: 'w:richText', prose: 'w:richText', choices: '', tick: '' }[
                field.field
            ];
            assert.equal(all(control, kind).length, 1, field.tag);
            assert.deepEqual(
                all(control, 'w:listItem').map(({ attributes }) => attributes['w:value']),
                field.choices.map(({ value }) => value),
            );
            assert.ok(field.tag.length <= 64 && (all(control, 'w:alias')[0]?.attributes['w:val']?.length ?? 0) <= 64);
        }
    });

    it('locks the controls of a form and what it says itself, and repeats the rows of actions, of further policies and of further partners', () => {
        for (const kind of ['blank-review', 'blank-specification'] as const) {
            const { tree } = generated(kind, world);
            const document = part(partsOf(renderWord(tree)), 'word/document.xml');
            const controls = all(document, 'w:sdt');
            const isRow = (tag = ''): boolean => /^(?:action|further)\./.test(tag);
            for (const sdt of controls) {
                const tag = child(sdt, 'w:sdtPr', 'w:tag')?.attributes['w:val'];
                const lock = child(sdt, 'w:sdtPr', 'w:lock')?.attributes['w:val'];
                // A row that people may remove has fields that can be removed with it.
                if (tag !== undefined) assert.equal(lock, isRow(tag) ? undefined : 'sdtLocked', tag);
            }
            const groups = controls.filter(sdt => child(sdt, 'w:sdtPr', 'w:group'));
            const inGroups = groups.flatMap(group => all(group, 'w:tag')).map(({ attributes }) => attributes['w:val']);
            const tags = fieldsIn(tree.root).flatMap(field =>
                field.field === 'choices' ? field.choices.map(choice => boxTag(field, choice)) : field.tag,
            );
            assert.deepEqual(
                inGroups.toSorted(),
                tags.filter(tag => !isRow(tag)).toSorted(),
                'all other fields are in tables whose words are locked',
            );
            for (const group of groups) assert.equal(child(group, 'w:sdtPr', 'w:lock')?.attributes['w:val'], 'contentLocked');
            const items = controls.filter(sdt => child(sdt, 'w:sdtPr', 'w15:repeatingSectionItem'));
            const rooms = tree.root.children.flatMap(each => (each.type === 'formTable' && each.repeats ? [each.rows.length] : []));
            assert.deepEqual(rooms, kind === 'blank-review' ? [8] : [4, 4]);
            assert.equal(items.length, 8);
            for (const item of items) assert.equal(all(item, 'w:tr').length, 1);
            assert.equal(controls.filter(sdt => child(sdt, 'w:sdtPr', 'w15:repeatingSection')).length, rooms.length);
        }
    });
});
