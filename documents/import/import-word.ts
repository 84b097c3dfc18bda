import { grouped, titleOf } from '../../language/model/text.ts';

import { reviewForm, serviceForm } from '../content/forms.ts';
import type { DocumentContext } from '../model/context.ts';
import type { CarriedSource } from '../office/carried-source.ts';
import { LIMITS, type Limits, MEGABYTE, Refusal } from '../office/limits.ts';
import { bookmarkOf } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';
import { accountOf, type Imported, reportLines, type WordAccount } from './imported.ts';

import { refuseOthers } from './other-files.ts';
import { reviewFromForm } from './review-from-form.ts';
import { roundTrip } from './round-trip.ts';
import { type SeenInWord, seenInWord } from './seen-in-word.ts';
import { serviceFromForm } from './service-from-form.ts';
import { specificationFromWord } from './specification-from-word.ts';
import { readBlocks, type WordContent } from './word-blocks.ts';
import { mayBeForm } from './word-fields.ts';
import { openWord, type WordFile } from './word-file.ts';
import { isWorkbook, openWorkbook, type WorkbookSheet } from './workbook.ts';

interface ImportOptions {
    /** The guidance that an imported specification follows; where it is none, that which is recommended for the model that its title names. */
    readonly follows: readonly string[];
    /** What to call it where the file does not say. */
    readonly title: string;
    /** The text to bring changes into, where a document of Carewright's was made from another version of it. */
    readonly start?: (origin: NonNullable<Imported['origin']>) => string;
}

/** A Word file as it was read, before anything is placed: plain data, which a worker can hand on. */
export interface ReadWord {
    readonly content: WordContent;
    /** The same read as a form, where only its fields say that it is one of ours. */
    readonly asForm?: WordContent;
    readonly properties: Readonly<Record<string, string>>;
    /** The parts of the file, for the account of its words. */
    readonly parts: ReadonlyMap<string, Uint8Array>;
    readonly main: string;
    /** What it carries of its source, and what people see in it line by line, where Carewright made it. */
    readonly carried: CarriedSource | undefined;
    readonly seen: SeenInWord | undefined;
}

/** What to know of a form that was not made with this version, or was made from guidance that is not here. */
function versionNotes(properties: Readonly<Record<string, string>>, { version, names }: DocumentContext): readonly string[] {
    const made = properties['Carewright Version'];
    const whatFollows =
        'Questions and requirements may have changed since. Answers to any that this version does not have are kept as comments at the end of the file.';
    const gone = (properties['Carewright Guidance'] ?? '').split(',').filter(name => name && !names.guidance(name));
    return [
        ...(made === undefined
            ? [`This form does not say which version of Carewright made it. This is version ${version}. ${whatFollows}`]
            : []),
        ...(made !== undefined && made !== version
            ? [`This form was made with version ${made} of Carewright. This is version ${version}. ${whatFollows}`]
            : []),
        ...gone.map(
            name =>
                `The form was made from the guidance “${name}”, which is not in this folder or the library. Answers about it are kept as comments at the end of the file.`,
        ),
    ];
}

function tooLong({ written }: Limits): Refusal {
    return new Refusal(
        `What the file says is longer than any specification: more than ${grouped(written)} characters. Split it, and import each part.`,
    );
}

/** A document without anything that tells where it comes from is compared with those of the folder up to this size, in bytes. */
const LONGEST_COMPARED = 2 * MEGABYTE;

/** Whether a file may be one of Carewright's own documents: by what it carries or its properties; or else by its bookmarks or its words. */
function isOwn({ carried, properties, bytes, main }: WordFile): boolean {
    if (properties['Carewright Form'] !== undefined) return false;
    return carried !== undefined || properties['Carewright Kind'] !== undefined || (bytes.get(main.name)?.length ?? 0) <= LONGEST_COMPARED;
}

/** Reads a Word file, whatever it is. @throws Refusal where the file can't or should not be read */
export function readWord(bytes: Uint8Array, limits: Limits = LIMITS): ReadWord {
    refuseOthers(bytes);
    if (isWorkbook(bytes)) return readWorkbook(bytes, limits);
    const file = openWord(bytes, limits);
    const content = readBlocks(file, limits);
    // What is too long to be written need not be put into words first.
    const length = [...content.blocks.map(blockWords), ...content.kept, ...content.margins].reduce((sum, words) => sum + words.length, 0);
    if (length > limits.written) throw tooLong(limits);
    const seen = isOwn(file) ? seenInWord(file, limits) : undefined;
    const asForm = mayBeForm(file) ? readBlocks(file, limits, true) : undefined;
    return {
        content,
        ...(asForm && { asForm }),
        properties: file.properties,
        parts: file.bytes,
        main: file.main.name,
        carried: file.carried,
        seen,
    };
}

/** Reads a workbook, which is a form of ours or refused. */
function readWorkbook(bytes: Uint8Array, limits: Limits): ReadWord {
    const { sheets, properties, parts } = openWorkbook(bytes, limits);
    const length = sheets
        .flatMap(({ rows }) => [...rows.values()].flatMap(row => [...row.values()]))
        .reduce((sum, { words }) => sum + words.length, 0);
    if (length > limits.written) throw tooLong(limits);
    const content = { blocks: [], fields: [], sheets, margins: [], told: [], kept: [], leftOut: [] };
    return { content, properties, parts, main: 'xl/workbook.xml', carried: undefined, seen: undefined };
}

