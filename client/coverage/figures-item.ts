import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, type TextEditor, window } from 'vscode';
import { type Figures, figuresInWords, isOpen, OUTCOMES, type SubjectCoverage } from '../../server/protocol.ts';
import { asMarkdown } from '../support/page.ts';
import { subjectAt } from './coverage-node.ts';
import type { ShownCoverage } from './shown-coverage.ts';

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
        const subject = this.subjectInFront(window.activeTextEditor);
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
        return subjectAt(coverage.subjects, editor.selection.active.line);
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
