import { blocksOf, keyOf, lineOf as kindOf, LINES } from '../../language/model/elements.ts';
import type { Element } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { isWithin } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { indentAt } from '../../language/syntax/paragraphs.ts';
import { lineKey, type SeenLine } from '../tree/seen-lines.ts';
import { careLine, careText } from './imported.ts';
import { namesCalled } from './known-names.ts';
import type { Subject } from './row-edits.ts';
import type { WordLine } from './seen-in-word.ts';
import { valueOfLine } from './service-from-form.ts';
import { type CandidateEdits, withItsLines } from './source-edits.ts';
import { writtenDateOrMonth } from './written-answers.ts';

/** The labels of the lines of a policy, as documents print them. */
const LABELS: readonly string[] = Object.entries(LINES).flatMap(([key, { words }]) =>
    blocksOf(key).includes('policy') && key !== 'note' ? [words] : [],
);
const LABEL = new RegExp(`(?:^|(?<=\\.) ?)(?=(?:${LABELS.join('|')}|note):)`, 'i');
/** Lines that hold sentences: what follows the first belongs to them. */
const PROSE = new Set(['purpose', 'note', 'document', 'link']);

/** The parts of a line about a policy, each with its label: “Owner: Team manager.” */
export function partsOfLine(words: string): readonly string[] {
    return words
        .split(LABEL)
        .map(part => part.trim())
        .filter(Boolean);
}

/** A part of a line about a policy, in label and value; nothing for a sentence without a label. */
function labelled(part: string): { readonly label: string; readonly value: string } | undefined {
    const [, label = '', value = ''] = /^([\p{L} ]+):\s+(\S.*)$/su.exec(part) ?? [];
    const key = label.toLowerCase();
    return LABELS.includes(key) || key === 'note' ? { label: key, value: value.replace(/\.$/, '') } : undefined;
}

/** A part of a line about a policy as its line of the language: “Approved: 3 March 2027 by Quality Committee.” */
export function policyLine(part: string, names: NameIndex): string | undefined {
    const { label = '', value = '' } = labelled(part) ?? {};
    if (!value) return undefined;
    if (label === 'approved') {
        const [day = '', body = ''] = value.split(/ by (.*)/s);
        const date = writtenDateOrMonth(day);
        return date && `approved: ${date}${body ? ` by ${careLine(body)}` : ''}`;
    }
    if (label === 'review by') {
        const date = writtenDateOrMonth(value);
        return date && `review by: ${date}`;
    }
    const terms = kindOf(keyOf(label))?.terms;
    const named = terms === 'roles' ? namesCalled(value, [terms satisfies Namespace], names)?.join(', ') : undefined;
    return `${label}: ${named ?? valueOfLine(keyOf(label), value) ?? careText(value, '    ')}`;
}

/** A line about a policy without the sentences in it that have no label, and these sentences. */
function withoutSentences(line: WordLine, was: ReadonlySet<string>): { readonly about: string; readonly sentences: readonly string[] } {
    const sentences: string[] = [];
    const about = partsOfLine(line.words).flatMap(part => {
        const own = labelled(part);
        if (!own) {
            sentences.push(part);
            return [];
        }
        const known = [...was].find(each => part.startsWith(`${each} `));
        const end = known?.length ?? (PROSE.has(own.label) || was.has(part) ? undefined : endOfSentence(part));
        if (end === undefined || end >= part.length) return [part];
        sentences.push(part.slice(end).trim());
        return [part.slice(0, end)];
    });
    return { about: about.join(' '), sentences };
}

/** Where the first sentence of some words ends: not after an initial, or what a name begins with. */
function endOfSentence(words: string): number | undefined {
    const found = /(?<!(?:^|[^\p{L}])(?:\p{L}|Dr|Mr|Mrs|Ms|Mx|Prof|St|Rev|No))\.\s+(?=\p{Lu})/u.exec(words);
    return found ? found.index + 1 : undefined;
}

/** Whether words are a line about a policy: who owns it, who approved it, when it is reviewed. */
function isAbout(words: string): boolean {
    return partsOfLine(words).filter(part => labelled(part)).length > 1;
}

