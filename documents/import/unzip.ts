import { Unzip, UnzipInflate } from 'fflate';
import { Refusal } from './refusal.ts';

/** What a file from a stranger may cost. A specification of five hundred pages needs a tenth of it. */
export interface Limits {
    /** The file itself, in bytes. */
    readonly file: number;
    /** Everything in it, unpacked. */
    readonly unpacked: number;
    readonly parts: number;
    /** How deep its elements nest. */
    readonly depth: number;
    /** How many elements one part has. */
    readonly elements: number;
}

const MEGABYTE = 1 << 20;
export const LIMITS: Limits = { file: 40 * MEGABYTE, unpacked: 80 * MEGABYTE, parts: 3000, depth: 200, elements: 1_000_000 };

const CHUNK = 1 << 15;
const OLD_WORD = [0xd0, 0xcf, 0x11, 0xe0];

function inMegabytes(bytes: number): string {
    return `${Math.round(bytes / MEGABYTE)} MB`;
}

/**
 * Unpacks the parts of a file that are wanted. However small the file and however large what it claims to hold, it stops
 * at the limits.
 */
export function unzipped(bytes: Uint8Array, wanted: (name: string) => boolean, limits: Limits = LIMITS): ReadonlyMap<string, Uint8Array> {
    if (OLD_WORD.every((byte, at) => bytes[at] === byte)) {
        throw new Refusal(
            'This is a file of an older Word, or it is protected by a password. Open it in Word and save it as .docx, without a password.',
        );
    }
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Refusal('This is not a Word file (.docx).');
    if (bytes.length > limits.file)
        throw new Refusal(`The file has more than ${inMegabytes(limits.file)}. Take the pictures out and try again.`);
    const parts = new Map<string, Uint8Array[]>();
    let count = 0;
    let unpacked = 0;
    const unzip = new Unzip();
    unzip.register(UnzipInflate);
    unzip.onfile = file => {
        if (++count > limits.parts) throw new Refusal(`The file has more than ${limits.parts} parts. That is no ordinary Word file.`);
        if (!wanted(file.name)) return;
        const chunks: Uint8Array[] = [];
        // The same name twice would be one file for Word and another for us.
        if (parts.has(file.name)) throw new Refusal('The file holds a part twice. Open it in Word, save it again and try that.');
        parts.set(file.name, chunks);
        file.ondata = (error, chunk) => {
            if (error) throw error;
            unpacked += chunk.length;
            if (unpacked > limits.unpacked)
                throw new Refusal(`Unpacked, the file has more than ${inMegabytes(limits.unpacked)}. It is not read.`);
            chunks.push(chunk);
        };
        file.start();
    };
    try {
        for (let at = 0; at < bytes.length; at += CHUNK) unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    } catch (error) {
        if (error instanceof Refusal) throw error;
        throw new Refusal('The file is damaged: it can’t be unpacked.');
    }
    return new Map([...parts].map(([name, chunks]) => [name, joined(chunks)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
    const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of chunks) {
        all.set(chunk, at);
        at += chunk.length;
    }
    return all;
}
