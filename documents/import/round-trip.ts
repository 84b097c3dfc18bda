import { factsOfSoundText } from '../../language/facts/read-document.ts';
import { addressOf } from '../../language/model/address.ts';
import { editText } from '../../language/model/findings.ts';
import { counted, withoutLayout } from '../../language/model/text.ts';
import { indentAt } from '../../language/syntax/paragraphs.ts';
import { LAYOUTS, type Layout, layoutProblems } from '../content/layouts.ts';
import { documentsOf } from '../generate.ts';
import type { DocumentContext, SourceDocument } from '../model/context.ts';
import { bookmarksOf, PlaceFinder, placesOf, rowsOf, type SourcePlace, titleBookmark, tokensOf } from '../model/source-places.ts';
import type { CarriedSource } from '../office/carried-source.ts';
import { markWords } from '../tree/document-tree.ts';
import { prose } from '../tree/prose.ts';
import { lineKey, type SeenLine, seenLines } from '../tree/seen-lines.ts';
import { bringBack } from './bring-back.ts';
import type { LeftOut } from './findings.ts';
import { accountOf, type Imported, keptLines } from './imported.ts';
import { distance } from './line-changes.ts';
import type { Made } from './made.ts';
import type { SeenInWord } from './seen-in-word.ts';
import { nearestPlace } from './unplaced.ts';
import { meaningOf } from './value-edits.ts';
import { writtenDate } from './written-answers.ts';

/** What is known of the document that a Word file is. */
interface OwnDocument {
    readonly seen: SeenInWord;
    readonly carried: CarriedSource | undefined;
    readonly properties: Readonly<Record<string, string>>;
    /** The parts of the file, for the account of its words. */
    readonly parts: ReadonlyMap<string, Uint8Array>;
    readonly main: string;
}

/** A text that a document was made from, and how. */
interface Origin {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly uri: string;
    readonly text: string;
    readonly layout: Layout;
    readonly annex?: boolean | undefined;
    /** The day and the path that the document names. */
    readonly day: string;
    readonly path: string;
    /** What people saw when it was made. */
    readonly was: readonly SeenLine[];
    readonly told: readonly string[];
}

/** How alike a document and one that is made again are, at least, to be the same. */
const SAME_DOCUMENT = 0.5;

function layoutOf(written: string | undefined): Layout {
    const named = LAYOUTS.find(({ name }) => name === written);
    const [usual] = LAYOUTS;
    if (named || !usual) return named as Layout;
    try {
        const value: unknown = JSON.parse(written ?? '');
        return layoutProblems(value).length ? usual : (value as Layout);
    } catch {
        return usual;
    }
}

type Making = Pick<Origin, 'type' | 'name' | 'uri' | 'layout' | 'annex' | 'day' | 'path'>;

/** Makes a document again, of a text; nothing where the text can't be read or does not hold it. */
function remake({ type, name, uri, layout, annex, day, path }: Making, text: string, context: DocumentContext): Made | undefined {
    // A text with lines that can’t be read is made again only as it is.
    const known = context.source(uri);
    const facts = factsOfSoundText(addressOf(uri), text) ?? (known?.text === text ? known.facts : undefined);
    const subject = (type === 'service' ? facts?.services : facts?.reviews)?.find(each => each.name === name);
    if (!facts || !subject) return undefined;
    const source: SourceDocument = { uri, text, facts };
    const own: DocumentContext = {
        ...context,
        today: day,
        source: other => (other === uri ? source : context.source(other)),
        subject: (kind, wanted) => (kind === type && wanted === name ? subject : context.subject(kind, wanted)),
        pathOf: other => (other === uri ? path : context.pathOf(other)),
    };
    return context.names.asIf(facts, () => {
        const selection = { services: [name], reviews: [name], guidance: [], template: '', layout, ...(annex !== undefined && { annex }) };
        const [document] = documentsOf(type === 'service' ? 'specification' : 'review', selection, own);
        if (!document) return undefined;
        const { title, subject: head, onEachPage } = document.tree;
        // The line below the title of a review says again what its answers say.
        const isHead = (words: string): boolean => type === 'review' && onEachPage !== undefined && words === `${onEachPage.words}.`;
        const lines = seenLines(document.tree).map(({ node: _, ...line }) => (isHead(line.words) ? { ...line, isDerived: true } : line));
        return { source, context: own, lines, margins: [head, title, ...(onEachPage ? [markWords(onEachPage)] : [])] };
    });
}

