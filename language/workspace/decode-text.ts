/** The text of a file, from UTF-8 or, where it begins with the mark of it, from the UTF-16 that some editors write. */
export function decodeText(bytes: Uint8Array): string {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
    // Editors do not count the byte order mark as a character of the first line: TextDecoder leaves it out.
    return new TextDecoder().decode(bytes);
}
