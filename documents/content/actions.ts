import { dateInWords } from '../../language/model/dates.ts';
import { numberIn } from '../../language/model/element-values.ts';
import { byDue, isOverdue } from '../../language/model/review-elements.ts';
import type { DocumentContext } from '../model/context.ts';
import { guidanceOfReview, type ReviewAction, type ReviewModel } from '../model/review.ts';

import { blockCell, cell, dataTable, heading, list, paragraph } from '../tree/build.ts';
import type { BlockContent, Cell, Column, DataTable, DocumentTree } from '../tree/document-tree.ts';
import { prose } from '../tree/prose.ts';
import { aboutSection } from './about.ts';
import { lineWords } from './specification-parts.ts';

function dueCell(action: ReviewAction, context: DocumentContext): Cell {
    if (!action.due) return cell(action.shown.due || 'No date');
    const words = dateInWords(action.due);
    return {
        ...cell(
            isOverdue(action, context.today, context.names) ? `${words} (overdue)` : words,
            isOverdue(action, context.today, context.names) ? 'poor' : undefined,
        ),
        value: action.due,
    };
}

function actionCell({ title, texts, lines }: ReviewAction): Cell {
    const more = [
        ...texts.flatMap(text => prose(text, 3)),
        ...(lines.length ? [list(lines.map(line => `${line.label}: ${lineWords(line)}`))] : []),
    ];
    return blockCell([paragraph(title), ...more], title);
}

/**
 * A plan of actions.
 *
 * @param isLonger whether the actions need resources that are told
 */
export function actionsTable(
    name: string,
    caption: string,
    actions: readonly ReviewAction[],
    context: DocumentContext,
    isLonger: boolean,
): DataTable {
    const columns: Column[] = [
        { title: 'Action', width: 6 },
        { title: 'Requirements', width: 3 },
        { title: 'Owner', width: 3 },
        { title: 'Due', width: 3, type: 'date' },
        { title: 'State', width: 2 },
        ...(isLonger ? [{ title: 'Resource gap', width: 3 }] : []),
        { title: 'Evidence and progress', width: 4 },
    ];
    const rows = actions.map(action => {
        const progress = [action.shown.evidence, action.shown.progress].filter(Boolean);
        return [
            actionCell(action),
            cell(action.closes.join(', ')),
            cell(action.shown.owner),
            dueCell(action, context),
            cell(action.shown.state),
            ...(isLonger ? [cell(action.shown.resource)] : []),
            blockCell(
                progress.flatMap(text => prose(text, 3)),
                progress.join('\n'),
            ),
        ];
    });
    return dataTable(name, caption, columns, rows);
}

const COLUMNS: readonly Column[] = [
    { title: 'Action', width: 6 },
    { title: 'Requirements', width: 3 },
    { title: 'Horizon', width: 2 },
    { title: 'Owner', width: 3 },
    { title: 'Due', width: 2, type: 'date' },
    { title: 'State', width: 2 },
    { title: 'Overdue', width: 2 },
    { title: 'Resource gap', width: 3 },
    { title: 'Evidence', width: 3 },
    { title: 'Progress', width: 4 },
    { title: 'Review', width: 4 },
];
/** What an action needs, as numbers that can be added up: the attributes of its resource gap, and their titles. */
const NEEDS = [
    ['recurrent', 'Each year (£)'],
    ['once', 'Once (£)'],
    ['money', 'Not said how often (£)'],
    ['wte', 'Whole-time equivalents'],
] as const;

/** An action, and the review that it is of. */
type PlacedAction = ReviewAction & { readonly review: string; readonly reviewName: string };

/** The columns of numbers, for spreadsheets; those that no action needs are left out. */
function needs(actions: readonly PlacedAction[], context: DocumentContext): readonly (Column & { readonly cells: readonly Cell[] })[] {
    return NEEDS.flatMap(([attribute, title]) => {
        const amounts = actions.map(({ name, reviewName }) => {
            const elements = context.subject('review', reviewName)?.elements ?? [];
            return numberIn(
                elements.find(each => each.kind === 'action' && each.name === name),
                attribute,
            )?.amount;
        });
        if (amounts.every(amount => amount === undefined)) return [];
        return [{ title, width: 2, type: 'number' as const, cells: amounts.map(amount => ({ children: [], value: amount ?? '' })) }];
    });
}

/** The actions of reviews in one table, that a programme office can sort and filter. */
export function actionPlan(reviews: readonly ReviewModel[], context: DocumentContext): DocumentTree {
    const all = byDue(
        reviews.flatMap(review => review.actions.map(action => ({ ...action, review: review.title, reviewName: review.name }))),
    );
    const rows = all.map(action => [
        cell(action.title),
        cell(action.closes.join(', ')),
        cell(action.shown.horizon),
        cell(action.shown.owner),
        action.due ? { ...cell(dateInWords(action.due)), value: action.due } : cell(action.shown.due),
        cell(action.shown.state),
        isOverdue(action, context.today, context.names) ? cell('Yes', 'poor') : cell('No'),
        cell(action.shown.resource),
        cell(action.shown.evidence),
        cell(action.shown.progress),
        cell(action.review),
    ]);
    const body: BlockContent[] = rows.length
        ? [{ ...dataTable('Actions', 'Actions by date', COLUMNS, rows), forSheets: needs(all, context) }]
        : [paragraph('There are no actions.')];
    const guidance = [...new Set(reviews.flatMap(review => guidanceOfReview(review, context.names)))];
    const uris = reviews.map(review => review.uri);
    const only = reviews.length === 1 ? reviews[0] : undefined;
    const title = only ? `Action plan: ${only.title}` : 'Action plan';
    return {
        kind: 'action-plan',
        name: only ? `${only.name}-action-plan` : 'action-plan',
        title,
        subject: 'Action plan',
        properties: { Reviews: reviews.map(review => review.name).join(', ') },
        isWide: true,
        root: {
            type: 'root',
            children: [heading(1, title), ...body, ...aboutSection({ guidance, uris, isAssessed: true, subjects: 'reviews' }, context)],
        },
    };
}