/** Whether people do not see in a document what the texts of a source say: then it was not made from that source. */
function saysOther({ source: { facts } }: Made, lines: readonly SeenLine[]): boolean {
    const there = lines.map(({ words }) => lineKey(words));
    const subjects = [...facts.services, ...facts.reviews];
    const texts = facts.texts.filter(
        ({ at, role }) => role !== 'placeholder' && subjects.some(({ whole }) => whole[0] <= at[0] && at[1] <= whole[1]),
    );
    return texts.some(({ text }) =>
        seenLines({ root: { type: 'root', children: prose(text) } }).some(
            ({ words }) => !there.some(line => line.includes(lineKey(words))),
        ),
    );
}

/** Whether lines that are made from a source have other numbers than those that are in their place: then it is another source. */
function hasOtherNumbers({ lines }: Made, was: readonly SeenLine[], finder: PlaceFinder): boolean {
    const numbers = ({ words }: SeenLine): string =>
        tokensOf(words)
            .filter(({ word }) => /\p{N}/u.test(word))
            .map(({ word }) => word)
            .join(' ');
    const [known, is] = [new Set(was.map(({ words }) => lineKey(words))), new Set(lines.map(({ words }) => lineKey(words)))];
    const others = new Set(was.filter(({ words }) => !is.has(lineKey(words))).map(numbers));
    return lines.some(line => {
        if (line.isDerived || known.has(lineKey(line.words)) || !numbers(line) || others.has(numbers(line))) return false;
        const [place] = finder.likely(line.words);
        return place !== undefined && place !== finder.places[0];
    });
}

/** The file of the folder that a service or a review is in. */
function fileOf(type: 'service' | 'review', name: string, context: DocumentContext): SourceDocument | undefined {
    const uri = context.names.find([type], name)[0]?.uri;
    return uri === undefined || uri.startsWith('carewright:') ? undefined : context.source(uri);
}

/** What a Word file carries, of a service or review that was renamed in this folder: found by its title and the path of its file. */
function renamedIn({ type, name, path, text }: CarriedSource, context: DocumentContext): Pick<CarriedSource, 'name' | 'text'> | undefined {
    const facts = factsOfSoundText(addressOf('file:///carried.care'), text);
    const own = facts?.declarations.find(each => each.namespace === type && each.name === name);
    const others = [...context.names.all(type)].flatMap(([first]) => (first ? [first] : []));
    const found = others.filter(({ uri, declaration }) => declaration.title === own?.title && context.pathOf(uri) === path);
    const [other] = found;
    if (!own || !other || found.length > 1) return undefined;
    return { name: other.declaration.name, text: editText(text, [{ at: own.at, text: other.declaration.name }]) };
}

