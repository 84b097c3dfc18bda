import { type Disposable, MarkdownString, type Memento, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { PlannedAction } from '../../server/protocol.ts';
import type { ServerLink } from '../server/server-link.ts';
import { asMarkdown } from '../support/page.ts';
import { openCommand, SideTree } from '../support/views.ts';
import { type ActionGroup, actionGroups, actionsInWords, dayInWords, type Grouping } from './action-groups.ts';

function iconOf({ isOverdue, isOver }: Pick<PlannedAction, 'isOverdue' | 'isOver'>): ThemeIcon {
    if (isOverdue) return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
    return isOver ? new ThemeIcon('pass-filled', new ThemeColor('testing.iconPassed')) : new ThemeIcon('circle-large-outline');
}

/** A heading as VS Code shows it. */
function groupItem(group: ActionGroup): TreeItem {
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
        `Owner: ${owner ?? 'no owner yet'}`,
        `Due: ${due ? dayInWords(due) : 'no date yet'}${isOverdue ? ', overdue' : ''}`,
        ...(state ? [`State: ${state}`] : []),
        ...(horizon ? [`Horizon: ${horizon}`] : []),
        ...(resource ? [`Resource gap: ${resource}`] : []),
        ...(closes.length ? [`Closes: ${closes.join(', ')}`] : []),
        `Review: ${review.title}`,
    ];
}

/** An action as VS Code shows it: to choose it opens its place. */
function actionItem(action: PlannedAction): TreeItem {
    const { uri, range, title, name, owner, due, state, review } = action;
    const item = new TreeItem(title, TreeItemCollapsibleState.None);
    item.id = `${uri}#${review.name}/${name}/${range.start.line}:${range.start.character}`;
    item.description = [due ? dayInWords(due) : 'no date', owner ?? 'no owner', state].filter(Boolean).join(' · ');
    item.iconPath = iconOf(action);
    const facts = factsOf(action);
    item.tooltip = new MarkdownString([`**${asMarkdown(title)}**`, ...facts.map(asMarkdown)].join('\n\n'));
    item.accessibilityInformation = { label: `${title}. ${facts.join('. ')}` };
    item.command = openCommand(uri, range);
    return item;
}

const NAMES = { view: 'carewright.actions', setting: 'carewright.actions.grouping', usual: 'date' } as const;

/** How long to wait for more that is checked before asking again, in ms: a workspace of thousands is checked in many pieces. */
const PAUSE = 400;

type ActionNode = ActionGroup | PlannedAction;

/** The tree of the actions of all reviews. It asks for them only while it is visible. */
export class ActionsView implements Disposable {
    /** By date, or by owner. */
    readonly tree: SideTree<ActionNode, Grouping>;
    private readonly server: ServerLink;
    private readonly disposables: Disposable[];
    private known: readonly PlannedAction[] | undefined;
    private isStale = true;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private asked = 0;

    constructor(server: ServerLink, memory: Memento) {
        this.server = server;
        this.tree = new SideTree<ActionNode, Grouping>(NAMES, memory, {
            children: (node, grouping) => {
                if (node) return 'actions' in node ? node.actions : [];
                return this.known && actionGroups(this.known, grouping);
            },
            item: node => ('actions' in node ? groupItem(node) : actionItem(node)),
        });
        this.disposables = [
            this.tree,
            server.onChecked(() => this.later()),
            this.tree.view.onDidChangeVisibility(() => this.isStale && this.later()),
        ];
        this.later();
    }

    dispose(): void {
        clearTimeout(this.timer);
        for (const disposable of this.disposables) disposable.dispose();
    }

    private later(): void {
        this.isStale = true;
        if (this.timer !== undefined || !this.tree.view.visible) return;
        this.timer = setTimeout(() => {
            this.timer = undefined;
            void this.refresh();
        }, PAUSE);
    }

    private async refresh(): Promise<void> {
        const turn = ++this.asked;
        this.isStale = false;
        const plan = await this.server.askQuietly('carewright/actions', {});
        if (turn !== this.asked || !plan) return;
        this.known = plan.actions;
        this.tree.view.description = plan.actions.length ? actionsInWords(plan.actions) : '';
        this.tree.redraw();
    }
}
