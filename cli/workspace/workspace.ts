/** Opens the documents that a command is about: all at once, or one after the other. Refuses names that they do not have. */

import { readText } from '../../files/read-files.ts';
import { factsOfSoundText, factsOfText, factsOfUnsoundText, withEncoding } from '../../language/facts/read-document.ts';
import { type Address, pathOfAddress } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { DecodedText } from '../../language/model/file-encoding.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { canonicalName, isName } from '../../language/model/written-words.ts';
import { meantBy } from '../../language/names/meant-for.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { ParsedText } from '../../language/syntax/read.ts';
import { type Config, type Configs, unknownGuidance } from '../../language/workspace/config.ts';
import type { ReadText, Unread } from '../../language/workspace/files.ts';
import { Workspace } from '../../language/workspace/workspace.ts';
import { type ReadInTurn, WorkspaceInTurn } from '../../language/workspace/workspace-in-turn.ts';
import type { Results, Unreadable } from '../formats/results.ts';
import { usageError } from '../io/io.ts';
import { findFiles } from './find-files.ts';
import { type Source, Sources, shownPath } from './sources.ts';

/** In more files than these, loading Langium's parser is not worth avoiding, and what they say is not kept as a whole. */
const FEW = 20;

/** Whether a text needed Langium's parser, which is the heaviest part of a start. */
let isLoaded = false;

async function langium(): Promise<(text: string) => ParsedText> {
    isLoaded = true;
    return (await import('../../language/syntax/parse.ts')).parseCare;
}

/** What a file says. Langium's parser is loaded when a text that is not written as the grammar wants it needs it. */
export async function factsOf(uri: Address, read: DecodedText): Promise<DocumentFacts> {
    const sound = factsOfSoundText(uri, read.text);
    return withEncoding(sound ?? factsOfUnsoundText(uri, read.text, await langium()), read);
}

/**
 * A parser for the texts of a workspace that Langium has to read.
 *
 * @param areKept whether all of them were read before and are still the same: then it was loaded if any of them needs it
 */
export async function parserFor(areKept: boolean): Promise<(text: string) => ParsedText> {
    if (!areKept || isLoaded) return langium();
    return () => {
        throw new Error('A text was to be read that is none of those that were found.');
    };
}

/** What is known of the documents of a run, however they were read. */
interface Opened {
    /** What the command has in common with editors: names, configurations, and what is said of documents. */
    readonly shared: Workspace;
    readonly names: NameIndex;
    /** What is set for the run as a whole. */
    readonly config: Config;
    /** What is set for each document. */
    readonly configs: Configs;
    /** The folders that make it up. */
    readonly folders: readonly string[];
    readonly unreadable: readonly Unreadable[];
    /** A document's path as people see it. */
    pathOf(uri: string): string;
    /** The text of a document, read once more if it is not at hand; empty when the file has gone. */
    sourceOf(uri: string): Source;
    readonly locate: Results['locate'];
}

/** The documents of a run, all of them read. */
export interface OpenWorkspace extends Opened {
    /** What the command is about, in the order of the paths. */
    readonly documents: readonly DocumentFacts[];
    /** All that was read, also what the command is not about: what documents may refer to. */
    readonly everything: readonly DocumentFacts[];
    /** The texts of all files where these are few. */
    readonly texts?: ReadonlyMap<Address, string>;
}

/** The documents of a run, of which each is read when it is its turn, and then forgotten but for its names. */
export interface OpenInTurn extends Opened {
    /** How many documents the command is about. */
    readonly count: number;
    /** What the command is about, in the order of the paths. Can be gone through once. */
    readonly documents: Iterable<DocumentFacts>;
    /** Reads another text of a document of the workspace. */
    factsOfText(uri: Address, text: string): DocumentFacts;
}

/** As a command checks where it says nothing else. */
const SETTINGS = { today: () => '', explain: false };

/**
 * Finds and reads the documents that paths are about, with all that they may refer to.
 *
 * @param progress receives how many documents have been read, and of how many
 * @param only leaves out documents by their text, before they are parsed
 * @param keep what stays in memory of a document: all that it says, unless something else is said
 */
export async function openWorkspace(
    paths: readonly string[],
    cwd: string,
    progress: (done: number, of: number) => void = () => {},
    only: (text: string) => boolean = () => true,
    keep: (facts: DocumentFacts) => DocumentFacts = facts => facts,
): Promise<OpenWorkspace> {
    const { all, asked, unread, folders, config, configs } = await findFiles(paths, cwd);
    const shared = new Workspace(configs, SETTINGS);
    const documents: DocumentFacts[] = [];
    const everything: DocumentFacts[] = [];
    const unreadable: Unreadable[] = unread.map(({ file, reason }) => ({ path: shownPath(file, cwd), reason }));
    const texts = all.length > FEW ? undefined : new Map<Address, string>();
    for (const [index, uri] of all.entries()) {
        const read = readFound(uri);
        progress(index + 1, all.length);
        if ('reason' in read) unreadable.push({ path: shownPath(uri, cwd), reason: read.reason });
        else texts?.set(uri, read.text);
        if ('reason' in read || !only(read.text)) continue;
        const kept = keep(await factsOf(uri, read));
        shared.names.add(kept);
        everything.push(kept);
        if (asked.has(uri)) documents.push(kept);
    }
    shared.complete = true;
    const { pathOf, sourceOf, locate } = new Sources(cwd, uri => texts?.get(uri));
    return {
        shared,
        names: shared.names,
        config,
        configs,
        folders,
        documents,
        everything,
        unreadable,
        ...(texts && { texts }),
        pathOf,
        sourceOf,
        locate,
    };
}

