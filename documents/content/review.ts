import { lowerFirst } from '../../language/assess/wording.ts';
import type { QuestionFacts, TemplateFacts, TemplateSectionFacts } from '../../language/model/facts.ts';
import { byDue, LONGER_TERM } from '../../language/model/subjects.ts';
import { titleOf } from '../../language/model/text.ts';
import { choiceInWords, questionsIn } from '../../language/reviews/form.ts';
import type { DocumentContext } from '../model/context.ts';
import { EMPTY_SECTION, NOTHING } from '../model/nothing.ts';
import { bodyOf, guidanceOfReview, markOfReview, type ReviewAnswer, type ReviewFinding, type ReviewModel } from '../model/review.ts';
import { moneyInWords, printedDay } from '../model/said.ts';
import { type BlockContent, type Cell, type Column, cellWords, type DocumentTree } from '../tree/document-tree.ts';
import { blockCell, blockWords, callout, cell, dataTable, heading, keyValues, list, paragraph, prose, strong } from '../tree/prose.ts';
import { aboutSection, annexHeading } from './about.ts';
import { actionsTable, gapsInWords, placedActions } from './actions.ts';
import { reviewForm, toneOf } from './forms.ts';
import { filledReviewSheets } from './review-workbook.ts';

/** What was answered, with the titles of choices. */
function answerCell(question: QuestionFacts, answers: readonly ReviewAnswer[]): Cell | undefined {
    const found = answers.filter(answer => answer.question === question.name);
    if (!found.length) return undefined;
    const [choice = ''] = found[0]?.names ?? [];
    const title = choiceInWords(question, choice);
    if (title !== undefined) return cell(title, toneOf(choice));
    const blocks = found.flatMap(({ value, text }) => [
        ...(value ? [paragraph(moneyInWords(value))] : []),
        ...(text === undefined ? [] : prose(text, 3)),
    ]);
    return blockCell(blocks, blocks.map(blockWords).join('\n'));
}

function answersTable(section: TemplateSectionFacts, template: TemplateFacts, review: ReviewModel): BlockContent[] {
    const rows = questionsIn(section, template).once.flatMap(question => {
        const answer = answerCell(question, review.answers);
        if (answer) return [[titleOf(question), answer] as const];
        return question.required ? [[titleOf(question), cell(NOTHING.answer, 'attention')] as const] : [];
    });
    return rows.length ? [keyValues(section.name, titleOf(section), rows)] : [];
}

/** No table has more columns: the words of more would be torn apart. */
const MOST_COLUMNS = 7;

/** The questions that have a column each, and those that share the last one: the ones that fewest findings answer. */
function columnsOf(
    questions: readonly QuestionFacts[],
    count: (question: QuestionFacts) => number,
): { readonly own: readonly QuestionFacts[]; readonly shared: readonly QuestionFacts[] } {
    const room = MOST_COLUMNS - 1;
    if (questions.length < room) return { own: questions, shared: [] };
    const fullest = questions.toSorted((a, b) => count(b) - count(a)).slice(0, room - 1);
    return { own: questions.filter(question => fullest.includes(question)), shared: questions.filter(each => !fullest.includes(each)) };
}

/** Several answers in one cell, each after its question. */
function sharedCell(questions: readonly QuestionFacts[], finding: ReviewFinding): Cell {
    const blocks = questions.flatMap(question => {
        const answer = answerCell(question, finding.answers);
        if (!answer) return [];
        const [first, ...rest] = answer.children;
        const title = strong(`${titleOf(question)}:`);
        return first?.type === 'paragraph' ? [paragraph(title, ' ', ...first.children), ...rest] : [paragraph(title), ...answer.children];
    });
    return blockCell(blocks, blocks.map(blockWords).join('\n'));
}

/** An answer as a spreadsheet has it: a number of people as a number. */
function sheetCell(question: QuestionFacts, { answers }: ReviewFinding): Cell {
    const answer = answerCell(question, answers) ?? cell('');
    const people = /^(\d[\d,]*) people$/.exec(String(cellWords(answer)))?.[1];
    return people === undefined ? answer : { ...answer, value: Number(people.replaceAll(',', '')) };
}

/** One row for each finding: the requirement, and the answer to each question that has answers. */
function findingsTable(questionsOfEach: readonly QuestionFacts[], review: ReviewModel, context: DocumentContext): BlockContent[] {
    const { findings } = review;
    const count = (question: QuestionFacts): number =>
        findings.filter(({ answers }) => answers.some(answer => answer.question === question.name)).length;
    const questions = questionsOfEach.filter(question => question.required || count(question));
    if (!findings.length || !questions.length) return [];
    const { own, shared } = columnsOf(questions, count);
    // What few findings say goes below the last of their texts: a column for it would be empty in most rows.
    const host = shared.length ? own.findLast(({ choices }) => !choices.length) : undefined;
    const columns: Column[] = [
        { title: 'Requirement', width: 4 },
        ...own.map(question => ({
            title: titleOf(question),
            width: question.choices.length ? 2 : 4,
            ...(question === host && { pageOnly: true }),
        })),
    ];
    const rows = findings.map((finding): Cell[] => [
        cell(context.names.requirement(finding.requirement)?.title ?? finding.requirement),
        ...own.map(question => {
            const answer = answerCell(question, finding.answers) ?? cell(question.required ? NOTHING.answer : '');
            if (question !== host) return answer;
            return { ...answer, children: [...answer.children, ...sharedCell(shared, finding).children] };
        }),
    ]);
    const forSheets = [
        ...[...(host ? [host] : []), ...shared].map(question => ({
            title: titleOf(question),
            width: 3,
            cells: findings.map(finding => sheetCell(question, finding)),
        })),
        { title: 'Code', width: 2, cells: findings.map(({ requirement }) => cell(requirement)) },
    ];
    return [{ ...dataTable('findings', 'Findings', columns, rows), forSheets }, ...others(findings, questions, context)];
}

