import { isUnchecked } from '../../language/assess/asker.ts';
import { isOpen } from '../../language/assess/outcome.ts';
import { sentencesOf } from '../../language/assess/sentences.ts';
import { lowerFirst } from '../../language/assess/wording.ts';
import { resourceGaps } from '../../language/board/board.ts';
import { type AssessedService, capacityOf, type Matrix, type MatrixRow, matrixOf } from '../../language/board/services.ts';
import { addressOf } from '../../language/model/address.ts';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import type { LibraryTerm } from '../../language/model/namespaces.ts';
import { byDue, isOver, isOverdue, LONGER_TERM, numberIn } from '../../language/model/subjects.ts';

import { capitalised, counted, listed, pounds, quotable } from '../../language/model/text.ts';
import { choiceInWords } from '../../language/reviews/form.ts';
import type { DocumentContext } from '../model/context.ts';
import {
    answerTo,
    bodyOf,
    guidanceOfReview,
    type KnownQuestion,
    markOfReview,
    type ReviewFinding,
    type ReviewModel,
} from '../model/review.ts';
import { moneyInWords, shortDay } from '../model/said.ts';
import type { BlockContent, Cell, Column, DocumentTree } from '../tree/document-tree.ts';
import { blockCell, blockWords, cell, dataTable, heading, keyValues, list, paragraph, prose, strong, text } from '../tree/prose.ts';

import { aboutSection, annexHeading, peopleCell } from './about.ts';
import { actionsTable, type PlacedAction, placedActions } from './actions.ts';
import { figures, figuresTable, outcomeCell, themeFigures } from './coverage-report.ts';

/** How many gaps a board can talk about in one meeting. */
const WORST = 5;
/** More columns than that, with the one of the requirement, are not read and do not fit on a page. */
const SERVICES_ON_A_PAGE = 6;
/** How many services have their row on the first page. */
const SERVICES_ON_FIRST_PAGE = 3;
/** How many actions the first page names for each horizon: those that are overdue, and the next ones. */
const ACTIONS_NAMED = 2;
/** How much of an answer is on the first page, in characters; all of it is in an annex. */
const SHORT = 170;
const MISSING = 'To be completed: the review does not say.';

interface Paper {
    readonly review: ReviewModel;
    /** The services that the review covers and that have a specification. */
    readonly services: readonly AssessedService[];
    readonly actions: readonly PlacedAction[];
    readonly context: DocumentContext;
}

/** The first sentences of a text, as many as fit. */
function shortened(words: string): string {
    if (words.length <= SHORT) return words;
    const ends = sentencesOf(words).map(({ start, text }) => start + text.length);
    const short = words.slice(0, ends.findLast(end => end <= SHORT) ?? 0);
    return `${short || quotable(words).replace(/(?<![\s,;:])[\s,;:]*…$/, ' …')} (annex B)`;
}

function answered(review: ReviewModel, question: KnownQuestion): Cell {
    const words = answerTo(review, question).replaceAll(/\s+/g, ' ');
    return words ? cell(shortened(words)) : cell(MISSING, 'attention');
}

/** Which bodies saw the review, and when. */
function route(review: ReviewModel): Cell {
    const stops = [
        ['NHS England region', 'sent-to-region'],
        ['quality committee', 'quality-committee'],
        ['public board', 'board'],
        ['next update to the board', 'next-update'],
    ] as const;
    const words = stops.flatMap(([body, question]) => {
        const day = answerTo(review, question);
        const date = isoDate(day);
        return date ? [`${body} ${shortDay(date)}`] : [];
    });
    const all = words.join('; ');
    return all ? cell(capitalised(all)) : cell(MISSING, 'attention');
}

function answerIn({ answers }: ReviewFinding, question: string): { readonly choice: string; readonly words: string } {
    const found = answers.find(answer => answer.question === question);
    return { choice: found?.names[0] ?? '', words: [found?.value, found?.text].filter(Boolean).join(' ').replaceAll(/\s+/g, ' ') };
}

/** How many people a finding says are affected; none where it does not say. */
function affectedBy(finding: ReviewFinding): number {
    return Number(/\d[\d,]*/.exec(answerIn(finding, 'affected').words)?.[0].replaceAll(',', '') ?? 0);
}

/** Answers, the worst first; none is between those that are bad and those that may be. */
const RATINGS: readonly string[] = ['not-met', '', 'not-rated', 'partly-met'] satisfies (LibraryTerm<'choice'> | '')[];
const POSITIONS: readonly string[] = ['not-in-place', 'partly', '', 'in-place'] satisfies (LibraryTerm<'choice'> | '')[];

