import { fileURLToPath } from 'node:url';
import { readText } from '../../files/read-file.ts';
import { factsOfText } from '../../language/facts/facts-of-text.ts';
import { LIBRARY } from '../../language/library/library.ts';
import type { Address } from '../../language/model/address.ts';
import { addressOfPath } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import type { Unreadable } from '../results.ts';
import { DocumentsInTurn, type KeptDocument } from './documents-in-turn.ts';
import { FEW, factsOf, parserFor, readerOfMany } from './facts-reader.ts';
import { findFiles } from './find-files.ts';
import { Sources, shownPath } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** What few files say: they are read once, and kept. */
async function readAll(files: readonly string[]): Promise<ReadonlyMap<string, KeptDocument>> {
    const kept = new Map<string, KeptDocument>();
    for (const file of files) {
        const read = readText(file);
        kept.set(file, 'reason' in read ? read : { text: read.text, facts: await factsOf(addressOfPath(file), read) });
    }
    return kept;
}

/** The documents of a run, of which each is read when it is its turn, and then forgotten but for its names. */
export interface WorkspaceInTurn extends Omit<Workspace, 'documents'> {
    /** How many documents the command is about. */
    readonly count: number;
    /** What the command is about, in the order of the paths. Can be gone through once. */
    readonly documents: Iterable<DocumentFacts>;
    /** All that a document of the workspace says, whether its turn has been or is still to come. */
    document(uri: string): DocumentFacts | undefined;
    /** Reads another text of a document of the workspace. */
    factsOfText(uri: Address, text: string): DocumentFacts;
}

/**
 * Finds the documents that paths are about, and reads what they depend on.
 *
 * @param progress is told how many documents have been looked at, and of how many
 */
export async function openInTurn(
    paths: readonly string[],
    cwd: string,
    progress: (done: number, of: number) => void = () => {},
): Promise<WorkspaceInTurn> {
    const { all, asked, unread, folders, config, configs } = await findFiles(paths, cwd);
    const names = new NameIndex(LIBRARY);
    const documents = new DocumentsInTurn(all, names, all.length > FEW ? await readerOfMany() : await readAll(all));
    for (const each of unread) documents.unread.push(each);
    let done = 0;
    for (const _ of documents.prepare()) progress(++done, all.length);
    const parse = await parserFor(all.length <= FEW);
    const { pathOf, sourceOf, locate } = new Sources(cwd, file => documents.textOf(file));
    return {
        config,
        configs,
        files: all,
        folders,
        names,
        count: [...asked].filter(file => !documents.unread.some(each => each.file === file)).length,
        documents: documents.inTurn(asked),
        document: uri => (uri.startsWith('file:') ? documents.document(fileURLToPath(uri)) : names.document(uri)),
        factsOfText: (uri, text) => factsOfText(uri, text, parse),
        get unreadable(): readonly Unreadable[] {
            return documents.unread.map(({ file, reason }) => ({ path: shownPath(file, cwd), reason }));
        },
        pathOf,
        sourceOf,
        locate,
    };
}
