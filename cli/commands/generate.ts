import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { LAYOUTS, type Layout, layoutProblems } from '../../documents/content/layouts.ts';
import { PDF_FILTER, readPageNumbers, withoutTimes } from '../../documents/formats/pdf.ts';
import {
    canHold,
    DOCUMENT_FORMATS,
    type DocumentFormat,
    type DocumentKind,
    documentsOf,
    type Generated,
    render,
    type Selection,
} from '../../documents/generate.ts';
import type { DocumentContext } from '../../documents/model/context.ts';
import { Refusal } from '../../documents/office/limits.ts';
import type { DocumentTree } from '../../documents/tree/document-tree.ts';
import { estimatedPages, LEAST_PAGES, type PageNumbers } from '../../documents/word/contents.ts';
import { renderWord, type WordLook } from '../../documents/word/document.ts';
import { type HouseStyle, houseStyle } from '../../documents/word/styles.ts';
import { Refused, reasonOf } from '../../files/read-files.ts';
import { createFile } from '../../files/write-file.ts';
import { counted, nearestName } from '../../language/model/text.ts';
import { usualName } from '../../language/names/meant-for.ts';

import { slim } from '../../language/workspace/document-index.ts';
import { ExitCode, fileError, type Io, Progress, usageError } from '../io/io.ts';
import { neutraliseLine } from '../io/safe-text.ts';
import { documentWorld } from '../workspace/document-world.ts';
import { knownGuidance, mustBeKnown, namesInstead, type OpenWorkspace, openWorkspace } from '../workspace/workspace.ts';
import { shownTarget, writeDocument } from '../workspace/write.ts';
import { namedDay, tellUnreadable } from './check.ts';
import { refuseUnused } from './unused-options.ts';

/** Milliseconds in which LibreOffice has to have written a file. */
const PATIENCE = 120_000;

/** How often a document is laid out again. */
const MOST_TRIES = 4;

/** What to do where there is no LibreOffice. */
export const NO_OFFICE =
    'PDF files are made with LibreOffice, which was not found on this computer. Install it from libreoffice.org, or set CAREWRIGHT_SOFFICE to its program soffice. Or write Word files (--to docx), open them in Word and choose File, Save As, PDF.';

/** LibreOffice without a window, with settings that belong to this run alone: a person may have it open. */
export class LibreOffice {
    private readonly program: string;
    private folder: string | undefined;
    private count = 0;

    constructor(program: string) {
        this.program = program;
    }

    /**
     * A Word file as a PDF.
     *
     * @throws where LibreOffice fails, or takes longer than two minutes
     */
    private async convert(word: Uint8Array): Promise<Uint8Array> {
        this.folder ??= await mkdtemp(join(tmpdir(), 'carewright-'));
        const name = String(++this.count);
        const file = join(this.folder, `${name}.docx`);
        await createFile(file, word);
        const profile = `-env:UserInstallation=${pathToFileURL(join(this.folder, 'profile')).href}`;
        const args = [profile, '--headless', '--convert-to', PDF_FILTER, '--outdir', this.folder, file];
        await promisify(execFile)(this.program, args, { timeout: PATIENCE, windowsHide: true });
        return new Uint8Array(await readFile(join(this.folder, `${name}.pdf`)));
    }

    /** On which pages the headings of a document are; nothing for one that is so short that it needs no list of contents. */
    async pageNumbers(tree: DocumentTree, style?: HouseStyle): Promise<PageNumbers | undefined> {
        if (!tree.root.children.some(({ type }) => type === 'contents') || estimatedPages(tree) < LEAST_PAGES / 2) return undefined;
        // Numbers take room: any will do to find out where the headings are.
        const any = { pages: LEAST_PAGES, ofHeadings: tree.root.children.map(() => LEAST_PAGES) };
        return readPageNumbers(await this.convert(renderWord(tree, { style, numbers: any, outlinesTitle: true })), tree);
    }

    /**
     * A document as a PDF; the same document on the same day is the same bytes. LibreOffice sometimes leaves a heading alone at
     * the end of a page: then the document is laid out again, with that heading on the next page.
     */
    async pdf(tree: DocumentTree, look: WordLook, day: string): Promise<Uint8Array> {
        const breaks = new Set<number>();
        let { numbers } = look;
        for (let tries = 1; ; tries++) {
            const pdf = await this.convert(renderWord(tree, { ...look, numbers, breaks, outlinesTitle: true }));
            const found = readPageNumbers(pdf, tree);
            const orphans = found?.orphans?.filter(heading => !breaks.has(heading)) ?? [];
            const isRight = !numbers || !found || String(found.ofHeadings) === String(numbers.ofHeadings);
            if ((!orphans.length && isRight) || tries > MOST_TRIES) return withoutTimes(pdf, day);
            // The first on its new page may bring the others into place.
            if (orphans.length) breaks.add(Math.min(...orphans));
            if (numbers) numbers = found;
        }
    }

