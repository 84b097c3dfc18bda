/** What the guidance asks of the open document: the document that is shown, its tree in the side bar, and its figures in the status bar. */
import {
    type Disposable,
    EventEmitter,
    MarkdownString,
    type Memento,
    StatusBarAlignment,
    type StatusBarItem,
    type TextEditor,
    ThemeColor,
    ThemeIcon,
    TreeItem,
    TreeItemCollapsibleState,
    window,
    workspace,
} from 'vscode';
import {
    counted,
    type Figures,
    figuresInWords,
    type GuidanceCoverage,
    grouped,
    isOpen,
    OUTCOME_WORDS,
    OUTCOMES,
    type Outcome,
    type RequirementCoverage,
    type SubjectCoverage,
} from '../../server/protocol.ts';
import type { ServerLink } from '../server/server-link.ts';
import { asMarkdown } from '../support/page.ts';
import { isOwn, openCommand, ownEditorInSight, SideTree } from '../support/views.ts';
import { type CoverageNode, coverageAt, coverageNodes, type DocumentCoverage } from './coverage-node.ts';

/** The document that was last in front, and what is known of it: the coverage view and the status bar show the same. */
export class ShownCoverage implements Disposable {
    private readonly server: ServerLink;
    private readonly changed = new EventEmitter<void>();
    readonly onDidChange = this.changed.event;
    private readonly disposables: Disposable[];
    private uri: string | undefined;
    private known: DocumentCoverage | undefined;
    private asked = 0;

    constructor(server: ServerLink) {
        this.server = server;
        this.disposables = [
            this.changed,
            window.onDidChangeActiveTextEditor(editor => this.follow(editor)),
            workspace.onDidCloseTextDocument(({ uri }) => {
                if (uri.toString() === this.uri) this.turnTo(undefined);
            }),
            server.onChecked(uris => {
                if (this.uri !== undefined && (uris?.has(this.uri) ?? true)) void this.refresh();
            }),
        ];
        this.follow(window.activeTextEditor);
    }

    /** What is shown now; nothing where no document of the language is open. */
    get coverage(): DocumentCoverage | undefined {
        return this.known;
    }

    /** Shows the coverage of a document, in front or not. */
    async show(uri: string): Promise<void> {
        if (uri !== this.uri) this.turnTo(uri);
        await this.refresh();
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
    }

    private follow(editor: TextEditor | undefined): void {
        if (!editor) return;
        const uri = editor.document.uri.toString();
        // Documents of the library are about no service.
        if (isOwn(editor.document) && uri !== this.uri) this.turnTo(uri);
        else this.changed.fire();
    }

    private turnTo(uri: string | undefined): void {
        this.uri = uri;
        this.known = undefined;
        this.asked++;
        this.changed.fire();
        if (uri !== undefined) void this.refresh();
    }

    private async refresh(): Promise<void> {
        const { uri } = this;
        if (uri === undefined) return;
        const turn = ++this.asked;
        const subjects = await this.server.askQuietly('carewright/coverage', { uri });
        // Meanwhile the user may have moved on, or typed.
        if (turn !== this.asked || !subjects) return;
        this.known = { uri, subjects };
        this.changed.fire();
    }
}

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

/** How a requirement looks that has placeholders where its answer belongs. */
const TO_FILL_IN = { icon: 'edit', color: 'charts.yellow' };

