import { OPENERS, openersIn } from '../model/elements/blocks.ts';
import { ALL_LINES, isLine, isLineKey, keyOf } from '../model/elements.ts';
import type { Fix, SyntaxProblem, TextEdit } from '../model/findings.ts';
import { listed, nearestName } from '../model/text.ts';
import type { Span } from '../model/values.ts';
import { nameFromTitle } from '../model/written-words.ts';
import { type Lines, labelIn, lineEnding } from './lines.ts';
import { indentAt, lineAround } from './paragraphs.ts';
import { readQuickly } from './read.ts';

/**
 * What people mistype in the words and signs of the language itself: a comma too many, a colon or a brace too few, a name of two
 * words, a misspelt block. Each is one problem at its place, with what puts it right.
 */

/** A problem as it is to be reported, and how far the lines go that can only be read once it is put right. */
export interface Mended extends SyntaxProblem {
    readonly until?: number;
}

/** Whether a line can be read where it is, once some of it is written in another way. */
export function canBeRead(line: string, offset: number, lines: Lines): boolean {
    const heads: string[] = [];
    for (let block = lines.blockAt(offset); block; block = block.around) heads.unshift(lines.headOf(block));
    const inner = line.trimEnd().endsWith('{') ? `${line}\n}` : line;
    return readQuickly([...heads, inner, ...heads.map(() => '}')].join('\n')) !== undefined;
}

