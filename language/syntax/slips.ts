import { isLineKey, keyOf, lineOf } from '../model/elements.ts';
import type { Fix, SyntaxProblem } from '../model/findings.ts';
import type { Span } from '../model/values.ts';
import { slipOfLine } from './entries.ts';
import { innerMarks } from './inner-marks.ts';
import { Lines, labelIn, lineEnding, valueIn } from './lines.ts';
import { canBeRead, type Mended, mistyped } from './mistyped.ts';
import { asParagraphs, asProse, indentAt, lineAround } from './paragraphs.ts';
import { isPastedOver, strayFence, textEnd } from './strings.ts';
import { dateMistyped, placeholderLeft, valueMistyped } from './values-meant.ts';

/**
 * What people who do not program get wrong most often, and what puts it right: quotation marks that were forgotten, or are where
 * none belong, texts of several lines between marks for one, and words without a label.
 * What is mistyped in the language's own words, `mistyped.ts` finds.
 */

const FENCE_HERE = /["“”„‟]{3}/;
const QUOTE = /["“”„‟]/;
const QUOTES = /["“”„‟]/g;
const BULLET = /^[-–—•·▪◦*][ \t]+/;
/** Words that a line begins with that is no prose. */
const OTHER_LINE = /^(?:meets|expects|applies|says|not applicable|accepts gap|must|should|\/\/|\/\*)(?![\p{L}-])/u;
/** How lines are written whose whole value may be a text. */
const TAKES_TEXT: ReadonlySet<string> = new Set(['TextField', 'NamesField', 'ExclusionField']);
/** What blocks hold of which any may begin with a text. */
const TAKES_TEXTS: ReadonlySet<string> = new Set(['text', 'entries']);
const NAME_OR_NUMBER = /^(?:[a-z][a-z0-9-]*|\d[\d,.]*[ \t]*(?:people|wte|%)?)$/;
/** Names as a list has them: whoever has written these has written no text. */
const ONLY_NAMES = /^[\p{L}_][\p{L}\p{N}_-]*(?:[ \t]*,[ \t]*[\p{L}_][\p{L}\p{N}_-]*)*[ \t,]*$/u;
/** How many lines of prose one problem may be about. */
const MOST_LINES = 200;

/** The rest of a line after its label, where the language knows the label. */
function labelled(text: string, line: Span): { readonly key: string; readonly rule: string; readonly value: Span } | undefined {
    const label = labelIn(text, line[0]);
    const known = label && label.at[1] < line[1] ? lineOf(keyOf(label.words)) : undefined;
    if (!label || !known) return undefined;
    return { key: keyOf(label.words), rule: known.rule, value: valueIn(text, [text.indexOf(':', label.at[1]) + 1, line[1]]) };
}

const quoted = (words: string): string => {
    let isOpen = false;
    const inner = words.replaceAll(QUOTES, () => {
        isOpen = !isOpen;
        return isOpen ? '“' : '”';
    });
    return `"${inner}"`;
};

/** What begins an answer that words may follow: a choice or another name, such as `partly`, `in-place`. */
const NAME_FIRST = /^(?:[a-z0-9]+(?:-[a-z0-9]+)+|partly|met|yes|no)(?![\p{L}\p{N}])/u;

/** The word that opens the block around a line. */
function openerOf(line: Span, lines: Lines): string {
    const block = lines.blockAt(line[0]);
    return block ? (/^[a-z]+/.exec(lines.headOf(block))?.[0] ?? '') : '';
}

/** An answer in words to a question of a review, which only the form knows: all of it, however like a name its first word is. */
function answerInWords(text: string, line: Span, lines: Lines): Span | undefined {
    const label = ['review', 'finding'].includes(openerOf(line, lines)) ? labelIn(text, line[0]) : undefined;
    if (!label || label.at[1] >= line[1] || !/^[a-z][\w-]*$/.test(label.words)) return undefined;
    const [start, end] = valueIn(text, [text.indexOf(':', label.at[1]) + 1, line[1]]);
    return /^\p{L}/u.test(text.slice(start, end)) && !NAME_FIRST.test(text.slice(start, end)) ? [start, end] : undefined;
}

/** The rest of a line whose label is one of the language's. In a finding it is a question, also where it is called `policy`. */
function ownLabelled(text: string, line: Span, lines: Lines): ReturnType<typeof labelled> {
    return openerOf(line, lines) === 'finding' ? undefined : labelled(text, line);
}

/** What is to be put into quotation marks: the value of a line that wants text or names; else the words that could not be read. */
function unquoted(text: string, { at, line }: SyntaxProblem, lines: Lines): Span | undefined {
    const own = ownLabelled(text, line, lines);
    const [start, end] = own?.value ?? valueIn(text, line);
    if (own && TAKES_TEXT.has(own.rule)) return end > start ? [start, end] : undefined;
    const answer = own ? undefined : answerInWords(text, line, lines);
    if (answer) return answer;
    const bullet = own ? undefined : BULLET.exec(text.slice(start, end));
    const first = start + (bullet?.[0].length ?? 0);
    const isAllProse = isProse(text, line);
    // A word that can't begin a line is not mended by marks.
    if (!own && !bullet && !isAllProse && at[0] <= start) return undefined;
    const from = isAllProse ? first : Math.max(first, at[0]);
    return end > from ? [from, end] : undefined;
}

/** A line whose words lack their quotation marks: the problem at those words, with what puts it right. */
function unquotedWords(text: string, problem: SyntaxProblem, linesOf: () => Lines): SyntaxProblem | undefined {
    const { line } = problem;
    const at = unquoted(text, problem, linesOf());
    const words = at && text.slice(...at);
    if (!at || !words || !/\p{L}/u.test(words) || /[{}]/.test(words)) return undefined;
    // After a number there is a unit, perhaps misspelt. Where marks are there already, something else is wrong.
    if (/\d\s*$/.test(text.slice(line[0], at[0]))) return undefined;
    if (QUOTE.test(words[0] as string) || (words.match(QUOTES) ?? []).length % 2) return undefined;
    // Names are right as they are, and so is a line that can be read by itself: something near them is wrong.
    if (text.slice(at[1], line[1]).includes('{') || (labelled(text, line) && ONLY_NAMES.test(words))) return undefined;
    if (canBeRead(text.slice(...line), line[0], linesOf())) return undefined;
    const replaced = quoted(words);
    if (!canBeRead(text.slice(line[0], at[0]) + replaced + text.slice(at[1], line[1]), line[0], linesOf())) return undefined;
    const own = labelled(text, line);
    const takesNames = own?.rule === 'NamesField' || own?.rule === 'ExclusionField';
    const parts = words.split(',');
    // A name or a number that is right as it is would count for nothing in a text.
    const isAllWords = parts.length < 2 || !parts.some(part => NAME_OR_NUMBER.test(part.trim()));
    return {
        message:
            takesNames && problem.message.startsWith('The line')
                ? problem.message
                : 'This text has no quotation marks. Put them around it.',
        at,
        line,
        fixes: [{ title: 'Put it in quotation marks', safe: isAllWords, edits: [{ at, text: replaced }] }],
        ...(takesNames && own && { names: { line: own.key, words, at } }),
    };
}

/** Whether a line is words of people, and nothing that the language could mean. */
function isProse(text: string, line: Span): boolean {
    const words = text.slice(...line).trim();
    if (!words || /["“”„‟{}<>]/.test(words) || OTHER_LINE.test(words)) return false;
    const label = labelIn(text, line[0]);
    if (label && label.at[1] < line[1] && (isLineKey(keyOf(label.words.toLowerCase())) || /^[a-z][\w-]*$/.test(label.words))) return false;
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

/** Where the lines of a text go that has no label in a block that takes none: into a list of sentences, or after a label. */
function unlabelled(text: string, at: Span, written: readonly string[], lines: Lines): readonly Fix[] {
    const opener = lines.openerAt(at[0]);
    const indent = indentAt(text, at[0]);
    const eol = lineEnding(text);
    if (opener?.holds === 'sentences' || opener?.holds === 'entries') {
        const dash = opener.holds === 'sentences' ? '- ' : '';
        const items = written.filter(Boolean).map(line => `${dash}${quoted(line.replace(/^\s*- /, ''))}`);
        const title = items.length > 1 ? 'Put each line in quotation marks' : 'Put it in quotation marks';
        return [{ title, safe: true, edits: [{ at, text: items.join(`${eol}${indent}`) }] }];
    }
    const put = written.length > 1 ? asProse(written, indent, eol) : quoted(written[0] ?? '');
    return (opener?.labels ?? []).map(label => ({ title: `Write it as ${label}`, safe: false, edits: [{ at, text: `${label}: ${put}` }] }));
}

/** Lines without quotation marks where a text belongs, or where none may be without a label: one problem, with what puts it right. */
function pastedLines(text: string, problem: SyntaxProblem, linesOf: () => Lines): Mended | undefined {
    const own = labelled(text, problem.line);
    if (own ? !lineOf(own.key)?.isLong : !isProse(text, problem.line)) return undefined;
    const end = endOfLines(text, problem.line);
    const start = own?.value[0] ?? valueIn(text, problem.line)[0];
    const isOne = end === problem.line[1];
    if (own && (isOne || QUOTE.test(text.slice(...own.value)))) return undefined;
    const takesText = own !== undefined || linesOf().openerAt(start)?.holds === 'text';
    const at: Span = [start, lineAround(text, start)[1]];
    const line: Span = [problem.line[0], end];
    const words = asParagraphs(text.slice(start, end));
    if (takesText) {
        if (isOne) return undefined;
        const edits = [{ at: [start, end] as const, text: asProse(words, indentAt(text, start), lineEnding(text)) }];
        return {
            message: 'This text has several lines. Put """ before and after it.',
            at,
            line,
            fixes: [{ title: 'Put """ before and after it', safe: true, edits }],
        };
    }
    const fixes = unlabelled(text, [start, end], words, linesOf());
    if (!fixes.length) return undefined;
    const isList = fixes[0]?.safe;
    if (isList && isOne) return undefined;
    return { message: isList ? 'These lines have no quotation marks. Put them around each.' : withoutLabel(fixes), at, line, fixes };
}

function withoutLabel([first]: readonly Fix[]): string {
    return `This text needs a label before it, such as \`${first?.title.replace('Write it as ', '')}:\`.`;
}

/** A text in quotation marks where none may be without a label. */
function textAlone(text: string, { at, line }: SyntaxProblem, linesOf: () => Lines): Mended | undefined {
    const start = text.slice(line[0]).search(/\S/) + line[0];
    if (at[0] > start || !QUOTE.test(text[start] ?? '')) return undefined;
    const end = textEnd(text, start);
    const words = asParagraphs(text.slice(start, end).replace(/^["“”„‟]+|(?<!["“”„‟])["“”„‟]+$/g, ''));
    if (!words.length || TAKES_TEXTS.has(linesOf().openerAt(start)?.holds ?? '')) return undefined;
    const [only, ...others] = unlabelled(text, [start, end], words, linesOf());
    if (!only) return undefined;
    const isList = only.safe;
    // Nothing is lost where the marks are kept, and only the label comes before them.
    const fixes = isList
        ? [{ ...only, title: 'Put a dash before each line' }]
        : [only, ...others].map(({ title, safe }) => ({
              title,
              safe,
              edits: [{ at: [start, start] as const, text: `${title.replace('Write it as ', '')}: ` }],
          }));
    return {
        message: isList ? 'Begin each line of this list with a dash.' : withoutLabel(fixes),
        at: [start, lineAround(text, start)[1]],
        line: [line[0], Math.max(line[1], end)],
        fixes,
    };
}

/** A dash with nothing after it, as Enter leaves it after the last line of a list. */
function dashAlone(text: string, { line }: SyntaxProblem): SyntaxProblem | undefined {
    const dash = /^([ \t]*)([-–—•])[ \t]*$/.exec(text.slice(...line));
    if (!dash) return undefined;
    const start = line[0] + (dash[1] as string).length;
    const next = text.indexOf('\n', line[1]);
    return {
        message: 'There is nothing after this dash. Write a text in quotation marks there, or remove the dash.',
        at: [start, start + 1],
        line,
        fixes: [{ title: 'Remove this dash', safe: true, edits: [{ at: [line[0], next < 0 ? line[1] : next + 1], text: '' }] }],
    };
}

/** A problem reported at a correct line because a text below it belongs to no line: reported at that text. */
function atTextBelow(text: string, problem: SyntaxProblem, linesOf: () => Lines): SyntaxProblem {
    const next = problem.line[1] + text.slice(problem.line[1]).search(/\S|$/);
    if (
        !QUOTE.test(text[next] ?? '') ||
        !labelled(text, problem.line) ||
        !canBeRead(text.slice(...problem.line), problem.line[0], linesOf())
    )
        return problem;
    return { message: problem.message, at: [next, textEnd(text, next)], line: lineAround(text, next) };
}

function isBetweenSpaces(text: string, start: number, end: number): boolean {
    return text[start - 1] === ' ' && /\s/.test(text[end] ?? '\n');
}

/** What puts a text right whose quotation marks are missing at its end, wrong for its lines, or inside of it. */
function textFix(text: string, { at: [start, end], message }: SyntaxProblem): { fix: Fix; whole: Span } | undefined {
    if (!QUOTE.test(text[start] ?? '')) return undefined;
    const stray = /^These quotation marks/.test(message);
    // Two on one line are around words: a line of prose may have such as do not end it.
    const second = stray ? text.slice(end, lineAround(text, end)[1]).search(FENCE_HERE) : -1;
    if (second >= 0) {
        const edits = [
            { at: [start, end] as const, text: '“' },
            { at: [end + second, end + second + 3] as const, text: '”' },
        ];
        return { fix: { title: 'Write “ and ” instead', safe: true, edits }, whole: [start, end + second + 3] };
    }
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
    for (const found of problems) {
        if (found.at[0] < done) continue;
        if (found.fixes) {
            kept.push(found);
            continue;
        }
        const problem = atTextBelow(text, found, linesOf);
        if (problem.at[0] < done) continue;
        const marks = innerMarks(text, problem, linesOf);
        const ofText = marks ? undefined : textFix(text, problem);
        const value = ownLabelled(text, problem.line, linesOf())?.value ?? [0, 0];
        const other: Mended | undefined = ofText
            ? undefined
            : (marks ??
              dashAlone(text, problem) ??
              placeholderLeft(text, problem, value, linesOf()) ??
              slipOfLine(text, problem, linesOf) ??
              mistyped(text, problem, linesOf) ??
              valueMistyped(text, problem, value, linesOf(), true) ??
              dateMistyped(text, problem, value[1] ? value : problem.line, linesOf()) ??
              textAlone(text, problem, linesOf) ??
              pastedLines(text, problem, linesOf) ??
              unquotedWords(text, problem, linesOf) ??
              valueMistyped(text, problem, value, linesOf()));
        // A comma that was too many is found at both lines.
        if (other && kept.at(-1)?.at[0] === other.at[0]) continue;
        kept.push(other ?? (ofText ? { ...problem, fixes: [ofText.fix] } : problem));
        done = Math.max(done, ofText?.whole[1] ?? -1, other?.until ?? other?.line[1] ?? -1);
    }
    return kept;
}
