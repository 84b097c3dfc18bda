import type { PhrasingContent, Root, RootContent } from 'mdast';
import { dateInWords } from '../model/dates.ts';
import type { SourceFacts } from '../model/facts.ts';
import type { WebLink } from '../model/links.ts';
import { ALL_VOCABULARIES, VOCABULARY_KINDS, type VocabularyKind } from '../model/namespaces.ts';
import { capitalised, counted, withoutLayout } from '../model/text.ts';
import type { NameIndex } from '../names/name-index.ts';

/** Parts of a page, in order. Nothing where there is nothing to say. */
type Parts = readonly RootContent[];

/**
 * Text as parts of a sentence: what is between backticks is code. All else is text and remains text, since a workspace may come
 * from a stranger: nothing in it becomes a picture, a link or markup.
 */
export function worded(words: string): PhrasingContent[] {
    const pieces = withoutLayout(words).split('`');
    if (pieces.length % 2 === 0) return [{ type: 'text', value: withoutLayout(words) }];
    return pieces.flatMap((value, index): PhrasingContent[] => (value ? [{ type: index % 2 ? 'inlineCode' : 'text', value }] : []));
}

/** Text as paragraphs. Line breaks of the source are spaces; an empty line ends a paragraph. */
export function paragraphs(words: string | undefined): Parts {
    return (words ?? '')
        .split(/\n\s*\n/)
        .filter(part => part.trim())
        .map(part => ({ type: 'paragraph', children: worded(part) }));
}

export function bulleted(items: readonly string[]): Parts {
    if (!items.length) return [];
    const children = items.map(item => ({
        type: 'listItem' as const,
        spread: false,
        children: [{ type: 'paragraph' as const, children: worded(item) }],
    }));
    return [{ type: 'list', spread: false, children }];
}

/** One item as a sentence, several as a list. */
export function sentenceOrList(items: readonly string[]): Parts {
    return items.length > 1 ? bulleted(items) : paragraphs(items[0]);
}

/** A heading with what is below it; nothing where there is nothing to say. */
export function section(heading: string, parts: Parts | string | undefined): Parts {
    const content = typeof parts === 'object' ? parts : paragraphs(parts);
    return content.length ? [{ type: 'heading', depth: 2, children: [{ type: 'text', value: heading }] }, ...content] : [];
}

/** Text of the language, as it is written. */
export function example(heading: string, care: string | undefined): Parts {
    return care?.trim() ? section(heading, [{ type: 'code', lang: 'care', value: care.trimEnd() }]) : [];
}

/** Whether a source has been read, and when: said once, wherever a source is named. */
export function readInWords(source: SourceFacts): string {
    return source.checked && !source.unverified ? `Read there on ${dateInWords(source.checked)}.` : 'Not checked against the original.';
}

/** A web page to go to; only its words where there is no address that people may follow. */
function link(words: string, address: WebLink | undefined): PhrasingContent {
    const text: PhrasingContent = { type: 'text', value: words };
    return address === undefined ? text : { type: 'link', url: address, children: [text] };
}

/** Where something comes from, and whether that has been read. @param otherwise what is said where no source is named */
export function sourceSection(source: SourceFacts | undefined, otherwise?: string): Parts {
    if (!source) return section('Source', otherwise);
    const name = source.title ?? source.link;
    const read: PhrasingContent = { type: 'text', value: `${name ? '. ' : ''}${readInWords(source)}` };
    return section('Source', [{ type: 'paragraph', children: name ? [link(withoutLayout(name), source.link), read] : [read] }]);
}

/** Words without what makes no difference between a name and a title. */
const bare = (words: string): string => words.toLowerCase().replaceAll(/[\s_-]+/g, ' ');

/** A page: its name with its title, where that says more, and its parts. */
export function page(name: string, title: string | undefined, ...parts: readonly Parts[]): Root {
    const words = title && bare(title) !== bare(name) ? `${name}: ${title}` : name;
    return {
        type: 'root',
        children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: withoutLayout(words) }] }, ...parts.flat()],
    };
}

/** Sentences without a title. */
export function untitled(...parts: readonly Parts[]): Root {
    return { type: 'root', children: parts.flat() };
}

/** The vocabularies that people look names up in. The phrases of denials and what is usual are read by Carewright only. */
export const EXPLAINED_VOCABULARIES = ALL_VOCABULARIES.filter(kind => kind !== 'denials' && kind !== 'usual');

/** All terms of a vocabulary, by their names, with their titles. */
export function vocabularyPage(kind: VocabularyKind, names: NameIndex): Root {
    const terms = [...names.all(kind)]
        .flatMap(([found]) => found?.declaration ?? [])
        .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
    return page(
        kind,
        undefined,
        paragraphs(
            `${capitalised(VOCABULARY_KINDS[kind])}: ${counted(terms.length, 'term')}. Write the name before the colon. The words after it are what people call it.`,
        ),
        section('Terms', bulleted(terms.map(({ name, title }) => (title ? `${name}: ${title}` : name)))),
    );
}

const ALIKE = 20;

/** Whether two texts begin with the same letters, or the shorter is the beginning of the other. */
export function beginsAlike(one: string, other: string): boolean {
    const letters = (text: string): string =>
        text
            .toLowerCase()
            .replaceAll(/[^\p{L}\d]/gu, '')
            .slice(0, ALIKE);
    return letters(one) === letters(other) || letters(one).startsWith(letters(other)) || letters(other).startsWith(letters(one));
}
