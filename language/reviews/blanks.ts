import type { DocumentFacts, Element, QuestionFacts, SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import type { LibraryTerm } from '../model/namespaces.ts';
import { askedBy, isPlaceholder } from '../model/placeholders.ts';
import { closedBy, isChoice, LONGER_TERM, POSITIONS, SHORT_TERM } from '../model/subjects.ts';
import { quoted } from '../model/text.ts';
import type { Span } from '../model/values.ts';
import { answersIn, answersOf, type Form, findingsIn, type Given, unanswered } from './form.ts';

const KINDS: Readonly<Record<string, string>> = {
    date: 'a date such as 2026-09-30',
    organisation: 'the name of an organisation',
    number: 'a number',
    people: 'a number such as 190 people',
    money: 'a sum such as £250k',
};

/**
 * What has to be written as the answer to a question, in square brackets: words in quotation marks, and what is no text without
 * them. So what people write over it, or choose from a list, is right as it is.
 *
 * @param hint what the specifications say that may help to answer it
 */
export function placeholderFor(question: QuestionFacts, hint?: string): string {
    const title = (question.title ?? question.name).replaceAll(/[[\]]/g, '');
    const choices = question.choices.join(', ');
    const kind = question.choices.length ? `${/\?$/.test(title) ? 'O' : 'o'}ne of ${choices}` : KINDS[question.answer];
    const asked = kind ? `${title}${/\?$/.test(title) ? ' ' : ': '}${kind}` : title;
    const placeholder = `[${hint ? `${asked}; ${hint}` : asked}]`;
    return kind ? placeholder : quoted(placeholder);
}

/** Answers as lines, their values below each other. */
export function alignedLines(lines: readonly (readonly [label: string, value: string])[], indent: string): string[] {
    const width = Math.max(0, ...lines.map(([label]) => label.length)) + 1;
    return lines.map(([label, value]) => `${indent}${`${label}:`.padEnd(width)} ${value}`);
}

/** Where an answer can be written in a review: after its last answer, else after what it covers, else before its end. */
function placeIn(review: SubjectFacts): number {
    const answers = review.elements.filter(({ kind }) => kind === 'answer' || kind === 'covers');
    return answers.reduce((end, { whole }) => Math.max(end, whole[1]), 0) || review.whole[1] - 1;
}

/**
 * The change that writes the answers to some questions, as placeholders.
 *
 * @param into the review, or the finding, that they belong in
 */
export function insertAnswers(questions: readonly QuestionFacts[], into: SubjectFacts | Element): TextEdit[] {
    const finding = 'kind' in into;
    const indent = finding ? '    ' : '  ';
    const lines = alignedLines(
        questions.map(question => [question.name, placeholderFor(question)] as const),
        indent,
    ).join('\n');
    const end = finding ? into.whole[1] - 1 : placeIn(into);
    const closes = end === into.whole[1] - 1;
    return [{ at: [end, end], text: closes ? `${finding ? '  ' : ''}${lines.trimStart()}\n${finding ? '  ' : ''}` : `\n${lines}` }];
}

/** A placeholder for the horizon of an action until it is decided. */
const HORIZON_OPEN = '[short-term, or longer-term where it needs money or posts]';

/**
 * An action on the gap about a requirement, to fill in. It has no due date, since that cannot be guessed.
 *
 * @param services the services that it is about, in words; nothing where they are not known
 */
export function actionSkeleton(requirement: string, services = '', indent = '    '): string {
    const about = services && `, for ${services.replaceAll(/[[\]]/g, '')}`;
    return [
        `  action about-${requirement.toLowerCase()} ${quoted(`[What will be done about it${about}]`)} {`,
        `horizon:  ${HORIZON_OPEN}`,
        'owner:    "[post title]"',
        'state:    open',
        'evidence: "[How people will see that it is done]"',
    ]
        .join(`\n${indent}  `)
        .trimStart()
        .concat(`\n${indent}}`);
}

/** One answer that can replace a placeholder. */
interface AnswerToTake {
    readonly title: string;
    readonly edits: readonly TextEdit[];
    /** The placeholder that it is written over. */
    readonly at: Span;
}

/** A question with choices whose answer is a placeholder, and its finding. */
interface OpenChoice {
    readonly question: QuestionFacts;
    readonly at: Span;
    readonly finding?: Element;
}

function openAmong(questions: Form['once'], answers: ReadonlyMap<string, Given>, finding?: Element): OpenChoice[] {
    return [...questions.values()].flatMap(question => {
        const value = answers.get(question.name)?.value;
        if (!question.choices.length || value?.type !== 'text' || !isPlaceholder(value.text)) return [];
        return [{ question, at: value.at, ...(finding && { finding }) }];
    });
}

/** The questions of a review that have choices and no answer yet. */
function openChoicesIn(review: SubjectFacts, form: Form): readonly OpenChoice[] {
    return [
        ...openAmong(form.once, answersOf(review)),
        ...findingsIn(review).flatMap(finding => openAmong(form.each, answersIn(finding), finding)),
    ];
}

/** What an answer in a finding makes necessary: the answers that the form then requires, and an action where there is a gap. */
function following({ question, finding }: OpenChoice, choice: string, review: SubjectFacts, form: Form): TextEdit[] {
    if (!finding) return [];
    const { values, term = '' } = finding;
    const chosen: Element = { ...finding, values: { ...values, [question.name]: { type: 'text', text: choice, at: finding.at } } };
    const known = new Set(unanswered(form.each, answersIn(finding), answersOf(review)));
    const needed = unanswered(form.each, answersIn(chosen), answersOf(review)).filter(each => !known.has(each));
    if (!needed.length) return [];
    const [first] = insertAnswers(needed, finding);
    const isClosed = review.elements.some(element => element.kind === 'action' && closedBy(element).includes(term));
    const action = form.template.actions && !isClosed && needed.some(({ name }) => name === 'gap');
    return first ? [{ at: first.at, text: action ? `${first.text}  ${actionSkeleton(term)}\n  ` : first.text }] : [];
}

/**
 * The answers that can replace a placeholder at a place of a review: one for each choice that the form gives.
 * What the choice makes necessary comes with it, to fill in.
 */
export function answersToTake(review: SubjectFacts, form: Form, [start, end]: Span): readonly AnswerToTake[] {
    return openChoicesIn(review, form)
        .filter(({ at }) => at[0] <= end && at[1] >= start)
        .flatMap(open =>
            open.question.choices.map(choice => {
                const more = following(open, choice, review, form);
                const title = `Answer ${open.question.name} with ${choice}${more.length ? ', and begin the gap' : ''}`;
                return { title, at: open.at, edits: [{ at: open.at, text: choice }, ...more] };
            }),
        );
}

/** Whether a text is a placeholder for a horizon: in quotation marks, or without them as it is written today. */
export function isOpenHorizon(role: string, text: string): boolean {
    return role === 'horizon' ? isPlaceholder(text) : role === 'placeholder' && `[${askedBy(text)}]` === HORIZON_OPEN;
}

/** The horizons that can replace a placeholder at a place of a document. */
export function horizonsToTake({ texts }: DocumentFacts, [start, end]: Span): readonly AnswerToTake[] {
    return texts
        .filter(({ role, text, at }) => isOpenHorizon(role, text) && at[0] <= end && at[1] >= start)
        .flatMap(({ at }) => [
            { title: 'Short-term: it needs little or no money', at, edits: [{ at, text: SHORT_TERM }] },
            {
                title: 'Longer-term: it needs money or posts, not yet costed',
                at,
                edits: [{ at, text: `${LONGER_TERM}\n      resource gap: not yet costed` }],
            },
        ]);
}

const KNOWN_POSITIONS: readonly LibraryTerm<'choice'>[] = ['in-place', 'partly', 'not-in-place'];

/** The rating that the positions of a finding come to; nothing while one of them is open, or is another word than we know. */
function ratingOf({ values }: Element): LibraryTerm<'choice'> | undefined {
    const positions = POSITIONS.map(position => values[position]);
    if (positions.every(position => isChoice(position, 'in-place'))) return 'met';
    if (positions.every(position => isChoice(position, 'not-in-place'))) return 'not-met';
    const areKnown = positions.every(position => KNOWN_POSITIONS.some(choice => isChoice(position, choice)));
    return areKnown ? 'partly-met' : undefined;
}

/**
 * The change of a review that writes the ratings that are still placeholders, from the positions that people have written: met
 * where both are in place, not met where neither is, else partly met.
 */
export function rateFindings(review: SubjectFacts, form: Form): readonly TextEdit[] {
    return openChoicesIn(review, form).flatMap(({ question, finding, at }) => {
        const rating = question.name === 'rating' && finding ? ratingOf(finding) : undefined;
        return rating && question.choices.includes(rating) ? [{ at, text: rating }] : [];
    });
}
