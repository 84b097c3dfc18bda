/**
 * Decides what the words and texts of a document are: the label of a line, a word of the grammar, a name, prose. Both
 * lexers ask here, Langium's (`langium-lexer.ts`) and the quick one (`read.ts`), so that they can't come to differ.
 */
import { ALL_LINES } from '../model/elements.ts';

/** Words after which a list goes on in the next line. */
export const CONTINUING: ReadonlySet<string> = new Set([',', 'or', 'and']);

/** Signs and words after which text goes on in the next line. Text that opens any other line begins something new. */
const BEFORE_TEXT: ReadonlySet<string> = new Set([
    ...CONTINUING,
    ...[':', 'because', 'by', 'source', 'instead', 'also', 'code', 'mentioning', 'indicator', 'otherwise'],
]);

/** Lines in which a bound or a condition may follow a name. */
const OPENING: ReadonlySet<string> = new Set(['expects', 'applies']);

/** Words that begin a bound or a condition there, or join two. After a name they are never a second one. */
const JOINING: ReadonlySet<string> = new Set([
    ...['where', 'with', 'within', 'mentioning', 'in', 'by', 'at', 'every', 'exactly', 'reviewed', 'otherwise'],
    ...['is', 'not', 'or', 'and'],
]);

/** Words that a name has to follow, such as that of an attribute: `with reviewed`. */
const BEFORE_NAME: ReadonlySet<string> = new Set(['with', 'and', 'or']);

/** What comes before `with` in the words of a line or an element: `works with`, `made with`. */
const BEFORE_WITH: ReadonlySet<string> = new Set(ALL_LINES.flatMap(([, { words }]) => /^(.+) with$/.exec(words)?.[1] ?? []));

/** Lines whose value is a date, or begins with one, by their labels. */
const DATED: ReadonlySet<string> = new Set(
    ALL_LINES.filter(([, { rule }]) => ['DateField', 'PeriodField', 'AppointmentField'].includes(rule)).map(([, { words }]) => words),
);
/** Words that only a date can follow, where a number does. */
const BEFORE_YEAR: ReadonlySet<string> = new Set(['from', 'until', 'by', 'on', 'checked', 'counted', 'signed']);
const YEAR = /^(?:19|20|21)\d\d$/;

/**
 * Tells, word by word, whether a word of the grammar can only be that, and no name as well: `with` in
 * `expects policy with owner`. Anywhere else `with` may be a name, too. Without it, the parser would have to guess
 * how the line goes on.
 */
class ExpectationWords {
    private isOpen = false;
    /** For each open brace, whether there are checks between it and its end: `all of {`. */
    private readonly groups: boolean[] = [];
    private last = '';

    /** Goes on to a sign or to a word. @param opens whether it opens a line. Returns whether it can't be a name. */
    next(image: string, opens: boolean): boolean {
        if (opens) this.isOpen = OPENING.has(image) || this.groups.at(-1) === true;
        if (image === '{') this.groups.push(this.isOpen && this.last === 'of');
        else if (image === '}') this.isOpen = this.groups.pop() ?? false;
        const isName = BEFORE_NAME.has(this.last);
        this.last = image === 'with' && BEFORE_WITH.has(this.last) ? '' : image;
        return !opens && this.isOpen && !isName && JOINING.has(image);
    }
}

/** What numbers a lexer gives to the kinds of token that decide. */
export interface KindNumbers {
    readonly ID: number;
    readonly LABEL: number;
    readonly STRING: number;
    readonly PROSE: number;
    readonly DASH: number;
    readonly NUMBER: number;
    readonly DATE: number;
    readonly signs: Readonly<Record<'{' | '}' | ':' | ',', number>>;
    /** The number of each word of the grammar where it opens a line; where it may be a name as well, it has the next number. */
    readonly words: ReadonlyMap<string, number>;
}

