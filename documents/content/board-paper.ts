import { isOpen } from '../../language/assess/outcome.ts';
import { listed, lowerFirst } from '../../language/assess/wording.ts';
import { type Board, boardOf } from '../../language/board/board.ts';
import type { AssessedService, Matrix, MatrixRow } from '../../language/board/services.ts';
import { addressOf } from '../../language/model/address.ts';
import { addMonths, dateInWords } from '../../language/model/dates.ts';
import { byDue, isOver, isOverdue } from '../../language/model/review-elements.ts';
import { counted, pounds } from '../../language/model/text.ts';
import type { DocumentContext } from '../model/context.ts';
import { guidanceOfReview, type ReviewAction, type ReviewModel } from '../model/review.ts';

import { cell, dataTable, heading, list, paragraph } from '../tree/build.ts';
import type { BlockContent, Cell, Column, DocumentTree } from '../tree/document-tree.ts';
import { aboutSection, isUnchecked } from './about.ts';
import { actionsTable } from './actions.ts';
import { figures, meaningsTable, outcomeCell, themeFigures } from './coverage-report.ts';

/** How far ahead a board looks at actions that are due. */
const MONTHS_AHEAD = 3;
/** More columns than that are not read, and do not fit on a page. */
const SERVICES_ON_A_PAGE = 8;

interface BoardSubjects {
    readonly services: readonly AssessedService[];
    readonly reviews: readonly ReviewModel[];
}

function titleOf({ subject }: AssessedService): string {
    return subject.title ?? subject.name;
}

/** Requirements that some service leaves open; those of most services first. */
function openRows({ rows }: Matrix): readonly MatrixRow[] {
    const open = (row: MatrixRow): number => Object.values(row.cells).filter(({ outcome }) => isOpen(outcome)).length;
    return rows.filter(open).toSorted((a, b) => open(b) - open(a) || (a.id < b.id ? -1 : 1));
}

function summary({ services }: BoardSubjects, board: Board, actions: readonly ReviewAction[], context: DocumentContext): BlockContent[] {
    const all = figures(services.flatMap(({ assessments }) => assessments));
    const open = openRows(board.matrix);
    const [widest] = board.sharedGaps;
    const overdue = actions.filter(action => isOverdue(action, context.today, context.names));
    const soon = dueSoon(actions, context);
    const results = services.flatMap(({ assessments }) => assessments.flatMap(each => each.results));
    const unchecked = new Set(results.filter(({ requirement }) => isUnchecked(requirement)).map(({ requirement }) => requirement.id));
    return [
        heading(2, 'Summary'),
        list([
            `${counted(services.length, 'service')} compared with the guidance that each follows: ${all}. ${counted(open.length, 'requirement')} ${open.length === 1 ? 'is' : 'are'} open in at least one service.`,
            widest
                ? `${counted(board.sharedGaps.length, 'gap')} ${board.sharedGaps.length === 1 ? 'is' : 'are'} shared by two services or more. The widest is ${widest.id}, ${lowerFirst(widest.title)} (${counted(widest.services.length, 'service')}).`
                : 'No gap is shared by two services.',
            `${counted(actions.length, 'action')} in the action plan: ${overdue.length} overdue, ${soon.length} due by ${dateInWords(addMonths(context.today, MONTHS_AHEAD))}.`,
            `${counted(unchecked.size, 'requirement')} behind these figures ${unchecked.size === 1 ? 'has' : 'have'} not been checked at the source. They are listed at the end.`,
        ]),
        paragraph(
            'The figures say what is written down. They do not say that care is good, or that it is given. The board may wish to ask what people who use the services and their families say.',
        ),
    ];
}

function dueSoon(actions: readonly ReviewAction[], { today, names }: DocumentContext): readonly ReviewAction[] {
    const until = addMonths(today, MONTHS_AHEAD);
    return actions.filter(action => action.due !== undefined && action.due >= today && action.due <= until && !isOver(action.state, names));
}

function figuresByService(services: readonly AssessedService[], context: DocumentContext): BlockContent {
    const guidance = [...new Set(services.flatMap(({ assessments }) => assessments.map(each => each.guidance)))];
    const columns: Column[] = [
        { title: 'Service', width: 5 },
        ...guidance.map(name => ({ title: context.names.title('guidance', name), width: 3 })),
    ];
    const rows = services.map((service): Cell[] => [
        cell(titleOf(service)),
        ...guidance.map(name => {
            const found = service.assessments.filter(each => each.guidance === name);
            return cell(found.length ? figures(found) : 'Not applicable to this service', found.length ? undefined : 'quiet');
        }),
    ]);
    return dataTable('coverage', 'How many requirements have each outcome', columns, rows);
}