/** The gaps of a review, the worst first: by rating, then by what happens in practice, then by how many people it affects. */
function worstGaps({ findings }: ReviewModel): readonly ReviewFinding[] {
    const rank = (finding: ReviewFinding): number =>
        RATINGS.indexOf(answerIn(finding, 'rating').choice) * POSITIONS.length + POSITIONS.indexOf(answerIn(finding, 'practice').choice);
    return findings
        .filter(finding => answerIn(finding, 'gap').words && answerIn(finding, 'rating').choice !== 'met')
        .toSorted((a, b) => rank(a) - rank(b) || affectedBy(b) - affectedBy(a));
}

function gapsCell(review: ReviewModel): Cell {
    const points = worstGaps(review)
        .slice(0, WORST)
        .map(finding => {
            const people = affectedBy(finding);
            const risk = answerIn(finding, 'risk').words;
            const words = `${answerIn(finding, 'gap').words.replace(/\.$/, '')} (${people ? `${counted(people, 'person', 'people')} affected` : 'people affected: not stated'})`;
            return risk ? `${words}. Risk: ${risk}` : `${words}.`;
        });
    return points.length ? blockCell([list(points, true)], points.join('\n')) : cell('The review records no gap.');
}

/** What the open actions need, and what is agreed about it. */
function moneyCell({ review, context }: Paper): Cell {
    const subject = context.subject('review', review.name);
    const { recurrent, once, unclear, wte, costed, notYetCosted } = resourceGaps(
        subject ? [{ subject, uri: addressOf(review.uri) }] : [],
        context.names,
    );
    const parts = [
        ...(recurrent ? [`${pounds(recurrent)} each year`] : []),
        ...(once ? [`${pounds(once)} once`] : []),
        ...(unclear ? [`${pounds(unclear)} (each year or once: not stated)`] : []),
        ...(wte ? [`${wte} WTE`] : []),
    ];
    const needed = parts.length ? `Open actions need ${listed(parts)} (${counted(costed, 'action')}).` : 'No open action has a cost.';
    const uncosted = notYetCosted ? ` ${counted(notYetCosted, 'action')} not yet costed.` : '';
    const whole = answerTo(review, 'resource-gap');
    const agreed = answerTo(review, 'funding-status').replaceAll(/\s+/g, ' ');
    const gap = whole ? ` The review puts the whole gap at ${moneyInWords(whole).replace(/\.$/, '')}.` : '';
    const blocks = [paragraph(needed + uncosted + gap), ...(agreed ? [paragraph(shortened(agreed))] : [])];
    return blockCell(blocks, blocks.map(blockWords).join('\n'));
}

const HORIZONS = [
    ['Short-term', (action: PlacedAction) => action.horizon !== LONGER_TERM],
    ['Longer-term', (action: PlacedAction) => action.horizon === LONGER_TERM],
] as const;

const DONE: LibraryTerm<'states'> = 'done';

/** The actions of a horizon: how many are done, and the next ones with their dates, those that are overdue first. */
function horizonWords(title: string, actions: readonly PlacedAction[], { today, names }: DocumentContext): BlockContent {
    const open = byDue(actions.filter(({ state }) => !isOver(state, names)));
    const late = open.filter(action => isOverdue(action, today, names));
    const first = [...late, ...open.filter(action => !late.includes(action))].slice(0, ACTIONS_NAMED);
    const named = first.map(action => {
        const day = action.due ? shortDay(action.due) : 'no date';
        return `${action.title} (${day}${late.includes(action) ? ', overdue' : ''})`;
    });
    const rest = open.length > named.length ? `; and ${open.length - named.length} more` : '';
    const done = actions.filter(({ state }) => state === DONE).length;
    const closed = actions.length - open.length - done;
    const states = [
        ...(done ? [`${done} done`] : []),
        ...(closed ? [`${closed} withdrawn or closed`] : []),
        ...(open.length ? [`${open.length} open${late.length ? ` (${late.length} overdue)` : ''}`] : []),
    ];
    const counts = `${counted(actions.length, 'action')}: ${states.join(', ')}.`;
    return paragraph(strong(`${title}.`), text(` ${counts}${named.length ? ` Next: ${named.join('; ')}${rest}.` : ''}`));
}

function actionsCell({ actions, context }: Paper): Cell {
    if (!actions.length) return cell('The review has no actions.', 'attention');
    const blocks = HORIZONS.flatMap(([title, isIn]) => {
        const own = actions.filter(isIn);
        return own.length ? [horizonWords(title, own, context)] : [];
    });
    return blockCell(blocks, blocks.map(blockWords).join('\n'));
}

