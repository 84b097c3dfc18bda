import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { VersionOfFile } from '../../documents/changes/compare-subjects.ts';
import { type GitProblem, readAtRevision } from '../../files/git.ts';
import { readBytes, readText, reasonOf } from '../../files/read-files.ts';
import { createFile } from '../../files/write-file.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { type Address, addressOfPath } from '../../language/model/address.ts';
import { dateInWords } from '../../language/model/dates.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { type DecodedText, decodeText } from '../../language/model/file-encoding.ts';
import { jsonText } from '../../language/model/text.ts';
import { VERSION } from '../../language/model/version.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { fileError, usageError } from '../io/io.ts';
import { documentWorld } from './document-world.ts';
import { factsOf, type OpenWorkspace, openWorkspace } from './workspace.ts';

/** What is kept of a baseline beside the copy of its file. */
interface Baseline {
    readonly format: 'carewright-baseline';
    readonly version: 1;
    readonly name: string;
    /** The name of the file that was frozen. */
    readonly file: string;
    readonly approvedBy?: string;
    /** The day of the approval, as `YYYY-MM-DD`. */
    readonly on?: string;
    /** Of the bytes of the copy, in hexadecimal digits. */
    readonly sha256: string;
    /** The version of Carewright that froze it. */
    readonly carewright: string;
}

/** A baseline that was found, with the bytes of its copy. */
interface FoundBaseline {
    readonly about: Baseline;
    readonly bytes: Uint8Array;
    /** The path of the copy. */
    readonly path: string;
}

/** The folder of the baselines of a file: beside it, in a folder that no search of Carewright's enters. */
function folderOf(file: string): string {
    return join(dirname(file), '.carewright', 'baselines', basename(file).replace(/\.care$/i, ''));
}

const LONGEST = 80;
/** Names that Windows keeps for itself. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether a baseline can have a name: it is a part of the name of a file on every system. */
function isBaselineName(name: string): boolean {
    return /^[\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?$/u.test(name) && name.length <= LONGEST && !RESERVED.test(name);
}

function hashOf(bytes: Uint8Array): string {
    return createHash('sha256').update(bytes).digest('hex');
}

function isMissing(error: unknown): boolean {
    return ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));
}

/** What a file beside a copy says of it; nothing where it says something else. */
function readAbout(path: string, name: string, cwd: string): Baseline | undefined {
    try {
        const about = JSON.parse(Buffer.from(readBytes(path)).toString('utf8'));
        return about?.format === 'carewright-baseline' && typeof about.sha256 === 'string' ? { ...about, name } : undefined;
    } catch (error) {
        if (error instanceof SyntaxError || isMissing(error)) return undefined;
        throw fileError(`${shownIn(cwd, path)} can't be read: ${reasonOf(error)}.`);
    }
}

/** A path as people see it in a message. */
function shownIn(cwd: string, path: string): string {
    return relative(cwd, path) || path;
}

/** The names of the baselines of a file, in the order of their names. */
export function baselineNames(file: string): readonly string[] {
    try {
        const names = readdirSync(folderOf(file)).filter(name => name.endsWith('.care'));
        return names.map(name => name.slice(0, -'.care'.length)).toSorted();
    } catch {
        return [];
    }
}

/**
 * A baseline of a file; nothing where there is none of that name.
 *
 * @throws CommandError where its copy was changed since it was frozen, or can't be read
 */
export function readBaseline(file: string, name: string, cwd: string): FoundBaseline | undefined {
    if (!isBaselineName(name) || !baselineNames(file).includes(name)) return undefined;
    const path = join(folderOf(file), `${name}.care`);
    let bytes: Uint8Array;
    try {
        bytes = readBytes(path);
    } catch (error) {
        throw fileError(`${shownIn(cwd, path)} can't be read: ${reasonOf(error)}.`);
    }
    const json = path.replace(/\.care$/, '.json');
    const about = readAbout(json, name, cwd);
    if (!about)
        throw fileError(
            `The baseline "${name}" is not whole: ${shownIn(cwd, json)} is missing or damaged. Restore both files, from a backup or from Git.`,
        );
    if (about.sha256 !== hashOf(bytes))
        throw fileError(
            `The baseline "${name}" was changed after it was frozen: ${shownIn(cwd, path)} is not the file that was approved. Restore it, from a backup or from Git.`,
        );
    return { about, bytes, path };
}

/**
 * Freezes a file as it is now.
 *
 * @returns the path of the copy, and whether there was the same baseline already
 * @throws CommandError where there is another baseline of that name, or it can't be written
 */
export async function freeze(
    file: string,
    name: string,
    approval: Pick<Baseline, 'approvedBy' | 'on'>,
    cwd: string,
): Promise<{ readonly path: string; readonly isNew: boolean }> {
    if (!isBaselineName(name))
        throw usageError(`"${name}" can't be the name of a baseline. Use letters, digits, dots and hyphens, such as 2026-11-28 or v2.1.`);
    const folder = folderOf(file);
    const path = join(folder, `${name}.care`);
    let bytes: Uint8Array;
    try {
        bytes = readBytes(file);
    } catch (error) {
        throw fileError(`${shownIn(cwd, file)} can't be read: ${reasonOf(error)}.`);
    }
    const sha256 = hashOf(bytes);
    const about: Baseline = {
        format: 'carewright-baseline',
        version: 1,
        name,
        file: basename(file),
        ...approval,
        sha256,
        carewright: VERSION,
    };
    const known = readBaseline(file, name, cwd);
    if (known) {
        const isSame = known.about.sha256 === sha256 && known.about.approvedBy === about.approvedBy && known.about.on === about.on;
        if (isSame) return { path, isNew: false };
        throw fileError(
            `There is a baseline "${name}" of this file already, and it is another one. A baseline is never changed: choose another name with --name.`,
        );
    }
    try {
        mkdirSync(folder, { recursive: true });
        // What says that the copy is whole comes last: a run that is killed between the two leaves no false baseline.
        await createFile(path, bytes);
        await createFile(path.replace(/\.care$/, '.json'), Buffer.from(`${jsonText(about)}\n`));
    } catch (error) {
        throw fileError(`${shownIn(cwd, path)} can't be written: ${reasonOf(error)}.`);
    }
    return { path, isNew: true };
}

