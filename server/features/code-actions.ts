import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import { safeEdits, soundEdits } from '../../language/fixes/sound-edits.ts';

import { organise } from '../../language/format/organise.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { editable, offersAmong, proposalsAt } from '../fixes/offers.ts';
import { insertRequirement, type Proposal } from '../fixes/proposals.ts';

import type { Feature, Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { lspEdits, rangeOf, spanOf, workspaceEdit } from '../support/places.ts';

import { onRequest } from '../support/requests.ts';
import type { CheckedDocument } from '../workspace/documents.ts';

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

async function quickFixes(document: CheckedDocument, params: CodeActionParams, server: Server): Promise<CodeAction[]> {
    const actions: CodeAction[] = [];
    const proposals = await proposalsAt(document, spanOf(document.text, params.range), server);
    for await (const offer of offersAmong(proposals, document, server.workspace)) {
        const diagnostic = diagnosticFor(offer, document, params.context.diagnostics);
        actions.push({
            title: offer.title,
            kind: CodeActionKind.QuickFix,
            ...(diagnostic && { diagnostics: [diagnostic] }),
            ...(offer.isPreferred && { isPreferred: true }),
            edit: workspaceEdit(offer.target.text, offer.edits),
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
            const title = 'Put right all that can be put right without asking';
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
