import { dateInWords, isWithoutDay } from '../../language/model/dates.ts';
import { byDue, isOverdue, numberIn } from '../../language/model/subjects.ts';
import { capitalised } from '../../language/model/text.ts';

import type { NameIndex } from '../../language/names/name-index.ts';
import type { DocumentContext } from '../model/context.ts';
import { NOTHING } from '../model/nothing.ts';
import { bodyOf, guidanceOfReview, markOfReview, type ReviewAction, type ReviewModel } from '../model/review.ts';
import { moneyInWords, printedDay, shortDay } from '../model/said.ts';
import type { BlockContent, Cell, Column, DataTable, DocumentTree } from '../tree/document-tree.ts';
import { blockCell, cell, dataTable, heading, list, paragraph, prose } from '../tree/prose.ts';

import { aboutSection, annexHeading } from './about.ts';
import { lineWords } from './specification-parts.ts';

/** The month or the year that a line says in place of a day. */
function monthIn(said: string): string | undefined {
    const [begin] = /^(?:\p{L}+ )?\d{4}(?= |$)/u.exec(said) ?? [];
    return begin !== undefined && isWithoutDay(begin) ? begin : undefined;
}

/** When an action is due, short as columns need it; nothing where no day is said. */
function shortDue({ due, shown }: ReviewAction): string | undefined {
    return due && (monthIn(shown.due) ?? shortDay(due));
}

/** When an action is due, and whether that day has passed; short, as its column is narrow. */
function dueCell(action: ReviewAction, context: DocumentContext, horizon = ''): Cell {
    const isLate = isOverdue(action, context.today, context.names);
    const words = shortDue(action) ?? (printedDay(action.shown.due) || NOTHING.date);
    const blocks = [paragraph(isLate ? `${words} (overdue)` : words), ...(horizon ? [paragraph(horizon)] : [])];
    return { children: blocks, value: monthIn(action.shown.due) ?? action.due ?? words, ...(isLate && { tone: 'poor' as const }) };
}

/** How far an action has come, and when it was completed. */
function stateCell({ shown, completed, lines }: ReviewAction): Cell {
    const words = shown.state || NOTHING.said;
    const on = completed && (monthIn(lines.find(({ key }) => key === 'completedon')?.value ?? '') ?? shortDay(completed));
    return cell(on ? `${words} ${on}` : words);
}

function actionCell({ title, texts, lines, completed }: ReviewAction): Cell {
    const others = completed ? lines.filter(({ key }) => key !== 'completedon') : lines;
    const more = [
        ...texts.flatMap(text => prose(text, 3)),
        ...(others.length ? [list(others.map(line => `${line.label}: ${lineWords(line)}`))] : []),
    ];
    return blockCell([paragraph(title), ...more], title);
}

/** What requirements ask for, by their titles: a paper names no codes. */
export function gapsInWords(ids: readonly string[], names: NameIndex): string {
    return ids.map(id => names.requirement(id)?.title ?? id).join('; ');
}

/** Evidence and progress of an action, and what it needs where that has no column, each said to be what it is. */
function progressCell({ shown: { evidence, progress, resource } }: ReviewAction, hasResources: boolean): Cell {
    const said = [
        ['Evidence', evidence],
        ['Progress', progress],
        ['Resource gap', hasResources ? '' : moneyInWords(resource)],
    ] as const;
    const blocks = said.flatMap(([label, words]) => (words ? prose(`${label}: ${words}`, 3) : []));
    return blockCell(blocks, [evidence, progress].filter(Boolean).join('\n'));
}

interface ActionColumns {
    /** Whether what they need has a column: where most of them need nothing, it would be empty. */
    readonly hasResources: boolean;
    /** Whether actions of both horizons are in one table. */
    readonly hasHorizon?: boolean;
    /** The actions of all reviews, where each has a table: a spreadsheet has one for them all. */
    readonly all?: readonly PlacedAction[];
}

