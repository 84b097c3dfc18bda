import { blocksOf, isLineKey, keyOf, lineOf } from '../model/elements.ts';
import type { TextEdit } from '../model/findings.ts';
import { isFileBelow } from '../model/links.ts';
import { quoted } from '../model/text.ts';
import type { Span } from '../model/values.ts';
import { Lines, labelIn, lineEnding } from '../syntax/lines.ts';
import { asParagraphs, asProse, indentAt, withoutClutter, withoutFences } from '../syntax/paragraphs.ts';
import { readQuickly } from '../syntax/read.ts';
import { isClosedText, QUOTES, textEnd } from '../syntax/strings.ts';

/** What a paste becomes: what is written in place of the selection, and what changes around it. */
interface Paste {
    /** What it does, in a few words. */
    readonly title: string;
    readonly text: string;
    /** In the order of the text; none touches the selection. */
    readonly around: readonly TextEdit[];
}

const OPENS_FENCE = /^["“”„‟]{3}/;
const TAKES_TEXT: ReadonlySet<string> = new Set(['TextField', 'NamesField', 'ExclusionField']);

/** Names, with commas between them. */
const NAMES = /^[\p{L}\p{N}_-]+(?:,\s*[\p{L}\p{N}_-]+)*$/u;

/** Lines of prose that are put into prose: the first where the cursor is, the others indented as its line. */
function intoProse(text: string, at: Span, pasted: readonly string[]): Paste {
    const [first = '', ...more] = pasted.map(withoutFences);
    const line = text.lastIndexOf('\n', at[0] - 1) + 1;
    const isBlank = !text.slice(line, at[0]).trim();
    const indent = indentAt(text, at[0]);
    // A list or a table can't follow words on a line.
    const apart = !isBlank && /^[-|#>]/.test(first) ? ['', first] : [first];
    const eol = lineEnding(text);
    const lines = [...apart, ...more].map((each, index) => (each && index > 0 ? indent + each : each));
    return { title: 'Paste as Markdown', text: lines.join(eol), around: [] };
}

/** Several lines that are put into a text of one line: it becomes one of several. */
function intoLine(text: string, at: Span, [start, end]: Span, pasted: readonly string[]): Paste {
    const indent = indentAt(text, start);
    const eol = lineEnding(text);
    const before = text.slice(start + 1, at[0]).trim();
    const after = text.slice(at[1], end - 1).trim();
    const lines = pasted.map(withoutFences);
    const isList = /^[-|#>]/.test(lines[0] ?? '');
    const lead = before && isList ? `${eol}${eol}${indent}  ` : '';
    const written = lines.map((line, index) => (line && index > 0 ? `${indent}  ${line}` : line)).join(eol);
    const tail = after && /^[-|]/.test(lines.at(-1) ?? '') ? `${eol}${eol}${indent}  ` : '';
    return {
        title: 'Paste as a text of several lines',
        text: `${lead}${written}${tail}`,
        around: [
            { at: [start, start + 1], text: `"""${eol}${indent}  ` },
            { at: [end - 1, end], text: `${eol}${indent}"""` },
        ],
    };
}

/** Several lines pasted between the marks of an item of a list: each becomes an item. */
function intoList(lines: Lines, at: Span, [start, end]: Span, pasted: readonly string[]): Paste | undefined {
    const { text } = lines;
    const isItem = /^[ \t]*[-–—•][ \t]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
    const isAlone = !text.slice(start + 1, at[0]).trim() && !text.slice(at[1], end - 1).trim();
    if (!isItem || !isAlone || lines.openerAt(start)?.holds !== 'sentences') return undefined;
    const [first = '', ...more] = pasted.filter(Boolean).map(line => quoted(line.replace(/^\s*- /, '')));
    const eol = lineEnding(text);
    const indent = indentAt(text, start);
    return {
        title: 'Paste as lines of this list',
        text: first.slice(1, -1),
        around: [{ at: [end, end], text: more.map(item => `${eol}${indent}- ${item}`).join('') }],
    };
}

/** A text where a line has none yet: after its colon, in a block that may hold one, or in a list of sentences. */
function asValue(lines: Lines, at: Span, pasted: readonly string[]): Paste | undefined {
    const { text } = lines;
    const start = text.lastIndexOf('\n', at[0] - 1) + 1;
    const newline = text.indexOf('\n', at[1]);
    const rest = text.slice(at[1], newline < 0 ? text.length : newline).trim();
    const before = text.slice(start, at[0]);
    const indent = indentAt(text, start);
    const eol = lineEnding(text);
    if (rest && !rest.startsWith('//') && !/^meets\b/.test(rest)) return undefined;
    const asText = (): string => {
        const [line = ''] = pasted;
        return pasted.length === 1 ? quoted(line) : asProse(pasted, indent, eol);
    };
    const label = labelIn(text, start);
    if (label && label.at[1] < at[0]) {
        const known = isLineKey(keyOf(label.words)) ? lineOf(keyOf(label.words)) : undefined;
        const value = text.slice(text.indexOf(':', label.at[1]) + 1, at[0]);
        if (!known || !TAKES_TEXT.has(known.rule) || value.trim()) return undefined;
        if (known.rule !== 'TextField' && pasted.length === 1 && NAMES.test(pasted[0] ?? '')) return undefined;
        return { title: 'Paste as text in quotation marks', text: `${/\s$/.test(value) ? '' : ' '}${asText()}`, around: [] };
    }
    const opener = lines.openerAt(at[0]);
    const isProse = pasted.some(line => line.split(' ').length > 3);
    const isTable = opener?.holds === 'entries' && pasted.some(line => line.startsWith('|'));
    const isList = opener?.holds === 'entries' && (isProse || pasted.every(line => line.startsWith('- ')));
    if (opener?.holds === 'sentences' || (isList && !isTable)) {
        if (before.trim() && before.trim() !== '-') return undefined;
        const dash = opener.holds === 'sentences' || before.trim() ? '- ' : '';
        const items = pasted.filter(Boolean).map(line => `${dash}${quoted(line.replace(/^\s*- /, ''))}`);
        const [first = ''] = items;
        const lead = before.trim() ? first.slice(dash.length) : `${before ? '' : `${indent || '    '}`}${first}`;
        return {
            title: 'Paste as lines of this list',
            text: [lead, ...items.slice(1).map(item => `${before.trim() || before ? indent : '    '}${item}`)].join(eol),
            around: [],
        };
    }
    const [own] = before.trim() ? [] : isTable ? ['note'] : (opener?.labels ?? []);
    if (own && isProse) return { title: `Paste as ${own}`, text: `${own}: ${asText()}`, around: [] };
    if (before.trim() || opener?.holds !== 'text') return undefined;
    return { title: 'Paste as text in quotation marks', text: asText(), around: [] };
}

/** Whether all of some words is texts of the language, perhaps with commas between them: no sentence that only begins and ends with a quoted word. */
function isTexts(words: string): boolean {
    let at = 0;
    while (QUOTES.includes(words[at] ?? ' ')) {
        const end = textEnd(words, at);
        if (!isClosedText(words.slice(at, end))) return false;
        at = end + (/^\s*,?\s*/.exec(words.slice(end))?.[0].length ?? 0);
    }
    return at > 0 && at >= words.length;
}

/** Whether what is pasted is written in the language: it is left as it is. */
function isCode(pasted: string): boolean {
    const trimmed = pasted.trim();
    if (isTexts(trimmed)) return true;
    const first = labelIn(trimmed);
    if (first && isLineKey(keyOf(first.words)) && /^[a-z]/.test(first.words)) return true;
    return (
        /[{}]/.test(trimmed) &&
        ['', 'service s {\n', 'service s {\npolicy p {\n'].some(
            (before, depth) => readQuickly(before + trimmed + '\n}'.repeat(depth)) !== undefined,
        )
    );
}

/**
 * What pasted words become at a place, so that the document says them and can still be read: several lines become a text of
 * several lines, bullets a list, and invisible characters are removed.
 *
 * @param at the selection that they replace
 * @param pasted the words as plain text
 * @param markdown the same as Markdown, where they came with lists or tables
 * @returns nothing where they are pasted as they are
 */
export function pasteOf(text: string, at: Span, pasted: string, markdown?: string): Paste | undefined {
    const lines = new Lines(text);
    const paragraphs = markdown === undefined ? asParagraphs(pasted) : withoutClutter(markdown).split('\n');
    if (!paragraphs.length) return undefined;
    const opaque = lines.opaqueAt(at[0]);
    if (!opaque) return isCode(pasted) ? undefined : asValue(lines, at, paragraphs);
    if (opaque.kind !== 'text' || at[0] <= opaque.at[0] || at[1] > opaque.at[1]) return undefined;
    const image = text.slice(...opaque.at);
    if (OPENS_FENCE.test(image)) {
        const isInside = at[0] >= opaque.at[0] + 3 && (!opaque.isClosed || at[1] <= opaque.at[1] - 3);
        const paste = isInside ? intoProse(text, at, paragraphs) : undefined;
        return paste && paste.text !== pasted ? paste : undefined;
    }
    if (!opaque.isClosed || at[1] >= opaque.at[1]) return undefined;
    if (paragraphs.length > 1) return intoList(lines, at, opaque.at, paragraphs) ?? intoLine(text, at, opaque.at, paragraphs);
    const clean = quoted(paragraphs[0] ?? '').slice(1, -1);
    const words = `${/^[ \u00A0]/.test(pasted) ? ' ' : ''}${clean}${/[ \u00A0]$/.test(pasted) ? ' ' : ''}`;
    return words === pasted ? undefined : { title: 'Paste as words', text: words, around: [] };
}

/** What a file is called in sentences: its name without its ending, in words. */
function titleOf(path: string): string {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
    return (
        name
            .replaceAll(/[_\s]+/g, ' ')
            .replaceAll(/["“”„‟[\]]/g, '')
            .trim() || path
    );
}

/**
 * What a dropped file can become at a place: a link in a text, or a line that names it.
 *
 * @param file its address
 * @param uri that of the document, from whose folder links go
 */
export function dropsOf(text: string, offset: number, file: string, uri: string): readonly Paste[] {
    const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
    const path = file.startsWith(folder) ? file.slice(folder.length) : undefined;
    const title = titleOf(decodeURIComponent(path ?? file));
    // Only files in or below the folder of the document can be opened from it.
    const link = path !== undefined && isFileBelow(path) ? `[${title}](${path.replaceAll('(', '%28').replaceAll(')', '%29')})` : title;
    const lines = new Lines(text);
    const opaque = lines.opaqueAt(offset);
    if (opaque) return opaque.kind === 'text' ? [{ title: `Link to “${title}”`, text: link, around: [] }] : [];
    const block = lines.blockAt(offset);
    const opener = lines.openerAt(offset);
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    // After its brace, where the line opens the block.
    const end = block !== undefined && block.open >= start ? block.open + 1 : lines.endOfLine(start);
    const isBlank = !text.slice(start, end).trim();
    // A line that opens the block has its lines one level further in.
    const isInner = block !== undefined && (isBlank || block.open >= start);
    const indent = isInner ? ' '.repeat(block.column + 2) : indentAt(text, start);
    const line = (label: string): Paste => {
        const written = `${label}: "${link}"`;
        const around = isBlank
            ? [{ at: [start, end] as const, text: indent + written }]
            : [{ at: [end, end] as const, text: `${lineEnding(text)}${indent}${written}` }];
        return { title: `Write ${label}: “${title}”`, text: '', around };
    };
    // What shows that a finding is right is an answer there, and not a separate line.
    const labels = (['evidence', 'document'] as const).filter(
        label => opener && (blocksOf(label).includes(opener.block) || (label === 'evidence' && opener.block === 'finding')),
    );
    return labels.map(line);
}
