import type { CareDocument, Measure, Note, Offer, Partnership, Role, Service } from '../generated/ast.ts';
import { type Block, blockOfRule } from '../model/elements/blocks.ts';
import { blocksOf, keyOf, lineOf } from '../model/elements.ts';
import type { Fix, SyntaxProblem } from '../model/findings.ts';
import { nameFromTitle } from '../model/written-words.ts';
import { HOW_TO_WRITE, howToWriteLine } from './how-to-write.ts';
import { type Lines, labelIn, lineEnding } from './lines.ts';
import { indentAt, lineAround } from './paragraphs.ts';
import { allPlaces, firstPlace, wholeOf } from './tree.ts';

/**
 * Lines of lists (roles, what is offered, measures, names) that are written in their own way: what they should be instead. An
 * entry begins with any word, so the grammar reads words after an unfinished one as more entries.
 */

type Entry = Role | Offer | Measure;

const ON_SEPARATE_LINES = 'Put each of these on a separate line.';

/** The properties that hold the names of entries, by the rules that read them. */
const NAME_OF = { Role: 'roles', Offer: 'interventions', Measure: 'measure' } as const satisfies Record<Entry['$type'], string>;

const isEntry = (item: { readonly $type: string }): item is Entry => Object.hasOwn(NAME_OF, item.$type);

/** Whether an entry begins with words instead of a name. */
const isInOwnWords = (entry: Entry): boolean => firstPlace(entry, NAME_OF[entry.$type]) === undefined && entry.title !== undefined;

/** Whether an entry says no more than its name. */
function isEmpty(entry: Entry): boolean {
    return Object.entries(entry).every(
        ([key, value]) =>
            key.startsWith('$') ||
            value === undefined ||
            value === false ||
            key === NAME_OF[entry.$type] ||
            (Array.isArray(value) && !value.length),
    );
}

/** A line that was read as several entries, and those entries. */
interface UnreadLine {
    readonly problem: SyntaxProblem;
    readonly entries: readonly { readonly $container: object }[];
}

/** Entries on one line of which one that is not the first begins with a text, or a whole one follows a text. */
function entriesBesides(entries: readonly Entry[], text: string): SyntaxProblem | undefined {
    const [first, ...others] = entries as readonly [Entry, ...Entry[]];
    const isWhole = others.length === 1 && /[:-]/.test(text.slice(...wholeOf(others[0] as Entry)));
    const apart = others.filter(entry => isInOwnWords(entry) || (isInOwnWords(first) && isWhole));
    if (!apart[0]) return undefined;
    const line = lineAround(text, wholeOf(first)[0]);
    const before = lineEnding(text) + indentAt(text, line[0]);
    const edits = apart.map(entry => {
        const [start] = wholeOf(entry);
        return { at: [text.slice(0, start).trimEnd().length, start] as const, text: before };
    });
    const at = [wholeOf(apart[0])[0], wholeOf(others.at(-1) as Entry)[1]] as const;
    return { message: ON_SEPARATE_LINES, at, line, fixes: [{ title: 'Put each on a separate line', safe: true, edits }] };
}

/** What is wrong with entries on one line; nothing where each is a whole one. */
function unreadLine(entries: readonly Entry[], block: Block | undefined, text: string): UnreadLine | undefined {
    const [first, second] = entries as readonly [Entry, Entry | undefined];
    const besides = second && entriesBesides(entries, text);
    if (besides) return { problem: besides, entries: [] };
    const line = lineAround(text, wholeOf(first)[0]);
    const end = line[0] + text.slice(...line).trimEnd().length;
    const label = labelIn(text, line[0]);
    const isKnown = label !== undefined && block !== undefined && blocksOf(keyOf(label.words)).includes(block);
    const name = NAME_OF[first.$type];
    const how = isKnown ? howToWriteLine(label.words) : HOW_TO_WRITE[first.$type];
    const inOwnWords = isInOwnWords(first);
    const which = inOwnWords ? 'This line' : `The line \`${label?.words ?? text.slice(...(firstPlace(first, name) ?? wholeOf(first)))}\``;
    const problem = (from: number): SyntaxProblem => ({
        message: `${which} can’t be read. ${how}`,
        at: [from, Math.max(from, Math.min(end, wholeOf(entries.at(-1) as Entry)[1]))],
        line,
    });
    if (isKnown && label.at[0] === wholeOf(first)[0]) return { problem: problem(label.at[1]), entries };
    if (second && inOwnWords) return { problem: problem(wholeOf(second)[0]), entries: entries.slice(1) };
    const named = firstPlace(first, name);
    if (!second || !named || !/^\s*:/.test(text.slice(named[1], named[1] + 20))) return undefined;
    const secondEnd = wholeOf(second)[1];
    const hasColon = text.slice(...wholeOf(second)).includes(':') || /^\s*:/.test(text.slice(secondEnd, secondEnd + 5));
    if (hasColon && !isEmpty(first)) return undefined;
    return { problem: problem(wholeOf(second)[0]), entries: isEmpty(first) ? entries : entries.slice(1) };
}

