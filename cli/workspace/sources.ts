import { relative, sep } from 'node:path';
import { readText } from '../../files/read-file.ts';
import { type Address, pathOfAddress } from '../../language/model/address.ts';
import { keepRecent } from '../../language/model/recent.ts';
import type { Span } from '../../language/model/values.ts';
import type { Results } from '../results.ts';
import { Source } from '../text/source.ts';

/** How many texts are kept for places in other documents. */
const RECENT = 8;

/** The path of a file as people see it: relative to the current folder, with `/`. */
export function shownPath(file: Address, cwd: string): string {
    const way = relative(cwd, pathOfAddress(file) ?? file);
    return (sep === '/' ? way : way.replaceAll(sep, '/')) || '.';
}

/** The paths and the texts of documents, for those who show places. */
export class Sources {
    private readonly cwd: string;
    private readonly textOf: (uri: Address) => string | undefined;
    private readonly recent = new Map<string, Source>();

    /** @param textOf the text of a file where it is still at hand: places are places in the text that was read, even if the file has changed */
    constructor(cwd: string, textOf: (uri: Address) => string | undefined) {
        this.cwd = cwd;
        this.textOf = textOf;
    }

    /** A document's path as people see it. */
    readonly pathOf = (uri: Address): string => shownPath(uri, this.cwd);

    /** The text of a document, read once more if it is not at hand; empty when the file has gone. */
    readonly sourceOf = (uri: Address): Source => {
        const known = this.textOf(uri);
        const recent = this.recent.get(uri);
        const source = recent && (known === undefined || recent.text === known) ? recent : new Source(known ?? readAgain(uri));
        keepRecent(this.recent, uri, source, RECENT);
        return source;
    };

    /** Where something stands; nothing for the library, which has no files. */
    readonly locate = (uri: Address, at: Span): ReturnType<Results['locate']> =>
        uri.startsWith('file:') ? { path: this.pathOf(uri), place: this.sourceOf(uri).place(at) } : undefined;
}

function readAgain(uri: Address): string {
    const read = readText(pathOfAddress(uri) ?? uri);
    return 'text' in read ? read.text : '';
}
