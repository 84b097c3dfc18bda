import { readFileSync } from 'node:fs';
import { decodeText } from '../../language/workspace/decode-text.ts';
import { reasonOf } from './reasons.ts';

/** What a file says, or why it can't be read. */
export type Read = { readonly text: string } | { readonly reason: string };

/** Reads one file, at once: between two documents that have to be parsed, waiting for the disk in the background costs more than it saves. */
export function readText(file: string): Read {
    try {
        return { text: decodeText(readFileSync(file)) };
    } catch (error) {
        return { reason: reasonOf(error) };
    }
}