/** How the findings are known, and what they rest on that has not been checked. */
function knownCell({ review, services, context }: Paper): Cell {
    const asked = new Map(
        [...services.flatMap(({ assessments }) => assessments), ...context.assessments('review', review.name)]
            .flatMap(({ results }) => results)
            .map(({ requirement }) => [requirement.id, requirement]),
    );
    const unchecked = [...asked.values()].filter(isUnchecked).length;
    const sources = answerTo(review, 'sources').replaceAll(/\s+/g, ' ');
    const blocks = [
        paragraph(sources ? shortened(sources) : 'The review does not say what was looked at.'),
        paragraph(
            `${unchecked} of ${asked.size} requirements have not been checked against their source. Written words do not show that care is good, or given.`,
        ),
    ];
    return blockCell(blocks, blocks.map(blockWords).join('\n'));
}

/** The services that the review covers, one a row; also those that no specification describes. */
function servicesTable({ review, services, context }: Paper): BlockContent[] {
    if (!review.covers.length) return [];
    const columns: Column[] = [
        { title: 'Service', width: 5 },
        { title: 'Expected', width: 1, type: 'number' },
        { title: 'Room for', width: 1, type: 'number' },
        { title: 'Requirements, by what its specification says', width: 8 },
    ];
    const rows = review.covers.map((name): Cell[] => {
        const service = services.find(({ subject }) => subject.name === name);
        const title = cell(context.names.title('service', name));
        if (!service) return [title, peopleCell(undefined), peopleCell(undefined), cell('There is no specification.', 'attention')];
        const expected = numberIn(
            service.subject.elements.find(({ kind }) => kind === 'expected'),
            'people',
        )?.amount;
        const numbers = [expected, capacityOf(service)?.room].map(peopleCell);
        return [title, ...numbers, cell(service.assessments.length ? figures(service.assessments) : 'It follows no guidance.')];
    });
    return [dataTable('services', 'Services that the review covers', columns, rows)];
}

/** Which board, when, and as which item. */
function meetingCell(review: ReviewModel): Cell {
    const [board, day] = [answerTo(review, 'icb'), answerTo(review, 'board')];
    const item = answerTo(review, 'board-paper').replaceAll(/\s+/g, ' ');
    const isDay = isoDate(day) !== undefined;
    const words = [board || 'Board not stated', isDay ? `public board of ${day}` : 'date of the meeting not stated', item];
    return cell(words.filter(Boolean).join(', '), board && isDay ? undefined : 'attention');
}

/** What the board is asked for, and to do. */
function recommendationCell(review: ReviewModel, { names }: DocumentContext): Cell {
    const choice = review.answers.find(({ question }) => question === 'purpose')?.names[0] ?? '';
    const question = names.template(review.template)?.questions.find(({ name }) => name === 'purpose');
    const purpose = (question && choiceInWords(question, choice)) ?? answerTo(review, 'purpose');
    const asked = answerTo(review, 'recommendation').replaceAll(/\s+/g, ' ');
    const words = `${purpose ? `For ${lowerFirst(purpose)}.` : 'For decision, assurance or information: not stated.'} ${asked || MISSING}`;
    return cell(words, purpose && asked ? undefined : 'attention');
}

/** The post that is accountable, and that of the author; never names of people. */
function leadCell(review: ReviewModel): Cell {
    const [lead, author] = [answerTo(review, 'accountable-lead'), answerTo(review, 'author-role')];
    const words = `${lead || 'Executive lead: not stated'}. Author: ${author || 'not stated'}.`;
    return cell(words, lead && author ? undefined : 'attention');
}

/** The page that a board reads: who, when and for what; gaps, money, actions, what people said, risks, and how it is known. */
function firstPage(paper: Paper): BlockContent[] {
    const { review, context } = paper;
    const isShort = review.covers.length <= SERVICES_ON_FIRST_PAGE;
    const said = (['feedback', 'involved'] as const).find(question => answerTo(review, question));
    return [
        keyValues('paper', 'Board paper', [
            ['Meeting', meetingCell(review)],
            ['Recommendation', recommendationCell(review, context)],
            ['Executive lead', leadCell(review)],
            ['Route', route(review)],
            ['Worst gaps', gapsCell(review)],
            ['Money', moneyCell(paper)],
            ['Actions (all are in annex A)', actionsCell(paper)],
            ['What people said', said ? answered(review, said) : cell(MISSING, 'attention')],
            ['Risks and implications', answered(review, 'implications')],
            ['How we know this', knownCell(paper)],
            ...(isShort ? [] : [['Services', cell(`${counted(review.covers.length, 'service')}: see annex C.`)] as const]),
        ]),
        ...(isShort ? servicesTable(paper) : []),
    ];
}

function actionsAnnex({ actions, context }: Paper): BlockContent[] {
    const parts = HORIZONS.flatMap(([title, isIn]) => {
        const own = byDue(actions.filter(isIn));
        const name = title.toLowerCase();
        const hasResources = own.some(({ shown }) => shown.resource);
        const caption = `${title} actions`;
        return own.length ? [heading(3, caption), actionsTable(name, caption, own, context, { hasResources })] : [];
    });
    return [annexHeading('Annex A: all actions'), ...(parts.length ? parts : [paragraph('The review has no actions.')])];
}