/**
 * Finds the documents that paths are about, and reads what they depend on.
 *
 * @param progress receives how many documents have been looked at, and of how many
 */
export async function openInTurn(
    paths: readonly string[],
    cwd: string,
    progress: (done: number, of: number) => void = () => {},
): Promise<OpenInTurn> {
    const { all, asked, unread, folders, config, configs } = await findFiles(paths, cwd);
    const isFew = all.length <= FEW;
    const kept = isFew ? await readAll(all) : undefined;
    const shared = new WorkspaceInTurn(all, kept ? readerOfKept(kept) : await readerOfMany(), configs, SETTINGS);
    for (const each of unread) shared.unread.push(each);
    let done = 0;
    for await (const _ of shared.prepare()) progress(++done, all.length);
    const parse = await parserFor(isFew);
    const textOf = (uri: Address): string | undefined => {
        const known = kept?.get(uri);
        return known && 'text' in known ? known.text : shared.textOf(uri);
    };
    const { pathOf, sourceOf, locate } = new Sources(cwd, textOf);
    return {
        shared,
        names: shared.names,
        config,
        configs,
        folders,
        count: [...asked].filter(uri => !shared.unread.some(({ file }) => file === uri)).length,
        documents: shared.inTurn(asked),
        factsOfText: (uri, text) => factsOfText(uri, text, parse),
        get unreadable(): readonly Unreadable[] {
            return shared.unread.map(({ file, reason }) => ({ path: shownPath(file, cwd), reason }));
        },
        pathOf,
        sourceOf,
        locate,
    };
}

function readFound(uri: Address): ReadText {
    return readText(pathOfAddress(uri) ?? uri);
}

/** What a file says, with the text that says it; or why it can't be read. */
type KeptDocument = { readonly text: string; readonly facts: DocumentFacts } | Unread;

/** What few files say: they are read once, and kept. */
async function readAll(uris: readonly Address[]): Promise<ReadonlyMap<Address, KeptDocument>> {
    const kept = new Map<Address, KeptDocument>();
    for (const uri of uris) {
        const read = readFound(uri);
        kept.set(uri, 'reason' in read ? read : { text: read.text, facts: await factsOf(uri, read) });
    }
    return kept;
}

function readerOfKept(kept: ReadonlyMap<Address, KeptDocument>): ReadInTurn {
    return uri => {
        const known = kept.get(uri) ?? { reason: 'it was not there before' };
        return 'text' in known ? { text: known.text, facts: () => known.facts } : known;
    };
}

/** Reads each of many files when it is asked for. */
async function readerOfMany(): Promise<ReadInTurn> {
    const parse = await langium();
    return uri => {
        const read = readFound(uri);
        return 'text' in read ? { text: read.text, facts: () => withEncoding(factsOfText(uri, read.text, parse), read) } : read;
    };
}

/** The names of guidance that a person gave, if all of them exist. */
export function knownGuidance(written: readonly string[], names: NameIndex): readonly string[] {
    for (const problem of unknownGuidance(written, names)) throw usageError(problem);
    return written;
}

/** A name that a person gave, as everyone writes it. Refuses what the language can't have as a name. */
export function mustBeName(name: string): string {
    if (isName(name)) return canonicalName(name);
    throw usageError(`"${name}" can't be a name: letters, digits and hyphens, beginning with a letter, such as northmoor-outreach.`);
}

/** How many names a message lists: more are no help. */
const MOST_NAMES = 10;

/** What may be meant by a name that is not known: the nearest one, or those that there are. For the end of a message. */
export function namesInstead(nearest: string | undefined, known: readonly string[]): string {
    if (nearest) return ` Did you mean ${nearest}?`;
    const names = [...new Set(known)];
    const more = names.length - MOST_NAMES;
    if (more > 1) return ` There are: ${names.slice(0, MOST_NAMES).join(', ')} and ${more} more.`;
    return ` There are: ${names.join(', ') || 'none'}.`;
}

/** Refuses a name that is not declared. */
export function mustBeKnown(namespace: Namespace, name: string, names: NameIndex): void {
    if (names.find([namespace], name).length) return;
    const declared = [...names.all(namespace)].flatMap(found => found[0]?.declaration ?? []);
    const known = declared.map(each => each.name);
    const nearest = meantBy(name, declared)[0]?.name;
    const what = namespace === 'models' ? 'model of care' : namespace;
    throw usageError(`There is no ${what} called "${name}".${namesInstead(nearest, known)}`);
}
