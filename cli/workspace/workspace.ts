import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIBRARY } from '../../language/library/library.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { Span } from '../../language/model/values.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import type { Config } from '../config.ts';
import type { Results, Unreadable } from '../results.ts';
import { Source } from '../text/source.ts';
import { findFiles } from './find-files.ts';
import { textOf } from './read-text.ts';
import { readWorkspace } from './read-workspace.ts';

/** How many texts are kept for places in other documents. */
const RECENT = 8;

/** The documents of a run, read. */
export interface Workspace {
    readonly config: Config;
    readonly names: NameIndex;
    /** What the command is about, in the order of the paths. */
    readonly documents: readonly DocumentFacts[];
    readonly unreadable: readonly Unreadable[];
    /** A document's path as people see it. */
    pathOf(uri: string): string;
    /** The text of a document, read once more; empty when the file has gone. */
    sourceOf(uri: string): Source;
    readonly locate: Results['locate'];
}

/** A path as people see it: relative to the current folder, with `/`. */
function shownPath(file: string, cwd: string): string {
    const way = relative(cwd, file);
    return (sep === '/' ? way : way.replaceAll(sep, '/')) || '.';
}

/**
 * Finds and reads the documents that paths are about, with all that they may refer to.
 *
 * @param progress is told how many documents have been read, and of how many
 * @param only leaves out documents by their text, before they are parsed
 */
export async function openWorkspace(
    paths: readonly string[],
    cwd: string,
    progress: (done: number, of: number) => void = () => {},
    only?: (text: string) => boolean,
): Promise<Workspace> {
    const { all, asked, config } = await findFiles(paths, cwd);
    const names = new NameIndex(LIBRARY);
    const documents: DocumentFacts[] = [];
    const unreadable: Unreadable[] = [];
    let done = 0;
    for await (const { file, facts, reason } of readWorkspace(all, only)) {
        progress(++done, all.length);
        if (reason !== undefined) unreadable.push({ path: shownPath(file, cwd), reason });
        if (!facts) continue;
        names.add(facts);
        if (asked.has(file)) documents.push(facts);
    }
    const pathOf = (uri: string): string => shownPath(fileURLToPath(uri), cwd);
    const recent = new Map<string, Source>();
    const sourceOf = (uri: string): Source => {
        const source = recent.get(uri) ?? new Source(readAgain(uri));
        recent.delete(uri);
        recent.set(uri, source);
        if (recent.size > RECENT) recent.delete(recent.keys().next().value ?? '');
        return source;
    };
    const locate = (uri: string, at: Span): ReturnType<Results['locate']> =>
        uri.startsWith('file:') ? { path: pathOf(uri), place: sourceOf(uri).place(at) } : undefined;
    return { config, names, documents, unreadable, pathOf, sourceOf, locate };
}

function readAgain(uri: string): string {
    try {
        return textOf(readFileSync(fileURLToPath(uri)));
    } catch {
        return '';
    }
}
