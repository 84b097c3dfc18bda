import type { Root } from 'mdast';
import { capitalised } from '../assess/wording.ts';
import { textFor } from '../completion/entry-bodies.ts';
import { blocksOf, elementOf, keyOf } from '../model/elements.ts';
import { isVocabularyKind, VOCABULARY_KINDS } from '../model/namespaces.ts';
import { howToWriteLine } from '../syntax/how-to-write.ts';
import { list, page, paragraphs, section } from './page.ts';

/**
 * A line of the language: what it is for, how it is written and where. Nothing where the language has no such line.
 *
 * @param label the words before its colon
 * @param looking requirements that look at such lines, in words
 */
export function linePage(label: string, looking: readonly string[]): Root | undefined {
    const key = keyOf(label);
    const blocks = blocksOf(key);
    if (!blocks.length) return undefined;
    const about = textFor(key);
    const terms = elementOf(key)?.terms;
    return page(
        label,
        undefined,
        paragraphs(about && `${capitalised(about)}.`),
        section('How it is written', howToWriteLine(label)),
        section('Names that it takes', terms && isVocabularyKind(terms) ? `${capitalised(VOCABULARY_KINDS[terms])}.` : undefined),
        section('Where it belongs', `A line of ${blocks.join(', ')}.`),
        section('Who looks at it here', list(looking)),
    );
}
