import type { TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../language/model/findings.ts';
import { rangeOf } from './places.ts';

/** Edits as the protocol has them. */
export function lspEdits(text: TextDocument, edits: readonly TextEdit[]): LspTextEdit[] {
    return edits.map(({ at, text: newText }) => ({ range: rangeOf(text, at), newText }));
}

/** Edits of one document, which only hold for the version of it that they were made for where an editor has it open. */
export function workspaceEdit(text: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
    return { changes: { [text.uri]: lspEdits(text, edits) } };
}
