import assert from 'node:assert/strict';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { Refusal } from '../../documents/office/limits.ts';
import { importWord } from './imported-text.ts';
import { bold, head, LISTS_OF_BULLETS, NAMESPACES, para, point, run, wordFile } from './word-builder.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
/** Microseconds of processor time that no file may need. */
const MOST = 10_000_000;

/** What becomes of a file: the sentence with which it is refused, or `read`. It never needs more than ten seconds of a processor. */
function outcome(bytes: Uint8Array): string {
    const begun = process.cpuUsage();
    let result = 'read';
    try {
        importWord(bytes, { follows: ['IACM'], title: 'file' }, world);
    } catch (error) {
        assert.ok(error instanceof Refusal, error instanceof Error ? error.stack : String(error));
        result = error.message;
    }
    const { user, system } = process.cpuUsage(begun);
    assert.ok(user + system < MOST, `${(user + system) / 1e6} s: ${result}`);
    return result;
}

function words(count: number): string {
    return 'some words of a text '.repeat(count);
}

function field(code: string): string {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    return `${mark('begin')}<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>${mark('end')}`;
}

function notes(kind: 'comment' | 'footnote', count: number): string {
    const all = Array.from({ length: count }, (_, id) => `<w:${kind} w:id="${id}">${para('A note.')}</w:${kind}>`);
    return `<w:${kind}s ${NAMESPACES}>${all.join('')}</w:${kind}s>`;
}

