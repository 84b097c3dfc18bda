import type { Text } from '../model/facts.ts';
import { literally, startOfSigns } from '../model/text.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';
import { perIndex } from './support/names.ts';
import { placeInText, sentenceAround, textsOf } from './support/prose.ts';

interface OldWord {
    readonly instead: string;
    readonly why: string | undefined;
    /** Whether it is a name that has another one today, and not a way of working that was given up. */
    readonly renamed: boolean;
    /** Whether the new words fit where the old ones were. */
    readonly replaceable: boolean;
}

interface OldWords {
    /** Tells quickly that a text has none of them, as nearly all texts. */
    readonly any: RegExp;
    readonly patterns: readonly RegExp[];
    readonly words: ReadonlyMap<string, OldWord>;
}

const isAbbreviated = (form: string): boolean => /\p{Lu}{2}/u.test(form);
const keyOf = (form: string): string => form.replaceAll(/\s+/g, ' ').toLowerCase();

function pattern(forms: readonly string[], flags: string): RegExp[] {
    if (!forms.length) return [];
    const longestFirst = forms
        .toSorted((a, b) => b.length - a.length)
        .map(literally)
        .map(form => form.replace(/^\p{Ll}/u, first => `[${first}${first.toUpperCase()}]`));
    return [new RegExp(longestFirst.join('|'), flags)];
}

/** Whether words are whole words. Asked only of what was found: a pattern that asks it at every letter is slow. */
function isWhole(text: string, start: number, end: number): boolean {
    return !/[\p{L}\p{N}-]$/u.test(text.slice(Math.max(0, start - 2), start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
}

function readWords(names: NameIndex): OldWords {
    const words = new Map<string, OldWord>();
    const forms: string[] = [];
    for (const [found] of names.all('words')) {
        const { term, title } = found?.declaration ?? {};
        if (!term?.instead) continue;
        const own = [...(title ? [title] : []), ...term.also];
        for (const form of own) {
            const plural = own.some(other => form === `${other}s`);
            const renamed = term.instead.split(/\s+/).length <= 4;
            words.set(keyOf(form), { instead: term.instead, why: term.description, renamed, replaceable: renamed && !plural });
            forms.push(form);
        }
    }
    return {
        words,
        any: new RegExp(forms.map(literally).join('|') || '(?!)', 'i'),
        patterns: [
            ...pattern(forms.filter(isAbbreviated), 'g'),
            ...pattern(
                forms.filter(form => !isAbbreviated(form)),
                'gi',
            ),
        ],
    };
}

const wordsOf = perIndex(readWords);

const oneOf = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

/** A sentence that says that something is over uses the old word rightly. */
const HISTORY = oneOf(
    'former|formerly|previous|previously|predecessors?|replac\\p{L}*|supersed\\p{L}*|succeed\\p{L}*|no longer|used to|known as|once called|old|older|ended|abolish\\p{L}*|dissolv\\p{L}*|closed|until|before|instead|histor\\p{L}*|became|renamed|end of',
);

/** A sentence that says that a way of working is not that of the service. */
const NOT_HERE = oneOf('not|never|nobody|no|none|nor|without|rather than|avoid\\p{L}*|stop\\p{L}*|moved? away|any ?more');

/** Lines whose words are the names of bodies. */
const OF_BODIES: ReadonlySet<string> = new Set(['commissioner', 'provider']);

/** Words with a capital letter that are before a word in a text, but none that only begins a sentence: "NHS Sheffield". */
const NAME_BEFORE = /(?<!^|[.!?:]\s+)(?<!\p{L})\p{Lu}[\p{L}’'-]*(?:(?:\s+(?:and|of|the|&))*\s+\p{Lu}[\p{L}’'-]*)*\s+$/u;
/** How far before an old word the name may begin that it is part of. */
const LONGEST_NAME = 200;
const ARTICLE = /^(?:The|Our|A|An|This|That|Each|Every|All|Any|Some)\s+$/;

/** Where the name of a body begins that an old word is part of; nothing where the word is no part of one. */
function nameAround({ text, role }: Text, start: number): number | undefined {
    const from = Math.max(0, start - LONGEST_NAME);
    const before = text.slice(from, start);
    if (OF_BODIES.has(role)) return from + startOfSigns(before, before.length, /[^.;,]/);
    const found = NAME_BEFORE.exec(before)?.[0];
    return found === undefined || ARTICLE.test(found) ? undefined : start - found.length;
}

/** Texts use the words of today. */
export const outdatedWord: Rule = {
    code: 'CARE-501',
    name: 'outdated-word',
    title: 'A word that is no longer used',
    severity: 'information',
    reads: 'workspace',
    isFixable: true,
    tags: ['deprecated'],
    why: 'Old names send readers to bodies and schemes that are gone; some old words describe ways of working that were given up for good reasons.',
    fix: 'Write what is used today. A sentence about the past may keep the old word.',
    *check(document, { names }) {
        const { any, patterns, words } = wordsOf(names);
        for (const text of textsOf(document)) {
            if (!any.test(text.text)) continue;
            for (const each of patterns) {
                for (const match of text.text.matchAll(each)) {
                    const word = words.get(keyOf(match[0]));
                    const end = match.index + match[0].length;
                    if (!word || !isWhole(text.text, match.index, end)) continue;
                    const around = sentenceAround(text.text, match.index, end).replace(match[0], '');
                    if (HISTORY.test(around) || (!word.renamed && NOT_HERE.test(around))) continue;
                    const nameFrom = word.renamed ? nameAround(text, match.index) : undefined;
                    if (nameFrom !== undefined) {
                        yield {
                            at: placeInText(text, nameFrom, end).at,
                            message: `“${text.text.slice(nameFrom, end).replaceAll(/\s+/g, ' ')}” is a name of the past.${word.why ? ` ${word.why}` : ''}`,
                            advice: 'Name what took its place today.',
                            fixes: [],
                        };
                        continue;
                    }
                    const { at, exact } = placeInText(text, match.index, end);
                    yield {
                        at,
                        message: `“${match[0].replaceAll(/\s+/g, ' ')}” should no longer be used.${word.why ? ` ${word.why}` : ''}`,
                        advice: `Write: ${word.instead}.`,
                        fixes:
                            exact && word.replaceable
                                ? [{ title: `Change to “${word.instead}”`, safe: false, edits: [{ at, text: word.instead }] }]
                                : [],
                    };
                }
            }
        }
    },
};
