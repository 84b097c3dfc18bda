import { isWithoutDay } from '../../language/model/dates.ts';
import { elementOf, keyOf, lineOf } from '../../language/model/elements.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { capitalised, peopleCounted, withoutLayout } from '../../language/model/text.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { asCellBegins, moneyInWords, postsInWords, printedDay, shortDay } from '../model/said.ts';
import type { FieldChoice } from '../tree/document-tree.ts';
import { careLine, careText } from './imported.ts';
import { nameCalled, namesCalled } from './known-names.ts';
import { valueOfLine } from './service-from-form.ts';
import { choiceIn, moneyIn, resourceIn, writtenDate, writtenDateOrMonth, writtenNumber } from './written-answers.ts';

/** What a cell is for. */
export type CellKind =
    | { readonly of: 'words' | 'date' | 'sum' | 'need' | 'number' | 'people' | 'posts' | 'bodies' }
    | { readonly of: 'choice'; readonly choices: readonly FieldChoice[] };

/** What people wrote into a cell, as its kind asks for it. */
interface CellValue {
    /** As the language writes it. */
    readonly written: string;
    /** As documents print it. */
    readonly printed: string;
    /** As what it was read, where that is for people to check. */
    readonly readAs?: string;
}

/** Posts as people write them: `2.0 WTE (0.5 vacant)`, `1.5`; `Shared` is read apart from these. */
const POSTS = /^([\d.]+)(?: ?(?:wtes?|posts?))?(?: \((?:([\d.]+) vacant)?(?:, )?(shared)?\))?$/i;

/** Posts as the language writes them; nothing for other words. */
export function postsIn(words: string): string | undefined {
    if (/^shared$/i.test(withoutLayout(words))) return 'shared';
    const [found, all, vacant, shared] = POSTS.exec(withoutLayout(words)) ?? [];
    return found && [`${all} wte`, ...(shared ? ['shared'] : []), ...(vacant ? [`vacant ${vacant} wte`] : [])].join(' ');
}

/**
 * Reads what people wrote into a cell.
 *
 * @param words on one line, as people see it
 * @param markdown the same with its markup, for a text
 * @returns nothing where it can't be read as the kind asks for
 */
export function cellValue(kind: CellKind, words: string, markdown: string, indent: string, names: NameIndex): CellValue | undefined {
    const read = <Found extends string>(
        found: Found | undefined,
        printed: (found: Found) => string,
        written: (found: Found) => string = each => each,
    ): CellValue | undefined => (found === undefined ? undefined : { written: written(found), printed: printed(found) });
    switch (kind.of) {
        case 'words':
            return { written: careText(markdown, indent), printed: words };
        case 'date':
            return read(writtenDateOrMonth(words), date => (isWithoutDay(date) ? date : shortDay(date)));
        case 'sum':
            return read(moneyIn(words), moneyInWords);
        case 'need':
            return read(resourceIn(words), need => capitalised(moneyInWords(need)));
        case 'number':
            return read(writtenNumber(words), number => number);
        case 'people':
            return read(writtenNumber(words), peopleCounted, peopleCounted);
        case 'posts':
            return read(postsIn(words), posts => asCellBegins(postsInWords(posts)));
        case 'bodies': {
            const found = namesCalled(words, ['organisations'], names);
            return found && { written: found.join(', '), printed: found.map(name => names.title('organisations', name)).join(', ') };
        }
        case 'choice':
            return choiceValue(kind.choices, words, markdown, indent);
    }
}

function choiceValue(choices: readonly FieldChoice[], words: string, markdown: string, indent: string): CellValue | undefined {
    const found = choiceIn(choices, words);
    if (!found) return undefined;
    const { title, value } = found.choice;
    if (!found.isMore) return { written: value, printed: title };
    return { written: `${value} ${careText(markdown, indent)}`, printed: title, readAs: title };
}

/** An agreement as people write it: “Information sharing agreement, signed 3 May 2026”, or in their own words. */
export function agreementIn(words: string, names: NameIndex): CellValue {
    const [called = '', ...parts] = words.replace(/\.$/, '').split(/,\s*(?=signed\b|review\b)/i);
    const name = nameCalled(called, ['agreements'], names) ?? careLine(called);
    const dated = parts
        .map(part => /^(signed|review by)\s+(\S.*)$/i.exec(part))
        .map(found => [found?.[1]?.toLowerCase(), writtenDateOrMonth(found?.[2] ?? '')]);
    if (dated.some(([what, date]) => !what || !date)) return { written: careLine(words), printed: words };
    return { written: [name, ...dated.map(each => each.join(' '))].join(', '), printed: words };
}

/** A period as people write it: “1 April 2027 to 31 March 2028”. */
function periodIn(words: string): CellValue | undefined {
    const [from, to, ...more] = words.split(/(?<!\s)\s+(?:to|until|–|-)\s+/i).map(each => writtenDateOrMonth(each));
    if (!from || more.length || (/\s(?:to|until|–|-)\s/i.test(words) && !to)) return undefined;
    const all = to ? [from, to] : [from];
    return { written: all.join(' to '), printed: all.map(printedDay).join(' to ') };
}

/**
 * What people wrote beside the label of a line of a specification, in the ways in which that line may be written; the likeliest first.
 *
 * @param key the line, by the words that it begins with
 */
export function lineValues(key: string, words: string, markdown: string, names: NameIndex): readonly CellValue[] {
    const kind = keyOf(key);
    const element = elementOf(kind);
    const date = lineOf(kind)?.rule === 'DateField' ? writtenDateOrMonth(words) : writtenDate(words);
    const named = element?.terms && namesCalled(words, [element.terms as Namespace], names);
    const titles = named && element?.terms ? named.map(name => names.title(element.terms as Namespace, name)) : [];
    const value = valueOfLine(kind, words);
    const all: readonly (CellValue | undefined)[] = [
        kind === 'inforce' ? periodIn(words) : undefined,
        date === undefined ? undefined : { written: date, printed: words },
        value === undefined ? undefined : { written: value, printed: words },
        named && { written: named.join(', '), printed: titles.length === 1 ? (titles[0] ?? words) : words },
        { written: careText(markdown, '    '), printed: words },
    ];
    return all.filter(each => each !== undefined);
}

/** How far an action has come, with the day on which it was completed: `Done 20 Oct 2024`, `not started`. */
export function stateIn(words: string, names: NameIndex): (CellValue & { readonly completed?: string }) | undefined {
    const [, begin = '', day = ''] = /^(\p{L}[\p{L} ]*?),?(?: on)? (\d.*)$/u.exec(words) ?? [];
    const completed = writtenDate(day);
    const state = nameCalled(completed ? begin : words, ['states'], names);
    if (state === undefined) return undefined;
    const title = names.title('states', state);
    return completed ? { written: state, printed: `${title} ${shortDay(completed)}`, completed } : { written: state, printed: title };
}
