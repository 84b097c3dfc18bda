import { resolve } from 'node:path';
import { readText } from '../../files/read-file.ts';
import { withoutGuidance } from '../../language/guidance-diff/effects.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { addressOfPath } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { isDefining, NameIndex } from '../../language/names/name-index.ts';
import { fileError, usageError } from '../io/exit-code.ts';
import type { Io } from '../io/io.ts';
import { withoutDeclared } from './versions-of-file.ts';
import { factsOf, type OpenWorkspace, openWorkspace } from './workspace.ts';

/** One side of a comparison of guidance. */
interface Side {
    /** The name of its guidance. */
    readonly name: string;
    /** Everything that is declared, with this version in the place of any other. */
    readonly names: NameIndex;
    /** A document of the workspace, its services following the guidance of this side where they follow either. */
    asFollowed(document: DocumentFacts): DocumentFacts;
}

/** Both sides. */
export interface Versions {
    readonly before: Side;
    readonly after: Side;
}

/** What somebody named: a file, the name of a guidance, or a version of a file that was read already. */
export interface Written {
    readonly shown: string;
    readonly facts?: DocumentFacts;
    /** What a folder holds, where it is one: a whole library. None for that of Carewright. */
    readonly library?: readonly DocumentFacts[];
}

/** A guidance that somebody named: the name, and its file where it is not the one of the workspace. */
interface Named {
    readonly name: string;
    readonly document?: DocumentFacts;
}

async function named({ shown: written, facts }: Written, workspace: OpenWorkspace, io: Io): Promise<readonly Named[]> {
    if (facts) return namedIn(written, facts, io);
    if (workspace.names.guidance(written)) return [{ name: written }];
    const file = resolve(io.cwd, written);
    const read = readText(file);
    if (!('text' in read)) {
        if (/[./\\]/.test(written)) throw fileError(`${written} can't be read: ${read.reason}.`);
        throw usageError(`There is neither a guidance nor a file called "${written}".`);
    }
    return namedIn(written, await factsOf(addressOfPath(file), read), io);
}

async function namedIn(written: string, document: DocumentFacts, io: Io): Promise<readonly Named[]> {
    if (!document.guidance.length) throw usageError(`${written} has no guidance in it.`);
    if (document.problems.length)
        await io.err.write(
            `${written} has lines that can't be read: they are not compared. See what is wrong with: carewright check ${written}\n`,
        );
    return document.guidance.map(({ name }) => ({ name, document }));
}

/**
 * The names of the workspace with one version of a guidance in the place of any other.
 *
 * @param both the names of the two that are compared: those who follow either are compared with the one of this side
 */
function sideOf({ name, document }: Named, workspace: OpenWorkspace, both: ReadonlySet<string>): Side {
    const others = [...LIBRARY, ...workspace.everything];
    const names = new NameIndex(document ? others.map(facts => withoutGuidance(facts, name)) : others);
    if (document) names.add(document);
    const asFollowed = (facts: DocumentFacts): DocumentFacts => ({
        ...facts,
        services: facts.services.map(service => ({
            ...service,
            follows: service.follows.map(each => (both.has(each.name) ? { ...each, name } : each)),
        })),
    });
    return { name, names, asFollowed };
}

/** Two versions of a guidance, each a file or the name of a guidance that the workspace or the library has. */
export async function openVersions(older: Written, newer: Written, workspace: OpenWorkspace, io: Io): Promise<Versions> {
    const [olds, news] = await Promise.all([named(older, workspace, io), named(newer, workspace, io)]);
    // A file may hold several: those of the same name belong together.
    const before = olds.find(({ name }) => news.some(other => other.name === name)) ?? olds[0];
    const after = news.find(({ name }) => name === before?.name) ?? news[0];
    if (!before || !after) throw usageError('There is nothing to compare.');
    const both = new Set([before.name, after.name]);
    return { before: sideOf(before, workspace, both), after: sideOf(after, workspace, both) };
}

/** Two versions of a whole library, with the names of all guidance in either. */
interface Libraries {
    readonly guidance: readonly string[];
    readonly before: Side;
    readonly after: Side;
}

/**
 * Two versions of a library, or of the guidance and the terms of a folder: what one declares takes the place of what the library and the
 * workspace declare under the same names.
 */
export function openLibraries(older: readonly DocumentFacts[], newer: readonly DocumentFacts[], workspace: OpenWorkspace): Libraries {
    // Either folder may be a part of the workspace: what only the other one has is on neither side.
    const own = new Set([...older, ...newer].map(({ uri }) => uri));
    const others = [...LIBRARY, ...workspace.everything].filter(({ uri }) => !own.has(uri));
    const sideOfAll = (library: readonly DocumentFacts[]): Side => {
        const taken = { declarations: library.flatMap(({ declarations }) => declarations) };
        const names = new NameIndex(others.map(document => withoutDeclared(document, taken)));
        for (const document of library) names.add(document);
        return { name: '', names, asFollowed: facts => facts };
    };
    const guidance = new Set([...older, ...newer].flatMap(document => document.guidance.map(({ name }) => name)));
    return { guidance: [...guidance].toSorted(), before: sideOfAll(older), after: sideOfAll(newer) };
}

/** The documents of a folder with guidance, terms and templates. @throws CommandError where there are none */
export async function libraryIn(written: string, cwd: string): Promise<readonly DocumentFacts[]> {
    const { documents } = await openWorkspace([written], cwd);
    const defining = documents.filter(isDefining);
    if (!defining.length) throw usageError(`There are no guidance, terms or templates in ${written}.`);
    return defining;
}