/** A document in which what people wrote into and after the lines about policies is before them, as text. */
interface Apart {
    readonly lines: readonly WordLine[];
    /** The lines that are two now, as people see them. */
    readonly divided: readonly WordLine[];
}

/**
 * Puts sentences that people wrote into or after the line about a policy before it, where a document has what a policy says.
 *
 * @param isNew whether people wrote a line, or changed it
 */
export function withPolicyTextsFirst(was: readonly SeenLine[], now: readonly WordLine[], isNew: (line: WordLine) => boolean): Apart {
    const known = new Set(was.filter(({ row, words }) => row === undefined && isAbout(words)).flatMap(({ words }) => partsOfLine(words)));
    if (!known.size) return { lines: now, divided: [] };
    const lines: WordLine[] = [];
    const divided: WordLine[] = [];
    for (let at = 0; at < now.length; at++) {
        const line = now[at] as WordLine;
        if (line.row !== undefined || line.isHeading || !isAbout(line.words)) {
            lines.push(line);
            continue;
        }
        const { about, sentences } = isNew(line) ? withoutSentences(line, known) : { about: line.words, sentences: [] };
        const text = sentences.join(' ');
        if (text) {
            lines.push({ ...line, words: text, markdown: text, isPoint: false, bookmarks: [], remarks: [] });
        }
        if (about !== line.words) divided.push(line);
        const isAfter = (next: WordLine | undefined): boolean =>
            next !== undefined && next.row === undefined && !next.isHeading && isNew(next) && !isAbout(next.words);
        while (isAfter(now[at + 1])) lines.push(now[++at] as WordLine);
        lines.push(about === line.words ? line : { ...line, words: about, markdown: about });
    }
    return { lines, divided };
}

/** The edits that make the lines of a policy say what people wrote in the line about it: other values, new lines, and lines that are gone. */
export function policyLineEdits(
    before: string,
    now: string,
    policy: Element,
    { facts, source, names }: Subject,
): readonly CandidateEdits[] {
    const [was, is] = [before, now].map(words => new Map(partsOfLine(words).map(part => [labelled(part)?.label ?? '', part])));
    if (!was || !is || is.has('') || was.has('')) return [];
    const { text } = source;
    const own = facts.lines.filter(line => line.block === 'policy' && isWithin(line.whole, policy.whole));
    const edits: CandidateEdits[number][] = [];
    const fresh: string[] = [];
    for (const [label, part] of is) {
        if (lineKey(was.get(label) ?? '') === lineKey(part)) continue;
        const written = policyLine(part, names);
        const there = own.filter(({ key }) => key === keyOf(label));
        const [only] = there;
        if (written === undefined || there.length > 1) return [];
        const gap = only ? (/^\s*:\s*/.exec(text.slice(only.at[1], only.whole[1]))?.[0].length ?? 0) : 0;
        if (only) edits.push({ at: [only.at[1] + gap, only.whole[1]], text: written.slice(written.indexOf(': ') + 2) });
        else fresh.push(written);
    }
    for (const label of was.keys()) {
        const there = is.has(label) ? [] : own.filter(({ key }) => key === keyOf(label));
        for (const { whole } of there) edits.push({ at: withItsLines(text, whole), text: '' });
    }
    if (fresh.length) {
        const last = own.findLast(({ key }) => key !== 'prose');
        const at = last ? last.whole[1] : text.indexOf('{', policy.whole[0]) + 1;
        const indent = last ? indentAt(text, last.whole[0]) : `${indentAt(text, policy.whole[0])}  `;
        edits.push({ at: [at, at], text: fresh.map(line => `\n${indent}${line}`).join('') });
    }
    return edits.length ? [edits] : [];
}

/** The parts of a line about a policy that can't be read as the date that they have to be. */
export function unreadDates(words: string, names: NameIndex): readonly string[] {
    return isAbout(words)
        ? partsOfLine(words).filter(part => /^(?:approved|review by):/i.test(part) && policyLine(part, names) === undefined)
        : [];
}