/** The files of a stranger that cost most: what each is, how it is made, and what becomes of it. */
const FILES: readonly (readonly [what: string, make: () => Uint8Array, becomes: RegExp])[] = [
    ['a text of 100 MB', () => wordFile(para(' '.repeat(100 << 20))), /more than 80 MB/],
    ['a million paragraphs', () => wordFile('<w:p/>'.repeat(1_000_000)), /more than 200,000 elements/],
    ['330,000 paragraphs', () => wordFile('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(330_000)), /more than 200,000 elements/],
    ['190,000 bold paragraphs', () => wordFile(bold('a').repeat(190_000)), /more than 200,000 elements/],
    ['140,000 points', () => wordFile(point('a', 1).repeat(140_000), { numbering: LISTS_OF_BULLETS }), /more than 200,000 elements/],
    ['280,000 runs in a paragraph', () => wordFile(para(run('a').repeat(280_000))), /more than 200,000 elements/],
    ['45,000 runs in a paragraph', () => wordFile(para('<w:r><w:t>a </w:t></w:r>'.repeat(45_000))), /^read$/],
    [
        '15,000 runs that look different',
        () => wordFile(para((run('a', '<w:b/>') + run('b', '<w:i/>') + run('c')).repeat(15_000))),
        /^read$/,
    ],
    [
        '90,000 rows',
        () => wordFile(`<w:tbl>${`<w:tr><w:tc>${para('a')}</w:tc><w:tc>${para('b')}</w:tc></w:tr>`.repeat(90_000)}</w:tbl>`),
        /more than 200,000 elements/,
    ],
    [
        '10,000 rows',
        () =>
            wordFile(
                `<w:tbl>${'<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>'.repeat(10_000)}</w:tbl>`,
            ),
        /^read$/,
    ],
    ['60,000 headings', () => wordFile(head('A heading').repeat(60_000)), /more than 200,000 elements/],
    ['20,000 headings', () => wordFile(`${head('A heading')}<w:p><w:r><w:t>a</w:t></w:r></w:p>`.repeat(20_000)), /^read$|longer than any/],
    ['60,000 comments', () => wordFile(para('a'), { parts: { 'word/comments.xml': notes('comment', 60_000) } }), /more than/],
    ['6,000 comments', () => wordFile(para('a'), { parts: { 'word/comments.xml': notes('comment', 6000) } }), /more than 5,000 comments/],
    [
        '6,000 footnotes',
        () => wordFile(para('a'), { parts: { 'word/footnotes.xml': notes('footnote', 6000) } }),
        /more than 5,000 footnotes/,
    ],
    ['3 MB of marks', () => wordFile(para('*_[]&lt;>'.repeat(400_000))), /longer than any specification/],
    ['600 KB of marks', () => wordFile(para('*_[]#'.repeat(120_000))), /^read$|longer than any specification/],
    ['a word of 20 MB', () => wordFile(para('a'.repeat(20 << 20))), /more than 5,000,000 characters/],
    ['20 MB of words', () => wordFile(para(words(950_000))), /more than 5,000,000 characters/],
    ['900 KB of words', () => wordFile(para(words(42_000))), /^read$/],
    [
        '300,000 attributes',
        () => wordFile(`<w:p ${Array.from({ length: 300_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
        /more than 200 attributes/,
    ],
    [
        'tables, a thousand in each other',
        () => wordFile('<w:tbl><w:tr><w:tc>'.repeat(1000) + '<w:p/></w:tc></w:tr></w:tbl>'.repeat(1000)),
        /nest deeper/,
    ],
    [
        'tables, 45 in each other',
        () => wordFile('<w:tbl><w:tr><w:tc>'.repeat(45) + para('a') + '<w:p/></w:tc></w:tr></w:tbl>'.repeat(45)),
        /^read$/,
    ],
    [
        '900,000 relationships',
        () =>
            wordFile(para('a'), {
                parts: { 'word/_rels/document.xml.rels': `<Relationships>${'<Relationship Id="a"/>'.repeat(900_000)}</Relationships>` },
            }),
        /more than 200,000 elements/,
    ],
    ['100 MB of zeros beside the text', () => wordFile(para('a'), { parts: { 'word/media/a.bin': new Uint8Array(100 << 20) } }), /^read$/],
    [
        '3,100 parts',
        () => wordFile(para('a'), { parts: Object.fromEntries(Array.from({ length: 3100 }, (_, at) => [`word/p${at}.xml`, ''])) }),
        /more than 3000 parts/,
    ],
    [
        'fields, five thousand in each other',
        () =>
            wordFile(
                para(
                    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(5000) +
                        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'.repeat(5000),
                ),
            ),
        /^read$/,
    ],
    [
        'formulas that could be read in many ways',
        () =>
            wordFile(
                para(
                    `${field(`EQ ${'\\a'.repeat(240)}${'\\f('.repeat(80)}x`)}${field(`EQ ${'\\a'.repeat(240)}!${'\\a(1)'.repeat(80)}`)}`.repeat(
                        400,
                    ),
                ),
            ),
        /^read$/,
    ],
    [
        'symbols and buttons with long gaps',
        () => wordFile(para(['SYMBOL 61 \\f x', 'MACROBUTTON a'].map(code => field(`${code}${' '.repeat(100_000)}!\n!`)).join(''))),
        /^read$/,
    ],
    ['200,000 spaces between words', () => wordFile(para(`a${' '.repeat(200_000)}b`) + head(`A${' '.repeat(200_000)}b (`)), /^read$/],
    [
        'a type that begins again and again',
        () =>
            wordFile(para('a'), {
                parts: { '[Content_Types].xml': `<Types><Override ContentType="${'macroEnabled'.repeat(20_000)}"/></Types>` },
            }),
        /./,
    ],
    [
        'styles that build on each other in a ring',
        () =>
            wordFile(para('a', '<w:pStyle w:val="A"/>'), {
                styles: '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
            }),
        /^read$/,
    ],
    ['characters that no XML has', () => wordFile(para('<w:r><w:t>&#xD800;&#0;</w:t></w:r>')), /damaged/],
    ['names that lead out of the folder', () => wordFile(para('a'), { parts: { '../../evil.xml': '<a/>' } }), /^read$/],
];

describe('a large file from a stranger', function () {
    this.timeout(240_000);

    for (const [what, make, becomes] of FILES) it(`with ${what}`, () => assert.match(outcome(make()), becomes));
});

describe('a damaged file from a stranger', () => {
    const whole = wordFile(para('Twelve people are seen.'));

    it('is refused where a part of it is not what its sum says', () => {
        const stored = zipSync(unzipSync(whole), { level: 0 });
        assert.equal(outcome(stored), 'read');
        const text = new TextDecoder('latin1').decode(stored);
        const at = text.indexOf('Twelve people');
        assert.ok(at > 0);
        const changed = stored.slice();
        changed.set(strToU8('Eleven'), at);
        assert.match(outcome(changed), /damaged: a part of it has changed/);
    });

    it('is refused where its end is missing, however much of it is there', () => {
        for (const share of [0.3, 0.6, 0.9, 0.99])
            assert.match(outcome(whole.subarray(0, Math.floor(whole.length * share))), /damaged: its list of parts/);
    });

    it('is refused where its list says that parts are larger or smaller than they are', () => {
        const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
        const entries = Array.from({ length: whole.length - 4 }, (_, at) => at).filter(at => view.getUint32(at, true) === 0x02014b50);
        for (const size of [1, 0x7fffffff]) {
            const changed = whole.slice();
            new DataView(changed.buffer).setUint32((entries[0] ?? 0) + 24, size, true);
            assert.match(outcome(changed), /damaged/);
        }
    });
});
