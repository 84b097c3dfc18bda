import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readText } from '../../files/read-files.ts';
import type { Assessment } from '../../language/assess/assessment.ts';
import { effectiveRequirements } from '../../language/assess/effective-guidance.ts';
import {
    compareGuidance,
    type GuidanceDiff,
    type Rename,
    type RequirementChange,
    renameEdits,
    type Version,
} from '../../language/guidance-diff/compare-guidance.ts';
import { type Effect, effectsOn, isNewGap, withoutGuidance } from '../../language/guidance-diff/effects.ts';

import { LIBRARY } from '../../language/library/library.ts';
import { addressOfPath } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { counted } from '../../language/model/text.ts';
import { isDefining, NameIndex } from '../../language/names/name-index.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { type TableOptions, type TableView, writeTables } from '../formats/tables.ts';
import { CommandError, ExitCode, fileError, type Io, usageError } from '../io/io.ts';
import { neutralise } from '../io/safe-text.ts';
import { placesAsked } from '../workspace/sources.ts';
import { type ReadVersion, readNow, readSince, withoutDeclared } from '../workspace/versions.ts';
import { factsOf, type OpenWorkspace, openWorkspace } from '../workspace/workspace.ts';
import { readToEdit, writeEdits } from '../workspace/write.ts';
import { namedDay, tellUnreadable } from './check.ts';
import { refuseUnused } from './unused-options.ts';

/** One side of a comparison of guidance. */
interface Side {
    /** The name of its guidance. */
    readonly name: string;
    /** Everything that is declared, with this version in place of any other. */
    readonly names: NameIndex;
    /** A document of the workspace, its services following the guidance of this side where they follow either. */
    asFollowed(document: DocumentFacts): DocumentFacts;
}

/** Both sides. */
export interface Versions {
    readonly before: Side;
    readonly after: Side;
}

/** What someone named: a file, the name of a guidance, or a version of a file that was read already. */
export interface NamedVersion {
    readonly shown: string;
    readonly facts?: DocumentFacts;
    /** What a folder holds, where it is one: a whole library. None for that of Carewright. */
    readonly library?: readonly DocumentFacts[];
}

/** A guidance that someone named: the name, and its file where it is not the one of the workspace. */
interface Named {
    readonly name: string;
    readonly document?: DocumentFacts;
}

