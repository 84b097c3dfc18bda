import {
    type CancellationToken,
    type ClientCapabilities,
    type CodeAction,
    CodeActionKind,
    type CodeActionParams,
    type Command,
    type Diagnostic,
    type Position,
    type Range,
    type StringValue,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { answerOfWrongType } from '../../language/checks/answer-of-wrong-type.ts';
import { placeholder } from '../../language/checks/placeholder.ts';
import { snippetOf, withBlanks } from '../../language/completion/suggestion.ts';
import { firstWritten } from '../../language/fixes/fill-in.ts';
import { safeEdits, soundEdits } from '../../language/fixes/sound-edits.ts';

import { organise } from '../../language/format/organise.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import { applyEdits, type Finding, SYNTAX_CODE } from '../../language/model/findings.ts';
import { placeholdersIn } from '../../language/model/placeholders.ts';
import type { Span } from '../../language/model/values.ts';
import { editable, type Offer, offersAmong, proposalsAt } from '../fixes/offers.ts';
import { insertRequirement, openSubjects, type Proposal, titleOfAll, writeAll } from '../fixes/proposals.ts';

import { breathe, extensionCapabilities, type Feature, onRequest, type Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { lspEdits, rangeOf, spanOf, workspaceEdit } from '../support/places.ts';

import { type CheckedDocument, LANGUAGE_ID } from '../workspace/server-workspace.ts';

/** Put right whatever can be put right without asking. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.carewright`;

/** Put blocks and lines into the order in which a specification is read: what editors have a key for under this name. */
const ORGANISE = `${CodeActionKind.SourceOrganizeImports}.carewright`;

/** Findings about how something is written: quotation marks, choices and days that are meant and not quite right. */
const OF_WRITING: ReadonlySet<string> = new Set([SYNTAX_CODE, answerOfWrongType.code]);

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

/** Whether the editor asks about a finding: those that it names, or all where it names none. */
function isAskedIn({ text }: CheckedDocument, diagnostics: readonly Diagnostic[]): (finding: Finding) => boolean {
    if (!diagnostics.length) return () => true;
    const keyOf = (code: unknown, { line, character }: Position): string => `${code} ${line} ${character}`;
    const asked = new Set(diagnostics.map(({ code, range }) => keyOf(code, range.start)));
    return finding => asked.has(keyOf(finding.code, text.positionAt(finding.at[0])));
}

async function quickFixes(
    document: CheckedDocument,
    params: CodeActionParams,
    server: Server,
    token: CancellationToken,
): Promise<CodeAction[]> {
    const actions: CodeAction[] = [];
    const asking = { isMeant: isAskedIn(document, params.context.diagnostics), together: true };
    const proposals = await proposalsAt(document, spanOf(document.text, params.range), server, asking);
    const hasCommands = extensionCapabilities(server.client).placeholders === true;
    for await (const offer of offersAmong(proposals, document, server.workspace, token)) {
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

/** Of how many services and reviews in a selection all that is open can be written: a list of more is not read. */
const MOST_SUBJECTS = 5;

/** What an action for many places does, until an editor wants its edit. */
interface Postponed {
    readonly uri: Address;
    /** The service or review of which all that is open is written; without one, all safe fixes are made. */
    readonly subject?: string;
}

/** Whether a selection holds findings at several places on several lines: a list of what can be done about each is not read. */
function isOfMany(document: CheckedDocument, { range: { start, end }, context }: CodeActionParams): boolean {
    if (start.line === end.line) return false;
    const { text, findings } = document;
    const isMeant = isAskedIn(document, context.diagnostics);
    const [from, to] = spanOf(text, { start, end });
    const lines = new Set<number>();
    for (const finding of findings) {
        const { at } = finding;
        if (at[0] <= to && at[1] >= from && isMeant(finding)) lines.add(text.positionAt(at[0]).line);
    }
    return lines.size > 1;
}

/** What is right for all of a selection. Its edits are made when they are wanted: to make one is to read the document again. */
function actionsForMany(
    { text, findings, uri, ...document }: CheckedDocument,
    range: Range,
): readonly (CodeAction & { readonly data: Postponed })[] {
    const [from, to] = spanOf(text, range);
    const isIn = ([start, end]: Span): boolean => start <= to && end >= from;
    const safe = findings.some(({ at, fixes = [] }) => isIn(at) && fixes.length === 1 && fixes[0]?.safe === true);
    const open = [...openSubjects({ text, findings, uri, ...document })].filter(([{ whole }]) => isIn(whole));
    return [
        ...(safe ? [{ title: 'Apply all safe fixes', kind: CodeActionKind.QuickFix, isPreferred: true, data: { uri } }] : []),
        ...open.slice(0, MOST_SUBJECTS).map(([subject, count]) => ({
            title: titleOfAll(subject, count),
            kind: CodeActionKind.QuickFix,
            data: { uri, subject: subject.name },
        })),
    ];
}

/** An action for many places with its edit; without one where nothing would be right any more. */
async function withEdit(action: CodeAction, { workspace, client }: Server): Promise<CodeAction> {
    const { uri, subject } = action.data as Postponed;
    const document = await workspace.check(uri);
    if (!document) return action;
    if (subject === undefined) return { ...action, edit: workspaceEdit(document.text, safeEdits(editable(document, workspace))) };
    const known = [...openSubjects(document).keys()].find(({ name }) => name === subject);
    const { edits, aim } = known ? writeAll(document, known) : { edits: [], aim: undefined };
    const sound = soundEdits(editable(document, workspace), edits, aim ? [aim] : []);
    if (!sound) return action;
    const offer = { title: action.title, edits: sound, target: document };
    const command = extensionCapabilities(client).placeholders ? commandOf(offer) : undefined;
    return { ...action, edit: workspaceEdit(document.text, sound), ...(command && { command }) };
}

async function quickFixesIn(
    document: CheckedDocument,
    params: CodeActionParams,
    server: Server,
    token: CancellationToken,
): Promise<CodeAction[]> {
    if (!isOfMany(document, params)) return quickFixes(document, params, server, token);
    const actions = actionsForMany(document, params.range);
    if (server.client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit')) return [...actions];
    const made: CodeAction[] = [];
    for (const action of actions) {
        if (token.isCancellationRequested) break;
        const { data: _data, ...done } = await withEdit(action, server);
        if (done.edit) made.push(done);
        await breathe();
    }
    return made;
}

async function actionsFor(server: Server, params: Addressed<CodeActionParams>, token: CancellationToken): Promise<CodeAction[]> {
    if (isLibrary(params.textDocument.uri)) return [];
    const document = await server.workspace.check(params.textDocument.uri);
    if (!document) return [];
    const { only } = params.context;
    const actions = wants(only, CodeActionKind.QuickFix) ? await quickFixesIn(document, params, server, token) : [];
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
    capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ORGANISE], resolveProvider: true } },
    register(server) {
        const { connection, workspace } = server;
        connection.onCodeAction((params, token) => actionsFor(server, params, token));
        connection.onCodeActionResolve(action => (action.edit || !action.data ? action : withEdit(action, server)));
        onRequest(connection, 'carewright/writtenRight', async ({ uri, range }) => {
            const document = isLibrary(uri) ? undefined : await workspace.check(uri);
            if (!document) return [];
            const [from, to] = spanOf(document.text, range);
            // How it is written, and never what it says.
            const isMeant = ({ code, at }: Finding): boolean => OF_WRITING.has(code) && at[0] <= to && at[1] >= from;
            return lspEdits(document.text, safeEdits(editable(document, workspace), isMeant));
        });
        onRequest(connection, 'carewright/insertRequirement', async ({ uri, id }) => {
            const document = isLibrary(uri) ? undefined : await workspace.check(uri);
            const writing = document && insertRequirement(document, id);
            const edits = writing && soundEdits(editable(document, workspace), writing.edits, writing.aim ? [writing.aim] : []);
            return edits ? lspEdits(document.text, edits) : null;
        });
    },
};
