import assert from 'node:assert/strict';
import { renderHtml } from '../../documents/formats/html.ts';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { nodeText, type XmlNode } from '../../documents/office/xml.ts';
import { blockWords, paragraph, strong, text, withLabelsBound, withUnbrokenValues } from '../../documents/tree/prose.ts';
import { renderWord } from '../../documents/word/document.ts';
import { quotable } from '../../language/model/text.ts';
import { all, generated, partsOf } from './generated.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

function wordOf(...args: Parameters<typeof generated>): XmlNode {
    return partsOf(renderWord(generated(...args).tree)).get('word/document.xml') as XmlNode;
}

describe('a blank specification', () => {
    it('has what is answered in another place over question and answer, and no cell that looks like a field and is none', () => {
        const noted = all(wordOf('blank-specification', world), 'w:tr').filter(row =>
            /(?:^|\.|\?)(?:Fill in “|Answered above: “)/.test(nodeText(row)),
        );
        const wide = noted.filter(row => all(row, 'w:gridSpan')[0]?.attributes['w:val'] === '2');
        assert.ok(wide.length > 5, `${wide.length}`);
        for (const row of wide) assert.equal(all(row, 'w:tc').length, 2, nodeText(row));
        const html = renderHtml(generated('blank-specification', world).tree);
        assert.equal(html.match(/colspan="2"/g)?.length, wide.length);
        assert.doesNotMatch(html.match(/<td[^>]*colspan[\s\S]*?<\/td>/g)?.join('') ?? '', /Question/, 'a note is no question');
    });

    it('says of what is in the tables at the end that it is there, and not above', () => {
        const { tree } = generated('blank-specification', world);
        const forms = tree.root.children.filter(node => node.type === 'formTable');
        const ends = forms.filter(({ caption }) => caption === 'Policies' || caption === 'Partners');
        const names = ends.flatMap(({ rows }) => rows.flatMap(([first]) => (first && 'words' in first ? first.words.map(blockWords) : [])));
        assert.ok(names.includes('Local authority') && names.includes('Non-attendance'));
        const words = renderMarkdown(tree);
        const above = [...words.matchAll(/nswered above: ([^.]*)\./g)].flatMap(([, labels = '']) =>
            [...labels.matchAll(/“([^”]*)”/g)].map(([, each]) => each),
        );
        assert.ok(above.length > 2);
        for (const label of above) assert.ok(!names.includes(label ?? ''), label);
        assert.match(words, /Fill in “Section 117 aftercare” and “Local authority” in the tables at the end\./);
    });
});

describe('the end of a line', () => {
    it('comes between no number and what it counts, and between no short label and what it says', () => {
        assert.equal(
            withUnbrokenValues('33 people and 0 missing by 1 May 2027'),
            '33\u00A0people and 0\u00A0missing by 1\u00A0May\u00A02027',
        );
        assert.equal(withUnbrokenValues('Of 84 records'), 'Of 84 records');
        const bound = paragraph(
            ...withLabelsBound([strong('Review by:'), text(' 12 May 2028. '), strong('A longer label of a line:'), text(' so')]),
        );
        assert.equal(blockWords(bound), 'Review\u00A0by:\u00A012 May 2028. A longer label of a line: so');
        const words = nodeText(wordOf('specification', world));
        assert.match(words, /Review\u00A0by:\u00A0\d+\u00A0\w+\u00A0\d{4}/);
        assert.doesNotMatch(words, /Review by: \d|\d people/);
    });
});

describe('words that are quoted', () => {
    it('are cut only where it saves more than a word or two, and never after a comma', () => {
        const long = `${'word '.repeat(31)}end of it.`;
        assert.ok(long.length > 160);
        assert.equal(quotable(long), long);
        assert.match(quotable(`${'ward, '.repeat(40)}`), /^(?:ward, )+ward…$/);
        assert.ok(quotable('word '.repeat(60)).length <= 160);
    });
});

describe('a report', () => {
    it('of ten pages or more begins with a list of contents', () => {
        const document = wordOf('coverage', world);
        const [gallery] = all(document, 'w:docPartGallery');
        assert.equal(gallery?.attributes['w:val'], 'Table of Contents');
    });

    it('says what its outcomes mean, and other documents do not', () => {
        const said = (kind: 'coverage' | 'board-paper' | 'action-plan' | 'review'): boolean =>
            /“Claimed” means/.test(
                renderMarkdown(
                    generated(kind, world, { reviews: ['exampleshire-2024'], services: kind === 'coverage' ? ['coast-fact'] : [] }).tree,
                ),
            );
        assert.ok(said('coverage') && said('board-paper'));
        assert.ok(!said('action-plan') && !said('review'));
    });
});
