import { type PolicyEntry, policyRegister } from '../board/services.ts';
import { addressOf } from '../model/address.ts';
import { dateInWords } from '../model/dates.ts';
import type { QuestionFacts, SubjectFacts } from '../model/facts.ts';
import { personIn } from '../model/person-names.ts';
import { onOneLine } from '../model/quotations.ts';
import { numberIn } from '../model/values.ts';
import type { ReviewToDraft } from './draft-review.ts';
import { isCompared } from './form.ts';

function subjectsOf({ services }: Pick<ReviewToDraft, 'services'>): readonly SubjectFacts[] {
    return services.flatMap(({ assessments }) => assessments.slice(0, 1).map(({ subject }) => subject));
}

/** The organisations that all services name in a line, each once. */
function organisations(kind: 'commissioner' | 'provider', draft: ReviewToDraft): readonly string[] {
    const named = subjectsOf(draft).flatMap(({ elements }) => elements.filter(element => element.kind === kind));
    return [...new Set(named.flatMap(({ term }) => term ?? []))];
}

/** What the register says of one policy of one service. The name of a person is left out: a register names posts. */
function registered({ service, owner, review }: PolicyEntry): string {
    const post = owner && !personIn(owner) ? owner : '[post title]';
    return `${service.title ?? service.name} (owner ${post}, next review ${review ? dateInWords(review) : '[when]'})`;
}

/** Every policy of the services that the review is about, with its owners and its next reviews, as prose. */
function register(draft: ReviewToDraft): string | undefined {
    const services = draft.services.filter(service => isCompared(service, draft.requirements));
    const entries = policyRegister(subjectsOf({ ...draft, services }).map(subject => ({ subject, uri: addressOf('') })));
    if (!entries.length) return undefined;
    const lines = [...Map.groupBy(entries, ({ term }) => term)].map(([term, policies]) =>
        onOneLine(`- ${draft.names.title('policies', term)}: ${policies.map(registered).join('; ')}`),
    );
    return `"""\n${lines.map(line => `    ${line}\n`).join('')}  """`;
}

/** What helps to answer a question that only people can answer: how many people the specifications expect. */
export function hintFor(question: QuestionFacts, draft: ReviewToDraft): string | undefined {
    if (question.name !== 'cohort') return undefined;
    const services = draft.services.filter(service => isCompared(service, draft.requirements));
    const expected = subjectsOf({ ...draft, services }).map(({ elements }) => elements.find(({ kind }) => kind === 'expected'));
    const counts = expected.flatMap(element => numberIn(element, 'people')?.amount ?? []);
    if (!counts.length) return undefined;
    const sum = counts.reduce((total, people) => total + people, 0);
    return `the specifications expect ${sum}, as far as they say how many`;
}

/**
 * What the specifications of the covered services say in answer to a question of the review; nothing where only people
 * can answer it.
 */
export function proposedAnswer(question: QuestionFacts, draft: ReviewToDraft): string | undefined {
    const boards = organisations('commissioner', draft);
    switch (question.name) {
        case 'icb':
            return boards.length === 1 ? boards[0] : undefined;
        case 'trusts':
            return organisations('provider', draft).join(', ') || undefined;
        case 'region': {
            const [board] = boards;
            const parents = (board && draft.names.find(['organisations'], board)[0]?.declaration.term?.parents) || [];
            return boards.length === 1 ? parents.find(parent => question.choices.includes(parent)) : undefined;
        }
        case 'policies':
            return register(draft);
        default:
            return undefined;
    }
}
