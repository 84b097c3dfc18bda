import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readText } from '../../files/read-files.ts';
import { type Address, pathOfAddress } from '../../language/model/address.ts';
import type { Span } from '../../language/model/values.ts';
import { CONFIG_FILE } from '../../language/workspace/config.ts';
import { keepRecent } from '../../language/workspace/derived.ts';
import type { Results } from '../formats/results.ts';

/** Where something is in a text. Lines and columns begin with 1 and count UTF-16 code units; ends are exclusive. */
export interface TextPlace {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly start: number;
    readonly end: number;
}

/** The text of a document, as lines. */
export class Source {
    readonly text: string;
    private starts: number[] | undefined;
    private last = { number: 0, text: '' };

    constructor(text: string) {
        this.text = text;
    }

    /** Where a span is; a span that the text does not have (it may have changed) ends with the text. */
    place([start, end]: Span): TextPlace {
        const from = Math.max(0, Math.min(start, this.text.length));
        const to = Math.max(from, Math.min(end, this.text.length));
        const [line, column] = this.position(from);
        const [endLine, endColumn] = this.position(to);
        return { line, column, endLine, endColumn, start: from, end: to };
    }

    /** One line, without its end. */
    line(number: number): string {
        if (this.last.number === number) return this.last.text;
        const starts = this.lineStarts();
        const text = this.text
            .slice(starts[number - 1] ?? this.text.length, starts[number] ?? this.text.length)
            .replace(/(?<![\r\n])[\r\n]+$/, '');
        this.last = { number, text };
        return text;
    }

    private position(offset: number): [line: number, column: number] {
        const starts = this.lineStarts();
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((starts[middle] as number) <= offset) low = middle;
            else high = middle - 1;
        }
        return [low + 1, offset - (starts[low] as number) + 1];
    }

    private lineStarts(): number[] {
        if (!this.starts) {
            this.starts = [0];
            for (const match of this.text.matchAll(/\r\n|\n|\r/g)) this.starts.push(match.index + match[0].length);
        }
        return this.starts;
    }
}

/** How many texts are kept for places in other documents. */
const RECENT = 8;

/** The path of a file as people see it: relative to the current folder, with `/`. */
export function shownPath(file: Address, cwd: string): string {
    const way = relative(cwd, pathOfAddress(file) ?? file);
    return (sep === '/' ? way : way.replaceAll(sep, '/')) || '.';
}

/**
 * Where a command was asked to look, for the middle of a sentence.
 * @param paths as they were written; none is the current folder, and so is ".", which would be lost beside a full stop
 */
export function placesAsked(paths: readonly string[]): string {
    return (paths.length ? paths : ['.']).map(path => (/^\.[\\/]*$/.test(path) ? 'this folder' : path)).join(', ');
}

/** Says that a command found no documents where it was asked to look. */
export function noDocuments(paths: readonly string[], { exclude }: { readonly exclude: readonly string[] }): string {
    return `There are no .care files in ${placesAsked(paths)}${exclude.length ? ', apart from those that carewright.json excludes' : ''}.`;
}

/** The paths and the texts of documents, for those who show places. */
export class Sources {
    private readonly cwd: string;
    private readonly textOf: (uri: Address) => string | undefined;
    private readonly recent = new Map<string, Source>();

    /** @param textOf the text of a file where it is still at hand: places are places in the text that was read, even if the file has changed */
    constructor(cwd: string, textOf: (uri: Address) => string | undefined) {
        this.cwd = cwd;
        this.textOf = textOf;
    }

    /** A document's path as people see it. */
    readonly pathOf = (uri: Address): string => shownPath(uri, this.cwd);

    /** The text of a document, read once more if it is not at hand; empty when the file has gone. */
    readonly sourceOf = (uri: Address): Source => {
        const known = this.textOf(uri);
        const recent = this.recent.get(uri);
        const source = recent && (known === undefined || recent.text === known) ? recent : new Source(known ?? readAgain(uri));
        keepRecent(this.recent, uri, source, RECENT);
        return source;
    };

    /** Where something is; nothing for the library, which has no files. */
    readonly locate = (uri: Address, at: Span): ReturnType<Results['locate']> =>
        uri.startsWith('file:') ? { path: this.pathOf(uri), place: this.sourceOf(uri).place(at) } : undefined;
}

function readAgain(uri: Address): string {
    const read = readText(pathOfAddress(uri) ?? uri);
    return 'text' in read ? read.text : '';
}

/** Where a report says that a file is: the same from whichever folder the command runs. */
interface ReportedFile {
    /** With `/`: relative to the root, or from the beginning of the disk for a file outside of the root. Never with `../`. */
    readonly path: string;
    readonly isInRoot: boolean;
}

/** The paths of files in reports that other programs read: code scanning, annotations, test reports. */
export interface ReportPaths {
    /** The address of the root, with `/` at its end. */
    readonly root: string;
    /** @param shown the path of a file as people see it, relative to the current folder */
    of(shown: string): ReportedFile;
}

/** The nearest folder, from this one upwards, in which there is a file or folder of a name. */
function nearestWith(name: string, folder: string): string | undefined {
    for (let at = folder; ; at = dirname(at)) {
        if (existsSync(join(at, name))) return at;
        if (at === dirname(at)) return undefined;
    }
}

function folderOf(path: string): string {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path);
}

/** The way from a folder to a path in it; nothing where the path is elsewhere. */
function wayInto(folder: string, path: string): string | undefined {
    const way = relative(folder, path);
    return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way;
}

/**
 * The root of what a command is about: of the repository, or else of the workspace (the folder of `carewright.json`), or else the
 * current folder, or where that does not hold what was named, the folder that does.
 */
function rootOf(paths: readonly string[], cwd: string): string {
    const folders = (paths.length ? paths : ['.']).map(path => folderOf(resolve(cwd, path)));
    let common = folders[0] ?? cwd;
    while (folders.some(folder => wayInto(common, folder) === undefined) && common !== dirname(common)) common = dirname(common);
    return nearestWith('.git', common) ?? nearestWith(CONFIG_FILE, common) ?? (wayInto(cwd, common) === undefined ? common : cwd);
}

/** How a report on these paths names files. */
export function reportPaths(paths: readonly string[], cwd: string): ReportPaths {
    const root = rootOf(paths, cwd);
    return {
        root: pathToFileURL(join(root, sep)).href,
        of(shown) {
            const file = resolve(cwd, shown);
            const way = wayInto(root, file);
            return { path: (way ?? file).replaceAll(sep, '/'), isInRoot: way !== undefined };
        },
    };
}