/**
 * Partners whose name has several words, of which the last opens a block: `works with crisis team {`. A partner needs no block, so
 * the grammar reads `works with crisis`, and after it a team.
 */
function partnersOfSeveralWords({ items = [] }: Service, text: string): readonly UnreadLine[] {
    return items.flatMap((item, index) => {
        const next = items[index + 1];
        if (item.$type !== 'Partnership' || item.title !== undefined || !next) return [];
        const named = allPlaces(item as Partnership, 'partners').at(-1);
        const start = wholeOf(next)[0];
        const line = lineAround(text, wholeOf(item)[0]);
        const end = text.indexOf('{', start);
        if (!named || start >= line[1] || end < 0 || end >= line[1]) return [];
        const at = [named[0], start + text.slice(start, end).trimEnd().length] as const;
        const words = text.slice(...at);
        if (!/^[\p{L}\p{N} \t_-]+$/u.test(words)) return [];
        const message = `A name is one word: \`${nameFromTitle(words, 'partner')}\`.`;
        return [{ problem: { message, at, line }, entries: [item, next] }];
    });
}

/** The lines of a document that the grammar reads as several entries, in its order. */
export function linesOfEntries({ blocks = [] }: CareDocument, text: string): readonly UnreadLine[] {
    const found: UnreadLine[] = [];
    for (const service of blocks) {
        if (service.$type !== 'Service') continue;
        found.push(...partnersOfSeveralWords(service as Service, text));
        for (const block of (service as Service).items ?? []) {
            if (block.$type !== 'Team' && block.$type !== 'Offers' && block.$type !== 'Measures') continue;
            const list = blockOfRule(block.$type);
            let onLine: Entry[] = [];
            const add = (): void => {
                const unread = onLine.length ? unreadLine(onLine, list, text) : undefined;
                if (unread) found.push(unread);
                onLine = [];
            };
            for (const item of (block.items ?? []) as readonly (Entry | Note)[]) {
                const last = onLine.at(-1);
                if (!isEntry(item) || (last && text.slice(wholeOf(last)[1], wholeOf(item)[0]).includes('\n'))) add();
                if (isEntry(item) && wholeOf(item)[1] > 0) onLine.push(item);
            }
            add();
        }
    }
    return found;
}

/** Takes the entries of a tree that are on lines which can't be read out of it. */
export function withoutEntries(lines: readonly UnreadLine[]): void {
    const unread = new Set<unknown>(lines.flatMap(({ entries }) => entries));
    const holders = new Set(lines.flatMap(({ entries }) => entries.map(({ $container }) => $container as { items: unknown[] })));
    for (const holder of holders) holder.items = holder.items.filter(item => !unread.has(item));
}