/** What a Word file was made from, by what it carries; nothing where that is not what people see. */
function carriedOrigin({ carried, seen }: OwnDocument, context: DocumentContext, notes: string[]): Origin | undefined {
    if (!carried) return undefined;
    const { type, layout, annex, day, path, version } = carried;
    const renamed = fileOf(type, carried.name, context) ? undefined : renamedIn(carried, context);
    const { name, text } = renamed ?? carried;
    const uri = fileOf(type, name, context)?.uri ?? 'file:///imported.care';
    const making = { type, name, uri, layout: layoutOf(layout), annex, day, path };
    const made = remake(making, text, context);
    const refused = 'The file carries a Carewright text, but that says something else than the document shows. It was not used.';
    const total = carried.lines.length + seen.lines.length;
    const renames = renamed ? [`The ${type} “${carried.name}” is called “${name}” in this folder.`] : [];
    if (!made) {
        // A text with lines that can’t be read can’t be made again. What people saw of it is known, so that the file of the folder, which
        // may have changed since, keeps all that was not changed in the Word file.
        const file = fileOf(type, name, context);
        const isAlike = distance(carried.lines, seen.lines) <= (1 - SAME_DOCUMENT) * total;
        if (file && carried.lines.length && isAlike && remake(making, file.text, context))
            return { ...making, text: file.text, was: carried.lines, told: renames };
        // A text with lines that can’t be read can’t be compared: only an unchanged document has it.
        if (carried.lines.length && distance(carried.lines, seen.lines) === 0 && carried.version === version) notes.push(UNREADABLE);
        return undefined;
    }
    const unknown = made.source.facts.references.filter(
        each => !context.names.has(each) && !made.source.facts.declarations.some(own => own.name === each.name),
    );
    const isSame = version === context.version;
    if (!carried.lines.length || (isSame && !unknown.length)) {
        if (distance(made.lines, seen.lines) > (1 - SAME_DOCUMENT) * (made.lines.length + seen.lines.length)) {
            notes.push(refused);
            return undefined;
        }
        return { ...making, text, was: withBookmarks(made, making), told: renames };
    }
    const isOther = saysOther(made, carried.lines) || (isSame && hasOtherNumbers(made, carried.lines, finderOf(made, making)));
    if (isOther || distance(carried.lines, seen.lines) > (1 - SAME_DOCUMENT) * total) {
        notes.push(refused);
        return undefined;
    }
    const told = isSame
        ? renames
        : [
              ...renames,
              `The document was made with version ${version} of Carewright. This is version ${context.version}. Compare numbers and dates with the document.`,
          ];
    return { ...making, text, was: carried.lines, told };
}

const UNSOUND = 'The .care file has lines which can’t be read. Mend them, and import the Word file again to bring its changes back.';
const UNREADABLE =
    'The file carries a Carewright text that has lines which can’t be read. Import it in the folder with that file, or mend those lines there.';

/** What a Word file was made from, by a file of the folder: the one that its properties name, else by bookmarks, else by its words. */
function folderOrigin({ properties, seen }: OwnDocument, context: DocumentContext): Origin | undefined {
    const layout = layoutOf(properties['Carewright Layout']);
    const named = (['service', 'review'] as const).flatMap(type => {
        const name = properties[type === 'service' ? 'Carewright Service' : 'Carewright Review'];
        return name === undefined ? [] : [{ type, name }];
    });
    const all = (['service', 'review'] as const).flatMap(type =>
        [...context.names.all(type)].flatMap(found => (found[0] ? [{ type, name: found[0].declaration.name }] : [])),
    );
    const marks = new Set(seen.lines.flatMap(({ bookmarks }) => bookmarks));
    const title = lineKey(seen.lines[0]?.words ?? '').toLowerCase();
    const likely = all.filter(
        ({ type, name }) => marks.has(titleBookmark(type, name)) || lineKey(context.names.title(type, name)).toLowerCase() === title,
    );
    const origins = (named.length ? named : likely).flatMap(({ type, name }): (Origin & { readonly away: number })[] => {
        const source = fileOf(type, name, context);
        if (!source) return [];
        return (properties['Carewright Layout'] ? [layout] : LAYOUTS).flatMap(each => {
            const making = {
                type,
                name,
                uri: source.uri,
                layout: each,
                day: dayOf(seen) ?? context.today,
                path: context.pathOf(source.uri),
            };
            const made = remake(making, source.text, context);
            if (!made) return [];
            const away = distance(made.lines, seen.lines) / (made.lines.length + seen.lines.length);
            const was = withBookmarks(made, making);
            const share = marks.size ? was.filter(({ bookmark = '' }) => marks.has(bookmark)).length / marks.size : 0;
            return away <= 1 - SAME_DOCUMENT || share >= SAME_DOCUMENT ? [{ ...making, text: source.text, was, told: [], away }] : [];
        });
    });
    return origins.toSorted((a, b) => a.away - b.away)[0];
}

function finderOf({ source, context }: Made, { type, name }: Pick<Making, 'type' | 'name'>): PlaceFinder {
    const subject = (type === 'service' ? source.facts.services : source.facts.reviews).find(each => each.name === name);
    return new PlaceFinder(subject ? placesOf(source, subject, context.names) : []);
}

