import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { renderCsv } from '../../documents/formats/csv.ts';
import { renderExcel } from '../../documents/formats/excel.ts';
import { renderHtml } from '../../documents/formats/html.ts';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { childrenOf, nodeText } from '../../documents/office/xml.ts';
import { renderWord } from '../../documents/word/document.ts';
import { all, generated, partsOf } from './generated.ts';
import { fixture, worldOf } from './world.ts';

const NASTY: readonly string[] = [
    '<script>alert(1)</script><img src=x onerror=alert(2)>',
    '</style></title></w:t></c><w:instrText>DDEAUTO c:\\\\windows\\\\calc.exe</w:instrText>',
    '=HYPERLINK(“http://evil.example”,“click”)',
    '+1+cmd|/c calc!A1',
    '-2+3',
    '@SUM(1+1)',
    '\t=1+1',
    '{ INCLUDETEXT http://evil.example } \\u202e gnp.exe \u202Egnp\u202C',
    'bell \u0007, null \u0000, escape \u001B[31m, half \uD800 pair, \uFFFE',
    '[click](javascript:alert(3)) ![track](http://evil.example/p.png) <http://ok.example/>',
    '[ref][x]\n\n[x]: javascript:alert(4)',
    '| a | b |\n|---|---|\n| 1 | \\| 2',
    `${'x'.repeat(4000)}`,
    `${'> '.repeat(500)}deep ${'['.repeat(500)}`,
    '# A heading of one’s own\n\n***\n\n```html\n<b>code</b>\n```',
    ']]> &amp; &lt; &#x202E; &nbsp;',
];

/** A service and a review that say something nasty in each place where text may stand. */
function nastyWorld(nasty: string): ReturnType<typeof worldOf> {
    const put = (text: string): string =>
        text.replaceAll(/"(?!"")(?!3"|https)[^"\n]+"(?!"")/g, () => (nasty.includes('\n') ? `"""\n${nasty}\n"""` : `"${nasty}"`));
    return worldOf({ 'small.care': put(fixture('small.care')), 'review.care': put(fixture('small-review.care')) });
}

const selection = { services: ['small'], reviews: ['small-2026'], guidance: ['SMALL'], template: 'small-form' };

describe('text of any kind is only text', () => {
    for (const [at, nasty] of NASTY.entries()) {
        it(`${at + 1}: ${JSON.stringify(nasty.slice(0, 40))}`, () => {
            const world = nastyWorld(nasty);
            for (const kind of DOCUMENT_KINDS) {
                const { tree } = generated(kind, world, selection);
                checkHtml(renderHtml(tree));
                checkWord(renderWord(tree));
                checkExcel(renderExcel(tree));
                checkCsv(renderCsv(tree));
                hasNo(/(?<!\\)\]\(javascript:|^<script|(?<!\\)<script|\u202E|\u0000|\u001B/m, renderMarkdown(tree));
            }
        });
    }

    it('is all there: what is nasty is shown, not dropped', () => {
        const html = renderHtml(generated('specification', nastyWorld(NASTY[0] ?? ''), selection).tree);
        assert.ok(html.includes('&#x3C;script>alert(1)') || html.includes('&lt;script'));
    });
});

/** That a text has nothing of a pattern; tells only the place, as the text is long. */
function hasNo(pattern: RegExp, text: string): void {
    const found = pattern.exec(text);
    assert.ok(!found, `${pattern}: …${text.slice(Math.max(0, (found?.index ?? 0) - 80), (found?.index ?? 0) + 80)}…`);
}

function checkHtml(html: string): void {
    hasNo(/(src|href)="(?!https?:|mailto:|#)/i, html);
    hasNo(/[\u0000-\u0008\u202A-\u202E\u001B]/, html);
    // What stands in an attribute ends at its quotation mark, and is no markup.
    const tags = html.replaceAll(/="[^"]*"/g, '=""');
    hasNo(/<(script|img|iframe|b)\b|<[^>]*\son\w+=/i, tags);
    assert.equal(tags.match(/<\/style>/g)?.length, 1);
    assert.equal(tags.match(/<title>/g)?.length, 1);
}

function checkWord(bytes: Uint8Array): void {
    const parts = partsOf(bytes);
    const fields = all(parts.get('word/document.xml'), 'w:instrText').map(nodeText);
    assert.ok(
        fields.every(field => /^ (PAGEREF _Toc\d{6} \\h|TOC \\o "1-\d" \\h \\z \\u) $/.test(field)),
        fields.join(),
    );
    for (const { attributes } of all(parts.get('word/_rels/document.xml.rels'), 'Relationship')) {
        if (attributes.TargetMode !== 'External') continue;
        assert.match(attributes.Type ?? '', /\/hyperlink$/);
        assert.match(attributes.Target ?? '', /^(https?|mailto):/);
    }
}

function checkExcel(bytes: Uint8Array): void {
    for (const [name, part] of partsOf(bytes)) {
        if (!name.startsWith('xl/worksheets/')) continue;
        assert.equal(all(part, 'f').length, 0, 'no formula');
        for (const cell of all(part, 'c')) {
            const words = childrenOf(cell).map(nodeText).join('');
            if (/^\s*[=+\-@]/.test(words)) assert.equal(cell.attributes.t, 'inlineStr', words);
        }
    }
}

function checkCsv(csv: string): void {
    for (const cell of (parse(csv, { bom: true, relaxColumnCount: true }) as string[][]).flat())
        assert.doesNotMatch(cell, /^\s*[=+\-@]|^[\t\r]/);
}
