import type { DocumentFacts, SubjectFacts } from '../model/facts.ts';
import { isSound, type TextEdit } from '../model/findings.ts';

import { type ServiceToReview, showsGap, sightOf } from './covered-services.ts';
import { draftAnswers, draftFinding, draftFindingAnswers, type ReviewToDraft } from './draft-review.ts';
import { answersIn, answersOf, findingsIn, themesAmong } from './form.ts';
import { confirmLooks, looksIn } from './looks.ts';

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
 * @param document the document that the review stands in; where the review can't be read in full, nothing is added
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
 * The findings that were written before a service was covered and whose requirement its specification does not show: nobody
 * but people can say what becomes of them.
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
