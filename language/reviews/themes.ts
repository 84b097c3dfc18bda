import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { type Tally, tally, tallyInWords } from '../assess/outcome.ts';
import type { Element, SubjectFacts } from '../model/facts.ts';
import type { LibraryTerm } from '../model/namespaces.ts';
import { isUnwritten } from '../model/placeholders.ts';

/** How many themes have each answer to a question, by the answer as it is written: `not-met`. */
type Answers = Readonly<Record<string, number>>;

/** What a review says of the themes of a guidance. That a theme is answered says nothing about how good care is: the rating does. */
export interface Themes {
    /** How many themes the review is asked about. */
    readonly asked: number;
    /** How many of them have a finding with a position or a rating that is written. */
    readonly answered: number;
    /** Of those that are answered; `not-rated` where there is no rating. */
    readonly ratings: Answers;
    readonly policy: Answers;
    readonly practice: Answers;
}

/** The figures of a service or a review against one guidance. The two are never added up. */
export interface Figures {
    /** Of a review whose guidance has themes. */
    readonly themes?: Themes;
    /** The outcomes of the requirements that are not themes; nothing where all of them are. */
    readonly counts?: Tally;
}

/** What a review says of one theme, as it is written. */
export interface ThemeAnswer {
    readonly rating?: string;
    readonly policy?: string;
    readonly practice?: string;
}

const NOT_RATED: LibraryTerm<'choice'> = 'not-rated';
const BEST_FIRST: readonly string[] = ['met', 'partly-met', 'not-met'] satisfies LibraryTerm<'choice'>[];

/** Whether a review has a finding on a requirement: it is asked of services, and reviews look at it. */
export function isTheme({ subjects }: Pick<EffectiveRequirement, 'subjects'>): boolean {
    return subjects.includes('reviews') && subjects.includes('services');
}

function answerOf({ values }: Element, question: keyof ThemeAnswer): string | undefined {
    const value = values[question];
    return value?.type === 'text' && value.text.trim() && !isUnwritten(value.text) ? value.text : undefined;
}

function answersByTheme({ elements }: SubjectFacts): ReadonlyMap<string, ThemeAnswer> {
    const answers = new Map<string, ThemeAnswer>();
    for (const element of elements) {
        if (element.kind !== 'finding' || !element.term || answers.has(element.term)) continue;
        const [rating, policy, practice] = (['rating', 'policy', 'practice'] as const).map(question => answerOf(element, question));
        if (rating ?? policy ?? practice)
            answers.set(element.term, { ...(rating && { rating }), ...(policy && { policy }), ...(practice && { practice }) });
    }
    return answers;
}

/**
 * What a review says of each theme among some results.
 *
 * @returns a result of a service, or of a requirement for reviews alone, is not in it; a theme without an answer has an empty one
 */
export function themeAnswers({ subject, results }: Assessment): ReadonlyMap<RequirementResult, ThemeAnswer> {
    if (subject.type !== 'review') return new Map();
    const answers = answersByTheme(subject);
    return new Map(
        results
            .filter(({ requirement }) => isTheme(requirement))
            .map(result => [result, answers.get(result.requirement.id) ?? {}] as const),
    );
}

function isAnswer({ rating, policy, practice }: ThemeAnswer): boolean {
    return (rating ?? policy ?? practice) !== undefined;
}

function countBy(answers: readonly ThemeAnswer[], question: keyof ThemeAnswer, otherwise?: string): Answers {
    const counts: Record<string, number> = {};
    for (const answer of answers) {
        const word = answer[question] ?? otherwise;
        if (word !== undefined) counts[word] = (counts[word] ?? 0) + 1;
    }
    return counts;
}

/** The figures of an assessment: of a review, the themes apart from what is asked of the review itself. */
export function figuresOf(assessment: Assessment): Figures {
    const themes = themeAnswers(assessment);
    if (!themes.size) return { counts: tally(assessment.results) };
    const asked = [...themes].filter(([{ outcome }]) => outcome !== 'not applicable').map(([, answer]) => answer);
    const answered = asked.filter(isAnswer);
    const rest = assessment.results.filter(result => !themes.has(result));
    return {
        themes: {
            asked: asked.length,
            answered: answered.length,
            ratings: countBy(answered, 'rating', NOT_RATED),
            policy: countBy(answered, 'policy'),
            practice: countBy(answered, 'practice'),
        },
        ...(rest.length && { counts: tally(rest) }),
    };
}

/** An answer as people read it: "not met" for `not-met`. */
function inWords(answer: string): string {
    return answer.replaceAll('-', ' ');
}

/** What a review says of a theme, for a cell: "rated not met". */
export function themeInWords(answer: ThemeAnswer): string {
    if (!isAnswer(answer)) return 'not answered';
    const { rating = NOT_RATED } = answer;
    return rating === NOT_RATED ? inWords(NOT_RATED) : `rated ${inWords(rating)}`;
}

function positionsInWords(question: string, answers: Answers): readonly string[] {
    return Object.entries(answers).map(([answer, count]) => `${question} ${inWords(answer)} in ${count}`);
}

/** "18 of 27 themes answered · 18 rated not met"; with the positions where the review rates none. */
export function themesInWords({ asked, answered, ratings, policy, practice }: Themes): string {
    const rank = (rating: string): number => (BEST_FIRST.includes(rating) ? BEST_FIRST.indexOf(rating) : BEST_FIRST.length);
    const rated = Object.entries(ratings).toSorted(([a], [b]) => rank(a) - rank(b));
    const parts = rated.map(([rating, count]) => `${count} ${themeInWords({ rating })}`);
    const positions =
        ratings[NOT_RATED] === answered ? [...positionsInWords('policy', policy), ...positionsInWords('practice', practice)] : [];
    return [`${answered} of ${asked} ${asked === 1 ? 'theme' : 'themes'} answered`, ...parts, ...positions].join(' · ');
}

/** All figures in words, themes and outcomes apart. */
export function figuresInWords({ themes, counts }: Figures): string {
    return [...(themes ? [themesInWords(themes)] : []), ...(counts ? [tallyInWords(counts)] : [])].join('; ');
}
