/** No call takes more arguments than this everywhere. */
const PIECE = 0x2000;

/** Bytes as text, for a message. Works in browsers too. */
export function toBase64(bytes: Uint8Array): string {
    let characters = '';
    for (let at = 0; at < bytes.length; at += PIECE) characters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
    return btoa(characters);
}
