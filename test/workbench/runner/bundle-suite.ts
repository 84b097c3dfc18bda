import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { ROOT } from '../../../scripts/equipment/programs.ts';

const WORKBENCH = join(import.meta.dirname, '..');

interface SuiteBundle {
    /** The folder that the tests stand in. */
    readonly suite: string;
    readonly kind: 'node' | 'web';
    /** Where the tests are to leave their report. */
    readonly report: string;
    readonly grep: string | undefined;
    /** The folder that the bundle goes into. */
    readonly into: string;
}

/** What the extension host calls: `run`, which loads the tests when mocha is there. */
function entry({ suite, kind, report, grep }: SuiteBundle, files: readonly string[]): string {
    const imports = files.map(file => `() => import(${JSON.stringify(`./${suite}/${file}`)})`);
    const given = `{ report: ${JSON.stringify(report)}, grep: ${JSON.stringify(grep)}, files: [${imports}] }`;
    return `
        export async function run() {
            try {
                const { runSuite } = await import('./in-vscode/run-suite-${kind}.ts');
                await runSuite(${given});
            } catch (error) {
                console.error(error); // VS Code keeps it to itself
                throw error;
            }
        }
    `;
}

/**
 * Makes one CommonJS file of the tests of a suite, as an extension host loads it.
 *
 * @returns the path of that file
 * @throws when the suite has no tests
 */
export async function bundleSuite(bundle: SuiteBundle): Promise<string> {
    const { suite, kind, into } = bundle;
    const files = globSync('**/*.test.ts', { cwd: join(WORKBENCH, suite) }).sort();
    if (!files.length) throw new Error(`test/workbench/${suite} has no tests`);
    // The name's end: a package of modules would take .js for a module, and the web worker loads nothing but .js.
    const outfile = join(into, kind === 'web' ? 'index.js' : 'index.cjs');
    await build({
        stdin: { contents: entry(bundle, files), resolveDir: WORKBENCH, sourcefile: `${suite}.ts`, loader: 'ts' },
        outfile,
        bundle: true,
        format: 'cjs',
        target: 'es2022',
        sourcemap: 'inline',
        logLevel: 'warning',
        ...(kind === 'web'
            ? {
                  platform: 'browser' as const,
                  external: ['vscode'],
                  alias: { 'node:assert/strict': join(WORKBENCH, 'in-vscode', 'assert-in-browser.mjs') },
              }
            : { platform: 'node' as const, external: ['vscode', 'mocha'] }),
    });
    return outfile;
}

const INLINE_MAP = /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;
/** A place in the bundle. VS Code's worker makes a function of it, which begins two lines before. */
const PLACE = /[^\s()]*\bindex\.c?js(#vscode-extension)?:(\d+):(\d+)/g;

/**
 * Puts the places of the sources into a stack that names places of a bundle.
 *
 * @param bundle the path of the bundle, which carries its map
 */
export function stackMapper(bundle: string): (stack: string) => string {
    const encoded = INLINE_MAP.exec(readFileSync(bundle, 'utf8'))?.[1];
    if (!encoded) return stack => stack;
    const map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString()));
    return stack =>
        stack.replaceAll(PLACE, (place, inWorker: string | undefined, line: string, column: string) => {
            const entry = map.findEntry(Number(line) - (inWorker ? 3 : 1), Number(column) - 1);
            if (!('originalSource' in entry)) return place;
            return `${relative(ROOT, join(dirname(bundle), entry.originalSource))}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
        });
}
