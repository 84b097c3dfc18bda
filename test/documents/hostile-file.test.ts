import assert from 'node:assert/strict';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { openWord } from '../../documents/import/word-file.ts';
import { Refusal } from '../../documents/office/limits.ts';
import { renderWord } from '../../documents/word/document.ts';
import { houseStyle } from '../../documents/word/styles.ts';
import { processorTime } from '../support/processor-time.ts';
import { changed } from './fill-form.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
const WORD = renderWord(generated('specification', world).tree);
/** Milliseconds of processor time, far more than any of these takes; a bomb that goes off takes minutes. */
const MOST = 10_000;

function withPart(name: string, content: string | Uint8Array): Uint8Array {
    return zipSync({ ...unzipSync(WORD), [name]: typeof content === 'string' ? strToU8(content) : [content, { level: 1 }] });
}

function refusal(bytes: Uint8Array): string {
    let refused: unknown;
    const took = processorTime(() => {
        try {
            importWord(bytes, { follows: ['IACM'], title: 'file' }, world);
        } catch (error) {
            refused = error;
        }
    });
    assert.ok(refused, 'it was read');
    assert.ok(refused instanceof Refusal, String(refused));
    assert.ok(took < MOST, `${took} ms`);
    return refused.message;
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

describe('a file from a stranger', () => {
    it('is refused where it is no Word file', () => {
        assert.match(refusal(new Uint8Array()), /not a Word file/);
        assert.match(refusal(strToU8('{\\rtf1 hello}')), /not a Word file/);
        assert.match(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])), /older Word|password/);
        assert.match(refusal(zipSync({ 'a.txt': strToU8('hello') })), /holds no document/);
        assert.match(refusal(WORD.subarray(0, WORD.length / 2)), /damaged|holds no document/);
    });

    it('that is one of another program is refused by its name, with what to do', () => {
        const old = (stream: string): Uint8Array => {
            const bytes = new Uint8Array(1024);
            bytes.set([0xd0, 0xcf, 0x11, 0xe0]);
            for (const [at, letter] of Array.from(stream).entries()) bytes[512 + 2 * at] = letter.charCodeAt(0);
            return bytes;
        };
        const zip = (...names: readonly string[]): Uint8Array => zipSync(Object.fromEntries(names.map(name => [name, strToU8('<x/>')])));
        for (const [bytes, kind, advice] of [
            [strToU8('%PDF-1.7\n'), /but a PDF\./, /Ask for the Word file/],
            [strToU8('{\\rtf1 hello}'), /but an RTF file\./, /save it as a Word file/],
            [strToU8('<!DOCTYPE html><p>'), /but an HTML file\./, /save it as a Word file/],
            [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /but a picture\./, /type its text/],
            [old('WordDocument'), /older Word \(\.doc\)/, /save it as a Word file/],
            [old('Workbook'), /older Excel \(\.xls\)/, /save it as a workbook/],
            [old('PowerPoint Document'), /a presentation/, /Copy its text/],
            [old('EncryptedPackage'), /needs a password/, /take the password away/],
            [zip('ppt/presentation.xml', 'ppt/slides/slide1.xml'), /a PowerPoint presentation/, /Copy its text/],
            [zip('Index/Document.iwa', 'preview.jpg'), /a file of Pages or Numbers/, /export it to Word/],
        ] as const) {
            assert.match(refusal(bytes), kind);
            assert.match(refusal(bytes), advice);
        }
    });

    it('never makes more than a refusal of damaged bytes', () => {
        for (let seed = 1; seed < 60; seed++) {
            const bytes = WORD.slice();
            for (let hit = 0; hit < 8; hit++) bytes[(seed * 7919 + hit * 104_729) % bytes.length] = (seed * 31 + hit * 17) & 0xff;
            try {
                importWord(bytes, { follows: ['IACM'], title: 'file' }, world);
            } catch (error) {
                assert.ok(error instanceof Refusal, `${seed}: ${error instanceof Error ? error.stack : error}`);
            }
        }
    });

    it('is refused where it unpacks to more than a document', () => {
        const bomb = new Uint8Array(90 << 20);
        assert.match(refusal(withPart('word/document.xml', bomb)), /Unpacked, the file has more than 80 MB/);
    });

    it('is refused where it has too many parts', () => {
        const parts: Zippable = { ...unzipSync(WORD) };
        for (let at = 0; at < 4000; at++) parts[`word/p${at}.xml`] = new Uint8Array();
        assert.match(refusal(zipSync(parts)), /more than 3000 parts/);
    });

    it('is refused where it declares entities', () => {
        const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><w:document ${NAMESPACE}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
        assert.match(refusal(withPart('word/document.xml', laughs)), /entities/);
    });

    it('is refused where it loads something from elsewhere', () => {
        const evil = changed(
            WORD,
            rels =>
                rels.replace(
                    '</Relationships>',
                    '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
                ),
            'word/_rels/document.xml.rels',
        );
        assert.match(refusal(evil), /loads something from elsewhere/);
    });

    it('is refused where it holds macros, by their part or by their type', () => {
        assert.match(refusal(withPart('word/vbaProject.bin', 'x')), /macros/);
        const type = changed(
            WORD,
            types => types.replace('wordprocessingml.document.main+xml', 'vnd.ms-word.document.macroEnabled.main+xml'),
            '[Content_Types].xml',
        );
        assert.match(refusal(type), /macros/);
    });

    it('is refused where ten thousand tables nest', () => {
        const open = '<w:tbl><w:tr><w:tc>'.repeat(10_000);
        const close = '<w:p/></w:tc></w:tr></w:tbl>'.repeat(10_000);
        assert.match(
            refusal(withPart('word/document.xml', `<w:document ${NAMESPACE}><w:body>${open}${close}</w:body></w:document>`)),
            /nest deeper/,
        );
    });

    it('is refused where it has a million elements', () => {
        const long = '<w:p/>'.repeat(1_100_000);
        assert.match(
            refusal(withPart('word/document.xml', `<w:document ${NAMESPACE}><w:body>${long}</w:body></w:document>`)),
            /longer than any specification/,
        );
    });

    it('is read where it is only large: ten thousand paragraphs', () => {
        const long = '<w:p><w:r><w:t>Some words of a paragraph.</w:t></w:r></w:p>'.repeat(10_000);
        const file = openWord(withPart('word/document.xml', `<w:document ${NAMESPACE}><w:body>${long}</w:body></w:document>`));
        assert.equal(file.bodies[0]?.children.length, 10_000);
    });

    it('lends no style where its headers load something from elsewhere', () => {
        const rels =
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="image" Target="http://evil.example/p.png" TargetMode="External"/></Relationships>';
        assert.throws(() => houseStyle(withPart('word/_rels/header1.xml.rels', rels)), /loads something from elsewhere/);
    });
});
