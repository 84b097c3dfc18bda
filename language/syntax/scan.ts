import { canonicalName, endOfName } from '../model/written-words.ts';
import { DEEPEST } from './braces.ts';
import { BEFORE_TEXT, CONTINUING, ExpectationWords } from './classify.ts';
import { PATTERNS, SIGNS, TERMINALS, WORDS } from './generated/rules.ts';
import { isClosed, QUOTES, strayFence, textEnd } from './strings.ts';
import type { Tokens } from './tree.ts';

const { DASH, ID, LABEL, PROSE, STRING } = TERMINALS;
const [OPEN, CLOSE, COLON, COMMA] = [SIGNS['{'], SIGNS['}'], SIGNS[':'], SIGNS[',']];
const HIDDEN = [PATTERNS.WS, PATTERNS.ML_COMMENT, PATTERNS.SL_COMMENT];
/** What is neither a word nor a text nor a sign, in the order in which the grammar tries it. */
const OTHERS = (Object.keys(PATTERNS) as (keyof typeof PATTERNS)[])
    .filter(name => name !== 'ID' && name in TERMINALS)
    .map(name => [TERMINALS[name as keyof typeof TERMINALS], PATTERNS[name]] as const);
const LINE_BREAK = /[\n\r]/;

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
    /** Whether a line break stands before the token. */
    readonly breaks: boolean[] = [];
    /** Whether the token opens a line, or what stands between braces. */
    readonly opens: boolean[] = [];
    /** Braces that are open; under 0 when one closes nothing. */
    depth = 0;

    add(kind: number, start: number, end: number, isAfterBreak: boolean, word?: string): void {
        this.kinds.push(kind);
        this.starts.push(start);
        this.ends.push(end);
        this.breaks.push(isAfterBreak);
        this.words.push(word);
    }

    /** Tells the words of the grammar from names, as the lexer does: a word that opens a line is its label, text that does is prose. */
    tellWords(): void {
        const { kinds, words } = this;
        const expectations = new ExpectationWords();
        for (let at = 0; at < kinds.length; at++) {
            const opens = this.opensLine(at);
            this.opens.push(opens);
            if (kinds[at] === STRING && this.opensText(at)) kinds[at] = PROSE;
            if (kinds[at] === OPEN) expectations.next('{', false);
            else if (kinds[at] === CLOSE) expectations.next('}', false);
            if (kinds[at] !== ID) continue;
            const word = WORDS.get(words[at] as string);
            const isOnlyWord = expectations.next(words[at] as string, opens) || opens;
            if (word !== undefined) kinds[at] = isOnlyWord ? word : word + 1;
            else if (opens && this.endsWithColon(at)) kinds[at] = LABEL;
        }
    }

    private opensLine(at: number): boolean {
        if (at === 0 || this.kinds[at - 1] === OPEN) return true;
        return this.breaks[at] === true && !(this.kinds[at - 1] === COMMA || CONTINUING.has(this.words[at - 1] ?? ''));
    }

    private opensText(at: number): boolean {
        if (at === 0 || !this.breaks[at]) return false;
        const [before, next] = [this.kinds[at - 1], this.kinds[at + 1]];
        if (before === DASH || before === COLON || before === COMMA || BEFORE_TEXT.has(this.words[at - 1] ?? '')) return false;
        return next !== OPEN && next !== COLON;
    }

    private endsWithColon(at: number): boolean {
        for (let next = at + 1; next < this.kinds.length && !this.breaks[next]; next++) {
            if (this.kinds[next] === COLON) return true;
            if (this.kinds[next] !== ID) return false;
        }
        return false;
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
 * @returns its tokens; nothing where a quote or a brace is missing, or something stands that the language does not know
 */
export function scan(text: string): Tokens | undefined {
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
    tokens.tellWords();
    const { kinds, starts, ends, words, opens } = tokens;
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

/** Adds the token at an offset. Returns where it ends; the offset itself where none stands, -1 for a text that is not closed. */
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
        tokens.add(ID, at, wordEnd, isAfterBreak, canonicalName(text.slice(at, wordEnd)));
        return wordEnd;
    }
    if (QUOTES.includes(char)) {
        const end = textEnd(text, at);
        const image = text.slice(at, end);
        if (!isClosed(image) || strayFence(image) !== undefined) return -1;
        tokens.add(STRING, at, end, isAfterBreak);
        return end;
    }
    for (const [kind, pattern] of OTHERS) {
        const end = endOf(pattern, text, at);
        if (end === at) continue;
        tokens.add(kind, at, end, isAfterBreak);
        return end;
    }
    return at;
}
