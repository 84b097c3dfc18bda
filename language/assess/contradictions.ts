import { type ElementKey, elementOf } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import { isVocabularyKind } from '../model/namespaces.ts';
import { numberIn } from '../model/subjects.ts';
import { plain } from './denial-phrases.ts';
import type { Evaluation } from './evaluation.ts';
import { hasAny, isStated, patternOfWords, type Sentence } from './sentences.ts';
import { endsAfterIn, hasAbove } from './undone-values.ts';
import type { Evidence } from './verdict.ts';

/**
 * A line that another place of the same text takes back: a context that says “Peer support was cut in April”, beside an offer of peer support.
 * The line alone would show it. Which of the two holds is for people to decide, who see the words of the other place.
 */

/** Where else a text says how things are. */
const ELSEWHERE: readonly ElementKey[] = ['context', 'pathway', 'policy'];
/** Lines about what there is, of which another place may say that it has gone. */
const THINGS: ReadonlySet<string> = new Set<ElementKey>(['offer', 'role', 'workswith', 'outofhours', 'contactat']);

/** How much more doubtful than the words of a line a sentence elsewhere has to be, in log-odds: it is written about other things, too. */
const FOR_ANOTHER_PLACE = 1;
/** Words without which nothing has gone. */
const HAS_GONE =
    /(?<![a-z])(?:was|were|has been|have been|left|leaves|shut|closed|cut|ended|ends|stopped|handed back|withdrawn|removed|abolished|axed|lost|gone|ceased|retired|no longer|nobody|not|never|no)(?![a-z])/;
/** How it was before, where it is otherwise now; and what is said of other places. */
const OTHERWISE =
    /(?<![a-z])(?:until|till|used to|before|then|since then|now|today|again|elsewhere|nationally|other (?:teams|services|areas|counties)|if|when|where|unless|whoever|who|they told|told us|asked for|want(?:s|ed)?|wish(?:es)?|rather than|instead)(?![a-z])/;
/** Workers, whose number of people a limit is about. */
const OF_A_WORKER =
    /(?<![a-z])(?:each|every|per|most|all|a|our) (?:of the )?(?:key ?workers?|care co-?ordinators?|workers?|nurses?)(?![a-z])|(?<![a-z])caseloads (?:are|stand|were|average)(?![a-z])/;

interface Said {
    readonly element: Element;
    readonly sentence: Sentence;
    readonly said: string;
}

const known = new WeakMap<Evaluation, readonly Said[]>();

/** What other places of a text say, sentence by sentence. */
function saidElsewhere(evaluation: Evaluation): readonly Said[] {
    let found = known.get(evaluation);
    if (!found) {
        found = ELSEWHERE.flatMap(kind => evaluation.elements(kind)).flatMap(element =>
            evaluation.proseSentencesOf(element).flatMap(sentence => {
                const said = plain(sentence.text);
                return isStated(sentence) ? { element, sentence, said } : [];
            }),
        );
        known.set(evaluation, found);
    }
    return found;
}

/** Whether a sentence says that what it names has gone. */
function hasGone({ sentence, said }: Said, { kind }: Element, { words: { assertions, bygone } }: Evaluation): boolean {
    if (!HAS_GONE.test(said) || OTHERWISE.test(said)) return false;
    const { text } = sentence;
    if (assertions.promises(text, kind)) return false;
    return bygone.bygoneIn('offer', [sentence]) !== undefined || assertions.isDoubtful(text, kind, FOR_ANOTHER_PLACE);
}

function namesOf({ kind, term }: Element, evaluation: Evaluation): readonly string[] {
    const namespace = elementOf(kind)?.terms;
    return term !== undefined && isVocabularyKind(namespace) ? evaluation.words.spelled(namespace, term) : [];
}

/** The sentence of another place of the text that takes a line back; nothing where none does. */
export function contradictionOf(element: Element, evaluation: Evaluation): Evidence | undefined {
    const others = saidElsewhere(evaluation).filter(each => each.element !== element);
    const quoted = (said: Said | undefined): Evidence | undefined => said && evaluation.quote(said.element, said.sentence.text);
    if (element.kind === 'caseload') {
        const limit = numberIn(element, 'people')?.amount;
        if (limit === undefined) return undefined;
        return quoted(
            others.find(({ sentence, said }) => OF_A_WORKER.test(said) && hasAbove(sentence.text, { amount: limit, dimension: 'people' })),
        );
    }
    if (element.kind === 'timelimit') return quoted(others.find(({ said }) => endsAfterIn(said)));
    if (!THINGS.has(element.kind)) return undefined;
    const names = namesOf(element, evaluation);
    if (!names.length) return undefined;
    const pattern = patternOfWords(names);
    return quoted(others.find(each => hasAny(pattern, each.sentence.text) && hasGone(each, element, evaluation)));
}
