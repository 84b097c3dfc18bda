import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
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
import { LAYOUTS, type Layout, layoutProblems } from '../../documents/layouts/layout.ts';
import { Refusal } from '../../documents/office/limits.ts';
import type { WordLook } from '../../documents/word/document.ts';
import { type HouseStyle, houseStyle } from '../../documents/word/house-style.ts';
import { Refused, reasonOf } from '../../files/read-file.ts';
import { counted } from '../../language/model/text.ts';
import { usualName } from '../../language/names/meant-for.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import { slim } from '../../language/workspace/slim.ts';
import { ExitCode, fileError, usageError } from '../io/exit-code.ts';
import { type Io, Progress } from '../io/io.ts';
import { onOneLine } from '../io/safe-text.ts';
import { documentWorld } from '../workspace/document-world.ts';
import { LibreOffice, NO_OFFICE } from '../workspace/libre-office.ts';
import { knownGuidance, mustBeKnown } from '../workspace/refusals.ts';
import { type OpenWorkspace, openWorkspace } from '../workspace/workspace.ts';
import { writeDocument } from '../workspace/write.ts';
import { dayOf, tellUnreadable } from './check.ts';

/** The files that this run has written, as it left them: it may write over them, whatever their times say. */
class OwnFiles {
    private readonly states = new Map<string, string>();

    async add(file: string): Promise<void> {
        const state = await stateOf(file);
        if (state !== undefined) this.states.set(file, state);
    }

    /** Whether this run wrote a file, and nobody has changed it since. */
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
    readonly guidance?: readonly string[];
    readonly template?: string;
    readonly layout: string;
    readonly reference?: string;
    /** Whether documents have the annex about their sources, where that is said. */
    readonly annex?: boolean;
    readonly force?: boolean;
    readonly asOf?: string;
    /** Whether Word files do not carry the text that they were made from. */
    readonly withoutSource?: boolean;
    /** Whether to write them again whenever a source changes, until somebody ends it. */
    readonly watch?: boolean;
}

const OF_SERVICES = new Set<DocumentKind>(['specification', 'coverage', 'board-paper']);
const OF_REVIEWS = new Set<DocumentKind>(['review', 'coverage', 'action-plan', 'board-paper']);

/** `carewright generate`: writes documents for people who do not open `.care` files. */
export async function generate(kind: DocumentKind, named: readonly string[], options: GenerateOptions, io: Io): Promise<ExitCode> {
    const formats = options.to.map(formatOf);
    const own = new OwnFiles();
    const once = (): Promise<ExitCode> => generateOnce({ kind, named, options, formats, own }, io);
    if (!options.watch) return once();
    const others = [options.layout.endsWith('.json') ? options.layout : [], options.reference ?? []].flat();
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
    const context = await documentWorld(workspace, dayOf(options.asOf, io.today));
    const folder = resolve(io.cwd, options.out);
    await mkdir(folder, { recursive: true }).catch(error => {
        throw fileError(`${options.out} can't be made: ${reasonOf(error)}.`);
    });
    const tally = { written: 0, unchanged: 0, kept: 0, failed: 0 };
    const told: string[] = [];
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
        const file = join(folder, `${generated.tree.name}.${format}`);
        const shown = onOneLine(relative(io.cwd, file) || file);
        if (format !== 'pdf' && !canHold(format, generated)) {
            told.push(`${shown} was not written: ${generated.tree.title} has no tables.`);
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
            if (became === 'kept')
                told.push(`${shown} is newer than what it is made from: somebody has changed it. It was kept. To write over it: --force`);
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
            for (const generated of documentsOf(kind, each, context)) {
                documents++;
                const numbers = hasPages ? await office?.pageNumbers(generated.tree, style).catch(withoutNumbers) : undefined;
                for (const format of formats) await write(generated, format, { style, numbers });
            }
        } catch (error) {
            fail(`The ${kind} of ${onOneLine([...each.services, ...each.reviews].join(', '))}`, error);
        }
    }
    await office?.close();
    progress.clear();
    if (!documents && !tally.failed) throw usageError(`No ${kind} can be made of ${named.join(', ')}: no review covers it.`);
    for (const line of told) await io.err.write(`carewright: ${line}\n`);
    const rest = (['unchanged', 'kept', 'failed'] as const).map(became => (tally[became] ? `, ${tally[became]} ${became}` : ''));
    await io.err.write(`${counted(tally.written, 'document')} written${rest.join('')}.\n`);
    await tellUnreadable(workspace.unreadable, io);
    return tally.kept || tally.failed || workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
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
    for (const name of named) {
        if (possible.includes(name)) continue;
        const nearest = nearestName(name, possible);
        throw usageError(
            `There is no ${possible.length ? 'such' : ''} document "${name}" to make this of.${nearest ? ` Did you mean ${nearest}?` : ` There are: ${possible.join(', ') || 'none'}.`}`,
        );
    }
    if (!kind.startsWith('blank') && !possible.length) throw usageError(`There is nothing in this folder to make a ${kind} of.`);
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
export async function layoutOf(written: string, io: Io): Promise<Layout> {
    const known = LAYOUTS.find(({ name }) => name === written);
    if (known) return known;
    if (!written.endsWith('.json')) {
        throw usageError(
            `There is no layout "${written}". There are: ${LAYOUTS.map(({ name }) => name).join(', ')}. Or name a file of your own: headings.json`,
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
