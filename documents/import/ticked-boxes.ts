import { withoutLayout } from '../../language/model/text.ts';
import type { FieldChoice } from '../tree/document-tree.ts';

/** Where a box that is a content control is, in the words of its cell: a sign that no text has. */
export const BOX = '\uFDD0';

/** The sign of a box that is ticked. */
export const TICKED = '☒';

/** A content control with a box. */
export interface Box {
    /** Which choice it was made for, where that is known. */
    readonly value: string | undefined;
    /** What it was called when the form was made: the title of the choice then. */
    readonly label: string;
    readonly isTicked: boolean;
}

/** Lines with the signs of boxes in them. @param boxes those of which each has a `BOX` in the lines */
export function withBoxesShown(lines: readonly string[], boxes: readonly Pick<Box, 'isTicked'>[]): readonly string[] {
    const left = boxes[Symbol.iterator]();
    return lines.map(line => line.replaceAll(BOX, () => (left.next().value?.isTicked ? TICKED : '☐')));
}

/** What was ticked in a list of which several choices may apply. */
export interface TickedList {
    /** The choices, in the order of the list. */
    readonly ticked: readonly string[];
    /** What people wrote for an answer: other words, and those beside a choice that is ticked, with its title. */
    readonly words: readonly string[];
    /** What is beside a choice that is not ticked, with what it is about. */
    readonly beside: readonly (readonly [about: string, words: string])[];
    /** Whether no box is left, but all choices are: a program has lost the boxes. */
    readonly isLost: boolean;
}

/** What a sign says. A cross in a box is a tick to Word; a bare cross is one unless others are ticked by a check mark. */
type Sign = 'box' | 'ticked' | 'check' | 'cross' | 'blank';

const SIGNS: readonly (readonly [Sign, RegExp])[] = [
    ['box', /^\uFDD0/],
    ['ticked', /^(?:[☒☑🗹🗷]\uFE0F?|\[[x✓✔√]\]|\([x✓✔√]\))/iu],
    ['check', /^[✓✔√✅🗸]\uFE0F?/u],
    ['cross', /^(?:[✗✘✕✖☓×❌]\uFE0F?|x(?=$|[\s:.)]))/iu],
    ['blank', /^(?:[☐□▢◻⬜]\uFE0F?|\[\s?\]|\(\s?\))/u],
];
/** Where an answer begins in a line that has several. */
const BEGIN = /\uFDD0|[☒☑☐□▢◻⬜]|\[[x ]?\]/giu;
const SEPARATOR = /^[\s:.,;|\u2013\u2014-]+/;
const YES = /^(?:yes|true|ticked)(?=$|[\s,.:;\u2013\u2014-])/i;
const NO = /^(?:no|n|false|0|none|never|not?|n\/a|not applicable)[.!]?$/i;

function signAt(text: string): readonly [Sign, number] | undefined {
    for (const [sign, pattern] of SIGNS) {
        const found = pattern.exec(text);
        if (found) return [sign, found[0].length];
    }
    return undefined;
}

/** The signs at the beginning of a text, and what comes after them. */
function afterSigns(text: string): { readonly signs: readonly Sign[]; readonly rest: string } {
    const signs: Sign[] = [];
    let rest = text.trim();
    for (let found = signAt(rest); found; found = signAt(rest)) {
        signs.push(found[0]);
        rest = rest.slice(found[1]).replace(SEPARATOR, '');
    }
    const yes = YES.exec(rest)?.[0];
    return yes === undefined ? { signs, rest } : { signs: [...signs, 'ticked'], rest: rest.slice(yes.length).replace(SEPARATOR, '') };
}

/** What is beside the title of a choice: signs before or after words. */
function besideTitle(text: string): { readonly signs: readonly Sign[]; readonly words: string } {
    const { signs, rest } = afterSigns(withoutLayout(text).replace(SEPARATOR, ''));
    const last = rest.slice(rest.lastIndexOf(' ') + 1);
    const ending = last === rest ? undefined : signAt(last);
    if (ending?.[1] !== last.length) return { signs, words: rest };
    return { signs: [...signs, ending[0]], words: rest.slice(0, -last.length).trimEnd() };
}

