import { commands, type Diagnostic, languages, type TextEditor, type Uri, ViewColumn, window } from 'vscode';
import { LANGUAGE } from '../server/server-link.ts';
import { explanationUri, type VirtualDocuments } from '../server/virtual-documents.ts';

function codeOf({ code }: Diagnostic): string | undefined {
    const value = typeof code === 'object' ? code.value : code;
    return value === undefined ? undefined : String(value);
}

/** What somebody may mean who asks at the cursor: the name there, or what is reported there. */
function namesAtCursor({ document, selection }: TextEditor): readonly string[] {
    const at = selection.active;
    const word = document.getWordRangeAtPosition(at);
    const codes = languages
        .getDiagnostics(document.uri)
        .filter(({ range }) => range.contains(at))
        .map(codeOf);
    return [...(word ? [document.getText(word)] : []), ...codes.filter(code => code !== undefined)];
}

/** The first of some names that can be explained. */
async function firstKnown(documents: VirtualDocuments, names: readonly string[]): Promise<string | undefined> {
    for (const name of new Set(names)) if (await documents.explain(name, undefined)) return name;
    return undefined;
}

async function askName(documents: VirtualDocuments, value = ''): Promise<string | undefined> {
    const name = await window.showInputBox({
        title: 'Explain Requirement',
        prompt: 'The id of a requirement or a check, or the name of a guidance or a term',
        placeHolder: 'IACM-DNA-01',
        value,
        validateInput: async written =>
            !written.trim() || (await documents.explain(written, undefined)) ? undefined : `Nothing is called “${written}”.`,
    });
    return name?.trim() || undefined;
}

/** Explains a requirement, a rule, a guidance or a term: what was named, what stands at the cursor, or what somebody asks for. */
export async function explain(
    documents: VirtualDocuments,
    given: { readonly id: string; readonly uri?: string } | undefined,
): Promise<void> {
    const editor = window.activeTextEditor?.document.languageId === LANGUAGE ? window.activeTextEditor : undefined;
    const wanted = given?.id ?? (editor && (await firstKnown(documents, namesAtCursor(editor)))) ?? (await askName(documents));
    if (!wanted) return;
    if (given && !(await documents.explain(wanted, undefined))) {
        await window.showInformationMessage(`Nothing is called “${wanted}”.`);
        return;
    }
    await showPage(explanationUri(wanted, given?.uri ?? editor?.document.uri.toString()));
}

/** Shows a page beside the document, as it is meant to be read. */
async function showPage(uri: Uri): Promise<void> {
    try {
        await commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
        // The preview of Markdown is an extension of VS Code's own, and can be switched off.
        await window.showTextDocument(uri, { preview: true, viewColumn: ViewColumn.Beside });
    }
}
