import { lowerFirst } from '../../language/assess/wording.ts';
import type { QuestionFacts, TemplateFacts, TemplateSectionFacts } from '../../language/model/facts.ts';
import { byDue, LONGER_TERM } from '../../language/model/review-elements.ts';
import { titleOf } from '../../language/model/text.ts';
import { choiceInWords, questionsIn } from '../../language/reviews/form.ts';
import { aboutFields, actionFields, questionField, type ReviewForm, ROOM_FOR_ACTIONS } from '../form/review-form.ts';
import type { DocumentContext } from '../model/context.ts';
import { guidanceOfReview, type ReviewAnswer, type ReviewFinding, type ReviewModel } from '../model/review.ts';

import { blockCell, callout, cell, dataTable, heading, keyValues, list, paragraph } from '../tree/build.ts';
import type { BlockContent, Cell, Column, DocumentTree, Tone } from '../tree/document-tree.ts';
import { blockWords, prose } from '../tree/prose.ts';
import { aboutSection, requirementHelp } from './about.ts';
import { actionsTable } from './actions.ts';

const NOTHING = 'No answer yet';
const TONES: Readonly<Record<string, Tone>> = {
    ...{ 'in-place': 'good', met: 'good', partly: 'attention', 'partly-met': 'attention' },
    ...{ 'not-in-place': 'poor', 'not-met': 'poor' },
};

/** What was answered, with the titles of choices. */
function answerCell(question: QuestionFacts, answers: readonly ReviewAnswer[]): Cell | undefined {
    const found = answers.filter(answer => answer.question === question.name);
    if (!found.length) return undefined;
    const [choice = ''] = found[0]?.names ?? [];
    const title = choiceInWords(question, choice);
    if (title !== undefined) return cell(title, TONES[choice]);
    const blocks = found.flatMap(({ value, text }) => [
        ...(value ? [paragraph(value)] : []),
        ...(text === undefined ? [] : prose(text, 3)),
    ]);
    return blockCell(blocks, blocks.map(blockWords).join('\n'));
}

function answersTable(section: TemplateSectionFacts, template: TemplateFacts, review: ReviewModel): BlockContent[] {
    const rows = questionsIn(section, template).once.flatMap(question => {
        const answer = answerCell(question, review.answers);
        if (answer) return [[titleOf(question), answer] as const];
        return question.required ? [[titleOf(question), cell(NOTHING, 'attention')] as const] : [];
    });
    return rows.length ? [keyValues(section.name, titleOf(section), rows)] : [];
}

/** One row for each finding: the requirement, and the answer to each question that has answers. */
function findingsTable(questionsOfEach: readonly QuestionFacts[], review: ReviewModel, context: DocumentContext): BlockContent[] {
    const { findings } = review;
    const answered = (question: QuestionFacts): boolean =>
        findings.some(({ answers }) => answers.some(answer => answer.question === question.name));
    const questions = questionsOfEach.filter(question => question.required || answered(question));
    if (!findings.length || !questions.length) return [];
    const columns: Column[] = [
        { title: 'Requirement', width: 4 },
        ...questions.map(question => ({ title: titleOf(question), width: question.choices.length ? 2 : 4 })),
    ];
    const rows = findings.map((finding): Cell[] => [
        cell(requirementTitle(finding, context)),
        ...questions.map(question => answerCell(question, finding.answers) ?? cell(question.required ? NOTHING : '')),
    ]);
    return [dataTable('findings', 'Findings', columns, rows), ...others(findings, questions)];
}

function requirementTitle({ requirement }: ReviewFinding, context: DocumentContext): string {
    const title = context.names.requirement(requirement)?.title;
    return title ? `${requirement}: ${title}` : requirement;
}

/** Answers of findings to questions that the template does not ask. */
function others(findings: readonly ReviewFinding[], questions: readonly QuestionFacts[]): BlockContent[] {
    const known = new Set(questions.map(({ name }) => name));
    const points = findings.flatMap(({ requirement, answers }) =>
        answers
            .filter(answer => !known.has(answer.question))
            .map(
                ({ question, value, text = '' }) =>
                    `${requirement}, ${question.replaceAll('-', ' ')}: ${[value, text].filter(Boolean).join(' ')}`,
            ),
    );
    return points.length ? [list(points)] : [];
}

