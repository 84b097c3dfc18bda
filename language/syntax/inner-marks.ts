import { applyEdits, type SyntaxProblem, type TextEdit } from '../model/findings.ts';
import type { Span } from '../model/values.ts';
import { type Lines, lineEnding, valueIn } from './lines.ts';
import { canBeRead, type Mended } from './mistyped.ts';
import { asParagraphs, asProse, indentAt, lineAround } from './paragraphs.ts';
import { isPastedOver, textEnd } from './strings.ts';

/**
 * Quotation marks inside a text, as people type and paste them: `"The "open door" team"`. The first of them ends the text, so that
 * the words after it can't be read.
 */

/** A quotation mark of a line: whether words begin after it or end before it. */
interface Mark {
    readonly at: number;
    readonly opens: boolean;
}

/** A text as people mean it: from its first mark to its last, with the marks that are inside of it. */
interface Meant {
    readonly start: Mark;
    /** Nothing where its end was forgotten. */
    readonly end: Mark | undefined;
    readonly inner: readonly Mark[];
}

/** Before the first word of a text: a space, or what opens a bracket. */
const BEFORE_WORDS = /[\s([–—/-]/;
const WORD_SIGN = /[\p{L}\p{N}£#*_[(]/u;

/**
 * The marks of a line. A mark at the beginning of a word opens, any other closes; several in a row do the same. Those after a
 * backslash are words.
 */
function marksIn(line: string, offset: number): readonly Mark[] {
    return Array.from(line.matchAll(/(?<!\\)["“”„‟]+/g), ({ index, 0: run }) => {
        const before = line[index - 1] ?? ' ';
        const after = line[index + run.length] ?? ' ';
        const opens = BEFORE_WORDS.test(before) && WORD_SIGN.test(after);
        return Array.from(run, (sign, at) => ({
            at: offset + index + at,
            opens: sign === '“' || sign === '„' || (sign !== '”' && opens),
        }));
    }).flat();
}

/** The texts of a line, by which marks open and which close; nothing where they do not fit together. */
function textsMeant(marks: readonly Mark[]): readonly Meant[] | undefined {
    const texts: Meant[] = [];
    let open: Mark[] = [];
    let inner: Mark[] = [];
    for (const mark of marks) {
        const [start] = open;
        if (mark.opens || !start) {
            if (!mark.opens) return undefined;
            if (start) inner.push(mark);
            open.push(mark);
            continue;
        }
        open.pop();
        if (open.length) {
            inner.push(mark);
            continue;
        }
        texts.push({ start, end: mark, inner });
        [open, inner] = [[], []];
    }
    const [start] = open;
    return start ? [...texts, { start, end: undefined, inner }] : texts;
}

/** All between the first mark and the last is one text, where the marks do not fit together: such as one for inches. */
function oneText(marks: readonly Mark[]): readonly Meant[] {
    const [start, ...others] = marks;
    const end = others.at(-1);
    return start && end ? [{ start, end, inner: others.slice(0, -1) }] : [];
}

/** What makes the marks inside of a text words of it. */
function curled({ inner }: Meant): readonly TextEdit[] {
    return inner.map(({ at, opens }) => ({ at: [at, at + 1] as const, text: opens ? '“' : '”' }));
}

/** Where the text ends that the last mark of a line opens, if it goes on over lines below; nothing where it does not. */
function pastedEnd(text: string, marks: readonly Mark[], line: Span): number | undefined {
    let at = marks[0]?.at ?? line[1];
    while (at < line[1]) {
        const end = textEnd(text, at);
        if (end > line[1]) return isPastedOver(text.slice(at, end)) ? end : undefined;
        at = marks.find(mark => mark.at >= end)?.at ?? line[1];
    }
    return undefined;
}

const MESSAGE = 'The first quotation mark inside this text ends it. Write “ and ” inside a text.';

/** A line with quotation marks inside its text: one problem at those marks, with what puts it right. */
export function innerMarks(text: string, { line }: SyntaxProblem, linesOf: () => Lines): Mended | undefined {
    const written = text.slice(...line);
    const marks = marksIn(written, line[0]);
    const [start, second] = marks;
    if (!start || !second || marks.length < 3 || /["“”„‟]{3}/.test(written)) return undefined;
    const end = pastedEnd(text, marks, line);
    if (end !== undefined) {
        const whole: Span = [start.at, end];
        const prose = asProse(asParagraphs(text.slice(start.at + 1, end - 1)), indentAt(text, start.at), lineEnding(text));
        return {
            message: 'This text has several lines, and quotation marks in it. Put """ before and after it.',
            at: [start.at, line[1]],
            line: [line[0], lineAround(text, end)[1]],
            fixes: [
                {
                    title: 'Put """ before and after it',
                    safe: marks.slice(1).some(({ opens }) => opens),
                    edits: [{ at: whole, text: prose }],
                },
            ],
        };
    }
    const fitting = textsMeant(marks);
    const meant = fitting ?? oneText(marks);
    const [last] = meant.slice(-1);
    const inner = meant.flatMap(each => each.inner);
    if (!last || !inner.length) return undefined;
    const close = last.end ? [] : [valueIn(text, [last.start.at, line[1]])[1]];
    const edits = [...meant.flatMap(curled), ...close.map(at => ({ at: [at, at] as const, text: '"' }))];
    if (!canBeRead(applyEdits(written, edits, line[0]), line[0], linesOf())) return undefined;
    const [first, final] = [inner[0] as Mark, inner.at(-1) as Mark];
    return {
        message: MESSAGE,
        at: [first.at, final.at + 1],
        line,
        fixes: [{ title: 'Write “ and ” inside the text', safe: fitting !== undefined, edits }],
    };
}
