import { readFileSync } from 'node:fs';
import { reasonOf } from './reasons.ts';

/** What a file says, or why it can't be read. */
export type Read = { readonly text: string } | { readonly reason: string };

/** The text of a file, from UTF-8 or, where it begins with the mark of it, from the UTF-16 that some editors write. */
export function textOf(bytes: Uint8Array): string {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    // Editors do not count the byte order mark as a character of the first line.
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Reads one file, at once: between two documents that have to be parsed, waiting for the disk in the background costs more than it saves. */
export function readText(file: string): Read {
    try {
        return { text: textOf(readFileSync(file)) };
    } catch (error) {
        return { reason: reasonOf(error) };
    }
}
