import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { type PolicyEntry, policyRegister } from '../board/services.ts';
import { addressOf } from '../model/address.ts';
import { dateInWords } from '../model/dates.ts';
import type { DocumentFacts, QuestionFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import { isSound, type TextEdit } from '../model/findings.ts';
import { personIn } from '../model/person-names.ts';
import { numberIn } from '../model/subjects.ts';
import { listed, onOneLine, quoted } from '../model/text.ts';
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
import { answersIn, answersOf, findingsIn, formOf, isCompared, questionsNeeded, themesAmong } from './form.ts';
import { confirmLooks, fingerprintOf, lookedAtLine, looksIn } from './looks.ts';

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
function draftFindingAnswers(requirement: string, draft: ReviewToDraft, only: (question: QuestionFacts) => boolean = () => true): string[] {
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
function draftFinding(requirement: EffectiveRequirement, draft: ReviewToDraft): string[] {
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
function draftAnswers(draft: ReviewToDraft, answered: (question: string) => boolean = () => false): string[] {
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
    const proposed = '// Positions of policy were proposed from the specifications. Look at practice, and change what is not so.';
    return [
        ...(services.length ? [proposed, ...notCompared(draft), ''] : []),
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

/** Whether there is only space before a place on its line. */
function beginsLine(text: string, offset: number): boolean {
    return /(?:^|\n)[ \t]*$/.test(text.slice(text.lastIndexOf('\n', offset - 1), offset));
}

/** The end of the line of a place, if at most a comment follows there; otherwise the place itself. */
function endOfLineAt(text: string, offset: number): number {
    const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(offset));
    return offset + (rest?.[0].length ?? 0);
}

function endOfLast(review: SubjectFacts, kinds: readonly string[]): number | undefined {
    const ends = review.elements.filter(({ kind }) => kinds.includes(kind)).map(({ whole }) => whole[1]);
    return ends.length ? ends.reduce((last, end) => Math.max(last, end)) : undefined;
}

function missingCover(review: SubjectFacts, draft: ReviewToDraft, closing: number): TextEdit[] {
    const covered = review.elements.filter(({ kind }) => kind === 'covers');
    const names = new Set(covered.map(({ term }) => term));
    const added = draft.services.map(({ name }) => name).filter(name => !names.has(name));
    if (!added.length) return [];
    const last = covered.at(-1);
    if (last) return [{ at: [last.at[1], last.at[1]], text: `, ${added.join(', ')}` }];
    return [{ at: [closing, closing], text: `  covers: ${added.join(', ')}\n` }];
}

/** The requirements that a review speaks of already: in a finding, or to say why it has none. */
function spokenOf(review: SubjectFacts): ReadonlySet<string> {
    const exempt = [...review.notApplicable, ...review.acceptedGaps].flatMap(({ requirements }) => requirements);
    return new Set([...findingsIn(review).flatMap(({ term }) => term ?? []), ...exempt.map(({ name }) => name)]);
}

function missingAnswers(review: SubjectFacts, draft: ReviewToDraft, closing: number, text: string): TextEdit[] {
    const answers = answersOf(review);
    const lines = draftAnswers(draft, question => answers.has(question));
    if (!lines.length) return [];
    const end = endOfLast(review, ['answer', 'covers']);
    return end === undefined
        ? [{ at: [closing, closing], text: `${lines.join('\n')}\n` }]
        : [{ at: [endOfLineAt(text, end), endOfLineAt(text, end)], text: `\n${lines.join('\n')}` }];
}

/**
 * Services that findings do not name yet among those that they looked at, each with what it says today. A finding that names
 * none has not looked at any.
 */
function missingLooks(review: SubjectFacts, { services }: ReviewToDraft): TextEdit[] {
    const at = [...review.at] as const;
    const looks = looksIn(
        review,
        services.map(({ name, assessments }) => ({ name, assessments, at })),
    );
    const looking = new Set(looks.filter(({ kept }) => kept).map(({ finding }) => finding));
    return confirmLooks(
        looks.filter(({ finding, kept }) => !kept && looking.has(finding)),
        looks,
    );
}

/** The answers that the template requires and a finding does not have. */
function missingInFindings(review: SubjectFacts, draft: ReviewToDraft, text: string): TextEdit[] {
    return findingsIn(review).flatMap(finding => {
        const answers = answersIn(finding);
        const lines = draftFindingAnswers(finding.term ?? '', draft, ({ name, required }) => required && !answers.has(name));
        const end = finding.whole[1] - 1;
        if (!lines.length) return [];
        const written = lines.join('\n').trimStart();
        return [{ at: [end, end] as const, text: `${beginsLine(text, end) ? '  ' : '\n    '}${written}\n  ` }];
    });
}

/**
 * The changes that bring a review up to date: services that it does not cover yet, and that its findings have not looked at;
 * answers that its template requires; and findings on themes that it does not speak of. What people wrote stays as it is, letter by
 * letter; so does everything that an earlier update wrote.
 *
 * @param document the document of the review; where the review can't be read in full, nothing is added
 * @param text of that document
 */
export function updateReview(review: SubjectFacts, draft: ReviewToDraft, document: DocumentFacts, text: string): readonly TextEdit[] {
    if (!isSound(document, review.whole)) return [];
    const closing = review.whole[1] - 1;
    const known = spokenOf(review);
    const findings = themesAmong(draft.requirements)
        .filter(({ id }) => !known.has(id))
        .flatMap(requirement => ['', ...draftFinding(requirement, draft)]);
    const edits = [
        ...missingCover(review, draft, closing),
        ...missingAnswers(review, draft, closing, text),
        ...missingLooks(review, draft),
        ...missingInFindings(review, draft, text),
        ...(findings.length ? [{ at: [closing, closing] as const, text: `${findings.join('\n')}\n` }] : []),
    ];
    return merged(edits);
}

/** Several insertions at one place as one, in their order. */
function merged(edits: readonly TextEdit[]): readonly TextEdit[] {
    const byPlace = Map.groupBy(edits, ({ at }) => at[0]);
    return [...byPlace.values()]
        .map(same => ({ at: (same[0] as TextEdit).at, text: same.map(({ text }) => text).join('') }))
        .toSorted((a, b) => a.at[0] - b.at[0]);
}

/** A service that a review covers from now on, and the findings that it gives reason to read again. */
interface ReadAgain {
    readonly service: string;
    readonly requirements: readonly string[];
}

/**
 * The findings that were written before a service was covered and whose requirement its specification does not show: only
 * people can say what becomes of them.
 *
 * @param services those that a review covers from now on
 */
export function findingsToReadAgain(review: SubjectFacts, services: readonly ServiceToReview[]): readonly ReadAgain[] {
    const written = findingsIn(review).flatMap(({ term }) => term ?? []);
    return services.flatMap(({ name, assessments }) => {
        const requirements = written.filter(term => {
            const sight = sightOf(term, assessments);
            return sight !== undefined && showsGap(sight);
        });
        return requirements.length ? [{ service: assessments[0]?.subject.title ?? name, requirements }] : [];
    });
}
