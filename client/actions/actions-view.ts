import { commands, type Disposable, EventEmitter, type Memento, type TreeDataProvider, type TreeItem, window } from 'vscode';
import type { PlannedAction } from '../../server/protocol.ts';
import type { ServerLink } from '../server/server-link.ts';
import { type ActionGroup, actionGroups, actionsInWords, type Grouping } from './action-groups.ts';
import { actionItem, groupItem } from './action-item.ts';

const ACTIONS_VIEW = 'carewright.actions';
const GROUPING = 'carewright.actions.grouping';

/** How long to wait for more that is checked before asking again, in ms: a workspace of thousands is checked in many pieces. */
const PAUSE = 400;

type ActionNode = ActionGroup | PlannedAction;

/** The tree of the actions of all reviews. It asks for them only while somebody can see it. */
export class ActionsView implements TreeDataProvider<ActionNode>, Disposable {
    private readonly server: ServerLink;
    private readonly memory: Memento;
    private readonly changed = new EventEmitter<void>();
    readonly onDidChangeTreeData = this.changed.event;
    private readonly view;
    private readonly disposables: Disposable[];
    private known: readonly PlannedAction[] | undefined;
    private isStale = true;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private asked = 0;

    constructor(server: ServerLink, memory: Memento) {
        this.server = server;
        this.memory = memory;
        this.view = window.createTreeView<ActionNode>(ACTIONS_VIEW, { treeDataProvider: this, showCollapseAll: true });
        this.disposables = [
            this.view,
            this.changed,
            server.onChecked(() => this.later()),
            this.view.onDidChangeVisibility(() => this.isStale && this.later()),
        ];
        void this.group(this.grouping);
        this.later();
    }

    getChildren(node?: ActionNode): ActionNode[] | undefined {
        if (node) return 'actions' in node ? [...node.actions] : [];
        return this.known && [...actionGroups(this.known, this.grouping)];
    }

    getTreeItem(node: ActionNode): TreeItem {
        return 'actions' in node ? groupItem(node) : actionItem(node);
    }

    /** Lays the actions out by owner, or by date. */
    async group(grouping: Grouping): Promise<void> {
        await this.memory.update(GROUPING, grouping);
        await commands.executeCommand('setContext', GROUPING, grouping);
        this.changed.fire();
    }

    /** Brings the view to the front. */
    async focus(): Promise<void> {
        await commands.executeCommand(`${ACTIONS_VIEW}.focus`);
    }

    dispose(): void {
        clearTimeout(this.timer);
        for (const disposable of this.disposables) disposable.dispose();
    }

    private get grouping(): Grouping {
        return this.memory.get<Grouping>(GROUPING, 'date');
    }

    private later(): void {
        this.isStale = true;
        if (this.timer !== undefined || !this.view.visible) return;
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
        this.view.description = plan.actions.length ? actionsInWords(plan.actions) : '';
        this.changed.fire();
    }
}
