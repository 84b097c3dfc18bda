import { strToU8, type Zippable, zipSync } from 'fflate';

/** The files of a package, by their names. */
export type Parts = ReadonlyMap<string, Uint8Array | string>;

/** The earliest time that an archive can name: the same document is the same bytes on every day. */
const NO_TIME = new Date(1980, 0, 1);

/** Packs the parts of an Office document, in the order in which they are given. */
export function packed(parts: Parts): Uint8Array {
    const files: Zippable = {};
    for (const [name, content] of parts)
        files[name] = [typeof content === 'string' ? strToU8(content) : content, { mtime: NO_TIME, level: 6 }];
    return zipSync(files);
}
