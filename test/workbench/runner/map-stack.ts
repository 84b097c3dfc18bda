import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../../../scripts/equipment/programs.ts';

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