const TEXT = '[“"„‟][^“”"„‟\\n]*[”"“]';
const PART = new RegExp(`\\s*(?:([\\p{L}_][\\p{L}\\p{N}-]*)\\s*)?(?:(${TEXT})\\s*)?(,|$)`, 'uy');
const BEGINS_WITH_TEXT = new RegExp(`^${TEXT}`, 'u');
const BETWEEN_COMMAS = new RegExp(`(?:${TEXT}|[^,"“”„‟])+`, 'gu');
const BEGINS = `\\s*(?:(?:indicator\\s+|[-–—•]\\s*)?${TEXT}|[\\p{L}_][\\p{L}\\p{N}-]*)\\s*`;
const MOST = 'under|below|less than|fewer than|no more than|not more than|up to|max(?:imum)?|<|≤';
const LEAST = 'over|above|more than|greater than|no less than|not less than|min(?:imum)?|>|≥';
const TARGET = new RegExp(`^(${BEGINS}:\\s*)(?:((?:${MOST})\\s*)|((?:${LEAST})\\s*))?(\\d[\\d,.]*(?:\\s*%)?)\\s*(?=,|$)`, 'iu');
const CODE = /\bcode\s+(\d[\p{L}\p{N}-]*)/u;
const MORE_CODES = /,\s*(\d[\p{L}\p{N}-]*)/gu;
const POSTS = new RegExp(
    `^(${BEGINS}:\\s*\\d[\\d.]*\\s*wte(?:\\s+shared)?(?:\\s+vacant\\s+\\d[\\d.]*\\s*wte)?\\s+)(\\p{L}[^"“”„‟{}\\n]*)$`,
    'u',
);

const WORDS_FIRST = new RegExp(`^((?:[-–—•]\\s*)?[\\p{L}_][\\p{L}\\p{N}-]*)\\s*(${TEXT})\\s*:\\s*([^\\s"“”„‟][^"“”„‟{}\\n]*)$`, 'u');

const NAME = '[\\p{L}_][\\p{L}\\p{N}-]*';
const SEVERAL = new RegExp(`^(?:[-–—•]\\s*)?${NAME}(?:\\s*,\\s*${NAME})+\\s*(?::\\s*)?\\d`, 'u');

interface Part {
    readonly words: string;
    readonly hasText: boolean;
}

/** Names and texts with commas between them, and nothing else. */
function partsIn(value: string): readonly Part[] | undefined {
    const parts: Part[] = [];
    PART.lastIndex = 0;
    for (let part = PART.exec(value); part; part = PART.exec(value)) {
        const [, name, text, comma] = part;
        if (!name && !text) return undefined;
        parts.push({ words: [name, text].filter(Boolean).join(' '), hasText: text !== undefined });
        if (!comma) break;
    }
    return PART.lastIndex === value.length ? parts : undefined;
}

/** Names and texts with commas between them, where a text ends a line: a line for each. */
function separateTexts(line: string, label: string): readonly string[] | undefined {
    const parts = partsIn(line.slice(line.indexOf(':') + 1).trimEnd());
    if (!parts?.some(({ hasText }) => hasText)) return undefined;
    const groups: string[] = [];
    for (const [index, { words, hasText }] of parts.entries()) {
        if (index > 0 && !hasText && !parts[index - 1]?.hasText) groups[groups.length - 1] += `, ${words}`;
        else groups.push(words);
    }
    return groups.length > 1 ? groups.map(group => `${label}: ${group}`) : undefined;
}

/**
 * The entries of a line with commas between them, of which those after the first begin with a text or are names. In `measures` a comma
 * may also come between the parts of one.
 *
 * @returns the entries, and the line as one entry where the text after its comma may be a part of it
 */
