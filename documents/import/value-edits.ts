import { lowerFirst } from '../../language/assess/wording.ts';
import { MONTHS } from '../../language/model/dates.ts';
import { elementOf } from '../../language/model/elements.ts';
import { applyEdits, type TextEdit } from '../../language/model/findings.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { indentAt } from '../../language/syntax/paragraphs.ts';
import type { SourceDocument } from '../model/context.ts';
import { type SourcePlace, tokensOf } from '../model/source-places.ts';
import { lineKey } from '../tree/seen-lines.ts';
import { postsIn } from './cell-values.ts';
import { careLine, careText } from './imported.ts';
import type { Subject } from './row-edits.ts';
import { asWritten, type CandidateEdits, mappingsOf, removals, wordEdits } from './source-edits.ts';
import { writtenDate, writtenDateOrMonth } from './written-answers.ts';

const MONTH = MONTHS.map(month => `${month.slice(0, 3)}(?:${month.slice(3)}|t)?`).join('|');
/** Dates as documents print them and as people write them: `18 Dec 2026`, `18th December 26`, `18/12/2026`, `2026-12-18`, `Sept 2026`. */
const DATE = new RegExp(
    String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:${MONTH})\.?,?\s(?:\d{4}|\d{2})\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{1,2}/\d{1,2}/\d{2}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:${MONTH})\.?,?\s\d{4}\b`,
    'giu',
);
/** What a table of actions says of a day that has passed. */
const OVERDUE = /(?<!\s)\s*\(overdue\)\s*$/i;

/** What makes two lines mean the same: in whichever way a date is written, and whether or not it has passed. */
export function meaningOf(words: string): string {
    return lineKey(words)
        .replace(OVERDUE, '')
        .replaceAll(DATE, date => writtenDateOrMonth(date) ?? date);
}

/** A line without what is worked out from it. */
function withoutOverdue(words: string): string {
    return words.replace(OVERDUE, '');
}

/** The edits of a place that make a line say something else, with the dates in it in any way of writing. */
export function meaningEdits(
    before: string,
    now: string,
    place: SourcePlace,
    source: SourceDocument,
    names: NameIndex,
): readonly CandidateEdits[] {
    const [was, is] = [withoutOverdue(before), withoutOverdue(now)];
    return [
        ...labelEdits(was, is, place, source),
        ...postsEdits(was, is, place, source),
        ...wordEdits(was, is, place, names),
        // Cells begin with a capital letter, and values of the language do not: “Weekly” is `weekly`.
        ...wordEdits(was, lowerFirst(is), place, names),
        ...stateEdits(was, is, place, source, names),
    ];
}

const POSTS_IN_SOURCE = /(?<![\d.])[\d.]+\s*wte(?:,?\s*(?:vacant\s+[\d.]+\s*wte|shared))*|\bshared\b(?<=:\s*shared)/i;

/** Posts as documents print them, as the language writes them: “2.0 WTE (0.5 vacant)” is `2.0 wte vacant 0.5 wte`. */
function postsEdits(before: string, now: string, { whole }: SourcePlace, { text }: SourceDocument): readonly CandidateEdits[] {
    const [was, is] = [postsIn(before), postsIn(now)];
    const found = POSTS_IN_SOURCE.exec(text.slice(...whole));
    if (was === undefined || is === undefined || !found || !Object.is(Number.parseFloat(found[0]), Number.parseFloat(was))) return [];
    const start = whole[0] + found.index;
    return [[{ at: [start, start + found[0].length], text: is }]];
}

/** A state with the day on which it was reached, where there was none: “Done 1 November 2026”. */
function stateEdits(
    before: string,
    now: string,
    place: SourcePlace,
    { text }: SourceDocument,
    names: NameIndex,
): readonly CandidateEdits[] {
    const [, state, written = ''] = /^(\p{L}[\p{L} ]*?)(?: on)? (\d.*)$/u.exec(now) ?? [];
    const day = writtenDate(written);
    if (!state || !day || /\d/.test(before)) return [];
    const start = text.lastIndexOf('\n', place.whole[0] - 1) + 1;
    return [...text.slice(start, place.whole[1]).matchAll(/^[ \t]*state:.*$/gm)].flatMap(found => {
        const line = {
            ...place,
            tokens: place.tokens.filter(({ at }) => at[0] >= start + found.index && at[1] <= start + found.index + found[0].length),
        };
        const end = start + found.index + found[0].length;
        const added = { at: [end, end] as const, text: `\n${indentAt(text, end)}completed on: ${day}` };
        const others = lineKey(state) === lineKey(before) ? [[]] : wordEdits(before, state, line, names);
        return others.map(edits => [...edits, added]);
    });
}

/** Status and version, as a document says them at its head: what else it says there, it works out. */
const HEAD = /^(?:DRAFT )?(?:(\p{L}[\p{L} ]*?), )?version (\S+?)(?:,|\.$|$)/u;

/** Status and version of the head of a document; nothing of a line that is another. */
export function headOf(words: string): { readonly status: string | undefined; readonly version: string | undefined } | undefined {
    const found = HEAD.exec(words);
    return found ? { status: found[1], version: found[2] } : undefined;
}

/** The edits that give a service the status and the version that people wrote at the head of its document. */
export function headEdits(before: string, now: string, places: readonly SourcePlace[], names: NameIndex): readonly CandidateEdits[] {
    const [was, is] = [headOf(before), headOf(now)];
    if (!was || !is) return [];
    const line = (key: string): SourcePlace | undefined => places.find(({ path }) => path.endsWith(`/${key}`));
    const changed = (key: 'status' | 'version'): CandidateEdits | undefined => {
        const place = line(key);
        const [own = '', other = ''] = [was[key], is[key]];
        if (own === other) return [];
        return place && own && other ? wordEdits(own, other, place, names)[0] : undefined;
    };
    const [status, version] = [changed('status'), changed('version')];
    return status && version && status.length + version.length ? [[...status, ...version]] : [];
}

/** The edits that give a service or a review the title that people wrote. */
export function titleEdits(before: string, now: string, { facts, source: { text } }: Subject): readonly CandidateEdits[] {
    const head = /^(?:service|review)\s+[\p{L}\p{N}-]+\s+(?=")/u.exec(text.slice(...facts.whole))?.[0];
    if (head === undefined || facts.title === undefined || lineKey(facts.title) !== lineKey(before)) return [];
    const start = facts.whole[0] + head.length;
    const end = text.indexOf('"', start + 1) + 1;
    return [[{ at: [start, end], text: careLine(now) }]];
}

/** A label of a table as the word of its line: “Routine response” is `routine response`. */
function labelEdits(before: string, now: string, { whole }: SourcePlace, { text }: SourceDocument): readonly CandidateEdits[] {
    const written = /^[a-z][a-z -]*(?=:\s)/.exec(text.slice(...whole))?.[0] ?? '';
    const isLabel = lineKey(written).toLowerCase() === lineKey(before).toLowerCase();
    return isLabel && elementOf(now.toLowerCase().replaceAll(/[\s-]/g, ''))
        ? [[{ at: [whole[0], whole[0] + written.length], text: now.toLowerCase() }]]
        : [];
}

/**
 * The edits that put a row after another one: a copy of what that row is written as, with other words.
 *
 * @param cells the words of each cell, of the row that is there and of the new one
 */
export function rowCopies(
    cells: readonly (readonly [before: string, now: string])[],
    place: SourcePlace,
    source: SourceDocument,
    names: NameIndex,
): readonly CandidateEdits[] {
    const [start, end] = place.whole;
    const indent = indentAt(source.text, start);
    let edits: TextEdit[] = [];
    const texts: string[] = [];
    for (const [before, now] of cells) {
        if (lineKey(before) === lineKey(now)) continue;
        if (!before) texts.push(now);
        else {
            const [found] = now ? meaningEdits(before, now, place, source, names) : removals(before, place, source);
            const whole = found ?? [...wholeCell(before, now, place, names)];
            if (!whole.length) return [];
            edits = [...edits, ...whole];
        }
    }
    const inside = edits.filter(({ at }) => at[0] >= start && at[1] <= end).toSorted((a, b) => a.at[0] - b.at[0]);
    if (inside.some(({ at }, index) => index > 0 && at[0] < (inside[index - 1]?.at[1] ?? 0))) return [];
    const copy = applyEdits(
        source.text.slice(start, end),
        inside.map(({ at, text }) => ({ at: [at[0] - start, at[1] - start] as const, text })),
    )
        .replaceAll(/(?<=:) {2,}/g, ' ')
        .replaceAll(/(?<!\s)\s+meets\s+[A-Z][A-Z0-9, -]*[A-Z0-9]/g, '')
        .trimEnd();
    const text = texts.length ? careText(texts.join('\n\n'), indent) : '';
    const all = text ? [`${copy}: ${text}`, `${copy}  ${text}`] : [copy];
    return all.map(each => [{ at: [end, end], text: `\n${indent}${each}` }]);
}

/** A cell that is a date or the title of a name, as another one. */
function wholeCell(before: string, now: string, place: SourcePlace, names: NameIndex): CandidateEdits {
    const tokens = tokensOf(before);
    for (const mapping of mappingsOf(tokens, place)) {
        const atoms = [...mapping.values()].filter(({ shownAs }) => shownAs);
        const [first] = atoms;
        const value = first && asWritten(now, [first], names);
        if (first && value !== undefined) return [{ at: first.at, text: value }];
    }
    return [];
}
