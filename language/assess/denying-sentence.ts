import { elementOf } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import { isVocabularyKind } from '../model/namespaces.ts';
import { beginningOf, isGeneral, isPromise, patternOfTitle } from './element-words.ts';
import { hasAny, isStated, type Sentence, sentencesOf } from './sentences.ts';
import type { Words } from './words.ts';

/** The sentence with which an element denies itself: one of those that it says, or of the words that it begins with instead of a name. */
export function denialIn(element: Element, sentences: readonly Sentence[], words: Words): Sentence | undefined {
    const beginning = beginningOf(element);
    return (
        denyingSentence(element, sentences, words) ??
        (beginning === undefined ? undefined : denyingSentence(element, sentencesOf(beginning), words))
    );
}

/** The sentence with which a line denies itself, with the phrases of the vocabulary; nothing where none does. */
export function denyingSentence(element: Element, sentences: readonly Sentence[], words: Words): Sentence | undefined {
    return (
        sentenceDenying(element, sentences, words) ??
        sentenceTakingBack(element, sentences, words) ??
        words.emptied.emptied(element.kind, sentences, element.term !== undefined) ??
        (isPromise(element) || element.kind === 'ages' ? words.bygone.bygoneIn(element.kind, sentences) : undefined)
    );
}

function sentenceTakingBack({ kind }: Element, sentences: readonly Sentence[], { denials, assertions }: Words): Sentence | undefined {
    if (kind === 'excludes') return undefined;
    const said = denials.takenBack(sentences);
    return said && !assertions.promises(said.text, kind) ? said : denials.undoneAtItsEnd(sentences);
}

function sentenceDenying(element: Element, sentences: readonly Sentence[], words: Words): Sentence | undefined {
    const { denials, assertions } = words;
    switch (elementOf(element.kind).denial) {
        case 'turning away':
            return denials.turnsAway(sentences) ?? denials.deniedFromTheStart(sentences, 'having');
        case 'having':
            return denials.deniedFromTheStart(sentences, 'having');
        case 'thing': {
            const isHeard = ({ text }: Sentence): boolean => !assertions.promises(text, element.kind);
            const start = denials.deniedFromTheStart(sentences, 'all');
            if (start && isHeard(start)) return start;
            const early = sentences.every(({ text }) => denials.deniesEarly(text)) && clearestDenial(element, sentences, words);
            if (early && isHeard(early)) return early;
            const about = subjectOf(element, words);
            return about && sentences.find(each => saysNone(each.text, about) || (denials.isDenied(each.text, about) && isHeard(each)));
        }
        default:
            return undefined;
    }
}

/** "No advocacy.", "There are no checks.": all that it says is that there is no such thing. That promises nothing, whatever was learned. */
const NONE_OF_IT = /^(?:there (?:is|are) )?no ([\p{L}’' -]+)[.!]?$/iu;
/** So few words are about what the last of them names: "no peer workers". */
const FEW = 4;

function saysNone(text: string, about: RegExp): boolean {
    const words = NONE_OF_IT.exec(text)?.[1]
        ?.toLowerCase()
        .match(/\p{L}+/gu);
    if (!words) return false;
    const isNamed = (word: string): boolean => hasAny(about, word);
    return (words.length <= FEW && isNamed(words.at(-1) ?? '')) || words.every(word => isGeneral(word) || isNamed(word));
}

/** What sentences state, as one text; the questions where there is nothing else. */
export function inOneText(sentences: readonly Sentence[]): string {
    const stated = sentences.filter(isStated);
    return (stated.length ? stated : sentences).map(({ text }) => text).join(' ');
}

/** The sentence that what was learned reads as a denial the most surely. A question asks, and states nothing. */
export function clearestDenial({ kind }: Element, sentences: readonly Sentence[], { assertions }: Words): Sentence {
    const stated = sentences.filter(isStated);
    const absences = stated.map(({ text }) => assertions.absence(text, kind));
    return (stated[absences.indexOf(Math.max(...absences))] ?? sentences[0]) as Sentence;
}

/** The words that an element is about: those of its term's title and its other names. */
function subjectOf({ kind, term }: Element, { names }: Words): RegExp | undefined {
    const namespace = elementOf(kind)?.terms;
    if (term === undefined || !isVocabularyKind(namespace)) return undefined;
    return patternOfTitle(names(namespace, term).join(' '));
}
