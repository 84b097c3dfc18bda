import {
    type ClientCapabilities,
    type CodeAction,
    CodeActionKind,
    type CodeActionParams,
    type Command,
    type Diagnostic,
    type StringValue,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { placeholder } from '../../language/checks/placeholder.ts';
import { snippetOf, withBlanks } from '../../language/completion/suggestion.ts';
import { firstWritten } from '../../language/fixes/fill-in.ts';
import { safeEdits, soundEdits } from '../../language/fixes/sound-edits.ts';

import { organise } from '../../language/format/organise.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { applyEdits } from '../../language/model/findings.ts';
import { placeholdersIn } from '../../language/model/placeholders.ts';
import { editable, type Offer, offersAmong, proposalsAt } from '../fixes/offers.ts';
import { insertRequirement, type Proposal } from '../fixes/proposals.ts';

import type { Feature, Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { lspEdits, rangeOf, spanOf, workspaceEdit } from '../support/places.ts';
import { extensionCapabilities, onRequest } from '../support/requests.ts';

import { type CheckedDocument, LANGUAGE_ID } from '../workspace/documents.ts';

/** Put right whatever can be put right without asking. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.carewright`;

/** Put blocks and lines into the order in which a specification is read: what editors have a key for under this name. */
const ORGANISE = `${CodeActionKind.SourceOrganizeImports}.carewright`;

function wants(only: readonly string[] | undefined, kind: string): boolean {
    return !only || only.some(asked => kind === asked || kind.startsWith(`${asked}.`));
}

/** The diagnostic of the editor that a proposal puts right. */
function diagnosticFor({ finding }: Proposal, document: CheckedDocument, diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
    if (!finding) return undefined;
    const { start } = rangeOf(document.text, finding.at);
    return diagnostics.find(
        ({ code, range }) => code === finding.code && range.start.line === start.line && range.start.character === start.character,
    );
}

/** The offer as edits that editors make; the first placeholder in them is selected where an editor has snippets for that. */
function editOf({ target, edits }: Offer, { workspace }: ClientCapabilities): WorkspaceEdit {
    const can = workspace?.workspaceEdit;
    const snippet = edits.findIndex(({ text }) => placeholdersIn(text).length > 0);
    if (snippet < 0 || !can?.snippetEditSupport || !can.documentChanges) return workspaceEdit(target.text, edits);
    const all = lspEdits(target.text, edits).map((edit, index) =>
        index === snippet
            ? { range: edit.range, snippet: { kind: 'snippet', value: snippetOf(withBlanks(edit.newText)) } satisfies StringValue }
            : edit,
    );
    return { documentChanges: [{ textDocument: { uri: target.uri, version: target.text.version }, edits: all }] };
}

/** What our extension does after an offer was taken: it goes to the first placeholder that was written, or on to the next. */
function commandOf({ target, edits, finding, explains }: Offer): Command | undefined {
    if (explains !== undefined) return { title: 'Explain', command: 'carewright.explain', arguments: [explains] };
    const written = firstWritten(edits);
    const isPutOff = finding?.code === placeholder.code && edits.length === 1;
    if (written && !isPutOff) {
        const text = TextDocument.create(target.uri, LANGUAGE_ID, 0, applyEdits(target.text.getText(), edits));
        return { title: 'Go to the placeholder', command: 'carewright.goToPlaceholder', arguments: [target.uri, rangeOf(text, written)] };
    }
    return finding?.code === placeholder.code ? { title: 'Next placeholder', command: 'carewright.nextPlaceholder' } : undefined;
}

async function quickFixes(document: CheckedDocument, params: CodeActionParams, server: Server): Promise<CodeAction[]> {
    const actions: CodeAction[] = [];
    const proposals = await proposalsAt(document, spanOf(document.text, params.range), server);
    const hasCommands = extensionCapabilities(server.client).placeholders === true;
    for await (const offer of offersAmong(proposals, document, server.workspace)) {
        if (offer.explains !== undefined && !hasCommands) continue;
        const diagnostic = diagnosticFor(offer, document, params.context.diagnostics);
        const command = hasCommands ? commandOf(offer) : undefined;
        actions.push({
            title: offer.title,
            kind: CodeActionKind.QuickFix,
            ...(diagnostic && { diagnostics: [diagnostic] }),
            ...(offer.isPreferred && { isPreferred: true }),
            // Snippets of VS Code would indent what our extension places itself.
            ...(offer.edits.length && { edit: hasCommands ? workspaceEdit(offer.target.text, offer.edits) : editOf(offer, server.client) }),
            ...(command && { command }),
        });
    }
    return actions;
}

async function actionsFor(server: Server, params: Addressed<CodeActionParams>): Promise<CodeAction[]> {
    if (isLibrary(params.textDocument.uri)) return [];
    const document = await server.workspace.check(params.textDocument.uri);
    if (!document) return [];
    const { only } = params.context;
    const actions = wants(only, CodeActionKind.QuickFix) ? await quickFixes(document, params, server) : [];
    // Without being asked for them, an editor shows no actions on the whole document.
    if (only && wants(only, FIX_ALL)) {
        const edits = safeEdits(editable(document, server.workspace));
        if (edits.length) {
            const title = 'Apply all safe fixes';
            actions.push({ title, kind: FIX_ALL, edit: workspaceEdit(document.text, edits) });
        }
    }
    if (only && wants(only, ORGANISE)) {
        const edits = organise(document.text.getText(), document.syntax().parsed);
        const title = 'Put blocks and lines into the order in which a specification is read';
        if (edits.length) actions.push({ title, kind: ORGANISE, edit: workspaceEdit(document.text, edits) });
    }
    return actions;
}

/** What can be done about what was found. */
export const codeActions: Feature = {
    capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ORGANISE] } },
    register(server) {
        const { connection, workspace } = server;
        connection.onCodeAction(params => actionsFor(server, params));
        onRequest(connection, 'carewright/insertRequirement', async ({ uri, id }) => {
            const document = isLibrary(uri) ? undefined : await workspace.check(uri);
            const writing = document && insertRequirement(document, id);
            const edits = writing && soundEdits(editable(document, workspace), writing.edits, writing.aim ? [writing.aim] : []);
            return edits ? lspEdits(document.text, edits) : null;
        });
    },
};
