import { LIBRARY } from '../../language/library/library.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import type { Configs } from '../../language/workspace/config.ts';
import type { Config } from '../config.ts';
import type { Results, Unreadable } from '../results.ts';
import type { Source } from '../text/source.ts';
import { FEW } from './facts-reader.ts';
import { findFiles } from './find-files.ts';
import { readWorkspace } from './read-workspace.ts';
import { Sources, shownPath } from './sources.ts';

/** The documents of a run, read. */
export interface Workspace {
    /** What is set for the run as a whole. */
    readonly config: Config;
    /** What is set for each document. */
    readonly configs: Configs;
    /** All files that were found, whether the command is about them or not. */
    readonly files: readonly string[];
    readonly names: NameIndex;
    /** What the command is about, in the order of the paths. */
    readonly documents: readonly DocumentFacts[];
    readonly unreadable: readonly Unreadable[];
    /** The folders that make it up. */
    readonly folders: readonly string[];
    /** The texts of all files, by path, where these are few. */
    readonly texts?: ReadonlyMap<string, string>;
    /** A document's path as people see it. */
    pathOf(uri: string): string;
    /** The text of a document, read once more if it is not at hand; empty when the file has gone. */
    sourceOf(uri: string): Source;
    readonly locate: Results['locate'];
}

/**
 * Finds and reads the documents that paths are about, with all that they may refer to.
 *
 * @param progress is told how many documents have been read, and of how many
 * @param only leaves out documents by their text, before they are parsed
 * @param keep what stays in memory of a document: all that it says, unless something else is said
 */
export async function openWorkspace(
    paths: readonly string[],
    cwd: string,
    progress: (done: number, of: number) => void = () => {},
    only?: (text: string) => boolean,
    keep: (facts: DocumentFacts) => DocumentFacts = facts => facts,
): Promise<Workspace> {
    const { all, asked, unread, folders, config, configs } = await findFiles(paths, cwd);
    const names = new NameIndex(LIBRARY);
    const documents: DocumentFacts[] = [];
    const unreadable: Unreadable[] = unread.map(({ file, reason }) => ({ path: shownPath(file, cwd), reason }));
    const texts = all.length > FEW ? undefined : new Map<string, string>();
    let done = 0;
    for await (const { file, read, facts } of readWorkspace(all, only)) {
        progress(++done, all.length);
        if ('reason' in read) unreadable.push({ path: shownPath(file, cwd), reason: read.reason });
        else texts?.set(file, read.text);
        if (!facts) continue;
        const kept = keep(facts);
        names.add(kept);
        if (asked.has(file)) documents.push(kept);
    }
    const { pathOf, sourceOf, locate } = new Sources(cwd, file => texts?.get(file));
    return { config, configs, files: all, folders, names, documents, unreadable, ...(texts && { texts }), pathOf, sourceOf, locate };
}