/** The tokens of a text as they are read one by one, before anything is known of those around them: words are all `ID`, texts all `STRING`. */
interface RawTokens {
    readonly kinds: readonly number[];
    /** Whether a line break is before the token. */
    readonly breaks: readonly boolean[];
    /** The words, as everybody writes them (`canonicalName`); nothing for other tokens. */
    readonly words: readonly (string | undefined)[];
    /** What a token says, as it is written. */
    image(at: number): string;
}

interface ClassifiedTokens {
    readonly kinds: number[];
    /** Whether each token opens a line, or what is between braces. */
    readonly opens: readonly boolean[];
}

/**
 * Tells labels, words of the grammar, names, texts that go on and prose apart.
 *
 * @param numbers how the lexer numbers kinds
 * @returns the kinds that the tokens have among each other, with the same numbers
 */
export function classify({ kinds: raw, breaks, words, image }: RawTokens, numbers: KindNumbers): ClassifiedTokens {
    const { ID, LABEL, STRING, PROSE, DASH, NUMBER, DATE, signs } = numbers;
    const [OPEN, CLOSE, COLON, COMMA] = [signs['{'], signs['}'], signs[':'], signs[',']];
    const endsWithColon = (at: number): boolean => {
        for (let next = at + 1; next < raw.length && !breaks[next]; next++) {
            if (raw[next] === COLON) return true;
            if (raw[next] !== ID) return false;
        }
        return false;
    };
    const opensLine = (at: number): boolean => {
        if (at === 0 || raw[at - 1] === OPEN) return true;
        if (breaks[at] !== true || CONTINUING.has(words[at - 1] ?? '')) return false;
        // No list goes on with a label: a comma before one is a comma too many, and costs its own line only.
        return raw[at - 1] !== COMMA || (raw[at] === ID && endsWithColon(at));
    };
    const opensText = (at: number): boolean => {
        if (at === 0 || !breaks[at]) return false;
        const [before, next] = [raw[at - 1], raw[at + 1]];
        if (before === DASH || before === COLON || before === COMMA || BEFORE_TEXT.has(words[at - 1] ?? '')) return false;
        // A text before a brace is a title, wherever it is, and so is that of a question.
        return next !== OPEN && !(next === COLON && words[at - 2] === 'ask');
    };
    const kinds = [...raw];
    const opens: boolean[] = [];
    let line = 0;
    /** Whether the value of the line is a date. Its label is read once for all numbers of the line, of which there may be thousands. */
    let isDated: boolean | undefined;
    const readLabel = (): boolean => {
        let end = line;
        while (raw[end] === ID && (end === line || !breaks[end])) end++;
        return raw[end] === COLON && DATED.has(words.slice(line, end).join(' '));
    };
    /** Whether a number is a year in place of a date: `approved: 2025`, `in force: 2025 to 2028`. */
    const isYear = (at: number): boolean => {
        if (!YEAR.test(image(at))) return false;
        const before = words[at - 1];
        if (before !== undefined && BEFORE_YEAR.has(before)) return true;
        if (raw[at - 1] !== COLON && raw[at - 1] !== DASH && before !== 'to') return false;
        isDated ??= readLabel();
        return isDated;
    };
    const expectations = new ExpectationWords();
    for (let at = 0; at < raw.length; at++) {
        if (opens[at - 1]) {
            line = at - 1;
            isDated = undefined;
        }
        const opensIt = opensLine(at);
        opens.push(opensIt);
        const kind = raw[at];
        if (kind === STRING && opensText(at)) kinds[at] = PROSE;
        else if (kind === NUMBER && isYear(at)) kinds[at] = DATE;
        else if (kind === OPEN) expectations.next('{', false);
        else if (kind === CLOSE) expectations.next('}', false);
        if (kind !== ID) continue;
        const image = words[at] as string;
        const word = numbers.words.get(image);
        const isOnlyWord = expectations.next(image, opensIt) || opensIt;
        if (word !== undefined) kinds[at] = isOnlyWord ? word : word + 1;
        else if (opensIt && endsWithColon(at)) kinds[at] = LABEL;
    }
    return { kinds, opens };
}