/** Answers of findings to questions that the template does not ask. */
function others(findings: readonly ReviewFinding[], questions: readonly QuestionFacts[], { names }: DocumentContext): BlockContent[] {
    const known = new Set(questions.map(({ name }) => name));
    const points = findings.flatMap(({ requirement, answers }) =>
        answers
            .filter(answer => !known.has(answer.question))
            .map(
                ({ question, value, text = '' }) =>
                    `${names.requirement(requirement)?.title ?? requirement}, ${question.replaceAll('-', ' ')}: ${[value, text].filter(Boolean).join(' ')}`,
            ),
    );
    return points.length ? [list(points)] : [];
}

function actionParts(review: ReviewModel, context: DocumentContext): BlockContent[] {
    const actions = placedActions(review);
    const longer = actions.filter(action => action.horizon === LONGER_TERM);
    const short = actions.filter(action => action.horizon !== LONGER_TERM);
    const table = (name: string, title: string, some: typeof longer, hasResources: boolean): BlockContent[] =>
        some.length
            ? [heading(3, title), actionsTable(name, title, byDue(some), context, { hasResources })]
            : [paragraph(`There are no ${lowerFirst(title)}.`)];
    return [
        ...table('short-term', 'Short-term actions, which need few resources', short, false),
        ...table('longer-term', 'Longer-term actions and their resource gaps', longer, true),
    ];
}

function unasked(review: ReviewModel, template: TemplateFacts | undefined): BlockContent[] {
    const asked = new Set(template?.questions.filter(({ perRequirement }) => !perRequirement).map(({ name }) => name));
    const rest = review.answers.filter(answer => !asked.has(answer.question));
    if (!rest.length) return [];
    const rows = rest.map(({ question, value, text }) => {
        const blocks = [...(value ? [paragraph(value)] : []), ...(text === undefined ? [] : prose(text, 3))];
        return [question.replaceAll('-', ' '), blockCell(blocks)] as const;
    });
    return [heading(2, 'Further answers'), keyValues('further', 'Further answers', rows)];
}

function exempt(review: ReviewModel, { names }: DocumentContext): BlockContent[] {
    const all = [...review.notApplicable, ...review.acceptedGaps];
    if (!all.length) return [];
    const points = all.map(({ requirements, reason, until, body }) =>
        until
            ? `${gapsInWords(requirements, names)}: gap accepted until ${printedDay(until)} by ${body}. ${reason}`
            : `${gapsInWords(requirements, names)}: not applicable. ${reason}`,
    );
    return [heading(2, 'Requirements that do not apply, and accepted gaps'), list(points)];
}

/** The codes of the findings, the form and its note, and what was not checked. */
function annexOf(review: ReviewModel, template: TemplateFacts | undefined, context: DocumentContext): BlockContent[] {
    const rows = review.findings.map(({ requirement }) => {
        const { title, source } = context.names.requirement(requirement) ?? {};
        return [cell(requirement), cell(title ?? ''), cell(source?.title ?? 'No source is named')];
    });
    const columns = [
        { title: 'Code', width: 2 },
        { title: 'Requirement', width: 5 },
        { title: 'Source', width: 6 },
    ];
    return [
        annexHeading('Annex: about this document'),
        ...(template ? [paragraph(`Recorded in the form “${titleOf(template)}”.`)] : []),
        ...(template?.note ? [callout('information', ...prose(template.note, 2))] : []),
        ...(rows.length ? [dataTable('requirements', 'Requirements and their sources', columns, rows)] : []),
        ...aboutSection(
            { guidance: guidanceOfReview(review, context.names), uris: [review.uri], isAssessed: true, subjects: 'reviews' },
            context,
            3,
        ),
    ];
}

/** The outcome of a review, section by section as its template asks. */
export function reviewOutcome(review: ReviewModel, context: DocumentContext, hasAnnex = true): DocumentTree {
    const template = context.names.template(review.template);
    const mark = markOfReview(review, context.today);
    const form = reviewForm(review.template, context);
    const covered = review.covers.map(name => context.names.title('service', name));
    const children: BlockContent[] = [
        heading(1, review.title),
        paragraph(`${mark.words}.`),
        ...(covered.length ? [paragraph('Services that were reviewed:'), list(covered)] : []),
        { type: 'contents', depth: 2 },
        ...(template?.sections ?? []).flatMap(section => {
            if (!template) return [];
            const own = [
                ...answersTable(section, template, review),
                ...findingsTable(questionsIn(section, template).each, review, context),
            ];
            const all = section.actions ? [...own, ...actionParts(review, context)] : own;
            return [
                heading(2, titleOf(section)),
                ...(all.length ? all : [paragraph(section.note ? EMPTY_SECTION.nothingFurther : EMPTY_SECTION.unrecorded)]),
            ];
        }),
        ...(template?.actions ? [] : [heading(2, 'Action plan'), ...actionParts(review, context)]),
        ...unasked(review, template),
        ...exempt(review, context),
        ...(review.unplaced.length
            ? [
                  heading(2, 'Lines that Carewright could not read'),
                  callout('warning', paragraph('They are shown as they are written:')),
                  list(review.unplaced),
              ]
            : []),
        ...(hasAnnex ? annexOf(review, template, context) : []),
    ];
    return {
        kind: 'review',
        name: `${review.name}-outcome`,
        title: review.title,
        subject: 'Review outcome',
        ...bodyOf(review),
        properties: { Review: review.name, Template: review.template },
        isWide: true,
        onEachPage: mark,
        ...(form && { form: filledReviewSheets(form, review, context) }),
        root: { type: 'root', children },
    };
}