const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_'’-]*/gu;
/** How a line begins that opens a block: its words, a title, and what follows. */
const HEAD = /^([ \t]*)([^"“”„‟{}:<>\n]*?)[ \t]*(["“”„‟][^"“”„‟\n]*["“”„‟])?[ \t]*((?:using|for|extends|meets)\b[^{}\n]*?)?[ \t]*(\{.*)?$/;
const NAMED = OPENERS.filter(({ name }) => name && name !== 'kind').map(({ words }) => words);
/** Words before a name, at the beginning of a line. */
const BEFORE_NAME = new RegExp(`^(${[...NAMED, 'ask'].join('|')})(?![\\p{L}\\p{N}_-])[ \\t]*`, 'u');
/** Whether a block declares its name, so that it can be made of its title. */
const isNamedByTitle = (words: string): boolean => OPENERS.some(opener => opener.words === words && opener.name === 'from title');
/** The first line of what a file consists of, or the brace of the last. */
const AT_TOP = new RegExp(`^(?:(?:${wordsIn('').join('|')})[ \\t]+\\p{L}|\\})`, 'u');
const TAIL = /(?<![ \t])[ \t]+(?:using|for|extends|meets)(?![\p{L}\p{N}_-]).*/u;

/** A longer line opens no block that could be mended. */
const LONGEST_HEAD = 500;

/** The parts of a line that opens a block. */
function headOf(line: string): RegExpExecArray | null {
    return line.length > LONGEST_HEAD ? null : HEAD.exec(line);
}

/** A line without the comment that it ends with, and the space before it. */
function withoutComment(line: string): string {
    return line.replace(/(?<![ \t])[ \t]*(?:(?<!\/)\/\/[^\n]*)?$/, '');
}

/** The words that may open a block in another one; in none, at the top of a file. */
function wordsIn(block: string): readonly string[] {
    return openersIn(block || undefined).map(({ words }) => words);
}

/** The word that opens the block around an offset; none at the top of a file. */
function blockAround(lines: Lines, offset: number): string {
    const block = lines.blockAt(offset);
    return block ? (/^[\p{L}-]+/u.exec(lines.headOf(block))?.[0] ?? '') : '';
}

const change = (title: string, safe: boolean, ...edits: readonly TextEdit[]): readonly Fix[] => [{ title, safe, edits }];

/** A comma after which nothing follows in its list. */
function commaTooMany(text: string, line: Span): Mended | undefined {
    const code = withoutComment(text.slice(...line));
    const comma = /[\p{L}\p{N}"”](,(?:[ \t]*,)*)$/u.exec(code);
    if (!comma) return undefined;
    const end = line[0] + code.length;
    const at: Span = [end - (comma[1] as string).length, end];
    return {
        message: 'Nothing follows this comma. Remove it, or write another name after it.',
        at,
        line,
        fixes: change('Remove the comma', true, { at, text: '' }),
    };
}

/** The lines above and below count for a comma: what can't be read is reported at one of them. */
function commaNear(text: string, { line }: SyntaxProblem): Mended | undefined {
    const here = commaTooMany(text, line);
    if (here) return here;
    const end = text.slice(0, line[0]).trimEnd().length;
    return end > 0 ? commaTooMany(text, lineAround(text, end)) : undefined;
}

/** A name of several words, or none where a block has only a title. */
function nameOfBlock(text: string, { line }: SyntaxProblem, lines: Lines): Mended | undefined {
    const head = headOf(text.slice(...line));
    const words = head?.[2] ?? '';
    const keyword = BEFORE_NAME.exec(words)?.[0];
    if (!head || !keyword || !(head[5] || head[3])) return undefined;
    const begin = line[0] + (head[1] as string).length;
    const start = begin + keyword.length;
    const written = words.slice(keyword.length).replace(TAIL, '');
    const kind = keyword.trim();
    const [title] = head[3] ? [head[3].slice(1, -1)] : [];
    const parts = written.match(WORD) ?? [];
    if (!written.trim()) {
        if (title === undefined || !/\p{L}/u.test(title)) return undefined;
        const name = nameFromTitle(title, kind === 'works with' ? 'partner' : kind);
        const mark = text.slice(begin).search(/["“”„‟]/) + begin;
        return {
            message: `A name is missing before the title: \`${kind} ${name} "${title}"\`.`,
            at: [mark, mark + title.length + 2],
            line,
            fixes: change(`Put the name ${name} before it`, isNamedByTitle(kind), { at: [mark, mark], text: `${name} ` }),
        };
    }
    if (parts.length < 2 || parts.join(' ') !== written.trim().replaceAll(/[ \t]+/g, ' ')) return undefined;
    const isTitle = title === undefined && isNamedByTitle(kind) && /\p{Lu}/u.test(written);
    const name = /\p{Ll}/u.test(written) ? nameFromTitle(written, kind) : parts.join('-');
    const at: Span = [start, start + written.trimEnd().length];
    const put = isTitle ? `${name} "${parts.join(' ')}"` : name;
    const changed = text.slice(line[0], at[0]) + put + text.slice(at[1], line[1]);
    if (!canBeRead(changed, line[0], lines)) return undefined;
    // What is called so in a vocabulary has perhaps another name there.
    const isTerm = OPENERS.some(opener => opener.words === kind && opener.name === 'term');
    return {
        message: `A name is one word: \`${name}\`.`,
        at,
        line,
        fixes: change(`Change to ${put}`, true, { at, text: put }),
        ...(isTerm && { names: { line: keyOf(kind), words: written.trim(), at } }),
    };
}

const OPENS_BLOCK = /^([ \t]*)([\p{L}_][^"“”„‟{}:<>\n]*?)[ \t]*(?:["“”„‟][^{}\n]*)?\{/u;

/** A word that opens a block and is none of those that do. */
function blockMisspelt(text: string, { line }: SyntaxProblem, lines: Lines): Mended | undefined {
    const head = OPENS_BLOCK.exec(text.slice(...line).slice(0, LONGEST_HEAD));
    if (!head) return undefined;
    const around = blockAround(lines, line[0]);
    const known = wordsIn(around);
    const written = head[2] as string;
    const [first = '', second] = written.split(/[ \t]+/);
    if (!known.length || known.includes(first) || (first === 'works' && second === 'with')) return undefined;
    const two = second === undefined ? undefined : `${first} ${second}`;
    const nearTwo =
        two === undefined
            ? undefined
            : nearestName(
                  two,
                  known.filter(word => word.includes(' ')),
              );
    const near = nearTwo ?? nearestName(first, known);
    const start = line[0] + (head[1] as string).length;
    const at: Span = [
        start,
        start +
            (nearTwo
                ? text.slice(start).search(/[ \t]/) + text.slice(start).replace(/^\S+/, '').search(/\S/) + (second as string).length
                : first.length),
    ];
    const wrong = text.slice(...at);
    const list = known.map(word => `\`${word}\``);
    const where = around ? `The blocks of \`${around}\` are ${listed(list)}.` : `A file begins with ${listed(list, 'or')}.`;
    return {
        message: `There is no block called \`${wrong}\`. ${near ? `Did you mean \`${near}\`?` : where}`,
        at,
        line,
        ...(near && { fixes: change(`Change to ${near}`, wrong.toLowerCase() === near, { at, text: near }) }),
    };
}

/** Where the lines end that belong to a head without braces: those that are indented more; at the top of a file, all up to the next head. */
function endOfBody(text: string, [start, end]: Span, isTop: boolean): number {
    const margin = indentAt(text, start).length;
    let last = end;
    for (let next = text.indexOf('\n', end) + 1; next > 0; next = text.indexOf('\n', next) + 1) {
        const line = lineAround(text, next);
        const words = text.slice(...line);
        if (!words.trim()) continue;
        if (isTop ? AT_TOP.test(words) : indentAt(text, next).length <= margin) break;
        last = line[1];
    }
    return last;
}

/** The first line of a block without the braces around its lines. */
function bracesMissing(text: string, { line, message }: SyntaxProblem, lines: Lines): Mended | undefined {
    if (!/^Expected `\{`/.test(message) || text.slice(...line).includes('{')) return undefined;
    const head = headOf(withoutComment(text.slice(...line)));
    const words = head?.[2]?.trim() ?? '';
    const around = blockAround(lines, line[0]);
    const known = wordsIn(around).find(word => words === word || words.startsWith(`${word} `));
    if (!head || !known) return undefined;
    const code = withoutComment(text.slice(...line)).trimEnd();
    const end = line[0] + code.length;
    const eol = lineEnding(text);
    const indent = indentAt(text, line[0]);
    const last = endOfBody(text, line, around === '');
    // Where more braces close than open, the closing one is there already.
    const isClosed = lines.closesTooOften;
    const opening = { at: [end, end] as const, text: ' {' };
    const edits = isClosed
        ? [opening]
        : last === line[1]
          ? [{ at: [end, end] as const, text: ` {${eol}${indent}}` }]
          : [opening, { at: [last - 1, last] as const, text: `${text[last - 1] ?? ''}${eol}${indent}}` }];
    return {
        message: `The lines of \`${code.trim()}\` belong between { and }.`,
        at: [line[0] + indent.length, end],
        line,
        fixes: change(
            isClosed ? 'Put { after it' : last === line[1] ? 'Put { } after it' : 'Put its lines between { }',
            !isClosed,
            ...edits,
        ),
        until: last,
    };
}

/** A block without the brace that ends it, or a brace that ends none. */
function braceAstray(text: string, problem: SyntaxProblem, lines: Lines): Mended | undefined {
    const [start] = problem.at;
    if (/^The block .* is not closed/.test(problem.message)) {
        const block = lines.blockOpenedAt(start);
        if (!block) return undefined;
        const end = text.slice(0, block.end).trimEnd().length;
        const eol = lineEnding(text);
        const indent = indentAt(text, lines.startOf(block));
        const next = /\S.*/.exec(text.slice(block.end))?.[0].trimEnd() ?? '';
        const title = next ? `Close it before \`${next.length > 30 ? `${next.slice(0, 29)}…` : next}\`` : 'Close it at the end of the file';
        // The last sign is written again: what only puts in lines is indented as the lines of its block.
        const put = `${text[end - 1] ?? ''}${eol}${indent}}${end === text.length ? eol : ''}`;
        return { ...problem, fixes: change(title, false, { at: [end - 1, end], text: put }) };
    }
    if (!/^This `\}` closes nothing/.test(problem.message)) return undefined;
    return { ...problem, fixes: change('Remove this }', false, { at: [start, start + 1], text: '' }) };
}

/** The words of the lines, the longest first. */
const LINE_WORDS: readonly string[] = ALL_LINES.filter(([, line]) => isLine(line))
    .map(([, { words }]) => words)
    .toSorted((a, b) => b.length - a.length);

/** A line without its colon, or with another sign in its place. */
function colonMissing(text: string, { line }: SyntaxProblem, lines: Lines): Mended | undefined {
    const written = text.slice(...line);
    const indent = indentAt(text, line[0]);
    const rest = written.slice(indent.length);
    const isTeam = blockAround(lines, line[0]) === 'team';
    const words =
        LINE_WORDS.find(each => rest.toLowerCase().startsWith(each) && !/[\p{L}\p{N}_-]/u.test(rest[each.length] ?? ' ')) ??
        (isTeam ? /^[a-z][\w-]*(?=[ \t=]+\d)/.exec(rest)?.[0] : undefined);
    if (words === undefined) return undefined;
    const after = /^[ \t]*(=>?|:=|;|-(?=[ \t])|–|—)?[ \t]*/.exec(rest.slice(words.length)) as RegExpExecArray;
    const sign = after[1];
    if (rest[words.length] === ':' || (!sign && !after[0]) || words.length + after[0].length >= rest.length) return undefined;
    const mended = `${indent}${words}: ${rest.slice(words.length + after[0].length)}`;
    if (!canBeRead(mended, line[0], lines)) return undefined;
    const from = line[0] + indent.length + words.length;
    const at: Span = [from, from + after[0].length];
    return {
        message: sign ? `Write a colon after \`${words}\`, not \`${sign}\`.` : `A colon is missing after \`${words}\`.`,
        at: sign ? [from + after[0].indexOf(sign), from + after[0].indexOf(sign) + sign.length] : [line[0] + indent.length, from],
        line,
        fixes: change(sign ? `Change ${sign} to :` : `Put a colon after ${words}`, true, { at, text: ': ' }),
    };
}

/** A label with capitals, or misspelt, before a value that only a known line can have. */
function labelMisspelt(text: string, { line }: SyntaxProblem, lines: Lines): Mended | undefined {
    const label = labelIn(text, line[0]);
    if (!label || label.at[1] > line[1] || isLineKey(keyOf(label.words))) return undefined;
    const near = nearestName(label.words, LINE_WORDS);
    if (near === undefined) return undefined;
    const rest = text.slice(label.at[1], line[1]);
    const small = rest.replace(/:[ \t]*\p{Lu}/u, first => first.toLowerCase());
    const put = [rest, small].find(each => canBeRead(text.slice(line[0], label.at[0]) + near + each, line[0], lines));
    if (put === undefined) return undefined;
    const at: Span = [label.at[0], line[1]];
    const isSure = near === label.words.toLowerCase();
    return {
        message: `There is no line called \`${label.words}\`. Did you mean \`${near}\`?`,
        at: label.at,
        line,
        fixes: change(`Change to ${near}`, isSure, { at, text: near + put }),
    };
}

/** How to tell a title from the first sentence of a text: it has no full stop, and few words. */
const TITLE = /^(?!.*[.:;]\s*$)\S+(?:[ \t]+\S+){0,9}[ \t]*$/;

/** Words in a file that has no block at all: they are made a service. */
function serviceMissing(text: string, { at, line }: SyntaxProblem): Mended | undefined {
    if (/["“”„‟{}]/.test(text)) return undefined;
    const eol = lineEnding(text);
    const [first = '', ...rest] = text.trim().split(/\r?\n/);
    const wrapped = (title: string, body: readonly string[]): string =>
        [`service ${nameFromTitle(title, 'service')} "${title}" {`, ...body, '}'].join(eol);
    const isTitle = TITLE.test(first) && labelIn(first) === undefined;
    const title = isTitle ? first.trim() : 'Name of the service';
    const body = (isTitle ? rest : [first, ...rest]).map(each => (each.trim() ? `  ${each.trim()}` : ''));
    const asLines = wrapped(title, body);
    const asWords = wrapped(
        title,
        body.some(each => each) ? ['  context: """', ...body.map(each => (each ? `  ${each}` : '')), '  """'] : [],
    );
    const put = readQuickly(asLines) ? asLines : asWords;
    if (!readQuickly(put)) return undefined;
    return {
        message: 'This file has no `service` yet.',
        at,
        line,
        fixes: change('Make a service of it', false, {
            at: [0, text.length],
            text: `${isTitle ? put : put.replace(`"${title}"`, `"[${title}]"`)}${eol}`,
        }),
        until: text.length,
    };
}

/** What is wrong with words and signs of the language on the line of a problem, with what puts it right; nothing where it is something else. */
export function mistyped(text: string, problem: SyntaxProblem, linesOf: () => Lines): Mended | undefined {
    const lines = linesOf();
    return (
        braceAstray(text, problem, lines) ??
        commaNear(text, problem) ??
        bracesMissing(text, problem, lines) ??
        nameOfBlock(text, problem, lines) ??
        blockMisspelt(text, problem, lines) ??
        colonMissing(text, problem, lines) ??
        labelMisspelt(text, problem, lines) ??
        (lines.blocks.length ? undefined : serviceMissing(text, problem))
    );
}
