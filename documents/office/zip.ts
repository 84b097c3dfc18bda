import { Inflate, strToU8, type Zippable, zipSync } from 'fflate';
import { LIMITS, type Limits, MEGABYTE, Refusal } from './limits.ts';

const CHUNK = 1 << 15;
const OLD_WORD = [0xd0, 0xcf, 0x11, 0xe0];
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** The longest comment that a zip file can end with, and the record before it. */
const LONGEST_END = 0xffff + 22;
const NOT_HERE = 0xffffffff;

/** A part of a package, as the directory at the end of the file lists it. */
interface Entry {
    readonly name: string;
    readonly isDeflated: boolean;
    readonly isReadable: boolean;
    readonly crc: number;
    readonly packed: number;
    readonly size: number;
    readonly offset: number;
}

function inMegabytes(bytes: number): string {
    return `${Math.round(bytes / MEGABYTE)} MB`;
}

function damaged(what: string): Refusal {
    return new Refusal(`The file is damaged: ${what}. Open it in Word, save it again and try that.`);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
});

function addCrc(crc: number, bytes: Uint8Array): number {
    let value = crc;
    // Counted: a large part has millions of bytes, and an iterator would make an object of each.
    for (let at = 0; at < bytes.length; at++) value = (CRC_TABLE[(value ^ (bytes[at] as number)) & 0xff] as number) ^ (value >>> 8);
    return value;
}

function endOfDirectory(view: DataView): number {
    const last = view.byteLength - 22;
    for (let at = last; at >= 0 && at > last - LONGEST_END; at--) if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
    throw damaged('its list of parts is missing, as if it had not arrived whole');
}

/** The numbers of a large entry, which its extra field has in place of those that do not fit. */
function largeNumbers(view: DataView, from: number, to: number): readonly number[] {
    for (let at = from; at + 4 <= to; ) {
        const length = view.getUint16(at + 2, true);
        if (view.getUint16(at, true) === 1)
            return Array.from({ length: Math.floor(length / 8) }, (_, index) => Number(view.getBigUint64(at + 4 + index * 8, true)));
        at += 4 + length;
    }
    return [];
}

/** The parts that the directory lists. @throws RangeError where it points outside the file */
function entriesOf(bytes: Uint8Array, view: DataView, limits: Limits): readonly Entry[] {
    const end = endOfDirectory(view);
    const count = view.getUint16(end + 10, true);
    if (count > limits.parts) throw new Refusal(`The file has more than ${limits.parts} parts. That is no ordinary Word file.`);
    const size = view.getUint32(end + 12, true);
    const offset = view.getUint32(end + 16, true);
    // Bytes before the first part move all others.
    const before = size === NOT_HERE || offset === NOT_HERE ? 0 : end - size - offset;
    let at = offset === NOT_HERE ? end : offset + before;
    const entries: Entry[] = [];
    for (let number = 0; number < count; number++) {
        if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged('its list of parts can’t be read');
        const [nameLength, extraLength, commentLength] = [28, 30, 32].map(each => view.getUint16(at + each, true)) as [
            number,
            number,
            number,
        ];
        const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
        const extra = [...largeNumbers(view, at + 46 + nameLength, at + 46 + nameLength + extraLength)];
        const long = (field: number): number => {
            const value = view.getUint32(at + field, true);
            return value === NOT_HERE ? (extra.shift() ?? value) : value;
        };
        const [unpacked, packed] = [long(24), long(20)];
        const method = view.getUint16(at + 10, true);
        entries.push({
            name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
            isDeflated: method === 8,
            isReadable: (method === 8 || method === 0) && (view.getUint16(at + 8, true) & 1) === 0,
            crc: view.getUint32(at + 16, true),
            packed,
            size: unpacked,
            offset: long(42) + before,
        });
        at += 46 + nameLength + extraLength + commentLength;
    }
    return entries;
}

/** Unpacks a part, in steps, until it ends or is more than may be. */
function unpack(bytes: Uint8Array, view: DataView, entry: Entry, limits: Limits, before: number): Uint8Array {
    if (!entry.isReadable) throw new Refusal('The file is protected by a password, or packed in a way that Word does not use.');
    if (view.getUint32(entry.offset, true) !== LOCAL_HEADER) throw damaged('a part is not where its list says');
    const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const packed = bytes.subarray(from, from + entry.packed);
    if (packed.length !== entry.packed) throw damaged('a part is cut off');
    const chunks: Uint8Array[] = [];
    let size = 0;
    let crc = 0xffffffff;
    const take = (chunk: Uint8Array): void => {
        size += chunk.length;
        if (before + size > limits.unpacked)
            throw new Refusal(`Unpacked, the file has more than ${inMegabytes(limits.unpacked)}. It is not read.`);
        crc = addCrc(crc, chunk);
        chunks.push(chunk);
    };
    if (entry.isDeflated) {
        const inflate = new Inflate(take);
        for (let at = 0; at < packed.length || at === 0; at += CHUNK)
            inflate.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
    } else take(packed);
    if (size !== entry.size || (crc ^ 0xffffffff) >>> 0 !== entry.crc) throw damaged('a part of it has changed since it was written');
    return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
    const all = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
        all.set(chunk, at);
        at += chunk.length;
    }
    return all;
}

/**
 * Unpacks the parts of a file that are wanted, by the directory at its end, and checks each against its sum. However small
 * the file and however large what it claims to hold, it stops at the limits.
 *
 * @param wanted is asked for the name of every part
 * @throws Refusal where the file is no zip file, is damaged, or is more than the limits allow
 */
export function unzipped(bytes: Uint8Array, wanted: (name: string) => boolean, limits: Limits = LIMITS): ReadonlyMap<string, Uint8Array> {
    if (OLD_WORD.every((byte, at) => bytes[at] === byte)) {
        throw new Refusal(
            'This is a file of an older Word or Excel, or it is protected by a password. Open it and save it as .docx or .xlsx, without a password.',
        );
    }
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
        throw new Refusal('This is not a Word file (.docx). Open it in Word or LibreOffice, and save it as .docx.');
    if (bytes.length > limits.file)
        throw new Refusal(`The file has more than ${inMegabytes(limits.file)}. Take the pictures out and try again.`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const parts = new Map<string, Uint8Array>();
    const seen = new Set<string>();
    let size = 0;
    try {
        for (const entry of entriesOf(bytes, view, limits)) {
            const isWanted = wanted(entry.name);
            // The same name twice would be one file for Word and another for us.
            if (seen.has(entry.name)) throw new Refusal('The file holds a part twice. Open it in Word, save it again and try that.');
            seen.add(entry.name);
            if (!isWanted || entry.name.endsWith('/')) continue;
            const part = unpack(bytes, view, entry, limits, size);
            size += part.length;
            parts.set(entry.name, part);
        }
    } catch (error) {
        if (error instanceof Refusal) throw error;
        throw damaged('it can’t be unpacked');
    }
    return parts;
}

/** The files of a package, by their names. */
type Parts = ReadonlyMap<string, Uint8Array | string>;

/** The earliest time that an archive can name: the same document is the same bytes on every day. */
const NO_TIME = new Date(1980, 0, 1);

/** Packs the parts of an Office document, in the order in which they are given. */
export function packed(parts: Parts): Uint8Array {
    const files: Zippable = {};
    for (const [name, content] of parts)
        files[name] = [typeof content === 'string' ? strToU8(content) : content, { mtime: NO_TIME, level: 6 }];
    return zipSync(files);
}