/**
 * Makes a `.care` file of a Word file that was read: of a form of Carewright's that was filled in, or of a specification of any kind.
 *
 * @throws Refusal where it would be longer than any
 */
export function importRead(read: ReadWord, options: ImportOptions, context: DocumentContext): Imported {
    const notes: string[] = [];
    const own = ownDocument(read, options, context, notes);
    if (own) return own;
    const first = placed(read, options, context);
    const made = { ...first, notes: [...notes, ...first.notes] };
    // Whoever opens the file later knows what was reported too.
    const imported = { ...made, text: made.text + reportLines(made.notes, read.content.sheets && 'workbook').join('\n') };
    if (imported.text.length > LIMITS.written) throw tooLong(LIMITS);
    return { ...imported, account: account(read, imported) };
}

/** Brings back what people changed in a document of Carewright's; nothing where the file is another, or it is not known what it was made from. */
function ownDocument(
    { seen, ...read }: ReadWord,
    { start }: ImportOptions,
    context: DocumentContext,
    notes: string[],
): Imported | undefined {
    return seen && roundTrip({ seen, ...read }, start, context, notes);
}

/** Which form a file is, where it does not say so: the one that most of its fields are of. */
function formOf(content: WordContent, context: DocumentContext): Readonly<Record<string, string>> | undefined {
    const { names } = context;
    const tags = new Set(content.fields.map(({ tag }) => tag));
    const bookmarks = new Set(
        content.blocks.flatMap(block => (block.type === 'table' ? (block.data?.form ?? []) : []).flat().flatMap(cell => cell.bookmarks)),
    );
    const count = (fields: Iterable<string> = []): number =>
        [...fields].filter(tag => tags.has(tag) || bookmarks.has(bookmarkOf(tag))).length;
    const words = content.blocks.map(blockWords).find(line => line.startsWith(MADE_FROM)) ?? '';
    const guidance = [...names.all('guidance')].flatMap(([found]) => {
        const { name, title } = found?.declaration ?? {};
        return name !== undefined && title !== undefined && words.includes(title) ? [name] : [];
    });
    const known = [
        ...[...names.all('template')].flatMap(([found]) => {
            const name = found?.declaration.name;
            return name === undefined ? [] : [{ Form: 'review', Template: name, fields: count(reviewForm(name, context)?.fields.keys()) }];
        }),
        { Form: 'specification', Guidance: guidance.join(','), fields: count(serviceForm(guidance, context).fields.keys()) },
    ];
    const [best] = known.toSorted((a, b) => b.fields - a.fields);
    if (!best || best.fields < LEAST_FIELDS) return undefined;
    const { fields: _, ...properties } = best;
    return Object.fromEntries(Object.entries(properties).map(([name, value]) => [`Carewright ${name}`, value]));
}

/** How a form for a specification begins to say which guidance it was made from. */
const MADE_FROM = 'A form to fill in, made from: ';
/** Which form a workbook is, where it does not say so: the one that most titles of its columns are of. */
function formOfSheets(sheets: readonly WorkbookSheet[], { names }: DocumentContext): Readonly<Record<string, string>> {
    const words = new Set(
        sheets.flatMap(({ rows }) => [...rows.values()].flatMap(row => [...row.values()].map(cell => cell.words.toLowerCase()))),
    );
    const titles = (name: string): number =>
        (names.template(name)?.questions ?? []).filter(question => {
            const title = titleOf(question).toLowerCase();
            return words.has(title) || words.has(`${title} (required)`);
        }).length;
    const [best] = [...names.all('template')]
        .flatMap(([found]) => (found ? [{ name: found.declaration.name, count: titles(found.declaration.name) }] : []))
        .toSorted((a, b) => b.count - a.count);
    if (!best || best.count < LEAST_FIELDS)
        throw new Refusal('This workbook is not a form of Carewright’s. Make one with: carewright generate blank-review --to xlsx');
    return { 'Carewright Form': 'review', 'Carewright Template': best.name };
}

/** A file with fewer fields of a form is not that form. */
const LEAST_FIELDS = 5;

function placed(read: ReadWord, options: ImportOptions, context: DocumentContext): Imported {
    const { content, asForm, properties } = read;
    const form = properties['Carewright Form'];
    const ofForm = (imported: Imported): Imported => ({ ...imported, notes: [...versionNotes(properties, context), ...imported.notes] });
    if (form === 'review')
        return ofForm(reviewFromForm(content, properties['Carewright Template'] ?? '', context, properties['Carewright Review']));
    if (form === 'specification') {
        const guidance = (properties['Carewright Guidance'] ?? '').split(',').filter(name => context.names.guidance(name));
        return ofForm(serviceFromForm(content, guidance, context));
    }
    if (content.sheets)
        return placed({ ...read, properties: { ...properties, ...formOfSheets(content.sheets, context) } }, options, context);
    const found = asForm && formOf(asForm, context);
    if (asForm && found) return placed({ ...read, content: asForm, properties: { ...properties, ...found } }, options, context);
    return specificationFromWord(content, options.follows, options.title, context.names);
}

/** The words of the file against those of what was made; of a form, its own words and answers that became names or dates count as well. */
function account({ content, asForm = content, parts, main }: ReadWord, { text, notes, read }: Imported): WordAccount {
    return accountOf(parts, main, [text, ...notes, ...(read ?? [])], (read ? asForm : content).leftOut);
}
