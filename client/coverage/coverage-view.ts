import { commands, type Disposable, EventEmitter, type Memento, type TreeDataProvider, type TreeItem, window } from 'vscode';
import { type CoverageNode, coverageNodes } from './coverage-node.ts';
import type { ShownCoverage } from './shown-coverage.ts';
import { treeItem } from './tree-item.ts';

export const COVERAGE_VIEW = 'carewright.coverage';
const ONLY_OPEN = 'carewright.coverage.onlyOpen';

/** The tree of what the guidance asks of the open document, and what it says. */
export class CoverageView implements TreeDataProvider<CoverageNode>, Disposable {
    private readonly shown: ShownCoverage;
    private readonly memory: Memento;
    private readonly changed = new EventEmitter<void>();
    readonly onDidChangeTreeData = this.changed.event;
    private readonly view;
    private readonly disposables: Disposable[];

    constructor(shown: ShownCoverage, memory: Memento) {
        this.shown = shown;
        this.memory = memory;
        this.view = window.createTreeView(COVERAGE_VIEW, { treeDataProvider: this, showCollapseAll: true });
        this.disposables = [this.view, this.changed, shown.onDidChange(() => this.refresh())];
        void this.filter(memory.get(ONLY_OPEN, false));
    }

    getChildren(node?: CoverageNode): CoverageNode[] | undefined {
        if (node) return [...node.children];
        const { coverage } = this.shown;
        return coverage && [...coverageNodes(coverage, this.memory.get(ONLY_OPEN, false))];
    }

    getTreeItem(node: CoverageNode): TreeItem {
        return Object.assign(treeItem(node), { id: node.id });
    }

    /** Shows only what is open, or everything. */
    async filter(onlyOpen: boolean): Promise<void> {
        await this.memory.update(ONLY_OPEN, onlyOpen);
        await commands.executeCommand('setContext', ONLY_OPEN, onlyOpen);
        this.refresh();
    }

    /** Brings the view to the front, for a document where one is named. */
    async focus(uri?: string): Promise<void> {
        if (uri !== undefined) await this.shown.show(uri);
        await commands.executeCommand(`${COVERAGE_VIEW}.focus`);
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
    }

    private refresh(): void {
        const subjects = this.shown.coverage?.subjects ?? [];
        const title = subjects.length === 1 ? subjects[0]?.title : undefined;
        const isEmpty = subjects.length > 0 && subjects.every(({ guidance }) => guidance.length === 0);
        const advice = isEmpty ? 'It follows no guidance yet. Say which with a line “follows:”.' : undefined;
        this.view.message = [title, advice].filter(Boolean).join(' · ') || undefined;
        this.changed.fire();
    }
}
