import {
    commands,
    type Disposable,
    EventEmitter,
    MarkdownString,
    type Memento,
    ThemeColor,
    ThemeIcon,
    type TreeDataProvider,
    TreeItem,
    TreeItemCollapsibleState,
    window,
} from 'vscode';
import {
    figuresInWords,
    type GuidanceCoverage,
    isOpen,
    type Outcome,
    type PlainRange,
    type RequirementCoverage,
    type SectionCoverage,
    type SubjectCoverage,
} from '../../server/protocol.ts';
import { asMarkdown } from '../support/page.ts';
import { type CoverageNode, coverageNodes } from './coverage-node.ts';
import type { ShownCoverage } from './shown-coverage.ts';

/** How an outcome looks in VS Code: one of its icons, and one of its colours. */
const LOOKS: Readonly<Record<Outcome, { readonly icon: string; readonly color: string }>> = {
    shown: { icon: 'pass-filled', color: 'testing.iconPassed' },
    claimed: { icon: 'comment', color: 'charts.blue' },
    partly: { icon: 'circle-large', color: 'problemsInfoIcon.foreground' },
    against: { icon: 'error', color: 'problemsErrorIcon.foreground' },
    missing: { icon: 'circle-large-outline', color: 'problemsWarningIcon.foreground' },
    'not applicable': { icon: 'circle-slash', color: 'disabledForeground' },
    'gap accepted': { icon: 'clock', color: 'charts.purple' },
};

/** That a theme of a review is answered is no good news by itself, so an answered one never looks as if a service showed it. */
function lookOf(outcome: Outcome, theme: string | undefined): { readonly icon: string; readonly color: string } {
    return LOOKS[theme !== undefined && !isOpen(outcome) ? 'claimed' : outcome];
}

/** What happens when somebody chooses a node: the place opens. */
function openCommand(uri: string, range: PlainRange): TreeItem['command'] {
    return { command: 'carewright.openPlace', title: 'Open the place', arguments: [uri, range] };
}

function subjectItem({ title, type, range }: SubjectCoverage, { uri }: CoverageNode): TreeItem {
    const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
    item.description = type;
    item.iconPath = new ThemeIcon(type === 'service' ? 'organization' : 'checklist');
    item.command = openCommand(uri, range);
    return item;
}

function guidanceItem({ name, title, figures }: GuidanceCoverage): TreeItem {
    const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
    item.description = `${figuresInWords(figures)} · ${title}`;
    item.iconPath = new ThemeIcon('book');
    item.tooltip = `${title}\n${figuresInWords(figures)}`;
    item.contextValue = 'guidance';
    item.accessibilityInformation = { label: `${name}, ${title}: ${figuresInWords(figures)}` };
    return item;
}

function sectionItem({ title, requirements }: SectionCoverage): TreeItem {
    const open = requirements.filter(({ outcome }) => isOpen(outcome)).length;
    const item = new TreeItem(title, open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
    item.description = open ? `${open} open` : '';
    item.tooltip = open ? `${title}: ${open} of ${requirements.length} open` : `${title}: nothing open`;
    return item;
}

function requirementTooltip({ id, title, obligation, outcome, theme, reason, evidence, unverified }: RequirementCoverage): MarkdownString {
    const paragraphs = [
        `**${asMarkdown(`${id}: ${title}`)}**`,
        `$(${lookOf(outcome, theme).icon}) ${asMarkdown(`${theme ?? outcome} (${obligation})`)}`,
        ...evidence.map(words => `> ${asMarkdown(words)}`),
        asMarkdown(reason),
        ...(unverified ? ['*Unverified: nobody has yet read this requirement at its source.*'] : []),
    ];
    return new MarkdownString(paragraphs.join('\n\n'), true);
}

function requirementItem(requirement: RequirementCoverage, { uri }: CoverageNode): TreeItem {
    const { id, title, outcome, theme, obligation, reason, evidence, range, unverified } = requirement;
    const item = new TreeItem(`${id} ${title}`);
    const { icon, color } = lookOf(outcome, theme);
    item.description = theme ?? outcome;
    item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
    item.tooltip = requirementTooltip(requirement);
    item.contextValue = outcome === 'missing' ? 'requirement.missing' : 'requirement';
    item.command = openCommand(uri, range);
    const label = `${id}, ${title}: ${theme ?? outcome}. ${obligation}. ${evidence[0] ? `The text says: ${evidence[0]}. ` : ''}${reason}${unverified ? ' Unverified.' : ''}`;
    item.accessibilityInformation = { label };
    return item;
}

/** A node as VS Code shows it: with icon, description, and a label for those who hear it. */
function treeItem(node: CoverageNode): TreeItem {
    switch (node.type) {
        case 'subject':
            return subjectItem(node.subject, node);
        case 'guidance':
            return guidanceItem(node.guidance);
        case 'section':
            return sectionItem(node.section);
        default:
            return requirementItem(node.requirement, node);
    }
}

const COVERAGE_VIEW = 'carewright.coverage';
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
