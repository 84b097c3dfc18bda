const MARK = '\uFEFF';

/** Text that can be written back as it was read. */
export interface Utf8Text {
    readonly text: string;
    /** The bytes of another text, with the byte order mark if the first had one. */
    readonly bytesOf: (text: string) => Uint8Array;
}

/** Reads bytes as UTF-8 without losing any; nothing where they are in another encoding. */
export function readUtf8(bytes: Uint8Array): Utf8Text | undefined {
    try {
        const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        const mark = decoded.startsWith(MARK) ? MARK : '';
        return { text: decoded.slice(mark.length), bytesOf: text => Buffer.from(mark + text, 'utf8') };
    } catch {
        return undefined;
    }
}