function entriesOnLine(line: string, block: Block): readonly [entries: readonly string[], joined: string | undefined] {
    const dash = /^[-–—•]\s*/.exec(line)?.[0] ?? '';
    const named = partsIn(line.slice(dash.length));
    if (named) return [named.map(({ words }) => dash + words), undefined];
    const [first = '', ...others] = (line.slice(dash.length).match(BETWEEN_COMMAS) ?? []).map(each => each.trim());
    if (block === 'measures' || !others.length || !others.every(each => BEGINS_WITH_TEXT.test(each))) return [[], undefined];
    const isOpen = others.length === 1 && !/["“”„‟]/.test(first.replace(BEGINS_WITH_TEXT, ''));
    return [[first, ...others].map(each => dash + each), isOpen ? `${dash}${first} ${others[0]}` : undefined];
}

/** A code that begins with a digit: the last of several after the word, or the one. */
function codeIn(line: string): RegExpExecArray | undefined {
    const begin = line.search(/\bcode\s/);
    if (begin < 0) return undefined;
    return [...line.matchAll(MORE_CODES)].findLast(({ index }) => index > begin) ?? CODE.exec(line) ?? undefined;
}

/**
 * What is wrong with a line whose value has a form that people often give it, and what puts it right. Nothing for any other line.
 *
 * @param linesOf the lines and blocks of the text
 */
export function slipOfLine(text: string, { line }: SyntaxProblem, linesOf: () => Lines): SyntaxProblem | undefined {
    const written = text.slice(...line).replace(/\r$/, '');
    const indent = /^\s*/.exec(written)?.[0] ?? '';
    const told = (
        message: string,
        start: number,
        end: number,
        fixes: readonly (readonly [title: string, replaced: string])[],
    ): SyntaxProblem => ({
        message,
        at: [line[0] + start, line[0] + end],
        line,
        fixes: fixes.map(
            ([title, replaced]): Fix => ({
                title,
                safe: fixes.length === 1,
                edits: [{ at: [line[0] + start, line[0] + end], text: replaced }],
            }),
        ),
    });
    const code = codeIn(written);
    if (code?.[1]) {
        const start = code.index + code[0].length - code[1].length;
        const quoted = `"${code[1]}"`;
        return told(`Put a code that begins with a digit in quotation marks: \`code ${quoted}\`.`, start, start + code[1].length, [
            ['Put it in quotation marks', quoted],
        ]);
    }
    const label = labelIn(text, line[0]);
    const rule = label && label.at[1] < line[1] ? lineOf(keyOf(label.words))?.rule : undefined;
    if (label && (rule === 'NamesField' || rule === 'ExclusionField')) {
        const lines = separateTexts(written, label.words);
        const whole = written.trimEnd().length;
        return (
            lines &&
            told('Words end a line. Put each text on a separate line.', indent.length, whole, [
                ['Put each text on a separate line', lines.join(lineEnding(text) + indent)],
            ])
        );
    }
    const opener = linesOf().openerAt(line[0] + indent.length);
    if (opener?.holds !== 'entries') return undefined;
    const { block } = opener;
    const target = block === 'measures' ? TARGET.exec(written) : null;
    const [, before = '', under, over, value] = target ?? [];
    if (value !== undefined) {
        const [start, number] = [before.length, value.trim()];
        const most = `at most ${number}`;
        const least = `at least ${number}`;
        const fixes = under || /^0+(?:\.0+)?%?$/.test(number) ? [most] : over ? [least] : [least, most];
        return told(
            `Say which side the target is on: write ${fixes.map(each => `\`${each}\``).join(' or ')}.`,
            start,
            start + (under ?? over ?? '').length + number.length,
            [...fixes.map(each => [`Write ${each}`, each] as const)],
        );
    }
    if (block === 'team' && SEVERAL.test(written.trim())) {
        const message = 'Several roles can’t share a number. Write each on a separate line, with its own number.';
        return told(message, indent.length, written.trimEnd().length, []);
    }
    const posts = block === 'team' ? POSTS.exec(written.trimEnd()) : null;
    if (posts?.[1] !== undefined && posts[2] !== undefined)
        return told('This text has no quotation marks. Put them around it.', posts[1].length, posts[1].length + posts[2].length, [
            ['Put it in quotation marks', `"${posts[2]}"`],
        ]);
    const [, name, words, rest] = WORDS_FIRST.exec(written.trim()) ?? [];
    if (name !== undefined && words !== undefined && rest !== undefined) {
        const [said, claim = ''] = rest.split(/(?=(?<!\S)meets\s)/, 2);
        const right = [`${name}: ${said?.trim()}`, words, claim].filter(Boolean).join(' ');
        return told(`Put the words at the end: \`${right}\`.`, indent.length, written.trimEnd().length, [
            ['Put the words at the end', right],
        ]);
    }
    const [entries, joined] = entriesOnLine(written.trim(), block);
    if (entries.length < 2) return undefined;
    return told(ON_SEPARATE_LINES, indent.length, written.trimEnd().length, [
        ['Put each on a separate line', entries.join(lineEnding(text) + indent)],
        ...(joined === undefined ? [] : [['Remove the comma', joined] as const]),
    ]);
}
