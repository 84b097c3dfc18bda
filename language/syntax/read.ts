import type { CareDocument } from '../generated/ast.ts';
import { MONTHS } from '../model/dates.ts';
import type { SyntaxProblem } from '../model/findings.ts';
import { canonicalName, endOfBlank, endOfName } from '../model/written-words.ts';
import { DEEPEST } from './braces.ts';
import { classify, type KindNumbers } from './classify.ts';
import { linesOfEntries } from './entries.ts';
import { PATTERNS, readTokens, SIGNS, TERMINALS, WORDS } from './generated/rules.ts';
import { isClosedText, isPastedOver, QUOTES, strayFence, textEnd } from './strings.ts';
import { InDoubt, type Tokens } from './tree.ts';

const { ID, STRING } = TERMINALS;
const NUMBERS: KindNumbers = { ...TERMINALS, signs: SIGNS as KindNumbers['signs'], words: WORDS };
const { '{': OPEN, '}': CLOSE, ':': COLON } = NUMBERS.signs;
const HIDDEN = [PATTERNS.WS, PATTERNS.ML_COMMENT, PATTERNS.SL_COMMENT];
/** What is neither a word nor a text nor a sign, in the order in which the grammar tries it. */
const OTHERS = (Object.keys(PATTERNS) as (keyof typeof PATTERNS)[])
    .filter(name => name !== 'ID' && name in TERMINALS)
    .map(name => [TERMINALS[name as keyof typeof TERMINALS], PATTERNS[name]] as const);
const LINE_BREAK = /[\n\r]/;
const MONTH_NAMES: ReadonlySet<string> = new Set(MONTHS);

/** Where a pattern that matches at an offset ends; the offset itself where it does not match. */
function endOf(pattern: RegExp, text: string, offset: number): number {
    pattern.lastIndex = offset;
    return pattern.test(text) ? pattern.lastIndex : offset;
}

/** What is being gathered while a text is scanned. */
class Scan {
    readonly kinds: number[] = [];
    readonly starts: number[] = [];
    readonly ends: number[] = [];
    readonly words: (string | undefined)[] = [];
    /** Whether a line break comes before the token. */
    readonly breaks: boolean[] = [];
    /** Braces that are open; under 0 when one closes nothing. */
    depth = 0;

    add(kind: number, start: number, end: number, isAfterBreak: boolean, word?: string): void {
        this.kinds.push(kind);
        this.starts.push(start);
        this.ends.push(end);
        this.breaks.push(isAfterBreak);
        this.words.push(word);
    }
}

/**
 * Whether something that is no colon follows one of some words, outside of texts and comments.
 *
 * @returns true as well where a text can't be taken apart
 */
export function followsWord(text: string, words: ReadonlySet<string>): boolean {
    const tokens = scan(text);
    return !tokens || tokens.words.some((word, at) => word !== undefined && words.has(word) && tokens.kinds[at + 1] !== COLON);
}

/**
 * Takes a text apart.
 *
 * @returns its tokens; nothing where a quote or a brace is missing, or there is something that the language does not know
 */
function scan(text: string): Tokens | undefined {
    const tokens = new Scan();
    let isAfterBreak = false;
    for (let at = 0; at < text.length; ) {
        const char = text[at] as string;
        if (char === ' ') {
            at++;
            continue;
        }
        if (char === '\n') {
            isAfterBreak = true;
            at++;
            continue;
        }
        const end = readToken(text, at, char, isAfterBreak, tokens);
        if (end === at) {
            const after = skipHidden(text, at);
            if (after === at) return undefined;
            isAfterBreak ||= LINE_BREAK.test(text.slice(at, after));
            at = after;
            continue;
        }
        if (end < 0 || tokens.depth < 0 || tokens.depth > DEEPEST) return undefined;
        isAfterBreak = false;
        at = end;
    }
    if (tokens.depth !== 0) return undefined;
    const { kinds: raw, starts, ends, words, breaks } = tokens;
    const image = (at: number): string => text.slice(starts[at], ends[at]);
    const { kinds, opens } = classify({ kinds: raw, breaks, words, image }, NUMBERS);
    kinds.push(0);
    return { text, kinds, starts, ends, words, opens, at: 0 };
}

function skipHidden(text: string, at: number): number {
    for (const pattern of HIDDEN) {
        const end = endOf(pattern, text, at);
        if (end > at) return end;
    }
    return at;
}

/** Adds the token at an offset. Returns where it ends; the offset itself where there is none, -1 for a text that is not closed. */
function readToken(text: string, at: number, char: string, isAfterBreak: boolean, tokens: Scan): number {
    const sign = SIGNS[char];
    if (sign !== undefined) {
        if (sign === OPEN) tokens.depth++;
        else if (sign === CLOSE) tokens.depth--;
        tokens.add(sign, at, at + 1, isAfterBreak);
        return at + 1;
    }
    const wordEnd = endOfName(text, at);
    if (wordEnd > at) {
        const dateEnd = MONTH_NAMES.has(text.slice(at, wordEnd)) ? endOf(PATTERNS.DATE, text, at) : at;
        if (dateEnd > at) {
            tokens.add(TERMINALS.DATE, at, dateEnd, isAfterBreak);
            return dateEnd;
        }
        tokens.add(ID, at, wordEnd, isAfterBreak, canonicalName(text.slice(at, wordEnd)));
        return wordEnd;
    }
    if (QUOTES.includes(char)) {
        const end = textEnd(text, at);
        const image = text.slice(at, end);
        if (!isClosedText(image) || isPastedOver(image) || strayFence(image) !== undefined) return -1;
        tokens.add(STRING, at, end, isAfterBreak);
        return end;
    }
    for (const [kind, pattern] of OTHERS) {
        const end = endOf(pattern, text, at);
        if (end === at) continue;
        tokens.add(kind, at, end, isAfterBreak);
        return end;
    }
    const blankEnd = endOfBlank(text, at);
    if (blankEnd > at) tokens.add(ID, at, blankEnd, isAfterBreak, text.slice(at, blankEnd));
    return blankEnd;
}

export interface ParsedText {
    readonly document: CareDocument;
    readonly problems: readonly SyntaxProblem[];
    /** Where the tokens begin that the parser made sense of; nothing where it made sense of all of them. */
    readonly understood?: ReadonlySet<number>;
    /** From where on the text could not be read, as not all lines at fault were found; nothing where they were. */
    readonly lostFrom?: number;
}

/**
 * Reads a text that is written as the grammar wants it, in a fraction of the time that Langium's parser takes.
 *
 * The tree is the one that `parseCare` would make: the tests in `test/language/quick` hold both to the same facts.
 *
 * @returns nothing for any other text: Langium's parser then finds out what is wrong, and saves the rest
 */
export function readQuickly(text: string): CareDocument | undefined {
    const tokens = scan(text);
    if (!tokens) return undefined;
    try {
        const document = readTokens(tokens);
        if (!document || tokens.kinds[tokens.at] !== 0) return undefined;
        document.$text = text;
        const read = document as unknown as CareDocument;
        // What is several entries on a line to the grammar is one that can't be read.
        return linesOfEntries(read, text).length ? undefined : read;
    } catch (error) {
        if (error instanceof InDoubt) return undefined;
        throw error;
    }
}

/**
 * Reads a text, whatever it holds.
 *
 * @param parse reads a text with Langium's parser, which finds out what is wrong with it and saves the rest
 */
export function readCare(text: string, parse: (text: string) => ParsedText): ParsedText {
    const document = readQuickly(text);
    return document ? { document, problems: [] } : parse(text);
}
