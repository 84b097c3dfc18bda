import { isLineKey, keyOf, lineOf } from '../model/elements.ts';
import type { Fix, SyntaxProblem, TextEdit } from '../model/findings.ts';
import type { Span } from '../model/values.ts';
import { withoutUnseen } from '../model/written-words.ts';
import { Lines, labelIn, lineEnding } from './lines.ts';
import { readQuickly } from './read.ts';
import { isPastedOver, strayFence, textEnd } from './strings.ts';

/**
 * What people who do not program get wrong most often, and what puts it right: quotation marks that were forgotten, or are where
 * none belong, texts of several lines between marks for one, the two versions that a merge leaves, and what is pasted from Word,
 * from a web page or from an e-mail.
 */

/** Signs that begin an item of a list where people or Word write one. */
const PASTED_BULLET = /^[ \t]*(?:[•·▪◦‣●○■□–—*]|\u00A7|\uF0B7|\uF0A7|o(?=\t))[ \t]+/;
/** Spaces that look like others, and break words off from words where they come from a page. */
const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
const BREAKS = /\r\n?|[\u000B\u2028\u2029\u0085]/g;

/** Text without what nobody sees in it: soft hyphens and marks of width; spaces and ends of lines of one kind. */
export function withoutClutter(text: string): string {
    return withoutUnseen(text.replaceAll(BREAKS, '\n'))
        .replaceAll(SPACES, ' ')
        .replaceAll(/[ \t]+$/gm, '');
}

/**
 * Pasted lines as Markdown: each line of a list begins with a dash, and lists are set apart from paragraphs. What Word puts on one
 * line is a paragraph.
 *
 * @returns the lines, without space before and after all of them
 */
export function asParagraphs(pasted: string): readonly string[] {
    const lines: string[] = [];
    let last: 'item' | 'words' | 'space' = 'space';
    for (const line of withoutClutter(pasted).split('\n')) {
        const words = line.trim();
        const bullet = PASTED_BULLET.test(line) || /^-[ \t]+/.test(words);
        const kind = !words ? 'space' : bullet ? 'item' : 'words';
        if (kind !== 'space' && last !== 'space' && last !== kind) lines.push('');
        if (kind !== 'space' || last !== 'space')
            lines.push(bullet ? `- ${words.replace(PASTED_BULLET, '').replace(/^-[ \t]+/, '')}` : words);
        last = kind;
    }
    while (lines.at(-1) === '') lines.pop();
    return lines;
}