function withBookmarks(made: Made, making: Making): readonly SeenLine[] {
    const { lines } = made;
    const marks = bookmarksOf(lines, finderOf(made, making));
    return lines.map((line, at) => (marks[at] ? { ...line, bookmark: marks[at] } : line));
}

/** The day for which a document was made, as it says at the head of its pages or at its end. */
function dayOf({ lines, margins }: SeenInWord): string | undefined {
    const found = [...margins, ...lines.map(({ words }) => words).filter(words => /Assessed as (?:at|on)/.test(words))].flatMap(
        words => words.match(/\d{1,2}\s[A-Z][a-z]+\s\d{4}/g) ?? [],
    );
    return writtenDate(found.at(-1) ?? '');
}

/** A line of a comment, and the line of the text that it is about. */
interface Remark {
    readonly words: string;
    readonly place: SourcePlace | undefined;
}

/** Puts lines of comments before the lines that they are about. Those that are there already are not written twice. */
function withRemarks({ source: { text: before } }: Made, remarks: readonly Remark[]): string {
    const end: string[] = [];
    const lines = new Map<number, string>();
    for (const { place, words } of remarks) {
        const line = withoutLayout(words);
        if (before.includes(`// ${line}`)) continue;
        if (!place) {
            end.push(line);
            continue;
        }
        const start = before.lastIndexOf('\n', place.whole[0] - 1) + 1;
        lines.set(start, `${lines.get(start) ?? ''}${indentAt(before, place.whole[0])}// ${line}\n`);
    }
    const edits = [...lines].map(([start, text]) => ({ at: [start, start] as const, text }));
    const text = editText(before, edits);
    return end.length ? `${text}${/\n$/.test(text) ? '\n' : '\n\n'}${keptLines(end).join('\n')}` : text;
}

