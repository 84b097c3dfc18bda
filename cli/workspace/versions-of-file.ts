import { resolve } from 'node:path';
import type { VersionOfFile } from '../../documents/changes/compare-subjects.ts';
import { type GitProblem, readAtRevision } from '../../files/git.ts';
import { readText } from '../../files/read-file.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { type Address, addressOfPath } from '../../language/model/address.ts';
import { dateInWords } from '../../language/model/dates.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { type DecodedText, decodeText } from '../../language/model/file-encoding.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { fileError, usageError } from '../io/exit-code.ts';
import { baselineNames, readBaseline } from './baselines.ts';
import { documentWorld } from './document-world.ts';
import { factsOf, type OpenWorkspace, openWorkspace } from './workspace.ts';

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
        `There is no baseline "${since}" of ${written}, and the file is not in a Git repository. Freeze versions with: carewright baseline ${written}`,
    'no revision': (since, written) =>
        `"${since}" is neither a baseline of ${written} nor a revision that Git knows. Look for revisions with: git log -- ${written}`,
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
    const known = names.length ? ` Baselines: ${names.join(', ')}.` : '';
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
