import type { Element } from '../model/facts.ts';
import { hasAny, isStated, patternOfWords, type Sentence, SentenceIndex } from './sentences.ts';
import { elementInWords, type Title } from './wording.ts';
import type { Words } from './words.ts';

/** A sentence, and the element that says it. */
type SaidSentence = Sentence & { readonly where: Element };

/** What is known of the words of a document, and how its elements are read. */
interface Reading {
    readonly words: Words;
    readonly title: Title;
    sentencesOf(element: Element): readonly Sentence[];
    /** Whether an element says, in a sentence, that something is not so. */
    denies(element: Element, sentence: string): boolean;
}

/** The sentences of what a service promises, or means to reach. A question states nothing, nor does what only quotes guidance. */
export class SaidSentences {
    private readonly reading: Reading;
    private readonly index: SentenceIndex<Element>;
    private readonly labels = new Map<Element, string>();

    /** @param elements those that say how a service works, and do not deny it */
    constructor(elements: readonly Element[], reading: Reading) {
        this.reading = reading;
        this.index = new SentenceIndex(
            elements.flatMap(where =>
                reading
                    .sentencesOf(where)
                    .flatMap(each => (!isStated(each) || reading.words.emptied.onlyQuotes(each.text) ? [] : { ...each, where })),
            ),
        );
    }

    /**
     * The first sentence that uses some words and does not deny them; nothing where there is none. One that makes an exception comes
     * after those that make none.
     *
     * @param others of each, one has to be in the sentence as well, or in the label of its line: it says what the sentence is about
     * @param unless a sentence that has any of these as well is about something else
     */
    using(words: readonly string[], others: readonly (readonly string[])[], unless: readonly string[]): SaidSentence | undefined {
        const pattern = patternOfWords(words);
        const { denials, exceptions } = this.reading.words;
        let excepting: SaidSentence | undefined;
        for (const each of this.index.mayHave(words)) {
            const { text, where } = each;
            const isThere = hasAny(pattern, text) && others.every(other => this.isAbout(each, other));
            if (isThere && unless.length && hasAny(patternOfWords(unless), text)) continue;
            const isSaid = isThere && denials.affirms(text, pattern) && !denials.isDenied(text, pattern);
            if (!isSaid || this.reading.denies(where, text)) continue;
            if (!exceptions.exceptionIn(where.kind, [each])) return each;
            excepting ??= each;
        }
        return excepting;
    }

    private isAbout({ text, where }: SaidSentence, words: readonly string[]): boolean {
        const pattern = patternOfWords(words);
        return hasAny(pattern, text) || hasAny(pattern, this.labelOf(where));
    }

    /** What the label of a line says that it is about: "the policy on disengagement: When contact is lost". */
    private labelOf(element: Element): string {
        let label = this.labels.get(element);
        if (label === undefined) {
            label = [elementInWords(element, this.reading.title), element.title].filter(Boolean).join(': ');
            this.labels.set(element, label);
        }
        return label;
    }
}
