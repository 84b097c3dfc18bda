import { NAME_SIGNS, withoutUnseen } from '../model/written-words.ts';
import { followsWord } from '../syntax/scan.ts';

/** The word where a block can begin, and something after it. */
const BEGINS = /(?:^|[{}]|\*\/)[^\S\n\r\u2028\u2029]*(?:vocabulary|guidance|template)(?![\w-])(?!\s*:)/m;

/** The word anywhere. */
const HOLDS = new RegExp(`(?<![${NAME_SIGNS}-])(?:vocabulary|guidance|template)(?![${NAME_SIGNS}-])`, 'u');

const DEFINING: ReadonlySet<string> = new Set(['vocabulary', 'guidance', 'template']);

/**
 * Whether a text may hold terms, guidance or templates, which say what the words of all other documents mean. Such
 * documents are read first, and stay in memory; all others can be read, checked and made `slim` one after the other.
 *
 * Nearly always one look is enough. A word elsewhere than where a block begins is mostly part of what a text says, but the
 * parser may pass over what comes before it: then the words of the text are looked at, and where its quotation marks or
 * braces do not pair up, so that nobody knows yet what is a word of the language, it counts as one.
 *
 * @returns true for some texts that hold none, such as prose with a line that begins with "guidance": that does no harm
 */
export function mayDeclareForOthers(text: string): boolean {
    const seen = withoutUnseen(text);
    return BEGINS.test(seen) || (HOLDS.test(seen) && followsWord(seen, DEFINING));
}
