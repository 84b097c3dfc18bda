import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import picomatch from 'picomatch';
import { RULES } from '../checks/catalogue.ts';
import { namedPerson } from '../checks/named-person.ts';
import { type Address, addressIn, decodedAddress, folderOf, isInFolder } from '../model/address.ts';
import { isOwnCode, type Severity } from '../model/findings.ts';
import { nearestName } from '../model/text.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Files } from './files.ts';

/** The configuration's name. It is optional; each document goes by the nearest one upwards. */
export const CONFIG_FILE = 'carewright.json';

/** Folders that hold no documents of the workspace's own, as globs. */
export const SKIPPED: readonly string[] = ['**/node_modules/**', '**/dist/**', '**/out/**'];

export type FailOn = 'error' | 'warning' | 'information' | 'never';

/** What a `carewright.json` says; docs/schemas/config.schema.json describes it for editors. */
export interface Config {
    /** The oldest version of Carewright that may be used here, such as `>=0.1`. */
    readonly requires?: string;
    /** Files to leave out, as globs relative to the configuration. */
    readonly exclude: readonly string[];
    /** Compare only with these guidances; with all that a document follows when empty. */
    readonly guidance: readonly string[];
    readonly failOn?: FailOn;
    /** The highest reading grade of texts; without it, no text is measured. */
    readonly readingGrade?: number;
    /** How severe a rule is here, or that it is off. */
    readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

const NO_CONFIG: Config = { exclude: [], guidance: [], rules: {} };

/** What is wrong with a configuration. */
export interface ConfigProblem {
    /** The line, from 1; nothing where it can't be told. */
    readonly line?: number;
    readonly message: string;
    /** Whether only a newer version of Carewright can read it. */
    readonly needsNewer?: boolean;
    /** Why it can't be read at all: the end of a sentence. */
    readonly unread?: string;
}

const KNOWN = ['requires', 'exclude', 'guidance', 'failOn', 'readingGrade', 'rules'] as const;
const FAIL_ON: readonly string[] = ['error', 'warning', 'information', 'never'] satisfies FailOn[];
const SEVERITIES: readonly string[] = ['off', 'error', 'warning', 'information', 'hint'] satisfies (Severity | 'off')[];

/** Reading grades are years at school. */
const LOWEST_GRADE = 3;
const HIGHEST_GRADE = 18;

/** A value inside a configuration: the keys and numbers that lead to it from the outermost. */
type Path = readonly (string | number)[];

/** The line, from 1, of an offset. */
function lineAt(offset: number, text: string): number {
    return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

/** The line that a value begins on, with its key; where there is no such value, that of the innermost one around it. */
function lineOf(path: Path, text: string): number {
    let at: Node | undefined = parseTree(text);
    let offset = at?.offset ?? 0;
    for (const key of path) {
        // Of a key that is there twice the last one counts, as for `JSON.parse`.
        const next: Node | undefined =
            typeof key === 'number' ? at?.children?.[key] : at?.children?.findLast(({ children }) => children?.[0]?.value === key);
        if (!next) break;
        ({ offset } = next);
        at = next.type === 'property' ? next.children?.[1] : next;
    }
    return lineAt(offset, text);
}

/** Looks through a configuration, and gathers what is wrong with it. */
class Reader {
    readonly problems: ConfigProblem[] = [];
    private readonly text: string;

    constructor(text: string) {
        this.text = text;
    }

    tell(keys: Path, problem: string, path = keys): void {
        const line = lineOf(path, this.text);
        this.problems.push({ line, message: `${keys.join('.') || 'the whole'} ${problem}` });
    }

    isObject(value: unknown, keys: readonly string[]): value is Readonly<Record<string, unknown>> {
        const is = typeof value === 'object' && value !== null && !Array.isArray(value);
        if (!is) this.tell(keys, 'must be an object in braces.');
        return is;
    }

    texts(value: unknown, key: string): readonly string[] {
        if (value === undefined) return [];
        if (!Array.isArray(value)) {
            this.tell([key], 'must be a list.');
            return [];
        }
        for (const [index, each] of value.entries()) {
            if (typeof each !== 'string') this.tell([key, index], 'must be a text.');
            else if (!each) this.tell([key, index], 'must not be empty.');
            else if (value.indexOf(each) < index) this.tell([key, each], 'is there twice.', [key, index]);
        }
        return value;
    }

    oneOf(value: unknown, keys: readonly string[], known: readonly string[]): void {
        if (value !== undefined && !(typeof value === 'string' && known.includes(value)))
            this.tell(keys, `must be one of ${known.join(', ')}.`);
    }

    grade(value: unknown): void {
        if (
            value === undefined ||
            (typeof value === 'number' && Number.isInteger(value) && value >= LOWEST_GRADE && value <= HIGHEST_GRADE)
        )
            return;
        this.tell(['readingGrade'], `must be a whole number from ${LOWEST_GRADE} to ${HIGHEST_GRADE}.`);
    }

    rules(value: unknown): void {
        if (value === undefined || !this.isObject(value, ['rules'])) return;
        const codes = RULES.map(({ code }) => code);
        for (const code of Object.keys(value)) {
            const keys = ['rules', code];
            if (!isOwnCode(code)) this.tell(keys, `is not the code of a rule, such as ${namedPerson.code}.`);
            else if (!codes.includes(code)) this.tell(keys, 'is no rule. See: carewright rules');
        }
        for (const [code, severity] of Object.entries(value)) this.oneOf(severity, ['rules', code], SEVERITIES);
    }
}

/** What may have been meant by a name that there is not. */
function perhaps(written: string, known: readonly string[]): string {
    const nearest = nearestName(written, known);
    return nearest ? ` Did you mean ${nearest}?` : ` There are: ${known.join(', ')}.`;
}

/** How a version that is asked for is written. */
const REQUIRES = /^>=\d{1,6}\.\d{1,6}(\.\d{1,6})?$/;

/** Whether a version, `0.1.0`, is older than the one that is asked for, `>=0.2`. */
function isOlder(version: string, asked: string): boolean {
    const parts = (written: string): readonly number[] => (written.match(/\d+/g) ?? []).map(Number);
    const [own, least] = [parts(version), parts(asked)];
    const at = [0, 1, 2].find(index => (own[index] ?? 0) !== (least[index] ?? 0));
    return at !== undefined && (own[at] ?? 0) < (least[at] ?? 0);
}

/**
 * What a configuration says, or all that is wrong with it: it counts as a whole, or not at all. One that needs a newer version may well
 * say things that this version does not know, and they are no problems.
 *
 * @param version the version of Carewright that reads it
 */
function readConfig(text: string, version: string): { readonly config: Config } | { readonly problems: readonly ConfigProblem[] } {
    let said: unknown;
    const json = text.replace(/^\uFEFF/, '');
    try {
        said = JSON.parse(json);
    } catch (error) {
        const errors: ParseError[] = [];
        parseTree(json, errors, { disallowComments: true });
        const message = `It is not JSON: ${(error as Error).message.replace(/ (in JSON )?at position .*$/s, '')}.`;
        return { problems: [{ ...(errors[0] && { line: lineAt(errors[0].offset, json) }), message }] };
    }
    const reader = new Reader(json);
    if (!reader.isObject(said, [])) return { problems: reader.problems };
    const { requires } = said;
    if (typeof requires === 'string' && REQUIRES.test(requires)) {
        const message = `asks for Carewright ${requires}, and this is ${version}. Install a newer version of Carewright.`;
        if (isOlder(version, requires)) return { problems: [{ line: lineOf(['requires'], json), message, needsNewer: true }] };
    } else if (requires !== undefined)
        reader.tell(['requires'], typeof requires === 'string' ? 'must be written as >=0.1 or >=0.1.0.' : 'must be a text.');
    for (const key of Object.keys(said)) {
        if (key !== '$schema' && !KNOWN.includes(key as (typeof KNOWN)[number]))
            reader.tell([key], `is not known. There are: ${KNOWN.join(', ')}.`);
    }
    if (said.$schema !== undefined && typeof said.$schema !== 'string') reader.tell(['$schema'], 'must be a text.');
    const [exclude, guidance] = [reader.texts(said.exclude, 'exclude'), reader.texts(said.guidance, 'guidance')];
    reader.oneOf(said.failOn, ['failOn'], FAIL_ON);
    reader.grade(said.readingGrade);
    reader.rules(said.rules);
    if (reader.problems.length) return { problems: reader.problems };
    const { failOn, readingGrade, rules } = said as Partial<Config>;
    const optional = { ...(failOn && { failOn }), ...(readingGrade !== undefined && { readingGrade }) };
    return { config: { exclude, guidance, rules: rules ?? {}, ...optional } };
}

function unreadConfig(reason: string): { readonly problems: readonly ConfigProblem[] } {
    return { problems: [{ message: `It can't be read: ${reason}.`, unread: reason }] };
}

/** A problem of a configuration as people read it, with its line. */
export function configProblemInWords({ line, message }: ConfigProblem): string {
    return line === undefined ? message : `Line ${line}: ${message}`;
}

/** Of names of guidance, what is wrong with those that there are not. */
export function unknownGuidance(written: readonly string[], names: NameIndex): readonly string[] {
    const known = [...names.all('guidance')].flatMap(found => found[0]?.declaration.name ?? []);
    return written.filter(name => !known.includes(name)).map(name => `There is no guidance called "${name}".${perhaps(name, known)}`);
}

/** What globs leave out, of paths that are relative to where they were written. */
export function leftOutBy(globs: readonly string[]): (path: string) => boolean {
    const plain = globs.map(glob => glob.replaceAll(/(^|\/)(\.?\/)+/g, '$1').replace(/\/$/, ''));
    return picomatch(
        plain.filter(glob => glob && !glob.startsWith('!')),
        { posix: true },
    );
}

/** The same for a path in any folder that may itself be left out. */
function leftOutAnywhere(globs: readonly string[]): (path: string) => boolean {
    const isLeftOut = leftOutBy(globs);
    return path => {
        const parts = path.split('/');
        return parts.some((_, index) => isLeftOut(parts.slice(0, index + 1).join('/')));
    };
}

/** The configurations of a workspace: one way to find and to read them, for the command and for editors. */
export class Configs {
    /** What is wrong with those that can't be used, by their addresses. */
    readonly problems = new Map<Address, readonly ConfigProblem[]>();
    private readonly files: Pick<Files, 'read'>;
    private readonly version: string;
    private readonly found = new Map<Address, Config | undefined>();
    private readonly matchers = new Map<Config, (path: string) => boolean>();

    /** @param version the version of Carewright that reads them */
    constructor(files: Pick<Files, 'read'>, version: string) {
        this.files = files;
        this.version = version;
    }

    /** Reads the configuration of a folder, if it has one. */
    async readIn(folder: Address): Promise<Config | undefined> {
        if (this.found.has(folder)) return this.found.get(folder);
        const address = addressIn(folder, CONFIG_FILE);
        const read = await this.files.read(address);
        const result = 'text' in read ? readConfig(read.text, this.version) : read.isMissing ? undefined : unreadConfig(read.reason);
        if (result && 'problems' in result) this.problems.set(address, result.problems);
        const config = result && ('config' in result ? result.config : NO_CONFIG);
        this.found.set(folder, config);
        return config;
    }

    /** Reads the nearest configuration of a folder upwards. Returns the folder that has it. */
    async readAbove(folder: Address): Promise<Address | undefined> {
        for (let at: Address | undefined = folder; at !== undefined; at = folderOf(at)) if (await this.readIn(at)) return at;
        return undefined;
    }

    /** Where each configuration that counts is. */
    get folders(): readonly Address[] {
        return [...this.found].flatMap(([folder, config]) => (config ? [folder] : []));
    }

    /** Whether these are the folders with a configuration that were known before. */
    areIn(folders: ReadonlySet<Address>): boolean {
        const known = this.folders;
        return known.length === folders.size && known.every(folder => folders.has(folder));
    }

    /** The configuration of a folder that has one; the defaults for any other. */
    in(folder: Address): Config {
        return this.found.get(folder) ?? NO_CONFIG;
    }

    /** The configuration that a document goes by: the nearest one upwards of those that were read. */
    of(document: Address): Config {
        for (let at = folderOf(document); at !== undefined; at = folderOf(at)) {
            const config = this.found.get(at);
            if (config) return config;
        }
        return NO_CONFIG;
    }

    /**
     * Whether a document that was found in a folder is left out: by its own configuration, or by one further up, as far as that
     * of the folder where the search began.
     */
    leavesOut(document: Address, root: Address): boolean {
        for (let at = folderOf(document); at !== undefined; at = folderOf(at)) {
            const config = this.found.get(at);
            if (
                config?.exclude.length &&
                this.matches(config, decodedAddress(document).slice(decodedAddress(at).replace(/\/?$/, '/').length))
            )
                return true;
            if (config && !isInFolder(at, root)) return false;
            if (config && at === root) return false;
        }
        return false;
    }

    private matches(config: Config, path: string): boolean {
        let matches = this.matchers.get(config);
        if (!matches) {
            matches = leftOutAnywhere(config.exclude);
            this.matchers.set(config, matches);
        }
        return matches(path);
    }
}
