import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { PlannedAction } from '../../server/protocol.ts';
import { asMarkdown } from '../support/markdown.ts';
import { type ActionGroup, actionsInWords, dayInWords } from './action-groups.ts';

function iconOf({ isOverdue, isOver }: Pick<PlannedAction, 'isOverdue' | 'isOver'>): ThemeIcon {
    if (isOverdue) return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
    return isOver ? new ThemeIcon('pass-filled', new ThemeColor('testing.iconPassed')) : new ThemeIcon('circle-large-outline');
}

/** A heading as VS Code shows it. */
export function groupItem(group: ActionGroup): TreeItem {
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    const item = new TreeItem(group.title, group.isOver ? Collapsed : Expanded);
    item.id = group.id;
    item.description = String(group.actions.length);
    item.accessibilityInformation = { label: `${group.title}: ${actionsInWords(group.actions)}` };
    return item;
}

/** What is known of an action, one line each. */
function factsOf({ owner, due, state, horizon, resource, closes, review, isOverdue }: PlannedAction): readonly string[] {
    return [
        `Owner: ${owner ?? 'nobody yet'}`,
        `Due: ${due ? dayInWords(due) : 'no date yet'}${isOverdue ? ', overdue' : ''}`,
        ...(state ? [`State: ${state}`] : []),
        ...(horizon ? [`Horizon: ${horizon}`] : []),
        ...(resource ? [`Resource gap: ${resource}`] : []),
        ...(closes.length ? [`Closes: ${closes.join(', ')}`] : []),
        `Review: ${review.title}`,
    ];
}

/** An action as VS Code shows it: to choose it opens its place. */
export function actionItem(action: PlannedAction): TreeItem {
    const { uri, range, title, name, owner, due, state, review } = action;
    const item = new TreeItem(title, TreeItemCollapsibleState.None);
    item.id = `${uri}#${review.name}/${name}/${range.start.line}:${range.start.character}`;
    item.description = [due ? dayInWords(due) : 'no date', owner ?? 'no owner', state].filter(Boolean).join(' · ');
    item.iconPath = iconOf(action);
    const facts = factsOf(action);
    item.tooltip = new MarkdownString([`**${asMarkdown(title)}**`, ...facts.map(asMarkdown)].join('\n\n'));
    item.accessibilityInformation = { label: `${title}. ${facts.join('. ')}` };
    item.command = { command: 'carewright.openPlace', title: 'Open the place', arguments: [uri, range] };
    return item;
}