function actionParts(review: ReviewModel, context: DocumentContext): BlockContent[] {
    const longer = review.actions.filter(action => action.horizon === LONGER_TERM);
    const short = review.actions.filter(action => action.horizon !== LONGER_TERM);
    const table = (name: string, title: string, actions: typeof longer, isLonger: boolean): BlockContent[] =>
        actions.length
            ? [heading(3, title), actionsTable(name, title, byDue(actions), context, isLonger)]
            : [paragraph(`There are no ${lowerFirst(title)}.`)];
    return [
        ...table(
            'short-term',
            'Short-term actions, with little need of resources',
            short,
            short.some(action => action.shown.resource),
        ),
        ...table('longer-term', 'Longer-term actions, with their resource gaps', longer, true),
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

function exempt(review: ReviewModel): BlockContent[] {
    const all = [...review.notApplicable, ...review.acceptedGaps];
    if (!all.length) return [];
    const points = all.map(({ requirements, reason, until, body }) =>
        until
            ? `${requirements.join(', ')}: gap accepted until ${until} by ${body}. ${reason}`
            : `${requirements.join(', ')}: not applicable. ${reason}`,
    );
    return [heading(2, 'Requirements that do not apply, and accepted gaps'), list(points)];
}

/** The outcome of a review, section by section as its template asks. */
export function reviewOutcome(review: ReviewModel, context: DocumentContext): DocumentTree {
    const template = context.names.template(review.template);
    const covered = review.covers.map(name => context.names.title('service', name));
    const children: BlockContent[] = [
        heading(1, review.title),
        ...(template ? [paragraph(`Recorded in the form “${titleOf(template)}”.`)] : []),
        ...(template?.note ? [callout('information', ...prose(template.note, 2))] : []),
        ...(covered.length ? [paragraph('Services that were reviewed:'), list(covered)] : []),
        { type: 'contents', depth: 2 },
        ...(template?.sections ?? []).flatMap(section => {
            if (!template) return [];
            const own = [
                ...answersTable(section, template, review),
                ...findingsTable(questionsIn(section, template).each, review, context),
            ];
            const all = section.actions ? [...own, ...actionParts(review, context)] : own;
            return [heading(2, titleOf(section)), ...(all.length ? all : [paragraph('Nothing is recorded here.')])];
        }),
        ...(template?.actions ? [] : [heading(2, 'Action plan'), ...actionParts(review, context)]),
        ...unasked(review, template),
        ...exempt(review),
        ...(review.unplaced.length
            ? [
                  heading(2, 'Lines that Carewright could not read'),
                  callout('warning', paragraph('They are shown as they are written:')),
                  list(review.unplaced),
              ]
            : []),
        ...aboutSection(
            { guidance: guidanceOfReview(review, context.names), uris: [review.uri], isAssessed: true, subjects: 'reviews' },
            context,
        ),
    ];
    return {
        kind: 'review',
        name: `${review.name}-outcome`,
        title: review.title,
        subject: 'Review outcome',
        properties: { Review: review.name, Template: review.template },
        isWide: true,
        root: { type: 'root', children },
    };
}

/** A form in which people who do not write `.care` files record the outcome of a review. */
export function reviewTemplateDocument({ template, requirements }: ReviewForm, context: DocumentContext): DocumentTree {
    const actions = Array.from({ length: ROOM_FOR_ACTIONS }, (_, index) => [
        heading(3, `Action ${index + 1}`),
        ...actionFields(index + 1, context).map(({ field }) => field),
    ]);
    const children: BlockContent[] = [
        heading(1, titleOf(template)),
        ...(template.note ? [callout('warning', ...prose(template.note, 2))] : []),
        callout(
            'information',
            paragraph(
                'Fill in the fields and save the file. Leave empty what does not apply. You can write between the fields as well: it is kept when the form is read back.',
            ),
            paragraph('Do not write anything about a person who could be recognised. Owners are posts, not names of people.'),
        ),
        { type: 'contents', depth: 2 },
        heading(2, 'The review'),
        ...aboutFields().map(({ field }) => field),
        ...template.sections.flatMap(section => {
            const { once, each } = questionsIn(section, template);
            return [
                heading(2, titleOf(section)),
                ...(section.note ? prose(section.note, 2) : []),
                ...once.map(question => questionField(question).field),
                ...(each.length
                    ? requirements.flatMap(requirement => [
                          heading(3, `${requirement.id}: ${requirement.title ?? requirement.says}`),
                          ...requirementHelp(requirement, 3),
                          ...each.map(question => questionField(question, requirement.id).field),
                      ])
                    : []),
                ...(section.actions ? actions.flat() : []),
            ];
        }),
        ...aboutSection({ guidance: template.guidance.map(({ name }) => name), uris: [], isAssessed: false, subjects: 'reviews' }, context),
    ];
    return {
        kind: 'blank-review',
        name: `${template.name}-blank`,
        title: titleOf(template),
        subject: 'Form for the outcome of a review',
        properties: { Form: 'review', Template: template.name },
        root: { type: 'root', children },
    };
}
