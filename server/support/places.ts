import type { Location, TextEdit as LspTextEdit, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Address } from '../../language/model/address.ts';
import type { TextEdit } from '../../language/model/findings.ts';
import type { Span } from '../../language/model/values.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

/** Where a span is, in lines and characters. */
export function rangeOf(text: TextDocument, [start, end]: Span): Range {
    return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** What a range covers, as offsets. */
export function spanOf(text: TextDocument, { start, end }: Range): Span {
    return [text.offsetAt(start), text.offsetAt(end)];
}

/** Whether an offset is in a span, its end included: the cursor after a word is at the word. */
export function isAt([start, end]: Span, offset: number): boolean {
    return start <= offset && offset <= end;
}

/** A place in any document; nothing where the document is gone. */
export async function locationOf(workspace: ServerWorkspace, uri: Address, at: Span): Promise<Location | undefined> {
    const text = await workspace.linesOf(uri);
    return text && { uri, range: rangeOf(text, at) };
}

/** Edits as the protocol has them. */
export function lspEdits(text: TextDocument, edits: readonly TextEdit[]): LspTextEdit[] {
    return edits.map(({ at, text: newText }) => ({ range: rangeOf(text, at), newText }));
}

/** Edits of one document, which only hold for the version of it that they were made for where an editor has it open. */
export function workspaceEdit(text: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
    return { changes: { [text.uri]: lspEdits(text, edits) } };
}
