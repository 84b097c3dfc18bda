import { policyRegister } from '../board/policy-register.ts';
import { dateInWords } from '../model/dates.ts';
import type { QuestionFacts, SubjectFacts } from '../model/facts.ts';
import type { ReviewToDraft } from './draft-review.ts';

function subjectsOf({ services }: ReviewToDraft): readonly SubjectFacts[] {
    return services.flatMap(({ assessments }) => assessments.slice(0, 1).map(({ subject }) => subject));
}

/** The organisations that all services name in a line, each once. */
function organisations(kind: 'commissioner' | 'provider', draft: ReviewToDraft): readonly string[] {
    const named = subjectsOf(draft).flatMap(({ elements }) => elements.filter(element => element.kind === kind));
    return [...new Set(named.flatMap(({ term }) => term ?? []))];
}

/** Every policy of the services with its owner and its next review, as prose. */
function register(draft: ReviewToDraft): string | undefined {
    const entries = policyRegister(subjectsOf(draft).map(subject => ({ subject, uri: '' })));
    if (!entries.length) return undefined;
    const lines = entries.map(({ term, service, owner, review }) => {
        const title = draft.names.title('policies', term);
        const when = review ? dateInWords(review) : '[when]';
        return `    - ${title} (${service.title ?? service.name}): owner ${owner ?? '[post title]'}, next review ${when}`.replaceAll(
            '"',
            '’',
        );
    });
    return `"""\n${lines.join('\n')}\n  """`;
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