/** Answers that the first page shortens or leaves out. */
const IN_FULL: readonly (readonly [label: string, question: KnownQuestion])[] = [
    ['What people said', 'feedback'],
    ['Who took part, and how', 'involved'],
    ['Risks and implications', 'implications'],
    ['Funding', 'funding-status'],
    ['Priorities', 'priorities'],
    ['Evidence reviewed', 'sources'],
    ['Signed off by', 'sign-off'],
];

function answersInFull({ review }: Paper): readonly (readonly [string, Cell])[] {
    return IN_FULL.flatMap(([label, question]) => {
        const blocks = review.answers
            .filter(answer => answer.question === question)
            .flatMap(({ value, text: words }) => [...(value ? [paragraph(value)] : []), ...(words === undefined ? [] : prose(words, 3))]);
        return blocks.length ? [[label, blockCell(blocks, blocks.map(blockWords).join('\n'))] as const] : [];
    });
}

function answersAnnex(paper: Paper): BlockContent[] {
    const rows = answersInFull(paper);
    const body = rows.length ? keyValues('answers', 'Answers in full', rows) : paragraph('The review says no more.');
    return [annexHeading('Annex B: answers in full'), body];
}

/** Requirements that some service leaves open; those of most services first. */
function openRows({ rows }: Matrix): readonly MatrixRow[] {
    const open = (row: MatrixRow): number => Object.values(row.cells).filter(({ outcome }) => isOpen(outcome)).length;
    return rows.filter(open).toSorted((a, b) => open(b) - open(a) || (a.id < b.id ? -1 : 1));
}

/** Open requirements by service; a table for each few services, so that it fits on a page. */
function matrixTables(matrix: Matrix): BlockContent[] {
    const open = openRows(matrix);
    if (!open.length) return [paragraph('No service leaves a requirement open.')];
    const parts: BlockContent[] = [];
    for (let from = 0; from < matrix.services.length; from += SERVICES_ON_A_PAGE) {
        const shown = matrix.services.slice(from, from + SERVICES_ON_A_PAGE);
        const columns: Column[] = [{ title: 'Requirement', width: 5 }, ...shown.map(({ title }) => ({ title, width: 2 }))];
        const rows = open.map(({ id, title, cells }): Cell[] => [
            cell(`${title} (${id})`),
            ...shown.map(({ name }) => {
                const found = cells[name];
                return found ? outcomeCell(found.outcome) : cell('Not asked', 'quiet');
            }),
        ]);
        parts.push(dataTable(`matrix-${parts.length + 1}`, 'Open requirements by service', columns, rows));
    }
    return parts;
}

function matrixAnnex(paper: Paper): BlockContent[] {
    const { review, services, context } = paper;
    const themes = themeFigures(context.assessments('review', review.name), context);
    return [
        annexHeading('Annex C: what the specifications leave open'),
        ...(review.covers.length > SERVICES_ON_FIRST_PAGE ? servicesTable(paper) : []),
        ...(themes.length ? [paragraph('How the review rated its themes:'), list(themes)] : []),
        ...matrixTables(matrixOf(services)),
    ];
}

function aboutAnnex({ review, services, context }: Paper): BlockContent[] {
    const assessments = services.flatMap(service => service.assessments);
    const followed = assessments.map(({ guidance }) => guidance);
    const uris = [...services.map(({ uri }) => uri), review.uri];
    const guidance = [...new Set([...followed, ...guidanceOfReview(review, context.names)])];
    return [
        annexHeading('Annex D: about this paper'),
        figuresTable([], context),
        ...aboutSection({ guidance, uris, isAssessed: true, showsOutcomes: true }, context, 3),
    ];
}

/**
 * The paper of a review for a board: one page, and annexes.
 *
 * @param services those of the review that have a specification
 * @param hasAnnexes whether the annexes about answers, requirements and sources follow; that of all actions always does
 */
export function boardPaper(
    review: ReviewModel,
    services: readonly AssessedService[],
    context: DocumentContext,
    hasAnnexes = true,
): DocumentTree {
    const paper: Paper = { review, services, actions: placedActions(review), context };
    const children: BlockContent[] = [
        heading(1, review.title),
        ...firstPage(paper),
        ...actionsAnnex(paper),
        ...(hasAnnexes ? [...answersAnnex(paper), ...matrixAnnex(paper), ...aboutAnnex(paper)] : []),
    ];
    return {
        kind: 'board-paper',
        name: `${review.name}-board-paper`,
        title: review.title,
        subject: 'Board paper',
        ...bodyOf(review),
        properties: { Review: review.name },
        hasWideAnnexes: true,
        onEachPage: { ...markOfReview(review, context.today), words: `Position on ${dateInWords(context.today)}` },
        root: { type: 'root', children },
    };
}
