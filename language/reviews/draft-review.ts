import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { listed } from '../assess/wording.ts';
import { type PolicyEntry, policyRegister } from '../board/services.ts';
import { addressOf } from '../model/address.ts';
import { dateInWords } from '../model/dates.ts';
import { numberIn } from '../model/element-values.ts';
import type { QuestionFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import { personIn } from '../model/person-names.ts';
import { onOneLine, quoted } from '../model/text.ts';
import type { NameIndex } from '../names/name-index.ts';
import { actionSkeleton, alignedLines, placeholderFor } from './blanks.ts';
import {
    type CitedSight,
    citationOf,
    lackIn,
    proposedPosition,
    type ServiceToReview,
    type Sight,
    serviceTitle,
    showsGap,
    sightOf,
} from './covered-services.ts';
import { formOf, isCompared, themesAmong } from './form.ts';
import { fingerprintOf, lookedAtLine } from './looks.ts';
import { questionsNeeded } from './template-needs.ts';

const INDENT = '    ';

/** How many services the title of an action names. */
const NAMED = 3;

function prose(lines: readonly string[]): string {
    return `"""\n${lines.map(line => `${INDENT}  - ${line}\n`).join('')}${INDENT}"""`;
}

function gapText(sights: readonly Sight[]): string {
    return prose(sights.filter(showsGap).map(sight => onOneLine(`${serviceTitle(sight)}: ${lackIn(sight)}`)));
}

/** The answer to a question of a finding: what can be read off the specifications, else a placeholder. */
function answerTo(question: QuestionFacts, sights: readonly CitedSight[], hasGap: boolean): string {
    const position = proposedPosition(sights);
    if (question.name === 'policy' && position && question.choices.includes(position)) return position;
    if (question.name === 'evidence' && sights.length)
        return prose([...sights.map(sight => citationOf(sight, !hasGap)), '[How practice was looked at, and what it showed]']);
    if (question.name === 'gap' && sights.some(showsGap)) return gapText(sights);
    return placeholderFor(question);
}

/** Which questions a drafted finding answers: those that are required, and the gap where the specifications have one. */
function asked(draft: ReviewToDraft, sights: readonly Sight[]): readonly QuestionFacts[] {
    const needed = questionsNeeded(draft.requirements, 'each');
    return [...formOf(draft.template).each.values()].filter(({ name, required }) =>
        name === 'gap' ? sights.some(showsGap) : required || needed.has(name),
    );
}

/** What the covered services say about a requirement. */
function sightsOf(requirement: string, services: readonly ServiceToReview[]): readonly CitedSight[] {
    return services.flatMap(cited => {
        const sight = sightOf(requirement, cited.assessments);
        return sight ? [{ ...sight, cited }] : [];
    });
}

/**
 * The lines of some answers of a finding.
 *
 * @param only leaves out the questions that are answered already
 */
export function draftFindingAnswers(
    requirement: string,
    draft: ReviewToDraft,
    only: (question: QuestionFacts) => boolean = () => true,
): string[] {
    const sights = sightsOf(requirement, draft.services);
    const questions = asked(draft, sights).filter(only);
    const width = Math.max(0, ...questions.map(({ name }) => name.length)) + 1;
    const hasGap = formOf(draft.template).each.has('gap');
    return questions.map(question => `${INDENT}${`${question.name}:`.padEnd(width)} ${answerTo(question, sights, hasGap)}`);
}

/** For which services an action has to do something: one action may close the gap of several. */
function whereOpen(open: readonly Sight[]): string {
    return open.length > NAMED ? `${open.length} services` : listed(open.map(serviceTitle));
}

/** A whole finding on a requirement, as lines. */
export function draftFinding(requirement: EffectiveRequirement, draft: ReviewToDraft): string[] {
    const sights = sightsOf(requirement.id, draft.services);
    const open = sights.filter(showsGap);
    const looks = sights.map(sight => ({ sight, now: fingerprintOf(sight.result.requirement, sight.service) }));
    return [
        `  // ${onOneLine(requirement.title ?? requirement.says)}`,
        `  finding ${requirement.id} {`,
        ...draftFindingAnswers(requirement.id, draft),
        ...(looks.length ? [`${INDENT}${lookedAtLine(looks)}`] : []),
        ...(open.length ? [`${INDENT}${actionSkeleton(requirement.id, whereOpen(open))}`] : []),
        '  }',
    ];
}

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
function hintFor(question: QuestionFacts, draft: ReviewToDraft): string | undefined {
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
function proposedAnswer(question: QuestionFacts, draft: ReviewToDraft): string | undefined {
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

/** What a review is drafted from. */
export interface ReviewToDraft {
    readonly name: string;
    readonly title?: string;
    readonly template: TemplateFacts;
    /** What the template's guidance asks for. */
    readonly requirements: readonly EffectiveRequirement[];
    readonly services: readonly ServiceToReview[];
    readonly names: NameIndex;
}

/** The answers to the questions that the template or its guidance requires once: what the specifications say, else placeholders. */
export function draftAnswers(draft: ReviewToDraft, answered: (question: string) => boolean = () => false): string[] {
    const needed = questionsNeeded(draft.requirements, 'once');
    const asked = [...formOf(draft.template).once.values()].filter(
        ({ name, required }) => (required || needed.has(name)) && !answered(name),
    );
    return alignedLines(
        asked.map(
            question => [question.name, proposedAnswer(question, draft) ?? placeholderFor(question, hintFor(question, draft))] as const,
        ),
        '  ',
    );
}

/** Which services are covered and can't be compared with what the review is about, as comments: nothing is proposed for them. */
function notCompared({ services, requirements, template }: ReviewToDraft): string[] {
    const apart = services.filter(service => !isCompared(service, requirements));
    if (!apart.length) return [];
    const titles = apart.map(({ name, assessments }) => assessments[0]?.subject.title ?? name);
    const guidance = listed([...new Set(themesAmong(requirements).map(requirement => requirement.guidance))], 'or');
    return [
        `// These services are covered, but their specifications do not follow ${guidance || template.name}, so nothing is proposed for them:`,
        ...titles.map(title => `// - ${onOneLine(title)}`),
    ];
}

/**
 * A whole review: every question that the template requires, and a finding for each theme, with positions of policy proposed
 * from the assessments of the services, evidence that cites file and line, and gaps where they are. Practice, owners and
 * dates are left to people.
 */
export function draftReview(draft: ReviewToDraft): string {
    const { name, title, template, requirements, services } = draft;
    return [
        '// Write over everything in [square brackets]. In VS Code, F4 goes to the next place.',
        '// The list of problems, or `carewright check`, says what is left.',
        '// Where there are answers to choose from, the light bulb offers them.',
        ...(services.length
            ? ['// Positions of policy were proposed from the specifications. Look at practice, and change what is not so.']
            : []),
        ...notCompared(draft),
        '',
        `review ${name} ${quoted(title ?? '[Name of the review]')} using ${template.name} {`,
        services.length
            ? `  covers: ${services.map(service => service.name).join(', ')}`
            : '  // covers: the names of the services that were reviewed',
        ...draftAnswers(draft),
        ...themesAmong(requirements).flatMap(requirement => ['', ...draftFinding(requirement, draft)]),
        '}',
        '',
    ].join('\n');
}
