/** Exports that nobody imports. */
import type { CodeFile } from './read-code.ts';

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