/** The parts of a line of which each is about one choice. */
function itemsOf(line: string): readonly string[] {
    const items: string[] = [];
    for (const column of line.split(' | '))
        for (const [at, part] of cutAtBoxes(column).entries()) {
            const before = items.at(-1);
            // Signs belong to the words before them; at the beginning of a column, to those after them.
            const joins = before !== undefined && ((isBare(part) && at > 0) || isBare(before));
            if (joins) items[items.length - 1] = `${before} ${part}`;
            else items.push(part);
        }
    const last = items.at(-1);
    // In the last column, there is nothing after them.
    if (items.length > 1 && last !== undefined && isBare(last)) items.splice(-2, 2, `${items.at(-2)} ${last}`);
    return items.map(item => item.trim());
}

/** Whether a text is nothing but signs. */
function isBare(text: string): boolean {
    return signAt(text.trim()) !== undefined && afterSigns(text).rest === '';
}

/** A text cut where boxes are: each is before its words, or each after them. */
function cutAtBoxes(text: string): readonly string[] {
    const boxes = [...text.matchAll(BEGIN)];
    const isAfter = signAt(text.trim()) === undefined;
    const cuts = boxes.map(({ index, 0: box }) => (isAfter ? index + box.length : index));
    return [0, ...cuts].map((from, at) => text.slice(from, cuts[at])).filter(part => part.trim());
}

const WORD = /[\p{L}\p{N}]+/gu;

/** How far a title goes at the beginning of a text; nothing where the text begins otherwise. */
function titleLength(title: string, text: string): number | undefined {
    const words = title.match(WORD) ?? [];
    let at = 0;
    for (const word of words) {
        at += /^[^\p{L}\p{N}]*/u.exec(text.slice(at))?.[0].length ?? 0;
        const end = at + word.length;
        if (text.slice(at, end).toLowerCase() !== word.toLowerCase() || /^[\p{L}\p{N}]/u.test(text.slice(end))) return undefined;
        at = end;
    }
    // A bracket that the title ends with is part of it.
    return words.length ? at + (/^[)\]’'"”]+/.exec(text.slice(at))?.[0].length ?? 0) : undefined;
}

interface Found {
    readonly choice: FieldChoice;
    readonly length: number;
}

/** The choice that a text begins with: of several the longest, as “Psychosis with paranoia” is not “Psychosis”. */
function choiceAt(choices: readonly FieldChoice[], text: string): Found | undefined {
    const found = choices.flatMap((choice): readonly Found[] => {
        const length = titleLength(choice.title, text);
        return length === undefined ? [] : [{ choice, length }];
    });
    return found.toSorted((a, b) => b.length - a.length)[0];
}

/** One part of a list as it was read. */
interface Item {
    readonly choice: FieldChoice | undefined;
    readonly signs: readonly Sign[];
    readonly words: string;
    /** Whether its content control is ticked. */
    readonly isBoxTicked: boolean;
}

function itemOf(item: string, choices: readonly FieldChoice[], boxes: Iterator<Box>): Item {
    const { signs, rest } = afterSigns(item);
    const own = Array.from(item.matchAll(new RegExp(BOX, 'g'))).flatMap((): Box[] => boxes.next().value ?? []);
    const box: Box | undefined = own[0];
    const called = choiceAt(choices, rest);
    const made = box && choices.find(({ value }) => value === box.value);
    // What people see counts: the words beside a box, and else what it was made for.
    const found: Found | undefined = called ?? (made && { choice: made, length: titleLength(box.label, rest) ?? 0 });
    const isBoxTicked = own.some(({ isTicked }) => isTicked);
    if (!found) return { choice: undefined, signs, words: rest, isBoxTicked };
    const after = besideTitle(rest.slice(found.length));
    const all = [...signs, ...after.signs];
    // A sentence may begin as a choice does.
    if (!all.length && after.words) return { choice: undefined, signs, words: rest, isBoxTicked };
    return { choice: found.choice, signs: all, words: after.words, isBoxTicked };
}

