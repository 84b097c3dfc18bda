import type { TextEdit } from './findings.ts';

/** How the bytes of a file stand for text. `mixed`: UTF-8 in some places and Windows-1252 in others. */
export type FileEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'UTF-32LE' | 'UTF-32BE' | 'Windows-1252' | 'mixed';

/** The text of a file, and how it was read. */
export interface DecodedText {
    /** Without the byte order mark: editors do not count it as a character of the first line. */
    readonly text: string;
    readonly encoding: FileEncoding;
    /** How many bytes of a byte order mark come before the text. */
    readonly mark: number;
    /** The offset of the first character that is not in UTF-8; only where some are and the file has no other mark. */
    readonly stranger?: number;
}

/** What Windows-1252 has from 0x80 to 0x9F. The five bytes that it does not use stay control characters, so that none is lost. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTES = new Map([...WINDOWS].map((character, index) => [character, 0x80 + index]));

/**
 * The text of a file: from UTF-8; from the UTF-16 or UTF-32 that some editors write; or else from Windows-1252, which older programs
 * write.
 * No byte is ever replaced by U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
    // The mark of UTF-32 begins as that of UTF-16.
    const wide = utf32Of(bytes) ?? utf16Of(bytes);
    if (wide) return wide;
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const body = mark ? bytes.subarray(mark) : bytes;
    try {
        return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), encoding: 'UTF-8', mark };
    } catch {
        return { ...windowsOf(body), mark };
    }
}

/** Nothing where a character of it would be none: then it is in another encoding, whatever it begins with. */
function utf32Of(bytes: Uint8Array): DecodedText | undefined {
    if (bytes.length < 4) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isLittleMarked = view.getUint32(0, true) === 0xfeff;
    const isMarked = isLittleMarked || view.getUint32(0) === 0xfeff;
    // Without a mark, it shows by the zeros beside the first letter.
    const isLittle = isLittleMarked || (!isMarked && view.getUint32(0, true) < 0x80);
    if (!isMarked && !(bytes.length >= 8 && (isLittle || view.getUint32(0) < 0x80))) return undefined;
    const mark = isMarked ? 4 : 0;
    const characters: string[] = [];
    for (let at = mark; at + 3 < bytes.length; at += 4) {
        const code = view.getUint32(at, isLittle);
        if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code === 0 && !isMarked)) return undefined;
        characters.push(String.fromCodePoint(code));
    }
    return { text: characters.join(''), encoding: isLittle ? 'UTF-32LE' : 'UTF-32BE', mark };
}

function utf16Of(bytes: Uint8Array): DecodedText | undefined {
    const [a, b, c, d] = bytes;
    const isMarked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
    // Without a mark, it shows by the zeros beside the letters of the first word.
    const isLittle = a === 0xff || (!isMarked && a !== 0 && b === 0 && c !== 0 && d === 0);
    const isBig = a === 0xfe || (!isMarked && a === 0 && b !== 0 && c === 0 && d !== 0);
    if (!isMarked && !(bytes.length >= 4 && (isLittle || isBig))) return undefined;
    const mark = isMarked ? 2 : 0;
    const encoding = isLittle ? 'UTF-16LE' : 'UTF-16BE';
    const body = bytes.subarray(mark);
    try {
        return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body), encoding, mark };
    } catch {
        // Half a pair, or half a character at the end: what can be read of it, unit by unit.
        const units: string[] = [];
        for (let at = 0; at + 1 < body.length; at += 2) {
            const [first = 0, second = 0] = [body[at], body[at + 1]];
            units.push(String.fromCharCode(isLittle ? first | (second << 8) : (first << 8) | second));
        }
        return { text: units.join(''), encoding, mark };
    }
}

/** How many bytes a character of UTF-8 has at a place; 0 where there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
    const first = bytes[at] as number;
    if (first < 0x80) return 1;
    const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    for (let index = 1; index < length; index++) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
    const second = bytes[at + 1] ?? 0;
    const isTooLong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
    const isNone = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
    return isTooLong || isNone ? 0 : length;
}

function windowsCharacter(byte: number): string {
    return byte >= 0x80 && byte <= 0x9f ? (WINDOWS[byte - 0x80] as string) : String.fromCharCode(byte);
}

/** Bytes that are not all UTF-8. */
function windowsOf(bytes: Uint8Array): Omit<DecodedText, 'mark'> {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const pieces: string[] = [];
    let isMixed = false;
    let stranger: number | undefined;
    let length = 0;
    const add = (piece: string): void => {
        pieces.push(piece);
        length += piece.length;
    };
    for (let at = 0; at < bytes.length; ) {
        const begin = at;
        for (let size = sequenceAt(bytes, at); size && at < bytes.length; size = at < bytes.length ? sequenceAt(bytes, at) : 0) {
            isMixed ||= size > 1;
            at += size;
        }
        if (at > begin) add(decoder.decode(bytes.subarray(begin, at)));
        if (at === bytes.length) break;
        stranger ??= length;
        add(windowsCharacter(bytes[at++] as number));
    }
    return { text: pieces.join(''), encoding: isMixed ? 'mixed' : 'Windows-1252', ...(stranger !== undefined && { stranger }) };
}

