import type { Declaration } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { lineKey } from '../tree/seen-lines.ts';

/** What the NHS and councils shorten in the names of bodies. */
const SHORT: readonly (readonly [RegExp, string])[] = [
    [/&/g, ' and '],
    [/\bicb\b/g, 'integrated care board'],
    [/\bics\b/g, 'integrated care system'],
    [/\b(?:nhs ?ft|nhs f trust|foundation nhs trust|ft)\b/g, 'nhs foundation trust'],
    [/\bnhst\b/g, 'nhs trust'],
    [/\buniv\b/g, 'university'],
    [/\bhosps?\b/g, 'hospitals'],
    [/\bmh\b/g, 'mental health'],
    [/\bmbc\b/g, 'metropolitan borough council'],
    [/\bcc\b/g, 'county council'],
    [/\blbc?\b/g, 'london borough'],
    [/\bbc\b/g, 'borough council'],
    [/\bdc\b/g, 'district council'],
];

/** Words that some write in the name of a body and others leave out. */
const LEFT_OUT = /\b(?:the|of|nhs|foundation|for)\b/g;

function plain(words: string): string {
    return lineKey(words)
        .toLowerCase()
        .replaceAll(/(?<=\p{L})\.(?=\p{L}|\s|$)/gu, '')
        .replaceAll(/[^\p{L}\p{N}&]+/gu, ' ')
        .trim();
}

/** The name of a body as it is compared, with all that people shorten written out. */
function inFull(words: string): string {
    return SHORT.reduce((text, [short, full]) => text.replaceAll(short, full), plain(words))
        .replaceAll(/\s+/g, ' ')
        .trim();
}

/** The same without what some leave out. */
function bare(words: string): string {
    return inFull(words).replaceAll(LEFT_OUT, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** A way in which names are compared. */
type Form = (words: string) => string;

/** What each declaration is called, in each form. All are compared with each words of a document. */
const CALLED = new Map<Form, WeakMap<Declaration, readonly string[]>>([plain, inFull, bare].map(form => [form, new WeakMap()]));

function formsOf(declaration: Declaration, form: Form): readonly string[] {
    const known = CALLED.get(form);
    const forms = known?.get(declaration) ?? calledBy(declaration).map(form);
    known?.set(declaration, forms);
    return forms;
}

function calledBy({ name, title = '', term }: Declaration): readonly string[] {
    return [name, name.replaceAll('-', ' '), title, ...(term?.also ?? [])].filter(Boolean);
}

/** Names of people's own things: words that differ mean another one. */
function isOrganisation(namespaces: readonly Namespace[]): boolean {
    return namespaces.includes('organisations');
}

/**
 * The name that people mean by what they call it: by its name, its title or what else it is called. Organisations also with what is
 * usually shortened: `Exampleshire ICB`, `Northmoor NHS FT`.
 *
 * @returns nothing where none is meant, or where several could be
 */
export function nameCalled(words: string, namespaces: readonly Namespace[], names: NameIndex): string | undefined {
    const all = names.declarationsOf(namespaces);
    const by = (form: Form): readonly string[] => {
        const wanted = form(words);
        const found = wanted ? all.filter(each => formsOf(each, form).includes(wanted)) : [];
        return [...new Set(found.map(({ name }) => name))];
    };
    const forms = [plain, ...(isOrganisation(namespaces) ? [inFull, bare] : [])];
    for (const form of forms) {
        const found = by(form);
        // Of one name that is declared twice, the first counts.
        if (found.length) return form === plain || found.length === 1 ? found[0] : undefined;
    }
    return undefined;
}

/** More parts than this are no list of names. */
const MOST_PARTS = 40;

/** Names that were written with commas, semicolons or “and” between them, which names can hold too; nothing where one is unknown. */
export function namesCalled(words: string, namespaces: readonly Namespace[], names: NameIndex): readonly string[] | undefined {
    const dividers = [...words.matchAll(/[,;\n]| and | & |$/g)];
    if (dividers.length > MOST_PARTS) return undefined;
    const from = (start: number): readonly string[] | undefined => {
        if (!words.slice(start).trim()) return [];
        for (const divider of dividers.toReversed()) {
            if (divider.index <= start) break;
            const name = nameCalled(words.slice(start, divider.index), namespaces, names);
            const rest = name === undefined ? undefined : from(divider.index + divider[0].length);
            if (name !== undefined && rest) return [name, ...rest];
        }
        // A list can end in “, and …”.
        const empty = /^\s*(?:[,;]|and\s|&)\s*/.exec(words.slice(start))?.[0].length;
        return empty ? from(start + empty) : undefined;
    };
    const found = words.trim() ? from(0) : undefined;
    return found && [...new Set(found)];
}

/**
 * The organisations of the folder that people named, as a line of the language has them. Where they wrote them otherwise, that is reported.
 *
 * @param label what the names are beside
 * @returns nothing where one is unknown
 */
export function organisationsCalled(words: string, label: string, names: NameIndex, notes: string[]): string | undefined {
    const found = namesCalled(words, ['organisations'], names);
    if (!found) return undefined;
    const all = names.declarationsOf(['organisations']);
    const isOwn = found.every(name =>
        all.some(each => each.name === name && formsOf(each, plain).some(called => ` ${plain(words)} `.includes(` ${called} `))),
    );
    const titles = found.map(name => `“${names.title('organisations', name)}”`);
    if (!isOwn) notes.push(`“${words}” (${label}) was read as ${titles.join(', ')}. Check it.`);
    return found.join(', ');
}