/** What people chose where they took all boxes away: the titles that they left, or what they typed instead. */
function withoutBoxes(lines: readonly string[], choices: readonly FieldChoice[]): TickedList {
    const named = (text: string): FieldChoice | undefined => {
        const own = text.trim();
        const found = choiceAt(choices, own);
        const byName = choices.find(({ value }) => value === own);
        if (byName) return byName;
        return found && !/[\p{L}\p{N}]/u.test(own.slice(found.length)) ? found.choice : undefined;
    };
    const values: string[] = [];
    const words: string[] = [];
    for (const line of lines) {
        const whole = named(line);
        const parts = whole ? [whole] : line.split(/[,;]|\band\b|&/).map(named);
        const all = parts.flatMap(part => part ?? []);
        if (all.length === parts.length) values.push(...all.map(({ value }) => value));
        else words.push(line);
    }
    const ticked = choices.filter(({ value }) => values.includes(value)).map(({ value }) => value);
    const isLost = ticked.length === choices.length;
    return { ticked: isLost ? [] : ticked, words, beside: [], isLost };
}

/**
 * Reads a list of which several choices may apply.
 *
 * @param lines what is in its cell, with a `BOX` for each content control that is a box
 * @param boxes those content controls, in their order
 */
export function readTicks(lines: readonly string[], boxes: readonly Box[], choices: readonly FieldChoice[]): TickedList {
    const left = boxes[Symbol.iterator]();
    const items = lines.flatMap(itemsOf).map(item => itemOf(item, choices, left));
    return items.some(({ signs }) => signs.length) ? ticksOf(items, choices) : withoutBoxes(lines, choices);
}

function ticksOf(items: readonly Item[], choices: readonly FieldChoice[]): TickedList {
    const signs = items.flatMap(item => item.signs);
    // Who ticks with a check mark may mean “no” by a cross.
    const isTick = (sign: Sign): boolean => sign === 'ticked' || sign === 'check' || (sign === 'cross' && !signs.includes('check'));
    const values = new Set<string>();
    const words: string[] = [];
    const beside: (readonly [string, string])[] = [];
    for (const { choice, signs: own, words: said, isBoxTicked } of items) {
        const isTicked = isBoxTicked || own.some(isTick);
        const isDenied = NO.test(said);
        const cross = own.includes('cross') && !isTicked ? 'x' : '';
        if (choice && isTicked && !isDenied) values.add(choice.value);
        const more = withoutLayout([cross, said].filter(Boolean).join(' '));
        if (!/[\p{L}\p{N}]/u.test(more) || (isDenied && !isTicked)) continue;
        if (!choice) {
            if (isTicked || !own.length) words.push(more);
            else beside.push(['not ticked', more]);
        } else if (isTicked && !isDenied) words.push(`${choice.title}: ${more}`);
        else beside.push([`${choice.title} (${isTicked ? 'ticked' : 'not ticked'})`, more]);
    }
    return { ticked: choices.filter(({ value }) => values.has(value)).map(({ value }) => value), words, beside, isLost: false };
}

/**
 * Reads a list of which each choice has a cell of a sheet.
 *
 * @param cells what is in the cells, by the choice
 */
export function readTickCells(cells: ReadonlyMap<string, string>, choices: readonly FieldChoice[]): TickedList {
    const items = choices.flatMap(({ value, title }) => {
        const written = withoutLayout(cells.get(value) ?? '');
        const isTitle = titleLength(title, written) === written.length;
        if (!written) return [];
        if (isTitle || /^(?:y|1|t)$/i.test(written)) return [`${TICKED} ${title}`];
        // The form itself asks for an x.
        return [`☐ ${title} ${written.replace(/^x(?=$|[\s.,:;\u2013\u2014-])/i, '☒')}`];
    });
    const none = [][Symbol.iterator]();
    return ticksOf(
        items.map(item => itemOf(item, choices, none)),
        choices,
    );
}