    /** Removes what was kept for the run. */
    async close(): Promise<void> {
        if (this.folder !== undefined) await rm(this.folder, { recursive: true, force: true });
    }
}

/** The files that this run has written, as it left them: it may write over them, whatever their times say. */
class OwnFiles {
    private readonly states = new Map<string, string>();

    async add(file: string): Promise<void> {
        const state = await stateOf(file);
        if (state !== undefined) this.states.set(file, state);
    }

    /** Whether this run wrote a file, and no one has changed it since. */
    async has(file: string): Promise<boolean> {
        const known = this.states.get(file);
        return known !== undefined && known === (await stateOf(file));
    }
}

/** A file that is replaced is another one, even with the same time and size. */
async function stateOf(file: string): Promise<string | undefined> {
    const found = await stat(file).catch(() => undefined);
    return found && `${found.ino} ${found.mtimeMs} ${found.ctimeMs} ${found.size}`;
}

export interface GenerateOptions {
    readonly to: readonly string[];
    readonly out: string;
    /** The same by the name that other commands have for it. */
    readonly output?: string;
    readonly guidance?: readonly string[];
    readonly template?: string;
    readonly layout?: string;
    readonly reference?: string;
    /** Whether documents have the annex about their sources, where that is said. */
    readonly annex?: boolean;
    readonly force?: boolean;
    readonly asOf?: string;
    /** Whether Word files do not carry the text that they were made from. */
    readonly withoutSource?: boolean;
    /** Who made the documents, as their properties say. */
    readonly author?: string;
    /** Whether to write them again whenever a source changes, until the command is stopped. */
    readonly watch?: boolean;
}

/** For which kinds of documents an option is used; the others are used for all. */
const USES = {
    guidance: ['blank-specification'],
    template: ['blank-review'],
    layout: ['specification', 'blank-specification'],
} as const satisfies Partial<Record<keyof GenerateOptions, readonly DocumentKind[]>>;

const OF_SERVICES = new Set<DocumentKind>(['specification', 'coverage', 'board-paper']);
const OF_REVIEWS = new Set<DocumentKind>(['review', 'coverage', 'action-plan', 'board-paper']);

/** `carewright generate`: writes documents for people who do not open `.care` files. */
export async function generate(kind: DocumentKind, named: readonly string[], options: GenerateOptions, io: Io): Promise<ExitCode> {
    const formats = options.to.map(formatOf);
    refuseUnused({ ...options }, USES, kind);
    if ([options.out, options.output].includes('-'))
        throw usageError('Documents are written to files. Name a folder or a file: --out papers');
    const own = new OwnFiles();
    const once = (): Promise<ExitCode> => generateOnce({ kind, named, options, formats, own }, io);
    if (!options.watch) return once();
    const others = [options.layout?.endsWith('.json') ? options.layout : [], options.reference ?? []].flat();
    const { generateAgain } = await import('../workspace/watch-sources.ts');
    return generateAgain(
        once,
        others.map(file => resolve(io.cwd, file)),
        io,
    );
}

interface Order {
    readonly kind: DocumentKind;
    readonly named: readonly string[];
    readonly options: GenerateOptions;
    readonly formats: readonly Format[];
    readonly own: OwnFiles;
}

/** PDF files are made by LibreOffice, and so by this command alone. */
type Format = DocumentFormat | 'pdf';

const FORMATS: readonly Format[] = [...DOCUMENT_FORMATS, 'pdf'];