/** Open requirements by service; a table for each few services, so that it fits on a page. */
function matrixTables(matrix: Matrix): BlockContent[] {
    const open = openRows(matrix);
    if (!open.length) return [paragraph('Every requirement is answered in every service.')];
    const parts: BlockContent[] = [];
    for (let from = 0; from < matrix.services.length; from += SERVICES_ON_A_PAGE) {
        const shown = matrix.services.slice(from, from + SERVICES_ON_A_PAGE);
        const columns: Column[] = [{ title: 'Requirement', width: 5 }, ...shown.map(({ title }) => ({ title, width: 2 }))];
        const rows = open.map(({ id, title, cells }): Cell[] => [
            cell(`${id}: ${title}`),
            ...shown.map(({ name }) => {
                const found = cells[name];
                return found ? outcomeCell(found.outcome) : cell('Not followed', 'quiet');
            }),
        ]);
        parts.push(dataTable(`matrix-${parts.length + 1}`, 'Open requirements by service', columns, rows));
    }
    return parts;
}

function sharedPart({ sharedGaps }: Board): BlockContent {
    const points = sharedGaps.map(
        ({ id, title, services }) => `${id}, ${lowerFirst(title)}: ${services.map(each => each.title).join('; ')}`,
    );
    return points.length ? list(points) : paragraph('No gap is shared by two services.');
}

/** The resource gaps of all open actions, added up. */
function sums({ resourceGaps }: Board): string {
    const { recurrent, once, unclear, wte, costed, notYetCosted } = resourceGaps;
    const parts = [
        ...(recurrent ? [`${pounds(recurrent)} each year`] : []),
        ...(once ? [`${pounds(once)} once`] : []),
        ...(unclear ? [`${pounds(unclear)} of which nobody says whether it recurs`] : []),
        ...(wte ? [`${wte} whole-time equivalents`] : []),
    ];
    return `Added up over ${counted(costed, 'action')}: ${listed(parts) || 'nothing'}. ${counted(notYetCosted, 'action')} not yet costed: what they need is not in the sum.`;
}

function actionParts(actions: readonly ReviewAction[], board: Board, context: DocumentContext): BlockContent[] {
    const overdue = byDue(actions.filter(action => isOverdue(action, context.today, context.names)));
    const soon = byDue(dueSoon(actions, context));
    const gaps = actions.filter(action => action.shown.resource && !isOver(action.state, context.names));
    return [
        heading(2, 'Actions'),
        ...(overdue.length ? [actionsTable('overdue', 'Overdue', overdue, context, false)] : [paragraph('No action is overdue.')]),
        ...(soon.length
            ? [actionsTable('due', `Due in the next ${MONTHS_AHEAD} months`, soon, context, false)]
            : [paragraph(`No action is due in the next ${MONTHS_AHEAD} months.`)]),
        ...(gaps.length
            ? [
                  heading(2, 'Resource gaps'),
                  paragraph(sums(board)),
                  actionsTable('resources', 'Actions that wait for resources, or need them', byDue(gaps), context, true),
              ]
            : []),
    ];
}

/** How reviews rate themes: apart from the table of services, whose outcomes mean something else. */
function themesPart(reviews: readonly ReviewModel[], context: DocumentContext): BlockContent[] {
    const figures = reviews.flatMap(review =>
        themeFigures(context.assessments('review', review.name), context).map(words =>
            reviews.length > 1 ? `${review.title}. ${words}` : words,
        ),
    );
    return figures.length ? [heading(2, 'How the themes were rated'), list(figures)] : [];
}

/** A paper for a board: one page of summary, then coverage, gaps that services share, and actions that are due. */
export function boardPaper(subjects: BoardSubjects, context: DocumentContext): DocumentTree {
    const { services, reviews } = subjects;
    const placed = reviews.flatMap(({ name, uri }) => {
        const subject = context.subject('review', name);
        return subject ? [{ subject, uri: addressOf(uri) }] : [];
    });
    const board = boardOf({ services, reviews: placed, names: context.names, today: context.today });
    const actions = reviews.flatMap(review => review.actions);
    const followed = services.flatMap(({ assessments }) => assessments.map(each => each.guidance));
    const asked = reviews.flatMap(review => guidanceOfReview(review, context.names));
    const uris = [...services.map(({ uri }) => uri), ...reviews.map(({ uri }) => uri)];
    const title = `Mental health services: position on ${dateInWords(context.today)}`;
    const children: BlockContent[] = [
        heading(1, title),
        ...summary(subjects, board, actions, context),
        ...(reviews.length > 1 ? [paragraph('Reviews in this paper:'), list(reviews.map(review => review.title))] : []),
        ...(reviews.length === 1 ? [paragraph(`Review in this paper: ${reviews[0]?.title}.`)] : []),
        ...themesPart(reviews, context),
        heading(2, 'Coverage'),
        figuresByService(services, context),
        heading(2, 'Gaps that services share'),
        sharedPart(board),
        ...actionParts(actions, board, context),
        heading(2, 'Open requirements by service'),
        ...matrixTables(board.matrix),
        heading(2, 'How to read this paper'),
        meaningsTable(),
        ...aboutSection({ guidance: [...new Set([...followed, ...asked])], uris, isAssessed: true, subjects: 'services' }, context),
    ];
    return {
        kind: 'board-paper',
        name: 'board-paper',
        title,
        subject: 'Board paper',
        properties: {},
        isWide: true,
        root: { type: 'root', children },
    };
}