/** A plan of actions: at most seven columns on a page; a spreadsheet has more. */
export function actionsTable(
    name: string,
    caption: string,
    actions: readonly PlacedAction[],
    context: DocumentContext,
    { hasResources, hasHorizon = false, all = actions }: ActionColumns,
): DataTable {
    const { names } = context;
    const columns: Column[] = [
        { title: 'Action', width: 6 },
        { title: 'Gap that it closes', width: 3 },
        { title: 'Owner', width: 3 },
        { title: 'Due', width: 2, type: 'date' },
        { title: 'State', width: 2 },
        ...(hasResources ? [{ title: 'Resource gap', width: 3 }] : []),
        { title: 'Evidence and progress', width: 5, pageOnly: true },
    ];
    const rows = actions.map(action => [
        actionCell(action),
        cell(gapsInWords(action.closes, names)),
        cell(action.shown.owner || NOTHING.owner),
        dueCell(action, context, hasHorizon ? action.shown.horizon : ''),
        stateCell(action),
        ...(hasResources ? [cell(capitalised(moneyInWords(action.shown.resource)))] : []),
        progressCell(action, hasResources),
    ]);
    const text = (title: string, of: (action: PlacedAction) => string): SheetColumn => ({
        title,
        width: 3,
        cells: actions.map(action => cell(of(action))),
    });
    const forSheets = [
        ...(hasResources ? [] : [text('Resource gap', ({ shown }) => capitalised(moneyInWords(shown.resource)))]),
        text('Evidence', ({ shown }) => shown.evidence),
        text('Progress', ({ shown }) => shown.progress),
        text('Requirements', ({ closes }) => closes.join(', ')),
        ...(hasHorizon ? [text('Horizon', ({ shown }) => shown.horizon)] : []),
        text('Overdue', action => (isOverdue(action, context.today, names) ? 'Yes' : 'No')),
        ...(new Set(all.map(({ reviewName }) => reviewName)).size > 1 ? [text('Review', ({ review }) => review)] : []),
        ...needs(actions, all, context),
    ];
    return { ...dataTable(name, caption, columns, rows), forSheets };
}

/** The actions of a review, each with the review that it is of. */
export function placedActions(review: ReviewModel): readonly PlacedAction[] {
    return review.actions.map(action => ({ ...action, review: review.title, reviewName: review.name }));
}

/** What an action needs, as numbers that can be added up: the attributes of its resource gap, and their titles. */
const NEEDS = [
    ['recurrent', 'Each year (£)'],
    ['once', 'Once (£)'],
    ['money', 'Not said how often (£)'],
    ['wte', 'Whole-time equivalents'],
] as const;

/** An action, and the review that it is of. */
export type PlacedAction = ReviewAction & { readonly review: string; readonly reviewName: string };

/** The columns of numbers, for spreadsheets; those that no action needs are left out. */
type SheetColumn = Column & { readonly cells: readonly Cell[] };

function needs(actions: readonly PlacedAction[], all: readonly PlacedAction[], context: DocumentContext): readonly SheetColumn[] {
    return NEEDS.flatMap(([attribute, title]) => {
        const amountOf = ({ name, reviewName }: PlacedAction): number | undefined => {
            const elements = context.subject('review', reviewName)?.elements ?? [];
            return numberIn(
                elements.find(each => each.kind === 'action' && each.name === name),
                attribute,
            )?.amount;
        };
        if (all.every(action => amountOf(action) === undefined)) return [];
        const cells = actions.map(action => ({ children: [], value: amountOf(action) ?? '' }));
        return [{ title, width: 2, type: 'number' as const, cells }];
    });
}

/** A workbook has all actions in one sheet, to sort and filter; a page has those of each review below its title. */
function planTables(reviews: readonly ReviewModel[], context: DocumentContext): BlockContent[] {
    const columns = { hasResources: false, hasHorizon: true, all: reviews.flatMap(placedActions) };
    return reviews.flatMap(review => {
        const actions = byDue(placedActions(review));
        if (!actions.length) return [];
        const table = actionsTable('actions', 'Actions, by date', actions, context, columns);
        return reviews.length > 1 ? [heading(2, review.title), table] : [table];
    });
}

/** The actions of reviews, by date: what a programme office works from. */
export function actionPlan(reviews: readonly ReviewModel[], context: DocumentContext, hasAnnex = true): DocumentTree {
    const tables = planTables(reviews, context);
    const body: BlockContent[] = tables.length ? tables : [paragraph('There are no actions.')];
    const guidance = [...new Set(reviews.flatMap(review => guidanceOfReview(review, context.names)))];
    const uris = reviews.map(review => review.uri);
    const only = reviews.length === 1 ? reviews[0] : undefined;
    const title = only ? `Action plan – ${only.title}` : 'Action plan';
    return {
        kind: 'action-plan',
        name: only ? `${only.name}-action-plan` : 'action-plan',
        title,
        subject: 'Action plan',
        ...(only && bodyOf(only)),
        properties: { Reviews: reviews.map(review => review.name).join(', ') },
        isWide: true,
        onEachPage: only ? markOfReview(only, context.today) : { isDraft: false, words: `Position on ${dateInWords(context.today)}` },
        root: {
            type: 'root',
            children: [
                heading(1, title),
                ...body,
                ...(hasAnnex ? [annexHeading('Annex: about this document')] : []),
                ...(hasAnnex ? aboutSection({ guidance, uris, isAssessed: true, subjects: 'reviews' }, context, 3) : []),
            ],
        },
    };
}
