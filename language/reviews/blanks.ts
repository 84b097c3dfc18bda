import type { Element, QuestionFacts, SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { quoted } from '../model/text.ts';

const KINDS: Readonly<Record<string, string>> = {
    date: 'a date such as 2026-09-30',
    organisation: 'the name of an organisation',
    number: 'a number',
    people: 'a number such as 190 people',
    money: 'a sum such as £250k',
};

/**
 * What has to be written as the answer to a question, in quotation marks and square brackets.
 *
 * @param hint what the specifications say that may help to answer it
 */
export function placeholderFor(question: QuestionFacts, hint?: string): string {
    const title = (question.title ?? question.name).replaceAll(/[[\]]/g, '');
    const choices = question.choices.join(', ');
    const kind = question.choices.length ? `${/\?$/.test(title) ? 'O' : 'o'}ne of ${choices}` : KINDS[question.answer];
    const asked = kind ? `${title}${/\?$/.test(title) ? ' ' : ': '}${kind}` : title;
    return quoted(`[${hint ? `${asked}; ${hint}` : asked}]`);
}

/** Answers as lines, their values below each other. */
export function alignedLines(lines: readonly (readonly [label: string, value: string])[], indent: string): string[] {
    const width = Math.max(0, ...lines.map(([label]) => label.length)) + 1;
    return lines.map(([label, value]) => `${indent}${`${label}:`.padEnd(width)} ${value}`);
}

/** Where an answer can be written in a review: behind its last answer, else behind what it covers, else before its end. */
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

/** What stands for the horizon of an action until somebody has decided it. */
const HORIZON_OPEN = '[short-term, or longer-term where it needs money or posts]';

/**
 * An action on the gap about a requirement, to fill in: the day by which it is done is left out, since nobody can guess it.
 *
 * @param services the services that it is about, in words; nothing where they are not known
 */
export function actionSkeleton(requirement: string, services = '', indent = '    '): string {
    const about = services && `, for ${services.replaceAll(/[[\]]/g, '')}`;
    return [
        `  action about-${requirement.toLowerCase()} ${quoted(`[What will be done about it${about}]`)} {`,
        `horizon:  "${HORIZON_OPEN}"`,
        'owner:    "[post title]"',
        'state:    open',
        'evidence: "[How anybody will see that it is done]"',
    ]
        .join(`\n${indent}  `)
        .trimStart()
        .concat(`\n${indent}}`);
}