async function generateOnce({ kind, named, options, formats, own }: Order, io: Io): Promise<ExitCode> {
    const program = io.office?.();
    if (formats.includes('pdf') && program === undefined) throw usageError(NO_OFFICE);
    const office = program === undefined ? undefined : new LibreOffice(program);
    const layout = await layoutOf(options.layout, io);
    const style = options.reference === undefined ? undefined : await styleOf(options.reference, io);
    const progress = new Progress(io.err);
    const reading = (done: number, of: number): void => progress.show(`Reading ${done} of ${counted(of, 'document')}`);
    // What a document says is read again when it is made: a thousand of them would not fit into memory at once.
    const workspace = await openWorkspace([], io.cwd, reading, undefined, slim);
    const selection = { ...selected(kind, named, options, workspace), layout };
    const context = await documentWorld(workspace, namedDay(options.asOf, io.today));
    const written = options.output ?? options.out;
    const target = resolve(io.cwd, written);
    const isFile = await namesFile(written, target);
    if (isFile) {
        const instead = `For more than one, name a folder: --out ${written.slice(0, -extname(written).length)}`;
        const [format] = formats;
        if (formats.length > 1 || extname(written).toLowerCase() !== `.${format}`)
            throw usageError(`${written} is the name of one file, and --to asks for ${formats.join(', ')}. ${instead}`);
        if (hasSeveral(kind, selection, context))
            throw usageError(
                `${written} is the name of one file, and there are several documents to write. Say which one: carewright generate ${kind} <name>. ${instead}`,
            );
        if (options.reference !== undefined && resolve(io.cwd, options.reference) === target)
            throw usageError(`${written} is the file that lends its look. Give the document another name.`);
    }
    const folder = isFile ? dirname(target) : target;
    await mkdir(folder, { recursive: true }).catch(error => {
        throw fileError(`${isFile ? dirname(written) : written} can't be made: ${reasonOf(error)}.`);
    });
    const tally = { written: 0, unchanged: 0, kept: 0, failed: 0 };
    const told: string[] = [];
    /** Documents that a format can't hold. */
    let unfit = 0;
    /** By their names without case: many disks do not tell it. */
    const made = new Map<string, string>();
    const fail = (what: string, error: unknown): void => {
        tally.failed++;
        const isOurs = !(error instanceof Refused) && !(error as NodeJS.ErrnoException).syscall;
        told.push(
            isOurs
                ? `${what} was not written. The fault is Carewright's, please report it: ${reasonOf(error)}`
                : `${what} can't be written: ${reasonOf(error)}.`,
        );
    };
    const write = async (generated: Generated, format: Format, look: WordLook): Promise<void> => {
        const file = isFile ? target : join(folder, `${generated.tree.name}.${format}`);
        const shown = neutraliseLine(shownTarget(file, io.cwd));
        if (format !== 'pdf' && !canHold(format, generated)) {
            unfit++;
            const form = generated.tree.form ? ' A form can be a workbook (--to xlsx).' : '';
            told.push(`${shown} was not written: “${generated.tree.title}” has no table, and ${format} files hold only tables.${form}`);
            return;
        }
        const other = made.get(file.toLowerCase());
        if (other !== undefined) {
            fail(shown, new Refused(`${other} has the same name, apart from upper and lower case. Give one of the two another name`));
            return;
        }
        made.set(file.toLowerCase(), shown);
        progress.show(`Writing ${shown}`);
        try {
            const force = options.force || (await own.has(file));
            const bytes =
                format === 'pdf'
                    ? await (office as LibreOffice).pdf(generated.tree, look, context.today)
                    : render(generated, format, context, { ...look, withoutSource: options.withoutSource });
            const became = await writeDocument(file, bytes, generated.uris, force);
            tally[became]++;
            if (became === 'written') {
                await own.add(file);
                await io.out.write(`${shown}\n`);
            }
            if (became === 'kept') told.push(`${shown} has been edited since it was made. It was kept; use --force to replace it.`);
        } catch (error) {
            fail(shown, error);
        }
    };
    let documents = 0;
    const hasPages = formats.includes('docx') || formats.includes('pdf');
    const withoutNumbers = (error: unknown): undefined => {
        told.push(`The list of contents has no page numbers: LibreOffice did not lay the document out (${reasonOf(error)}).`);
    };
    for (const each of singly(kind, selection)) {
        try {
            for (const document of documentsOf(kind, each, context)) {
                documents++;
                const generated = { ...document, tree: { ...document.tree, ...(options.author && { author: options.author }) } };
                const numbers = hasPages ? await office?.pageNumbers(generated.tree, style).catch(withoutNumbers) : undefined;
                for (const format of formats) await write(generated, format, { style, numbers });
            }
        } catch (error) {
            fail(`The ${kind} of ${neutraliseLine([...each.services, ...each.reviews].join(', '))}`, error);
        }
    }
    await office?.close();
    progress.clear();
    if (!documents && !tally.failed) throw usageError(`No ${kind} can be made of ${named.join(', ')}: no review covers it.`);
    for (const line of told) await io.err.write(`carewright: ${line}\n`);
    const rest = (['unchanged', 'kept', 'failed'] as const).map(became => (tally[became] ? `, ${tally[became]} ${became}` : ''));
    await io.err.write(`${counted(tally.written, 'document')} written${rest.join('')}.\n`);
    await tellUnreadable(workspace.unreadable, io);
    const isNothing = unfit > 0 && tally.written + tally.unchanged === 0;
    return isNothing || tally.kept || tally.failed || workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}

/** Parts of a selection that make one document each, so that one which fails does not stop the others. */
function* singly(kind: DocumentKind, selection: Selection): Generator<Selection> {
    const [ofService, ofReview] = [kind === 'specification' || kind === 'coverage', kind === 'review' || kind === 'coverage'];
    if (!ofService && !ofReview) {
        yield selection;
        return;
    }
    if (ofService) for (const name of new Set(selection.services)) yield { ...selection, services: [name], reviews: [] };
    if (ofReview) for (const name of new Set(selection.reviews)) yield { ...selection, services: [], reviews: [name] };
}