/** That a theme of a review is answered is no good news by itself, so an answered one never looks as if a service showed it. */
function lookOf(outcome: Outcome, theme: string | undefined): { readonly icon: string; readonly color: string } {
    return LOOKS[theme !== undefined && !isOpen(outcome) ? 'claimed' : outcome];
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

function outcomeItem({
    group: { outcome, title, isOpen: isGroupOpen },
    toFillIn,
    children,
}: CoverageNode & { readonly type: 'outcome' }): TreeItem {
    const item = new TreeItem(title, isGroupOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
    const { icon, color } = outcome === 'to fill in' ? TO_FILL_IN : LOOKS[outcome];
    // Placeholders are counted as the lens and the status bar count them.
    const places = outcome === 'to fill in' ? ` in ${counted(toFillIn, 'place')}` : '';
    item.description = places ? `${counted(children.length, 'requirement')}, ${counted(toFillIn, 'place')}` : grouped(children.length);
    item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
    item.tooltip = outcome === 'to fill in' ? 'There are placeholders where the answer belongs.' : OUTCOME_WORDS[outcome].meaning;
    item.accessibilityInformation = { label: `${title}: ${counted(children.length, 'requirement')}${places}` };
    return item;
}

function requirementTooltip(
    { id, title, obligation, outcome, theme, reason, evidence, unverified }: RequirementCoverage,
    section: string,
): MarkdownString {
    const paragraphs = [
        `**${asMarkdown(`${id}: ${title}`)}**${section ? asMarkdown(` · ${section}`) : ''}`,
        `$(${lookOf(outcome, theme).icon}) ${asMarkdown(`${theme ?? outcome} (${obligation})`)}`,
        ...evidence.map(words => `> ${asMarkdown(words)}`),
        asMarkdown(reason),
        ...(unverified ? ['*Not checked against the original.*'] : []),
    ];
    return new MarkdownString(paragraphs.join('\n\n'), true);
}

function requirementItem(requirement: RequirementCoverage, section: string, { uri }: CoverageNode): TreeItem {
    const { id, title, outcome, theme, obligation, reason, evidence, range, unverified, isUnwritten } = requirement;
    const item = new TreeItem(`${id} ${title}`);
    const { icon, color } = isUnwritten ? TO_FILL_IN : lookOf(outcome, theme);
    item.description = theme ?? section;
    item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
    item.tooltip = requirementTooltip(requirement, section);
    item.contextValue = outcome === 'missing' && !isUnwritten ? 'requirement.missing' : 'requirement';
    item.command = openCommand(uri, range);
    const label = `${id}, ${title}: ${theme ?? outcome}. ${obligation}. ${evidence[0] ? `The text says: ${evidence[0]}. ` : ''}${reason}${unverified ? ' Not checked against the original.' : ''}`;
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
        case 'outcome':
            return outcomeItem(node);
        default:
            return requirementItem(node.requirement, node.section, node);
    }
}

const NAMES = { view: 'carewright.coverage', setting: 'carewright.coverage.onlyOpen', usual: false };

/** The tree of what the guidance asks of the open document, and what it says. */
export class CoverageView implements Disposable {
    /** Only what is open, or everything. */
    readonly tree: SideTree<CoverageNode, boolean>;
    private readonly shown: ShownCoverage;
    private readonly disposables: Disposable[];

    constructor(shown: ShownCoverage, memory: Memento) {
        this.shown = shown;
        this.tree = new SideTree<CoverageNode, boolean>(NAMES, memory, {
            children: (node, onlyOpen) => (node ? node.children : shown.coverage && coverageNodes(shown.coverage, onlyOpen)),
            item: node => Object.assign(treeItem(node), { id: node.id }),
        });
        this.disposables = [this.tree, shown.onDidChange(() => this.refresh())];
        this.refresh();
    }

    /** Brings the view to the front, for a document where one is named. */
    async focus(uri: string | undefined): Promise<void> {
        if (uri !== undefined) await this.shown.show(uri);
        await this.tree.focus();
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
    }

    private refresh(): void {
        const subjects = this.shown.coverage?.subjects ?? [];
        const title = subjects.length === 1 ? subjects[0]?.title : undefined;
        const isEmpty = subjects.length > 0 && subjects.every(({ guidance }) => guidance.length === 0);
        const advice = isEmpty ? 'It follows no guidance yet. Say which with a line “follows:”.' : undefined;
        this.tree.view.message = [title, advice].filter(Boolean).join(' · ') || undefined;
        this.tree.redraw();
    }
}

/** The figures of the service that is being read or written, in the status bar: `IACM 5 open`. */
export class FiguresItem implements Disposable {
    private readonly shown: ShownCoverage;
    private readonly item: StatusBarItem;
    private readonly disposables: Disposable[];

    constructor(shown: ShownCoverage) {
        this.shown = shown;
        this.item = window.createStatusBarItem('carewright.figures', StatusBarAlignment.Left, 10);
        this.item.name = 'Carewright: what the guidance asks for';
        this.item.command = 'carewright.showCoverage';
        this.disposables = [
            this.item,
            shown.onDidChange(() => this.refresh()),
            window.onDidChangeActiveTextEditor(() => this.refresh()),
            window.onDidChangeTextEditorSelection(() => this.refresh()),
        ];
        this.refresh();
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
    }

    private refresh(): void {
        const subject = this.subjectInFront(ownEditorInSight());
        if (!subject?.guidance.length) {
            this.item.hide();
            return;
        }
        const open = subject.guidance.map(({ name, figures }) => `${name} ${openIn(figures)} open`);
        this.item.text = `$(checklist) ${open.join(' · ')}`;
        const spoken = subject.guidance.map(({ name, figures }) => `${name}: ${figuresInWords(figures)}`).join(', ');
        this.item.accessibilityInformation = { label: `${subject.title}. ${spoken}`, role: 'button' };
        this.item.tooltip = tooltipOf(subject);
        this.item.show();
    }

    private subjectInFront(editor: TextEditor | undefined): SubjectCoverage | undefined {
        const { coverage } = this.shown;
        if (!editor || !coverage || editor.document.uri.toString() !== coverage.uri) return undefined;
        return coverageAt(coverage.subjects, editor.selection.active.line);
    }
}

/** How many requirements are open, and of a review how many themes are not answered. */
function openIn({ themes, counts }: Figures): number {
    const requirements = counts ? OUTCOMES.filter(isOpen).reduce((sum, outcome) => sum + counts[outcome], 0) : 0;
    return requirements + (themes ? themes.asked - themes.answered : 0);
}

function tooltipOf({ title, guidance }: SubjectCoverage): MarkdownString {
    const lines = guidance.map(({ name, title: of, figures }) => asMarkdown(`${name}, ${of}: ${figuresInWords(figures)}.`));
    const paragraphs = [`**${asMarkdown(title)}**`, ...lines, 'Click for the full list.'];
    return new MarkdownString(paragraphs.join('\n\n'));
}
