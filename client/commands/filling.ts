/** What is still to be filled in in the document in front: going from one place to the next, and how much is left in the status bar. */
import {
    commands,
    type Disposable,
    Selection,
    StatusBarAlignment,
    type StatusBarItem,
    type TextEditor,
    TextEditorRevealType,
    Uri,
    window,
    workspace,
} from 'vscode';
import { counted, type PlaceToFill, type PlainRange } from '../../server/protocol.ts';
import type { ServerLink } from '../server/server-link.ts';
import { careEditorInFront, editorEdit, ownEditorInSight, toRange } from '../support/views.ts';

/** Where to look from the place that is selected now. */
type Direction = 'next' | 'previous';

/**
 * The place to go to: after the one that is selected, or the one that the cursor is in. After the last comes the first. Those that
 * were put off come only when nothing else is left.
 */
function placeFrom({ selection }: TextEditor, all: readonly PlaceToFill[], direction: Direction): PlaceToFill | undefined {
    const open = all.filter(({ isPutOff }) => !isPutOff);
    const places = open.length ? open : all;
    const ranges = places.map(place => ({ place, range: toRange(place.range) }));
    const found =
        direction === 'next'
            ? ranges.find(({ range }) => range.end.isAfter(selection.end) || (range.contains(selection) && !range.isEqual(selection)))
            : ranges.findLast(({ range }) => range.start.isBefore(selection.start));
    return (found ?? (direction === 'next' ? ranges[0] : ranges.at(-1)))?.place;
}

/** How often what was written is put right: a choice in words gets its quotation marks first. */
const MOST_TIMES = 2;

/** How many lines are looked at that were written since: further away, people have done something else meanwhile. */
const MOST_LINES = 20;

/** Leads through the places of a document that are still to be filled in. */
export class Filling implements Disposable {
    private readonly server: ServerLink;
    private readonly item: StatusBarItem;
    private readonly disposables: Disposable[];
    /** The documents that had something to fill in: when the last of it is written, a step of the walkthrough is done. */
    private readonly begun = new Set<string>();
    private asked = 0;
    /** The place that was selected last, and the text as it was then. */
    private left: { readonly uri: string; readonly version: number; readonly line: number } | undefined;

    constructor(server: ServerLink) {
        this.server = server;
        this.item = window.createStatusBarItem('carewright.filling', StatusBarAlignment.Left, 11);
        this.item.name = 'Carewright: what is still to be filled in';
        this.item.command = 'carewright.nextPlaceholder';
        this.disposables = [
            this.item,
            window.onDidChangeActiveTextEditor(() => void this.refresh()),
            window.onDidChangeVisibleTextEditors(() => void this.refresh()),
            server.onChecked(uris => {
                const uri = ownEditorInSight()?.document.uri.toString();
                if (uri !== undefined && (uris?.has(uri) ?? true)) void this.refresh();
            }),
        ];
        void this.refresh();
    }

    /**
     * Selects the next or the previous place of the document in front, or of the last one that was. What was written at the place
     * before is put right first, where it leaves no choice: people write an organisation without quotation marks.
     */
    async go(direction: Direction): Promise<void> {
        const editor = await careEditorInFront(true);
        if (!editor) return;
        await this.putRight(editor);
        const places = await this.server.ask('carewright/placeholders', { uri: editor.document.uri.toString() });
        const place = placeFrom(editor, places, direction);
        if (!place) {
            await window.showInformationMessage('Nothing is left to fill in in this document.');
            return;
        }
        await this.selectToFill(editor, place);
    }

    /** Goes to the next place of a document that a lens is above. */
    async fillIn(uri: unknown): Promise<void> {
        if (typeof uri === 'string') await window.showTextDocument(Uri.parse(uri));
        await this.go('next');
    }

    /** Selects the first place at or after an offset of a document, such as the first that was written there. */
    async goFrom(uri: Uri, offset: number): Promise<void> {
        const document = await workspace.openTextDocument(uri);
        // A tab that stays: neither takes it the place of the walkthrough, nor the next file its place.
        const editor = await window.showTextDocument(document, { preview: false });
        const at = document.positionAt(offset);
        editor.selection = new Selection(at, at);
        const places = await this.server.ask('carewright/placeholders', { uri: uri.toString() });
        const place = places.find(({ range }) => !toRange(range).start.isBefore(at));
        if (place) await this.selectToFill(editor, place);
        else editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
    }

    /** Selects a place of a document, as a fix names it that has written a placeholder there. */
    async goTo(uri: unknown, range: unknown): Promise<void> {
        if (typeof uri !== 'string' || typeof range !== 'object' || range === null) return;
        const editor = await window.showTextDocument(Uri.parse(uri));
        const at = toRange(range as PlainRange);
        // At once: what people type meanwhile replaces it.
        this.select(editor, range as PlainRange);
        const places = await this.server.askQuietly('carewright/placeholders', { uri });
        const place = places?.find(each => toRange(each.range).isEqual(at));
        if (place?.isValue && editor.selection.isEqual(new Selection(at.start, at.end))) await this.selectToFill(editor, place);
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
    }

    /** Selects a place. What takes the place of a value is in a list, which opens; words are people's own. */
    private async selectToFill(editor: TextEditor, { range, isValue }: PlaceToFill): Promise<void> {
        this.select(editor, range);
        if (isValue) await commands.executeCommand('editor.action.triggerSuggest');
    }

    /** Selects a range, so that what is typed replaces it. */
    private select(editor: TextEditor, range: PlainRange): void {
        const { start, end } = toRange(range);
        editor.selection = new Selection(start, end);
        editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
        this.left = { uri: editor.document.uri.toString(), version: editor.document.version, line: start.line };
    }

    /** Puts right how something was written from the place that was selected last to the cursor. */
    private async putRight({ document, selection }: TextEditor): Promise<void> {
        const left = this.left;
        if (!left || left.uri !== document.uri.toString() || left.version === document.version) return;
        this.left = undefined;
        const [start, end] = [Math.min(left.line, selection.start.line), Math.max(left.line, selection.end.line)];
        if (end - start > MOST_LINES) return;
        for (let times = 0; times < MOST_TIMES; times++) {
            const range = { start: { line: start, character: 0 }, end: document.lineAt(Math.min(end, document.lineCount - 1)).range.end };
            const edits = await this.server.askQuietly('carewright/writtenRight', { uri: left.uri, range });
            if (!edits?.length || !(await workspace.applyEdit(editorEdit(document.uri, edits)))) return;
        }
    }

    private async refresh(): Promise<void> {
        const turn = ++this.asked;
        const document = ownEditorInSight()?.document;
        const places = document ? await this.server.askQuietly('carewright/placeholders', { uri: document.uri.toString() }) : [];
        // Meanwhile another document may have come to the front.
        if (turn !== this.asked || !places) return;
        await commands.executeCommand('setContext', 'carewright.toFillIn', places.length > 0);
        if (!places.length) {
            this.item.hide();
            if (document && this.begun.has(document.uri.toString()))
                await commands.executeCommand('setContext', 'carewright.hasFilledIn', true);
            return;
        }
        if (document) this.begun.add(document.uri.toString());
        const putOff = places.filter(({ isPutOff }) => isPutOff).length;
        const open = places.length - putOff;
        const words = [open ? `${open} to fill in` : '', putOff ? `${putOff} not known yet` : ''].filter(Boolean).join(', ');
        this.item.text = `$(edit) ${words}`;
        this.item.tooltip = `${counted(places.length, 'place')} of this document ${places.length === 1 ? 'is' : 'are'} still to be filled in. Click, or press F4, to go to the next.`;
        this.item.show();
    }
}