/** Quotation marks three in a row, which would end the prose that they are in. */
const FENCE = /["“”„‟]{3,}/g;

/**
 * Lines between `"""`, indented below the line that they belong to.
 *
 * @param indent what that line begins with
 * @param eol how the lines of the document end
 */
export function asProse(lines: readonly string[], indent: string, eol: string): string {
    const inner = lines.map(line => (line ? `${indent}  ${line.replaceAll(FENCE, '')}` : ''));
    return ['"""', ...inner, `${indent}"""`].join(eol);
}

const QUOTE = /["“”„‟]/;
const QUOTES = /["“”„‟]/g;
/** What comes after the value of a line: what it claims to meet, the brace of its block, a comment. */
const AFTER_VALUE = /[ \t]+(?:meets[ \t]+[A-Z][\w-]*(?:[ \t]*,[ \t]*[A-Z][\w-]*)*[ \t]*|\{[ \t]*|\/\/.*|\/\*.*\*\/[ \t]*)$/;
const BULLET = /^[-–—•·▪◦*][ \t]+/;
/** Words that a line begins with that is no prose. */
const OTHER_LINE = /^(?:meets|expects|applies|says|not applicable|accepts gap|must|should|\/\/|\/\*)(?![\p{L}-])/u;
/** How lines are written whose whole value may be a text. */
const TAKES_TEXT: ReadonlySet<string> = new Set(['TextField', 'NamesField', 'ExclusionField']);
/** How many lines of prose one problem may be about. */
const MOST_LINES = 200;

/** The lines of a value: without what comes after it, and without the space around it. */
function valueIn(text: string, [start, end]: Span): Span {
    let line = text.slice(start, end);
    for (let cut = AFTER_VALUE.exec(line); cut; cut = AFTER_VALUE.exec(line)) line = line.slice(0, cut.index);
    const lead = line.length - line.trimStart().length;
    return [start + lead, start + Math.max(lead, line.trimEnd().length)];
}

function lineAround(text: string, offset: number): Span {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const newline = text.indexOf('\n', offset);
    const end = newline < 0 ? text.length : newline;
    return [start, text[end - 1] === '\r' && end > start ? end - 1 : end];
}

/** The rest of a line behind its label, where the language knows the label. */
function labelled(text: string, line: Span): { readonly rule: string; readonly value: Span } | undefined {
    const label = labelIn(text, line[0]);
    const known = label && label.at[1] < line[1] ? lineOf(keyOf(label.words)) : undefined;
    if (!label || !known) return undefined;
    return { rule: known.rule, value: valueIn(text, [text.indexOf(':', label.at[1]) + 1, line[1]]) };
}

const quoted = (words: string): string => {
    let isOpen = false;
    const inner = words.replaceAll(QUOTES, () => {
        isOpen = !isOpen;
        return isOpen ? '“' : '”';
    });
    return `"${inner}"`;
};

/** What is to be put into quotation marks: the value of a line that wants text or names; else the words that could not be read. */
function unquoted(text: string, { at, line }: SyntaxProblem): Span | undefined {
    const own = labelled(text, line);
    const [start, end] = own?.value ?? valueIn(text, line);
    if (own && TAKES_TEXT.has(own.rule)) return end > start ? [start, end] : undefined;
    const bullet = own ? undefined : BULLET.exec(text.slice(start, end));
    const first = start + (bullet?.[0].length ?? 0);
    const isAllProse = isProse(text, line);
    // A word that can't begin a line is not mended by marks.
    if (!own && !bullet && !isAllProse && at[0] <= start) return undefined;
    const from = isAllProse ? first : Math.max(first, at[0]);
    return end > from ? [from, end] : undefined;
}

/** Whether a line can be read where it is, once some of it is written in another way. */
function canBeRead(line: string, offset: number, lines: Lines): boolean {
    const heads: string[] = [];
    for (let block = lines.blockAt(offset); block; block = block.around) heads.unshift(lines.headOf(block));
    const inner = line.trimEnd().endsWith('{') ? `${line}\n}` : line;
    return readQuickly([...heads, inner, ...heads.map(() => '}')].join('\n')) !== undefined;
}

/** A line whose words lack their quotation marks: the problem at those words, with what puts it right. */
function unquotedWords(text: string, problem: SyntaxProblem, linesOf: () => Lines): SyntaxProblem | undefined {
    const { line } = problem;
    const at = unquoted(text, problem);
    const words = at && text.slice(...at);
    if (!at || !words || !/\p{L}/u.test(words) || /[{}]/.test(words)) return undefined;
    // Behind a number there is a unit, perhaps misspelt. Where marks are there already, something else is wrong.
    if (/\d\s*$/.test(text.slice(line[0], at[0]))) return undefined;
    if (QUOTE.test(words[0] as string) || (words.match(QUOTES) ?? []).length % 2) return undefined;
    const replaced = quoted(words);
    if (!canBeRead(text.slice(line[0], at[0]) + replaced + text.slice(at[1], line[1]), line[0], linesOf())) return undefined;
    const takesNames = /Write one or more names|whom the service is not for/.test(problem.message);
    return {
        message: takesNames ? problem.message : 'This text has no quotation marks. Put them around it.',
        at,
        line,
        fixes: [{ title: 'Put it in quotation marks', safe: true, edits: [{ at, text: replaced }] }],
    };
}

/** Whether a line is words of people, and nothing that the language could mean. */
function isProse(text: string, line: Span): boolean {
    const words = text.slice(...line).trim();
    if (!words || /["“”„‟{}<>]/.test(words) || OTHER_LINE.test(words)) return false;
    const label = labelIn(text, line[0]);
    if (label && label.at[1] < line[1] && (isLineKey(keyOf(label.words)) || /^[a-z][\w-]*$/.test(label.words))) return false;
    return BULLET.test(words) || words.split(/\s+/).length >= 4 || /^\p{Lu}.*[.!?;:]$/u.test(words);
}

/** The end of the lines of prose that follow a line; the line's own end where none do. */
function endOfLines(text: string, line: Span): number {
    let end = line[1];
    for (let next = text.indexOf('\n', end) + 1, lines = 0; next > 0 && lines < MOST_LINES; lines++) {
        const following = lineAround(text, next);
        if (isProse(text, following)) end = following[1];
        else if (text.slice(...following).trim()) break;
        next = text.indexOf('\n', following[1]) + 1;
    }
    return end;
}

/** Lines that were pasted where a text belongs, without quotation marks: one problem, put right with `"""`. */
function pastedLines(text: string, problem: SyntaxProblem): SyntaxProblem | undefined {
    const own = labelled(text, problem.line);
    if (own ? !TAKES_TEXT.has(own.rule) : !isProse(text, problem.line)) return undefined;
    const end = endOfLines(text, problem.line);
    const start = own?.value[0] ?? valueIn(text, problem.line)[0];
    if (end === problem.line[1] || (own && QUOTE.test(text.slice(...own.value)))) return undefined;
    const edits = [
        { at: [start, end] as const, text: asProse(asParagraphs(text.slice(start, end)), indentAt(text, start), lineEnding(text)) },
    ];
    return {
        message: 'This text has several lines. Put """ before and after it.',
        at: [start, lineAround(text, start)[1]],
        line: [problem.line[0], end],
        fixes: [{ title: 'Put """ before and after it', safe: true, edits }],
    };
}

function indentAt(text: string, offset: number): string {
    return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}

function isBetweenSpaces(text: string, start: number, end: number): boolean {
    return text[start - 1] === ' ' && /\s/.test(text[end] ?? '\n');
}

/** What puts a text right whose quotation marks are missing at its end, wrong for its lines, or inside of it. */
function textFix(text: string, { at: [start, end], message }: SyntaxProblem): { fix: Fix; whole: Span } | undefined {
    if (!QUOTE.test(text[start] ?? '')) return undefined;
    const stray = /^These quotation marks/.test(message);
    if (stray)
        return {
            fix: {
                title: 'Take these quotation marks out',
                safe: true,
                edits: [{ at: [isBetweenSpaces(text, start, end) ? start - 1 : start, end], text: '' }],
            },
            whole: [start, end],
        };
    const whole: Span = [start, textEnd(text, start)];
    const image = text.slice(...whole);
    if (isPastedOver(image)) {
        const prose = asProse(asParagraphs(image.slice(1, -1)), indentAt(text, start), lineEnding(text));
        return { fix: { title: 'Put """ before and after it', safe: true, edits: [{ at: whole, text: prose }] }, whole };
    }
    if (strayFence(image) !== undefined || !/not closed/.test(message)) return undefined;
    if (/^["“”„‟]{3}/.test(image)) return { fix: closingFence(text, whole), whole: [start, start + 1] };
    const close = valueIn(text, [start, whole[1]])[1];
    return {
        fix: { title: 'Put a quotation mark at its end', safe: true, edits: [{ at: [close, close], text: '"' }] },
        whole: [start, start + 1],
    };
}

/** Ends prose before the first line of the language that it runs into; only where there is none does it mean what was read. */
function closingFence(text: string, [start, end]: Span): Fix {
    let close = end;
    let isCertain = true;
    for (let next = text.indexOf('\n', start) + 1; next > 0 && next < end; next = text.indexOf('\n', next) + 1) {
        const label = labelIn(text, next);
        if (!label || label.at[1] > end || !isLineKey(keyOf(label.words)) || /^\p{Lu}/u.test(label.words)) continue;
        [close, isCertain] = [next - 1, false];
        break;
    }
    const at = start + text.slice(start, close).trimEnd().length;
    return {
        title: 'Put """ after it',
        safe: isCertain,
        edits: [{ at: [at, at], text: `${lineEnding(text)}${indentAt(text, start)}"""` }],
    };
}

/**
 * Problems as people can do something about them: one for each slip, with what puts it right. Those that only follow from it are
 * left out.
 *
 * @param problems in the order of the text, at most one a line
 */
export function mendable(text: string, problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
    const kept: SyntaxProblem[] = [];
    let known: Lines | undefined;
    const linesOf = (): Lines => {
        known ??= new Lines(text);
        return known;
    };
    let done = -1;
    for (const problem of problems) {
        if (problem.at[0] < done) continue;
        if (problem.fixes) {
            kept.push(problem);
            continue;
        }
        const ofText = textFix(text, problem);
        const lines = ofText ? undefined : pastedLines(text, problem);
        const other = ofText ? undefined : (lines ?? unquotedWords(text, problem, linesOf));
        kept.push(other ?? (ofText ? { ...problem, fixes: [ofText.fix] } : problem));
        done = Math.max(done, ofText?.whole[1] ?? -1, lines?.line[1] ?? -1);
    }
    return kept;
}

const CONFLICT = /^<{7}(?: ([^\r\n]*))?\r?\n([\s\S]*?)(?:^\|{7}[^\n]*\n[\s\S]*?)?^={7}\r?\n([\s\S]*?)^>{7}(?: ([^\r\n]*))?\r?$/gm;

interface Merged {
    /** The text with the first version of each conflict only, every sign where it was. */
    readonly text: string;
    readonly problems: readonly SyntaxProblem[];
}

const blank = (lines: string): string => lines.replaceAll(/[^\r\n]/g, ' ');

/** Takes a text with the two versions that a merge left: it is read with the first, and each conflict is one problem. */
export function withoutConflicts(text: string): Merged {
    if (!text.includes('<<<<<<<')) return { text, problems: [] };
    const problems: SyntaxProblem[] = [];
    const merged = text.replaceAll(
        CONFLICT,
        (all: string, first: string | undefined, ours: string, theirs: string, second: string | undefined, at: number) => {
            const whole: Span = [at, at + all.length];
            const keep = (version: string): readonly TextEdit[] => [{ at: whole, text: version.replace(/\r?\n$/, '') }];
            const name = (given: string | undefined, otherwise: string): string => (given ? `“${given.trim()}”` : otherwise);
            const isSame = withoutClutter(ours).replaceAll(/\s+/g, ' ') === withoutClutter(theirs).replaceAll(/\s+/g, ' ');
            problems.push({
                message: 'There are two versions of these lines, left by a merge. Keep one of them.',
                at: [at, at + all.indexOf('\n')],
                line: whole,
                fixes: isSame
                    ? [{ title: 'Keep one of the two, which are the same', safe: true, edits: keep(ours) }]
                    : [
                          { title: `Keep the first version, ${name(first, 'above')}`, safe: false, edits: keep(ours) },
                          { title: `Keep the second version, ${name(second, 'below')}`, safe: false, edits: keep(theirs) },
                      ],
            });
            const from = all.indexOf('\n') + 1;
            return blank(all.slice(0, from)) + ours + blank(all.slice(from + ours.length));
        },
    );
    return { text: merged, problems };
}
