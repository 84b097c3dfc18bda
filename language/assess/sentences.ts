import { literallyTyped, withPlainSigns } from '../model/text.ts';

/** A sentence of a text, with a space for the end of a line, and where it begins in it. */
export interface Sentence {
    readonly text: string;
    readonly start: number;
}

/** Abbreviations after which a sentence always goes on: "e.g.", "Dr.", "St." */
const GOES_ON = /(?<![\p{L}\p{N}])(?:e\.g|eg|i\.e|ie|viz|cf|vs|dr|mr|mrs|ms|mx|prof|st|tel)\.$/iu;
/** Those with which it may also end: it does where a capital letter follows. */
const MAY_GO_ON =
    /(?<![\p{L}\p{N}])(?:approx|circa|ca|incl|inc|excl|esp|max|av|avg|etc|[ap]\.m|p\.[adw]|pa|pw|hrs?|mins?|secs?|wks?|mths?|yrs?|wte|w\.t\.e|fte|f\.t\.e|dept|govt|appts?|refs?|ext|rev|mon|tues?|thurs?|fri|jan|feb|aug|sept?|oct|nov)\.$/iu;
/** Those of a thing that has a number: "no. 5", "pp. 3 to 5". */
const NUMBERED = /(?<![\p{L}\p{N}])(?:nos?|pp?|para|fig|vol|ch|sch|s)\.$/iu;
/** An abbreviation with what is before it, and the beginning of what follows, in characters. */
const LONGEST_ABBREVIATION = 9;

/** Whether a sentence goes on after a full stop, which only ends an abbreviation: "approx. ten people". */
function isAbbreviation(before: string, after: string): boolean {
    const next = after.trimStart();
    if (GOES_ON.test(before)) return next !== '';
    return MAY_GO_ON.test(before) ? next !== '' && !/^["“‘(]?\p{Lu}/u.test(next) : NUMBERED.test(before) && /^\d/.test(next);
}

/** Where a line is only as long as there was room: what follows is no empty line, and no point of a list. As documents show it. */
const WRAPPED = /(?<=[^\n\r])\r?\n(?![ \t]*(?:[\n\r]|$|[-+*•][ \t]|[|>#]|\d+[.)][ \t]))/g;

/** How many texts are remembered: texts are copied from one specification to the next, and asked about many times. */
const REMEMBERED = 4000;

/** A reading that is made once for each text; what it gives must not depend on anything else. */
export function oncePerText<Read>(read: (text: string) => Read): (text: string) => Read {
    const known = new Map<string, { readonly found: Read }>();
    return text => {
        let kept = known.get(text);
        if (!kept) {
            kept = { found: read(text) };
            if (known.size >= REMEMBERED) known.clear();
            known.set(text, kept);
        }
        return kept.found;
    };
}

/** The sentences of a text. A point of a list is one, and so is what is between empty lines. */
export const sentencesOf = oncePerText((written): readonly Sentence[] => {
    const signs = withPlainSigns(written);
    const text = signs.includes('\n') ? signs.replaceAll(WRAPPED, end => ' '.repeat(end.length)) : signs;
    const sentences: Sentence[] = [];
    const add = (from: number, to: number): void => {
        const part = text.slice(from, to);
        const lead = part.length - part.trimStart().length;
        const trimmed = part.trim();
        if (trimmed) sentences.push({ text: trimmed, start: from + lead });
    };
    let from = 0;
    for (const end of text.matchAll(/(?<![.!?])[.!?]+["”’)]*(?=\s|$)|\n+(?:[ \t]*[-*•][ \t]+)?/g)) {
        const stop = end.index + end[0].length;
        const [before, after] = [
            text.slice(Math.max(from, stop - LONGEST_ABBREVIATION), stop),
            text.slice(stop, stop + LONGEST_ABBREVIATION),
        ];
        if (end[0] === '.' && isAbbreviation(before, after)) continue;
        add(from, end[0].startsWith('\n') ? end.index : stop);
        from = stop;
    }
    add(from, text.length);
    return sentences;
});

/** Whether a sentence states something: a question does not. */
export function isStated({ text }: Pick<Sentence, 'text'>): boolean {
    return !text.endsWith('?');
}

/** Whether a text has something of a pattern, wherever an earlier search has left that. */
export function hasAny(pattern: RegExp, text: string): boolean {
    pattern.lastIndex = 0;
    return pattern.test(text);
}

const patterns = new WeakMap<readonly string[], RegExp>();

/** Any of some words at the beginning of a word of the text: "alcohol" is found in "alcoholic", "use" not in "house". */
export function patternOfWords(words: readonly string[]): RegExp {
    let pattern = patterns.get(words);
    if (!pattern) {
        // A sign is found wherever it is, after a letter too: the stroke in "11J/0241".
        pattern = new RegExp(`(?:(?<!\\p{L})|(?!\\p{L}))(?:${words.map(literallyTyped).join('|')})`, 'giu');
        patterns.set(words, pattern);
    }
    return pattern;
}

/** How many letters of a word an index keeps. */
const LETTERS = 3;
const WORD = /\p{L}+/gu;
const NOWHERE: readonly number[] = [];

/** The first letters of each of some words or phrases; nothing where one begins with another sign, or is too short. */
function beginningsOf(words: readonly string[]): ReadonlySet<string> | undefined {
    const found = words.map(word => {
        const [letters = ''] = /^\p{L}*/u.exec(word.toLowerCase()) ?? [];
        return letters.length >= LETTERS || letters.length < word.length ? letters.slice(0, LETTERS) : '';
    });
    return found.includes('') ? undefined : new Set(found);
}

/** The first letters of the words of a text, each once. */
const beginningsIn = oncePerText((text): ReadonlySet<string> => {
    return new Set((text.toLowerCase().match(WORD) ?? []).map(word => word.slice(0, LETTERS)));
});

const beginnings = new WeakMap<readonly string[], ReadonlySet<string> | undefined>();

/** Sentences in order, with an index of how their words begin: a guidance looks for hundreds of words in every document. */
export class SentenceIndex<Where> {
    private readonly sentences: readonly (Sentence & { readonly where: Where })[];
    private readonly places = new Map<string, number[]>();

    /** @param sentences each with the place that it is from */
    constructor(sentences: readonly (Sentence & { readonly where: Where })[]) {
        this.sentences = sentences;
        for (const [at, { text }] of sentences.entries())
            for (const beginning of beginningsIn(text)) {
                const same = this.places.get(beginning);
                if (same) same.push(at);
                else this.places.set(beginning, [at]);
            }
    }

    /** The sentences that may have any of some words or phrases, in their order; `patternOfWords` tells. */
    mayHave(words: readonly string[]): readonly (Sentence & { readonly where: Where })[] {
        if (!beginnings.has(words)) beginnings.set(words, beginningsOf(words));
        const wanted = beginnings.get(words);
        if (!wanted) return this.sentences;
        const found = new Set<number>();
        for (const beginning of wanted) for (const at of this.places.get(beginning) ?? NOWHERE) found.add(at);
        if (!found.size) return [];
        return [...found].sort((a, b) => a - b).flatMap(at => this.sentences[at] ?? []);
    }
}
