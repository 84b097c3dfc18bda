import { type ElementKey, elementOf } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import { isVocabularyKind } from '../model/namespaces.ts';
import { numberIn } from '../model/subjects.ts';
import { quotable } from '../model/text.ts';
import type { Span } from '../model/values.ts';
import { plain } from './denial-phrases.ts';
import type { Evaluation } from './evaluation.ts';
import { hasAny, isStated, patternOfWords, type Sentence, sentencesOf } from './sentences.ts';
import { ageLimitIn, endsAfterIn, hasAbove, longWaitIn } from './undone-values.ts';
import type { Evidence } from './verdict.ts';

/**
 * A line that another place of the same text takes back: a context that says “Peer support was cut in April”, beside an offer of peer support.
 * The line alone would show it. Which of the two holds is for people to decide, who see the words of the other place.
 */

/** Where else a text says how things are, beside its notes. */
const ELSEWHERE: readonly ElementKey[] = ['context', 'pathway', 'policy', 'workswith'];
/** Lines about what there is, of which another place may say that it has gone. */
const THINGS: ReadonlySet<string> = new Set<ElementKey>(['offer', 'role', 'workswith', 'outofhours', 'supervision', 'training']);

/** How much more doubtful than the words of a line a sentence elsewhere has to be, in log-odds: it is written about other things, too. */
const FOR_ANOTHER_PLACE = 1;
/** Words without which nothing has gone. */
const HAS_GONE =
    /(?<![a-z])(?:was|were|has been|have been|stopped|paused|suspended|dropped|left|leaves|shut|closed|cut|ended|ends|handed back|withdrawn|removed|abolished|axed|lost|gone|ceased|retired|no longer|nobody|not|never|no)(?![a-z])/;
/** How it was before, where it is otherwise now; and what is said of other places. */
const OTHERWISE =
    /^(?:until|till|before) |(?<![a-z])(?:used to|then|since then|now|today|again|elsewhere|nationally|other (?:teams|services|areas|counties)|if|when|where|unless|whoever|who|they told|told us|asked for|want(?:s|ed)?|wish(?:es)?|rather than|instead)(?![a-z])/;
/** Workers, whose number of people a limit is about. */
const OF_A_WORKER =
    /(?<![a-z])(?:each|every|per|most|all|our|of the|of our) (?:of the |of our )?(?:key ?workers?|care co-?ordinators?|workers?|nurses?)(?![a-z])|(?<![a-z])caseloads? (?:today |now |currently )?(?:is|are|stands?|was|were|averages?)(?![a-z])/;

interface Said {
    /** The element that says it; a note is none. */
    readonly element?: Element;
    readonly at: Span;
    readonly sentence: Sentence;
    readonly said: string;
    /** Whether it has words without which nothing has gone. */
    readonly mayBeOver: boolean;
}

const known = new WeakMap<Evaluation, readonly Said[]>();

/** What other places of a text say, sentence by sentence. */
function saidElsewhere(evaluation: Evaluation): readonly Said[] {
    let found = known.get(evaluation);
    if (!found) {
        const places = [
            ...ELSEWHERE.flatMap(kind => evaluation.elements(kind)).map(element => ({
                element,
                at: element.at,
                sentences: evaluation.proseSentencesOf(element),
            })),
            ...evaluation.subject.lines.flatMap(({ text, at }) => (text === undefined ? [] : { at, sentences: sentencesOf(text) })),
        ];
        found = places.flatMap(({ sentences, ...place }) =>
            sentences.filter(isStated).map(sentence => {
                const said = plain(sentence.text);
                return { ...place, sentence, said, mayBeOver: HAS_GONE.test(said) && !OTHERWISE.test(said) };
            }),
        );
        known.set(evaluation, found);
    }
    return found;
}

/** Whether a sentence that may say so says that what it names has gone. */
function hasGone({ sentence }: Said, { kind }: Element, { words: { assertions, bygone } }: Evaluation): boolean {
    const { text } = sentence;
    if (assertions.promises(text, kind)) return false;
    return bygone.bygoneIn('offer', [sentence]) !== undefined || assertions.isDoubtful(text, kind, FOR_ANOTHER_PLACE);
}

/** Lines that name no term, and what they are called. */
const CALLED: Partial<Readonly<Record<string, readonly string[]>>> = { supervision: ['supervision'], training: ['training'] };

function namesOf({ kind, term }: Element, evaluation: Evaluation): readonly string[] {
    const namespace = elementOf(kind)?.terms;
    if (term !== undefined && isVocabularyKind(namespace)) return evaluation.words.spelled(namespace, term);
    return CALLED[kind] ?? [];
}

/** Whether a sentence of another place takes a line back, by the kind of the line; nothing where no sentence could. */
function takingBack(element: Element, evaluation: Evaluation): ((said: Said) => boolean) | undefined {
    const { told } = evaluation.words;
    switch (element.kind) {
        case 'caseload': {
            const limit = numberIn(element, 'people')?.amount;
            if (limit === undefined) return undefined;
            return ({ sentence: { text }, said }) => OF_A_WORKER.test(said) && hasAbove(text, { amount: limit, dimension: 'people' });
        }
        case 'timelimit':
            return ({ said }) => endsAfterIn(said);
        case 'ages':
            return ({ sentence }) => !('to' in element.values) && ageLimitIn([sentence]) !== undefined;
        case 'firsthelp':
        case 'assessment':
        case 'startoftreatment': {
            const hours = numberIn(element, 'within')?.amount;
            return hours === undefined ? undefined : ({ sentence }) => longWaitIn([sentence], hours + 1) !== undefined;
        }
        case 'contactat':
            return ({ said }) => told.isAtOurPlace(said);
        default: {
            if (!THINGS.has(element.kind)) return undefined;
            const names = namesOf(element, evaluation);
            if (!names.length) return undefined;
            const pattern = patternOfWords(names);
            return said => said.mayBeOver && hasAny(pattern, said.sentence.text) && hasGone(said, element, evaluation);
        }
    }
}

/** The sentence of another place of the text that takes a line back; nothing where none does. */
export function contradictionOf(element: Element, evaluation: Evaluation): Evidence | undefined {
    const takesBack = takingBack(element, evaluation);
    const found = takesBack && saidElsewhere(evaluation).find(said => said.element !== element && takesBack(said));
    return found && { at: found.at, words: quotable(found.sentence.text) };
}
