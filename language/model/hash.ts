const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * The FNV-1a hash of a text, 64 bits over its UTF-8 bytes, as 16 hexadecimal digits. It tells texts apart; it keeps no
 * secrets.
 */
export function fnv1a64(text: string): string {
    let hash = OFFSET;
    for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
    return hash.toString(16).padStart(16, '0');
}