/** Whether a line of a header or footer is as it was made: the parts that a document puts there, whole, and the number of the page. */
function isOwnMargin(line: string, parts: readonly string[]): boolean {
    const bare = (words: string): string => (lineKey(words).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
    const inWords = `${bare(line.replaceAll(/\bPage\s*(?:\d+\s*)?of\s*\d*|\bPage\s*\d+/gi, ' '))} `;
    const left = parts.map(bare).reduce((rest, part) => (part ? ` ${rest}`.replace(` ${part} `, ' ').trimStart() : rest), inWords);
    return !left.trim();
}

/** What is beside the text of a Word file: what people put there is kept, what the document has itself is not. */
function besideText(
    { seen }: OwnDocument,
    { lines, source, margins }: Made,
): {
    readonly kept: readonly string[];
    readonly told: readonly string[];
    readonly margins: readonly string[];
    readonly leftOut: readonly LeftOut[];
} {
    const words = (text: string): readonly string[] => tokensOf(lineKey(text)).map(({ word }) => word.toLowerCase());
    const own = new Set(lines.flatMap(line => words(line.words)));
    const isOwn = (text: string): boolean => words(text).every(word => own.has(word) || !/[\p{L}\p{N}]/u.test(word));
    // What the text itself strikes out is no news.
    const [ours, theirs] = [seen.kept.filter(isOwnStrike), seen.kept.filter(each => !isOwnStrike(each))];
    function isOwnStrike(each: string): boolean {
        const struck = /^Struck out.*?: (.*)$/s.exec(each)?.[1];
        return struck !== undefined && source.text.includes('~~') && isOwn(struck);
    }
    return {
        kept: [...theirs, ...seen.margins.filter(line => !isOwnMargin(line, margins)).map(line => `Header or footer: ${line}`)],
        told: seen.told.filter(each => !/^Tracked changes|^Left out|struck out/.test(each)),
        margins: seen.margins.filter(line => isOwnMargin(line, margins)),
        leftOut: ours.map(each => ({ reason: 'what the text itself strikes out', words: each })),
    };
}

/** What to know of a document of which the source is not there, or which is made from several files. */
function unknownOrigin(properties: Readonly<Record<string, string>>): readonly string[] {
    const kind = properties['Carewright Kind'];
    const [type, name] = kind === 'review' ? ['review', properties['Carewright Review']] : ['service', properties['Carewright Service']];
    if (kind === undefined) return [];
    if (kind !== 'specification' && kind !== 'review')
        return [
            `This document (${kind}) was made with Carewright from other files, and changes in it can’t be brought back to them. It is read like a file from elsewhere.`,
        ];
    return [
        `This document was made with Carewright, from the ${type} “${name ?? ''}”. Its text is neither in the file nor in this folder, so it is read like a file from elsewhere. To bring back only what was changed, import it in the folder of that ${type}.`,
    ];
}

/**
 * Reads a document of Carewright's that people may have changed: compares what they see with what was generated, and brings back
 * only what they changed.
 *
 * @param start finds the text to change, where it is another than the one that the document was made from
 * @returns nothing where it is not known what it was made from; then the notes say why
 */
export function roundTrip(
    own: OwnDocument,
    start: ((origin: { readonly uri: string; readonly text: string }) => string) | undefined,
    context: DocumentContext,
    notes: string[],
): Imported | undefined {
    const origin = carriedOrigin(own, context, notes) ?? folderOrigin(own, context);
    if (!origin) {
        notes.push(...unknownOrigin(own.properties));
        return undefined;
    }
    const again = (text: string): Made | undefined => remake(origin, text, context);
    const file = start?.(origin) ?? origin.text;
    const begin = again(file);
    if (!begin) return undefined;
    const { seen, parts, main } = own;
    const {
        made,
        unplaced: reported,
        settled,
        notes: rowNotes,
        count,
    } = bringBack(origin.was, seen.lines, begin, origin.type, origin.name, origin.layout, again);
    const beside = besideText(own, again(origin.text) ?? begin);
    const finder = finderOf(made, origin);
    const rows = rowsOf(seen.lines);
    // A line that is made from the text again is in it; so is an unchanged one, unless it went with what was taken out.
    const isMade = new Set(made.lines.map(line => meaningOf(line.words)));
    const taken = new Set(
        begin.lines
            .filter(({ isDerived }) => !isDerived)
            .map(line => meaningOf(line.words))
            .filter(meaning => !isMade.has(meaning)),
    );
    const unchanged = origin.was.map(line => meaningOf(line.words)).filter(meaning => !taken.has(meaning));
    const known = new Set([...unchanged, ...isMade, ...settled.map(meaningOf)]);
    const explained = seen.lines.filter(({ words }) => known.has(meaningOf(words))).map(({ words }) => words);
    // No line is neither in the text nor told.
    const untold = seen.lines.flatMap(({ words }, at) =>
        known.has(meaningOf(words)) || reported.some(each => each.words.includes(words))
            ? []
            : [{ words: `“${words}” is new`, place: nearestPlace(seen.lines, at, finder, rows) }],
    );
    const unplaced = [...reported, ...untold];
    const remarks: readonly Remark[] = [
        ...seen.lines.flatMap((line, at) => line.remarks.map(words => ({ place: nearestPlace(seen.lines, at, finder, rows), words }))),
        ...[...seen.remarks, ...beside.kept].map(words => ({ place: undefined, words })),
    ];
    const left = unplaced.map(({ words, place }) => ({ place, words: `Changed in the Word file, and not in this file: ${words}.` }));
    const text = withRemarks(made, [...remarks, ...left]);
    const said = [
        ...notes,
        ...origin.told,
        ...(unplaced.length && begin.source.facts.problems.length ? [UNSOUND] : []),
        ...(count ? [`${counted(count, 'change')} of the Word file ${count === 1 ? 'is' : 'are'} in the .care file now.`] : []),
        ...rowNotes,
        ...unplaced.map(({ words }) => `Not brought back: ${words}. It is noted as a // line in the .care file.`),
        ...remarks.map(({ words }) => `Noted as a // line in the .care file: ${words}`),
        ...beside.told,
    ];
    const account = accountOf(parts, main, [...explained, ...said, ...beside.margins], [...seen.leftOut, ...beside.leftOut]);
    const kind = origin.type === 'service' ? 'specification' : 'review';
    return { kind, name: origin.name, text, notes: said, account, origin: { uri: origin.uri, text: file } };
}
