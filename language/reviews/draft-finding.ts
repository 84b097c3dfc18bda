import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { listed } from '../assess/wording.ts';
import type { QuestionFacts } from '../model/facts.ts';
import { onOneLine } from '../model/quotations.ts';
import { actionSkeleton } from './action-skeleton.ts';
import { type CitedSight, citationOf, lackIn, titleOf } from './cite-service.ts';
import { lookedAtLine } from './confirm-looks.ts';
import { type Sight, sightOf } from './covered.ts';
import type { ReviewToDraft } from './draft-review.ts';
import { fingerprintOf } from './fingerprint.ts';
import { formOf } from './form.ts';
import { questionsNeeded } from './needs.ts';
import { placeholderFor } from './placeholders.ts';
import { isGap, proposedPosition } from './propose.ts';
import type { ServiceToReview } from './service-to-review.ts';

const INDENT = '    ';

/** How many services the title of an action names. */
const NAMED = 3;

function prose(lines: readonly string[]): string {
    return `"""\n${lines.map(line => `${INDENT}  - ${line}\n`).join('')}${INDENT}"""`;
}

function gapText(sights: readonly Sight[]): string {
    return prose(sights.filter(isGap).map(sight => onOneLine(`${titleOf(sight)}: ${lackIn(sight)}`)));
}

/** The answer to a question of a finding: what can be read off the specifications, else a placeholder. */
function answerTo(question: QuestionFacts, sights: readonly CitedSight[], hasGap: boolean): string {
    const position = proposedPosition(sights);
    if (question.name === 'policy' && position && question.choices.includes(position)) return position;
    if (question.name === 'evidence' && sights.length)
        return prose([...sights.map(sight => citationOf(sight, !hasGap)), '[How practice was looked at, and what it showed]']);
    if (question.name === 'gap' && sights.some(isGap)) return gapText(sights);
    return placeholderFor(question);
}

/** Which questions a drafted finding answers: those that are required, and the gap where the specifications have one. */
function asked(draft: ReviewToDraft, sights: readonly Sight[]): readonly QuestionFacts[] {
    const needed = questionsNeeded(draft.requirements, 'each');
    return [...formOf(draft.template).each.values()].filter(({ name, required }) =>
        name === 'gap' ? sights.some(isGap) : required || needed.has(name),
    );
}

/** What the covered services say about a requirement. */
export function sightsOf(requirement: string, services: readonly ServiceToReview[]): readonly CitedSight[] {
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
    return open.length > NAMED ? `${open.length} services` : listed(open.map(titleOf));
}

/** A whole finding on a requirement, as lines. */
export function draftFinding(requirement: EffectiveRequirement, draft: ReviewToDraft): string[] {
    const sights = sightsOf(requirement.id, draft.services);
    const open = sights.filter(isGap);
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