async function named({ shown: written, facts }: NamedVersion, workspace: OpenWorkspace, io: Io): Promise<readonly Named[]> {
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
 * The names of the workspace with one version of a guidance in place of any other.
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
export async function openVersions(older: NamedVersion, newer: NamedVersion, workspace: OpenWorkspace, io: Io): Promise<Versions> {
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
    if (!defining.length) throw usageError(`There is no guidance, and there are no terms or templates, in ${placesAsked([written])}.`);
    return defining;
}

export interface DiffOptions extends Omit<TableOptions, 'format'> {
    readonly format: TableOptions['format'] | 'docx';
    /** A baseline or a revision of Git: the older version. */
    readonly since?: string;
    readonly rename?: boolean;
    /** For the Word document: who made the changes and when, the headings, and whether it may be written over. */
    readonly author?: string;
    readonly date?: string;
    readonly layout?: string;
    readonly force?: boolean;
    readonly asOf?: string;
}

interface ServiceEffects {
    readonly name: string;
    readonly title: string;
    readonly effects: readonly Effect[];
}

function versionOf(name: string, names: NameIndex): Version {
    const lookup = (each: string): ReturnType<NameIndex['guidance']> => names.guidance(each);
    return { requirements: effectiveRequirements(name, lookup), amendments: lookup(name)?.amendments ?? [] };
}

function changesTable(title: string, changes: readonly RequirementChange[]): TableView {
    return {
        title,
        columns: [{ title: 'What' }, { title: 'Requirement' }, { title: 'Title', grows: 2 }, { title: 'How', grows: 4 }],
        detail: 3,
        rows: changes.map(({ kind, id, title: words, formerly, declared, changes: ways }) => [
            kind,
            formerly ? `${formerly} → ${id}` : id,
            words,
            [...(formerly && !declared ? ['by its words, not declared with `replaces`'] : []), ...ways.map(way => way.words)].join('; '),
        ]),
        ...(changes.length ? {} : { note: 'The two ask for the same.' }),
    };
}

function effectsTable(services: readonly ServiceEffects[]): TableView {
    const gaps = services.reduce((sum, { effects }) => sum + effects.filter(isNewGap).length, 0);
    return {
        title: 'What that does to services and reviews',
        columns: [
            { title: 'Service or review', grows: 2 },
            { title: 'Requirement' },
            { title: 'Before' },
            { title: 'After' },
            { title: 'Why', grows: 3 },
        ],
        detail: 4,
        rows: services.flatMap(({ title, effects }) =>
            effects.map(({ id, before, after, reason }) => [title, id, before ?? 'not asked', after ?? 'not asked', reason]),
        ),
        note: services.length
            ? `${counted(services.length, 'document')} changed, with ${counted(gaps, 'new gap')}.`
            : 'No outcome of a service or review in this folder changes.',
    };
}

/** Every service and review of the workspace with other outcomes under the new version. */
function effectsIn(
    { documents }: OpenWorkspace,
    { before, after }: Versions,
    renames: readonly Rename[],
    today: string,
): readonly ServiceEffects[] {
    const checked = [before, after].map(({ names }) => new Checker(names, { today, explain: true }));
    return documents.flatMap(document => {
        const [old = [], now = []] = [before, after].map((side, index) => checked[index]?.assessments(side.asFollowed(document)) ?? []);
        return [...document.services, ...document.reviews].flatMap(({ name, title }) => {
            const of = (assessments: readonly Assessment[]): readonly Assessment[] =>
                assessments.filter(each => each.subject.name === name);
            const effects = effectsOn(of(old), of(now), renames);
            return effects.length ? [{ name, title: title ?? name, effects }] : [];
        });
    });
}

/** @param name the guidance, where both sides have several */
function comparedIn({ before, after }: Versions, name?: string): GuidanceDiff {
    const title = (namespace: Namespace, each: string): string => after.names.title(namespace, each);
    return compareGuidance(versionOf(name ?? before.name, before.names), versionOf(name ?? after.name, after.names), title);
}

/**
 * Writes new ids into all documents but guidance, which tells its own history with the old ones.
 *
 * @returns whether all could be written that mention an old one
 */
async function writeNewIds(workspace: OpenWorkspace, renames: readonly Rename[], io: Io): Promise<boolean> {
    let written = 0;
    let failed = 0;
    for (const { uri, guidance, ...known } of workspace.documents) {
        if (guidance.length || !renameEdits({ uri, guidance, ...known }, renames).length) continue;
        try {
            const { text, facts } = await readToEdit(uri, workspace);
            const edits = renameEdits(facts, renames);
            await writeEdits(uri, text, edits, workspace);
            await io.err.write(`${workspace.pathOf(uri)}: ${counted(edits.length, 'id')} rewritten.\n`);
            written += edits.length;
        } catch (error) {
            if (!(error instanceof CommandError)) throw error;
            failed++;
            await io.err.write(`carewright: ${neutralise(error.message)}\n`);
        }
    }
    if (!written && !failed) await io.err.write('No document mentions an id that was renamed.\n');
    return !failed;
}

function isFolder(written: string, cwd: string): boolean {
    return statSync(resolve(cwd, written), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The word for the library that Carewright brings along. */
const OWN_LIBRARY = 'library';

/** What has changed between two versions of a library, guidance by guidance, and what that does to services and reviews. */
async function diffLibraries(older: string, newer: string, options: DiffOptions, io: Io): Promise<ExitCode> {
    const { format } = options;
    if (format === 'docx' || options.rename) throw usageError('Of two folders with guidance, --format docx and --rename can make nothing.');
    const asOf = namedDay(options.asOf, io.today);
    const libraryOf = (written: string): Promise<readonly DocumentFacts[]> | readonly DocumentFacts[] =>
        written === OWN_LIBRARY && !isFolder(written, io.cwd) ? [] : libraryIn(written, io.cwd);
    const [before, after] = [await libraryOf(older), await libraryOf(newer)];
    const workspace = await openWorkspace([], io.cwd);
    const libraries = openLibraries(before, after, workspace);
    const compared = libraries.guidance.map(name => ({ name, ...comparedIn(libraries, name) }));
    const changed = compared.filter(({ changes }) => changes.length);
    const renames = compared.flatMap(each => each.renames);
    const services = effectsIn(workspace, libraries, renames, asOf);
    const tables = changed.map(({ name, changes }) => changesTable(`${name}: from ${older} to ${newer}`, changes));
    const first = tables.length ? tables : [changesTable(`From ${older} to ${newer}`, [])];
    const guidance = changed.map(({ name, changes }) => ({ name, changes }));
    const data = {
        format: 'carewright-diff',
        version: 1,
        asOf,
        changes: changed.flatMap(each => each.changes),
        renames,
        services,
        guidance,
    };
    await writeTables([...first, effectsTable(services)], data, { ...options, format }, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}

/** A file that a person named, read; nothing where it is no file but a name. */
async function fileNamed(written: string, cwd: string): Promise<ReadVersion | undefined> {
    return existsSync(resolve(cwd, written)) ? readNow(written, cwd) : undefined;
}

function isOfSubjects({ facts }: ReadVersion): boolean {
    return facts.services.length + facts.reviews.length > 0;
}

const WORD = ['--format docx'];

/** What some options are for. */
const USES = { author: WORD, date: WORD, layout: WORD, force: WORD };

/**
 * `carewright diff`: what has changed between two versions of a specification, a review or a guidance, and what that does to
 * outcomes.
 */
export async function diff(named: readonly string[], options: DiffOptions, io: Io): Promise<ExitCode> {
    const { since } = options;
    const [first, second, third] = named;
    refuseUnused({ ...options }, USES, `--format ${options.format}`);
    if (first === undefined || third !== undefined || (since !== undefined) === (second !== undefined))
        throw usageError(
            'Say which two versions to compare: carewright diff old.care new.care, or carewright diff --since <baseline or revision> file.care',
        );
    if (second !== undefined && (isFolder(first, io.cwd) || isFolder(second, io.cwd))) return diffLibraries(first, second, options, io);
    const newName = second ?? first;
    const newer = await fileNamed(newName, io.cwd);
    if (since !== undefined && !newer) throw usageError(`There is no file "${newName}" to compare with ${since}.`);
    const older = since === undefined ? await fileNamed(first, io.cwd) : await readSince(since, newName, io.cwd);
    const isSubjects = older && newer && (isOfSubjects(older) ? !newer.facts.guidance.length || isOfSubjects(newer) : isOfSubjects(newer));
    if (isSubjects) {
        if (options.rename) throw usageError('--rename is for two versions of a guidance.');
        return (await import('./diff-subjects.ts')).diffSubjects(older, newer, options, io);
    }
    const { format } = options;
    if (format === 'docx') throw usageError('A Word document with tracked changes can be made of specifications and reviews only.');
    const written = (read: ReadVersion | undefined, name: string): NamedVersion => ({
        shown: read?.shown ?? name,
        ...(read && { facts: read.facts }),
    });
    return diffGuidance(written(older, first), written(newer, newName), { ...options, format }, io);
}

/** What has changed between two versions of a guidance, and what that does to services. */
async function diffGuidance(older: NamedVersion, newer: NamedVersion, options: DiffOptions & TableOptions, io: Io): Promise<ExitCode> {
    const asOf = namedDay(options.asOf, io.today);
    const workspace = await openWorkspace([], io.cwd);
    const versions = await openVersions(older, newer, workspace, io);
    const { changes, renames } = comparedIn(versions);
    const services = effectsIn(workspace, versions, renames, asOf);
    const tables = [changesTable(`From ${older.shown} to ${newer.shown}`, changes), effectsTable(services)];
    await writeTables(tables, { format: 'carewright-diff', version: 1, asOf, changes, renames, services }, options, io);
    let isWritten = true;
    if (options.rename) isWritten = await writeNewIds(workspace, renames, io);
    else if (workspace.documents.some(document => !document.guidance.length && renameEdits(document, renames).length))
        await io.err.write('Some documents still have the old ids. With --rename, the new ones are written into them.\n');
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length || !isWritten ? ExitCode.file : ExitCode.ok;
}