/** Whether a person has named a file, as `papers/team.docx` does, and not a folder: one that is there already may have any name. */
async function namesFile(written: string, target: string): Promise<boolean> {
    if (!FORMATS.some(format => written.toLowerCase().endsWith(`.${format}`))) return false;
    return !(await stat(target).catch(() => undefined))?.isDirectory();
}

function hasSeveral(kind: DocumentKind, selection: Selection, context: DocumentContext): boolean {
    let found = 0;
    for (const each of singly(kind, selection)) for (const _ of documentsOf(kind, each, context)) if (++found > 1) return true;
    return false;
}

function formatOf(written: string): Format {
    const known = FORMATS.find(
        format => format === written || (written === 'markdown' && format === 'md') || (written === 'word' && format === 'docx'),
    );
    if (!known) throw usageError(`There is no format "${written}". There are: ${FORMATS.join(', ')}.`);
    return known;
}

/** What the documents are made of: all services and reviews of the folder, unless some are named. */
function selected(
    kind: DocumentKind,
    named: readonly string[],
    options: GenerateOptions,
    { names, documents }: OpenWorkspace,
): Omit<Selection, 'layout'> {
    const services = documents.flatMap(document => document.services.map(({ name }) => name));
    const reviews = documents.flatMap(document => document.reviews.map(({ name }) => name));
    const possible = [...(OF_SERVICES.has(kind) ? services : []), ...(OF_REVIEWS.has(kind) ? reviews : [])];
    if (kind.startsWith('blank') && named.length)
        throw usageError(`A ${kind.replace('-', ' ')} is a form for any service or review: leave the name out.`);
    for (const name of named) {
        if (possible.includes(name)) continue;
        const nearest = nearestName(name, possible);
        const what = [...(OF_SERVICES.has(kind) ? ['service'] : []), ...(OF_REVIEWS.has(kind) ? ['review'] : [])].join(' or ');
        throw usageError(`There is no ${what || 'service'} called "${name}".${namesInstead(nearest, possible)}`);
    }
    if (!kind.startsWith('blank') && !possible.length)
        throw usageError(
            `This folder has no ${OF_SERVICES.has(kind) ? (OF_REVIEWS.has(kind) ? 'service or review' : 'service') : 'review'}, so there is nothing to generate.`,
        );
    const wanted = (all: readonly string[]): readonly string[] => (named.length ? all.filter(name => named.includes(name)) : all);
    if (kind === 'board-paper' && !reviews.length)
        throw usageError('A board paper is made from a review, and this folder has none. To begin one: carewright new review <name>');
    const guidance = knownGuidance(options.guidance ?? [usualName('follows', names)], names);
    const template = options.template ?? usualName('template', names);
    if (kind === 'blank-review') mustBeKnown('template', template, names);
    // The review says which services its board paper is about; names of services leave the others out.
    const isPaper = kind === 'board-paper';
    const namedServices = services.filter(name => named.includes(name));
    const namedReviews = reviews.filter(name => named.includes(name));
    return {
        services: isPaper ? namedServices : wanted(services),
        reviews: isPaper && !namedReviews.length ? reviews : wanted(reviews),
        guidance,
        template,
        ...(options.annex !== undefined && { annex: options.annex }),
    };
}

/** The headings of a specification, by their name or out of a file of a person's own. @throws CommandError where there are none such */
export async function layoutOf(written = 'newer', io: Io): Promise<Layout> {
    const known = LAYOUTS.find(({ name }) => name === written);
    if (known) return known;
    if (!written.endsWith('.json')) {
        throw usageError(
            `There is no layout "${written}". There are: ${LAYOUTS.map(({ name }) => name).join(', ')}. Or name your own file: headings.json`,
        );
    }
    let value: unknown;
    try {
        value = JSON.parse(await readFile(resolve(io.cwd, written), 'utf8'));
    } catch (error) {
        if (error instanceof SyntaxError) throw usageError(`${written} is not JSON: ${error.message}`);
        throw fileError(`${written} can't be read: ${reasonOf(error)}.`);
    }
    const problems = layoutProblems(value);
    if (problems.length) throw usageError(`${written} can't be used as a layout:\n${problems.map(problem => `  ${problem}`).join('\n')}`);
    return value as Layout;
}

async function styleOf(written: string, io: Io): Promise<HouseStyle> {
    try {
        return houseStyle(await readFile(resolve(io.cwd, written)));
    } catch (error) {
        if (error instanceof Refusal) throw fileError(`${written}: ${error.message}`);
        throw fileError(`${written} can't be read: ${reasonOf(error)}.`);
    }
}
