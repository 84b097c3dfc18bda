import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readText } from '../../files/read-file.ts';
import { keepRecent } from '../../language/model/recent.ts';
import type { Span } from '../../language/model/values.ts';
import type { Results } from '../results.ts';
import { Source } from '../text/source.ts';

/** How many texts are kept for places in other documents. */
const RECENT = 8;

/** A path as people see it: relative to the current folder, with `/`. */
export function shownPath(file: string, cwd: string): string {
    const way = relative(cwd, file);
    return (sep === '/' ? way : way.replaceAll(sep, '/')) || '.';
}

/** The paths and the texts of documents, for those who show places. */
export class Sources {
    private readonly cwd: string;
    private readonly textOf: (file: string) => string | undefined;
    private readonly recent = new Map<string, Source>();

    /** @param textOf the text of a file where it is still at hand: places are places in the text that was read, even if the file has changed */
    constructor(cwd: string, textOf: (file: string) => string | undefined) {
        this.cwd = cwd;
        this.textOf = textOf;
    }

    /** A document's path as people see it. */
    readonly pathOf = (uri: string): string => shownPath(fileURLToPath(uri), this.cwd);

    /** The text of a document, read once more if it is not at hand; empty when the file has gone. */
    readonly sourceOf = (uri: string): Source => {
        const file = fileURLToPath(uri);
        const known = this.textOf(file);
        const recent = this.recent.get(uri);
        const source = recent && (known === undefined || recent.text === known) ? recent : new Source(known ?? readAgain(file));
        keepRecent(this.recent, uri, source, RECENT);
        return source;
    };

    /** Where something stands; nothing for the library, which has no files. */
    readonly locate = (uri: string, at: Span): ReturnType<Results['locate']> =>
        uri.startsWith('file:') ? { path: this.pathOf(uri), place: this.sourceOf(uri).place(at) } : undefined;
}

function readAgain(file: string): string {
    const read = readText(file);
    return 'text' in read ? read.text : '';
}
