/** Explains a requirement, a rule, a guidance or a term: asks which, where nothing says so, and shows a page beside the text. */
import {
    commands,
    type Diagnostic,
    languages,
    type QuickPickItem,
    QuickPickItemKind,
    type TextEditor,
    type Uri,
    ViewColumn,
    window,
} from 'vscode';
import { isOpen, type RequirementChoice } from '../../server/protocol.ts';
import { LANGUAGE } from '../server/server-link.ts';
import { explanationUri, type VirtualDocuments } from '../server/virtual-documents.ts';
import { isOwn, ownEditorInSight } from '../support/views.ts';

function codeOf({ code }: Diagnostic): string | undefined {
    const value = typeof code === 'object' ? code.value : code;
    return value === undefined ? undefined : String(value);
}

/** What the user may mean at the cursor: the name there, or what is reported there. */
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

interface NameItem extends QuickPickItem {
    readonly name?: string;
}

/** Requirements to choose from: those that a document does not answer yet, the others of its guidance, and all that there are. */
function items(choices: readonly RequirementChoice[]): readonly NameItem[] {
    const groupOf = ({ outcome }: RequirementChoice): string =>
        outcome === undefined ? 'Other guidance' : isOpen(outcome) ? 'Not answered yet' : 'Answered';
    return [...Map.groupBy(choices, groupOf)].flatMap(([label, group]): readonly NameItem[] => [
        { label, kind: QuickPickItemKind.Separator },
        ...group.map(({ id, title, guidance, outcome }) => ({
            label: id,
            description: outcome === undefined ? title : `${title} · ${outcome}`,
            detail: guidance,
            name: id,
        })),
    ]);
}

/** Asks what to explain: a requirement from a list, or any other name, which people type. */
async function askName(documents: VirtualDocuments, uri: string | undefined): Promise<string | undefined> {
    const input = window.createQuickPick<NameItem>();
    const title = 'Explain Requirement';
    Object.assign(input, {
        title,
        placeholder: 'Choose a requirement, or type the name of a check, a guidance or a term',
        matchOnDescription: true,
        matchOnDetail: true,
        busy: true,
    });
    input.show();
    try {
        return await new Promise<string | undefined>((resolve, reject) => {
            documents.requirements(uri).then(choices => Object.assign(input, { items: items(choices), busy: false }), reject);
            input.onDidHide(() => resolve(undefined));
            input.onDidAccept(async () => {
                const written = input.value.trim();
                const name = input.activeItems[0]?.name ?? written;
                if (name && (await documents.explain(name, undefined))) resolve(name);
                else if (written) input.title = `${title}: nothing is called “${written}”`;
            });
        });
    } finally {
        input.dispose();
    }
}

/** Explains a requirement, a rule, a guidance or a term: what was named, what is at the cursor, or what people choose. @returns whether a page was shown */
export async function showExplanation(
    documents: VirtualDocuments,
    given: { readonly id: string; readonly uri?: string } | undefined,
): Promise<boolean> {
    const editor = window.activeTextEditor?.document.languageId === LANGUAGE ? window.activeTextEditor : undefined;
    const uri = given && 'uri' in given ? given.uri : (editor ?? ownEditorInSight())?.document.uri.toString();
    const wanted = given?.id ?? (editor && (await firstKnown(documents, namesAtCursor(editor)))) ?? (await askName(documents, uri));
    if (!wanted) return false;
    if (given && !(await documents.explain(wanted, undefined))) {
        await window.showInformationMessage(`Nothing is called “${wanted}”.`);
        return false;
    }
    // Who was writing goes on writing: the page is beside the text, and a placeholder that is selected stays so.
    await showPage(explanationUri(wanted, uri));
    if (editor && isOwn(editor.document)) void backTo(editor);
    return true;
}

/** How long a page may take to be drawn, and how often it is looked at whether it is, in milliseconds. */
const DRAWN_WITHIN = 3000;
const LOOK = 100;

/** Shows a page beside the document, as it is meant to be read. */
async function showPage(uri: Uri): Promise<void> {
    try {
        await commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
        // The preview of Markdown is an extension of VS Code's own, and can be switched off.
        await window.showTextDocument(uri, { preview: true, viewColumn: ViewColumn.Beside });
    }
}

/** Gives the keyboard back to a text once a page beside it has taken it: what was selected there still is. */
async function backTo({ document, viewColumn, selection }: TextEditor): Promise<void> {
    const isTaken = (): boolean => window.activeTextEditor?.document !== document;
    for (let waited = 0; waited < DRAWN_WITHIN && !isTaken(); waited += LOOK) await new Promise(resolve => setTimeout(resolve, LOOK));
    await window.showTextDocument(document, { viewColumn, selection });
}
