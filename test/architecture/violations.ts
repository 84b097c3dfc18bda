/** What in the code is not as the table of rooms and the other rules of the house say. */
import { posix } from 'node:path';
import { findCopies } from '../../scripts/measure/copies.ts';
import { cyclesOf, folderImports, unusedExports, valueImports } from '../../scripts/measure/graph.ts';
import { type CodeFile, isGenerated, isProduction } from '../../scripts/measure/read-code.ts';

import { BOUNDARIES, DATA, PACKAGES, ROOMS, USED_FROM_OUTSIDE } from './rooms.ts';

const MOST_LINES = 400;

/** Words and signs: a body with fewer is said again sooner than looked for. */
const SMALLEST_COPY = 30;

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** The room that a file is in: the longest folder of the table. */
const roomOf = (path: string) =>
    Object.keys(ROOMS)
        .filter(room => isWithin(path, room))
        .sort((a, b) => b.length - a.length)[0];

function isAllowed(from: string, to: string, isTypeOnly: boolean): boolean {
    const name = roomOf(from);
    const room = name && ROOMS[name];
    if (!room || DATA.test(to) || roomOf(to) === name) return true;
    const allowed = [...Object.keys(room.mayImport), ...(isTypeOnly ? Object.keys(room.mayKnow ?? {}) : [])];
    return allowed.some(each => isWithin(to, each));
}

function idleEntries(files: readonly CodeFile[]): readonly string[] {
    const needed = files.flatMap(({ path, imports }) => imports.map(({ to }) => [roomOf(path), to] as const));
    const isNeeded = (room: string, allowed: string) => needed.some(([from, to]) => from === room && isWithin(to, allowed));
    return Object.entries(ROOMS).flatMap(([room, { mayImport, mayKnow = {} }]) => {
        const allowed = [...Object.keys(mayImport), ...Object.keys(mayKnow)];
        return allowed.filter(each => !isNeeded(room, each)).map(each => `${room} may import ${each}`);
    });
}

function foldersWithOneFile(files: readonly CodeFile[]): readonly string[] {
    const counts = new Map<string, number>();
    for (const { path } of files) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
    return [...counts].filter(([, count]) => count === 1).map(([folder]) => folder);
}

const joined = (groups: readonly (readonly string[])[]) => groups.map(group => group.join(' · '));

/**
 * Everything that is against the rules, by rule.
 * @param all every file of code of the checkout
 */
export function findViolations(all: readonly CodeFile[]) {
    const written = all.filter(({ path }) => !isGenerated(path));
    const production = written.filter(isProduction);
    const withScripts = written.filter(file => isProduction(file) || file.path.startsWith('scripts/'));
    const rooms = new Set(all.map(({ path }) => roomOf(path)));
    const single = foldersWithOneFile(withScripts);
    return {
        'a file of the product is in no room': production.filter(({ path }) => !roomOf(path)).map(({ path }) => path),
        'a room has no file': Object.keys(ROOMS).filter(room => !rooms.has(room)),
        'a room imports what the table does not allow': [
            ...new Set(
                written.flatMap(({ path, imports }) =>
                    imports
                        .filter(({ to, isPackage, isTypeOnly }) => !isPackage && !isAllowed(path, to, isTypeOnly))
                        .map(({ to, isTypeOnly }) => `${path} imports ${isTypeOnly ? 'types of ' : ''}${to}`),
                ),
            ),
        ],
        'a folder imports a package that is not for it': production.flatMap(({ path, imports }) =>
            imports
                .filter(({ to, isPackage }) => isPackage && !PACKAGES[path.split('/')[0] ?? '']?.test(to))
                .map(({ to }) => `${path} imports ${to}`),
        ),
        'the table allows what no file needs': idleEntries(written),
        'files import each other’s values in a circle': joined(cyclesOf(valueImports(written))),
        'folders import each other’s values in a circle': joined(cyclesOf(folderImports(production))),
        'an export has no importer': unusedExports(all)
            .filter(({ path, byTestsOnly }) => !byTestsOnly && !isGenerated(path))
            .filter(({ path, name }) => !USED_FROM_OUTSIDE[path] && !USED_FROM_OUTSIDE[`${path} ${name}`])
            .map(({ path, name }) => `${path} ${name}`),
        'a function is there twice': findCopies(withScripts, SMALLEST_COPY).map(({ places }) =>
            [...new Set(places.map(({ path, name }) => `${path} ${name}`))].join(' = '),
        ),
        [`a file has more than ${MOST_LINES} lines`]: written.filter(({ lines }) => lines > MOST_LINES).map(({ path }) => path),
        'a folder has one file and is no boundary': single.filter(folder => !BOUNDARIES[folder]),
        'a boundary is none': Object.keys(BOUNDARIES).filter(folder => !single.includes(folder)),
    };
}