/** A version of a file: where it comes from, in words, and what it says. */
export interface ReadVersion {
    readonly shown: string;
    readonly address: Address;
    readonly text: string;
    readonly facts: DocumentFacts;
}

async function versionOf(shown: string, file: string, read: DecodedText): Promise<ReadVersion> {
    const address = addressOfPath(file);
    return { shown, address, text: read.text, facts: await factsOf(address, read) };
}

/** A file as it is now. @throws CommandError where it can't be read */
export async function readNow(written: string, cwd: string): Promise<ReadVersion> {
    const file = resolve(cwd, written);
    const read = readText(file);
    if ('reason' in read) throw fileError(`${written} can't be read: ${read.reason}.`);
    return versionOf(written, file, read);
}

const PROBLEMS: Readonly<Record<GitProblem, (since: string, written: string) => string>> = {
    'no git': since =>
        `There is no baseline "${since}", and Git was not found, so it can't be a revision. Install Git, or compare two files: carewright diff old.care new.care`,
    'no repository': (since, written) =>
        `There is no baseline "${since}" of ${written}, and the file is not in a Git repository. To freeze a version, use: carewright baseline ${written}`,
    'no revision': (since, written) =>
        `"${since}" is neither a baseline of ${written} nor a revision that Git knows. To see revisions, use: git log -- ${written}`,
    'no file': (since, written) =>
        `${written} was not there in the revision "${since}". If it had another name then, save that version as a file and compare the two: carewright diff old.care ${written}`,
    failed: since => `Git could not look for "${since}".`,
};

/**
 * A file as it was: its baseline of a name or, if there is none, a revision of its Git repository.
 *
 * @throws CommandError where there is neither
 */
export async function readSince(since: string, written: string, cwd: string): Promise<ReadVersion> {
    const file = resolve(cwd, written);
    const found = readBaseline(file, since, cwd);
    if (found) {
        const { approvedBy, on } = found.about;
        const approval = [approvedBy && `by ${approvedBy}`, on && `on ${dateInWords(on)}`].filter(Boolean).join(' ');
        return versionOf(`the baseline ${since}${approval && `, approved ${approval}`}`, file, decodeText(found.bytes));
    }
    const read = await readAtRevision(file, since);
    if ('bytes' in read) return versionOf(`${written} in ${since}`, file, decodeText(read.bytes));
    const names = baselineNames(file);
    const known = names.length ? `\nBaselines of ${written}: ${names.join(', ')}.` : '';
    const said = read.problem === 'failed' && read.said ? ` It said: ${read.said.split('\n')[0]}` : '';
    throw usageError(PROBLEMS[read.problem](since, written) + said + known);
}

/** A document as if it did not declare what another one declares: so that one version takes the place of the other. */
export function withoutDeclared(document: DocumentFacts, other: Pick<DocumentFacts, 'declarations'>): DocumentFacts {
    const keyOf = ({ namespace, name, within = '' }: DocumentFacts['declarations'][number]): string => `${namespace} ${name} ${within}`;
    const taken = new Set(other.declarations.map(keyOf));
    const declarations = document.declarations.filter(each => !taken.has(keyOf(each)));
    if (declarations.length === document.declarations.length) return document;
    const isLeft = (namespace: string) => (each: { readonly name: string }) => !taken.has(`${namespace} ${each.name} `);
    return {
        ...document,
        declarations,
        services: document.services.filter(isLeft('service')),
        reviews: document.reviews.filter(isLeft('review')),
        guidance: document.guidance.filter(isLeft('guidance')),
        templates: document.templates.filter(isLeft('template')),
    };
}

/**
 * Two versions of a file, each in a world where it is the only one: everything else (guidance, terms, other services) is as it is
 * today, so that what differs comes from the file itself.
 */
export async function openBoth(
    older: ReadVersion,
    newer: ReadVersion,
    today: string,
    cwd: string,
): Promise<{ readonly older: VersionOfFile; readonly newer: VersionOfFile; readonly workspace: OpenWorkspace }> {
    const file = resolve(cwd, newer.shown);
    const workspace = await openWorkspace([file], cwd);
    const uri = newer.address;
    const others = workspace.everything.filter(document => document.uri !== uri && document.uri !== older.address);
    const side = async ({ text, facts }: ReadVersion): Promise<VersionOfFile> => {
        const own: DocumentFacts = { ...facts, uri };
        const names = new NameIndex([...LIBRARY, ...others.map(document => withoutDeclared(document, own))]);
        names.add(own);
        const context = await documentWorld({ ...workspace, names }, today, { uri, text });
        return { source: { uri, text, facts: own }, context };
    };
    return { older: await side(older), newer: await side(newer), workspace };
}
