import { dateInWords } from '../../language/model/dates.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ReviewAction } from '../model/review.ts';
import { blockCell, cell, dataTable, list, paragraph } from '../tree/build.ts';
import type { Cell, Column, DataTable } from '../tree/document-tree.ts';
import { prose } from '../tree/prose.ts';
import { lineWords } from './lines.ts';

const OVER = new Set(['done', 'withdrawn']);

/** Whether an action should have been done by a day, and is not. */
export function isOverdue({ due, state }: ReviewAction, today: string): boolean {
    return due !== undefined && due < today && !OVER.has(state);
}

/** Actions by the day on which they are due; those without a day come last. */
export function byDue<Action extends ReviewAction>(actions: readonly Action[]): readonly Action[] {
    return actions.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0));
}

function dueCell(action: ReviewAction, today: string): Cell {
    if (!action.due) return cell(action.dueShown || 'No date');
    const words = dateInWords(action.due);
    return {
        ...cell(isOverdue(action, today) ? `${words} (overdue)` : words, isOverdue(action, today) ? 'poor' : undefined),
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
        const progress = [action.evidence, action.progress].filter(Boolean);
        return [
            actionCell(action),
            cell(action.requirements.join(', ')),
            cell(action.owner),
            dueCell(action, context.today),
            cell(action.stateTitle),
            ...(isLonger ? [cell(action.resource)] : []),
            blockCell(
                progress.flatMap(text => prose(text, 3)),
                progress.join('\n'),
            ),
        ];
    });
    return dataTable(name, caption, columns, rows);
}
