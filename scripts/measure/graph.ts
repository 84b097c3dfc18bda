import { posix } from 'node:path';
import type { CodeFile } from './read-code.ts';

/** Cycles among files and among folders. */

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Groups of nodes that reach each other (Tarjan), each sorted; nodes in no cycle are left out. */
export function cyclesOf(graph: Graph): readonly (readonly string[])[] {
    const order = new Map<string, number>();
    const lowest = new Map<string, number>();
    const open: string[] = [];
    const cycles: string[][] = [];
    const visit = (node: string): number => {
        const own = order.size;
        order.set(node, own);
        lowest.set(node, own);
        open.push(node);
        for (const next of graph.get(node) ?? []) {
            const reached = order.has(next) ? (open.includes(next) ? (order.get(next) ?? own) : own) : visit(next);
            lowest.set(node, Math.min(lowest.get(node) ?? own, reached));
        }
        if (lowest.get(node) === own) {
            const group = open.splice(open.indexOf(node));
            if (group.length > 1) cycles.push(group.sort());
        }
        return lowest.get(node) ?? own;
    };
    for (const node of graph.keys()) if (!order.has(node)) visit(node);
    return cycles.sort();
}

/** Who imports a value of whom, among the files given. Types leave nothing when the program runs, so they make no cycle. */
export function valueImports(files: readonly CodeFile[]): Graph {
    const known = new Set(files.map(({ path }) => path));
    return new Map(
        files.map(({ path, imports }) => [
            path,
            new Set(imports.filter(({ to, isTypeOnly }) => !isTypeOnly && known.has(to)).map(({ to }) => to)),
        ]),
    );
}

/** The same among their folders. */
export function folderImports(files: readonly CodeFile[]): Graph {
    const folders = new Map<string, Set<string>>();
    for (const [path, targets] of valueImports(files)) {
        const from = posix.dirname(path);
        const reached = folders.get(from) ?? new Set();
        folders.set(from, reached);
        for (const to of targets) if (posix.dirname(to) !== from) reached.add(posix.dirname(to));
    }
    return folders;
}

/** Exports that no one imports. */

interface UnusedExport {
    readonly path: string;
    readonly name: string;
    /** Whether tests or benchmarks import it, and nothing else does. */
    readonly byTestsOnly: boolean;
}

const isTest = (path: string) => path.startsWith('test/') || path.startsWith('bench/');

/**
 * Exports without an importer outside their file, and those that only tests import.
 * @param files all files of the checkout: an importer that is missing here is not seen
 */
export function unusedExports(files: readonly CodeFile[]): readonly UnusedExport[] {
    const importers = new Map<string, Set<string>>();
    for (const { path, imports } of files)
        for (const { to, names } of imports)
            for (const name of names) {
                const key = `${to}#${name}`;
                importers.set(key, (importers.get(key) ?? new Set()).add(path));
            }
    return files.flatMap(({ path, exports }) =>
        exports.flatMap((name): UnusedExport[] => {
            const by = [...(importers.get(`${path}#${name}`) ?? []), ...(importers.get(`${path}#*`) ?? [])].filter(from => from !== path);
            if (by.length === 0) return [{ path, name, byTestsOnly: false }];
            return !isTest(path) && by.every(isTest) ? [{ path, name, byTestsOnly: true }] : [];
        }),
    );
}