/** Why some text can't be written in an encoding: the character that it does not have. */
class NotInEncoding extends Error {
    readonly character: string;

    constructor(character: string, encoding: FileEncoding) {
        super(`the file is in ${NAMES[encoding]}, which can't hold “${character}”. Save it as UTF-8 first`);
        this.character = character;
    }
}

const NAMES: Readonly<Record<FileEncoding, string>> = {
    'UTF-8': 'UTF-8',
    'UTF-16LE': 'UTF-16',
    'UTF-16BE': 'UTF-16',
    'UTF-32LE': 'UTF-32',
    'UTF-32BE': 'UTF-32',
    'Windows-1252': 'Windows-1252',
    mixed: 'UTF-8 in some places and in Windows-1252 in others',
};

/** The name of an encoding for people. */
export function encodingInWords(encoding: FileEncoding): string {
    return NAMES[encoding];
}

/**
 * The bytes of a text in an encoding, without a byte order mark.
 *
 * @throws NotInEncoding where the encoding has no such character
 */
function encodeText(text: string, encoding: FileEncoding): Uint8Array {
    const isUtf32 = encoding === 'UTF-32LE' || encoding === 'UTF-32BE';
    if (encoding === 'UTF-8' || isUtf32) {
        const lone = /[\uD800-\uDFFF]/u.exec(text);
        if (lone) throw new NotInEncoding(lone[0], encoding);
    }
    if (encoding === 'UTF-8') return new TextEncoder().encode(text);
    if (isUtf32) {
        const characters = [...text];
        const view = new DataView(new ArrayBuffer(4 * characters.length));
        for (const [at, character] of characters.entries())
            view.setUint32(4 * at, character.codePointAt(0) as number, encoding === 'UTF-32LE');
        return new Uint8Array(view.buffer);
    }
    if (encoding === 'UTF-16LE' || encoding === 'UTF-16BE') {
        const view = new DataView(new ArrayBuffer(2 * text.length));
        for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), encoding === 'UTF-16LE');
        return new Uint8Array(view.buffer);
    }
    const bytes: number[] = [];
    for (const character of text) {
        const code = character.codePointAt(0) as number;
        // In a file that is both, only what is the same in both can be put anywhere.
        const byte = code < 0x80 || (encoding === 'Windows-1252' && code >= 0xa0 && code <= 0xff) ? code : BYTES.get(character);
        if (byte === undefined || (encoding === 'mixed' && byte >= 0x80)) throw new NotInEncoding(character, encoding);
        bytes.push(byte);
    }
    return Uint8Array.from(bytes);
}

/** Tells at which bytes characters begin; asked for one offset after the other, in the order of the text. */
function byteOffsets(bytes: Uint8Array, { text, encoding, mark }: DecodedText): (offset: number) => number {
    let at = mark;
    let done = 0;
    if (encoding === 'Windows-1252') return offset => mark + offset;
    if (encoding === 'UTF-16LE' || encoding === 'UTF-16BE') return offset => mark + 2 * offset;
    if (encoding === 'UTF-8' || encoding === 'UTF-32LE' || encoding === 'UTF-32BE') {
        return offset => {
            at += encodeText(text.slice(done, offset), encoding).length;
            done = offset;
            return at;
        };
    }
    return offset => {
        while (done < offset) {
            const size = sequenceAt(bytes, at);
            done += size === 4 ? 2 : 1;
            at += size || 1;
        }
        return at;
    };
}

/**
 * The bytes of a file with edits made in its text: all bytes that no edit touches stay, whatever they are.
 *
 * @param edits in the order of the text, without overlaps
 * @throws NotInEncoding where the encoding of the file has no character for what is put in
 */
export function editBytes(bytes: Uint8Array, decoded: DecodedText, edits: readonly TextEdit[]): Uint8Array {
    const byteAt = byteOffsets(bytes, decoded);
    const parts: Uint8Array[] = [];
    let done = 0;
    for (const { at, text } of edits) {
        const start = byteAt(at[0]);
        parts.push(bytes.subarray(done, start), encodeText(text, decoded.encoding));
        done = byteAt(at[1]);
    }
    parts.push(bytes.subarray(done));
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let length = 0;
    for (const part of parts) {
        all.set(part, length);
        length += part.length;
    }
    return all;
}
