import {
    type CallHierarchyItem,
    type CancellationToken,
    type Definition,
    type DocumentHighlight,
    DocumentHighlightKind,
    type DocumentHighlightParams,
    ErrorCodes,
    type Location,
    type LocationLink,
    type Range,
    type ReferenceParams,
    type RenameParams,
    ResponseError,
    type TextDocumentPositionParams,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, compareAddresses, fileNameOf } from '../../language/model/address.ts';
import { blocksOf, keyOf } from '../../language/model/elements.ts';
import type { Declaration, DocumentFacts, Named } from '../../language/model/facts.ts';
import { applyEdits, type TextEdit } from '../../language/model/findings.ts';
import { type Namespace, namespaceOrWord } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import { canonicalName, isName } from '../../language/model/written-words.ts';
import type { Found, NameIndex } from '../../language/names/name-index.ts';
import { nameKey } from '../../language/workspace/document-index.ts';
import { breathe, type Feature, type Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { isAt, lspEdits, rangeOf } from '../support/places.ts';

import { type LoadedDocument, loadText, type ServerWorkspace, whenComplete } from '../workspace/server-workspace.ts';

import { symbolKind } from './structure.ts';

/** A thing that has a name. */
interface Target {
    readonly namespace: Namespace;
    readonly name: string;
}

/** A place where a name is. */
interface Usage {
    readonly at: Span;
    readonly isDeclaration: boolean;
}

/** What a name stands for at its place: the first that counts, or what it would be if it were declared. */
export function targetOf(
    { namespaces, name }: { readonly namespaces: readonly Namespace[]; readonly name: string },
    names: NameIndex,
): Target {
    const namespace = names.find(namespaces, name)[0]?.declaration.namespace ?? namespaces[0] ?? namespaceOrWord('');
    return { namespace, name };
}

/** Where a document uses or declares a name, in the order of the text. */
function usagesIn(facts: DocumentFacts, { namespace, name }: Target, names: NameIndex): readonly Usage[] {
    const used = facts.references
        .filter(reference => reference.name === name && targetOf(reference, names).namespace === namespace)
        .map(({ at }) => ({ at, isDeclaration: false }));
    const declared = facts.declarations
        .filter(declaration => declaration.name === name && declaration.namespace === namespace)
        .map(({ at }) => ({ at, isDeclaration: true }));
    return [...used, ...declared].toSorted((a, b) => a.at[0] - b.at[0]);
}

/**
 * The documents that use or declare a name, one after the other; they are read for it where they are closed.
 *
 * @param here the document that the request is about: one from outside the workspace is checked alone
 */
async function* usages(
    workspace: ServerWorkspace,
    here: LoadedDocument,
    target: Target,
    token?: CancellationToken,
): AsyncGenerator<{ readonly document: LoadedDocument; readonly usages: readonly Usage[] }> {
    const { names } = workspace.viewOf(here);
    const declaring = names.find([target.namespace], target.name).map(({ uri }) => uri);
    const using = workspace.index.usersOf([nameKey(target.namespace, target.name)]);
    // What a document from outside declares, it declares for itself alone.
    const isOwn = !workspace.has(here.uri) && declaring.includes(here.uri);
    const all = isOwn ? [here.uri] : [...new Set([...declaring, ...using, here.uri])].toSorted(compareAddresses);
    for (const uri of all) {
        if (token?.isCancellationRequested) return;
        const document = await workspace.load(uri);
        const found = document ? usagesIn(document.facts, target, names) : [];
        if (document && found.length) yield { document, usages: found };
        await breathe();
    }
}

/** A name in a document, and all that it may stand for. */
export interface NameAt {
    readonly name: string;
    readonly namespaces: readonly Namespace[];
    readonly at: Span;
    /** Whether it is declared here, and not only used. */
    readonly isDeclaration: boolean;
    /** The first is the one that counts; empty when it is not declared. */
    readonly found: readonly Found[];
}

/** The name at an offset: one that the document uses, or one that it declares. */
export function nameAt(document: LoadedDocument, names: NameIndex, offset: number): NameAt | undefined {
    const used = document.facts.references.find(({ at }) => isAt(at, offset));
    if (used) return { ...used, isDeclaration: false, found: names.find(used.namespaces, used.name) };
    const declared = document.facts.declarations.find(({ at }) => isAt(at, offset));
    if (!declared) return undefined;
    const { name, namespace, at } = declared;
    return { name, namespaces: [namespace], at, isDeclaration: true, found: names.find([namespace], name) };
}

async function definitionsAt({ workspace }: Server, uri: Address, position: { line: number; character: number }): Promise<LocationLink[]> {
    const document = await workspace.load(uri);
    if (!document) return [];
    const name = nameAt(document, workspace.viewOf(document).names, document.text.offsetAt(position));
    const links = (name?.found ?? []).map(async (found): Promise<LocationLink | undefined> => {
        const target = await workspace.load(found.uri);
        if (!target || !name) return undefined;
        return {
            originSelectionRange: rangeOf(document.text, name.at),
            targetUri: found.uri,
            targetRange: rangeOf(target.text, found.declaration.whole),
            targetSelectionRange: rangeOf(target.text, found.declaration.at),
        };
    });
    return (await Promise.all(links)).filter(link => link !== undefined);
}

/** Where the name at the cursor is declared: in the workspace, or in the library. */
export const definition: Feature = {
    capabilities: { definitionProvider: true },
    register(server) {
        server.connection.onDefinition(async ({ textDocument, position }): Promise<Definition | LocationLink[]> => {
            const links = await definitionsAt(server, textDocument.uri, position);
            // Editors that say nothing of links know only places.
            if (server.client.textDocument?.definition?.linkSupport) return links;
            return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
        });
    },
};

async function referencesAt({ workspace }: Server, params: Addressed<ReferenceParams>, token: CancellationToken): Promise<Location[]> {
    const here = await workspace.load(params.textDocument.uri);
    const name = here && nameAt(here, workspace.viewOf(here).names, here.text.offsetAt(params.position));
    if (!name) return [];
    const locations: Location[] = [];
    for await (const { document, usages: found } of usages(workspace, here, targetOf(name, workspace.viewOf(here).names), token)) {
        for (const { at, isDeclaration } of found) {
            if (isDeclaration && !params.context.includeDeclaration) continue;
            locations.push({ uri: document.uri, range: rangeOf(document.text, at) });
        }
    }
    return locations;
}

/** Everywhere that the thing at the cursor is used. */
export const references: Feature = {
    capabilities: { referencesProvider: true },
    register(server) {
        server.connection.onReferences((params, token) => referencesAt(server, params, token));
    },
};

async function highlightsAt(
    { workspace }: Server,
    { textDocument, position }: Addressed<DocumentHighlightParams>,
): Promise<DocumentHighlight[]> {
    const document = await workspace.load(textDocument.uri);
    const name = document && nameAt(document, workspace.viewOf(document).names, document.text.offsetAt(position));
    if (!name) return [];
    const { names } = workspace.viewOf(document);
    return usagesIn(document.facts, targetOf(name, names), names).map(({ at, isDeclaration }) => ({
        range: rangeOf(document.text, at),
        kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

/** Where else in this document the name at the cursor is. */
export const highlights: Feature = {
    capabilities: { documentHighlightProvider: true },
    register(server) {
        server.connection.onDocumentHighlight(params => highlightsAt(server, params));
    },
};

function refuse(reason: string): never {
    throw new ResponseError(ErrorCodes.InvalidRequest, reason);
}

interface Renameable {
    readonly document: LoadedDocument;
    readonly name: NameAt;
}

/** What can be renamed at a place. @throws with the reason, in words, where nothing can */
async function renameable({ workspace }: Server, { textDocument, position }: Addressed<TextDocumentPositionParams>): Promise<Renameable> {
    await whenComplete(workspace);
    if (!workspace.complete)
        return refuse('Carewright is still reading your files, and some may use this name. Rename again when it has read them.');
    const document = await workspace.load(textDocument.uri);
    const name = document && nameAt(document, workspace.viewOf(document).names, document.text.offsetAt(position));
    if (!document || !name) {
        if (document?.facts.problems.length)
            return refuse('Some lines of this file can’t be read, and there is no name here that can. Put them right first, then rename.');
        return refuse('There is no name here. Put the cursor on the name of a term, a service, a requirement, …');
    }
    const [found] = name.found;
    if (!found) return refuse(`${name.name} is not declared anywhere, so there is nothing to rename.`);
    const library = name.found.find(({ uri }) => isLibrary(uri));
    if (library || isLibrary(document.uri)) {
        return refuse(`${name.name} comes with Carewright’s library, which can’t be changed. Declare your own term and use that.`);
    }
    if (name.found.length > 1) return refuse(`${name.name} is declared ${name.found.length} times. Give each a different name first.`);
    return { document, name };
}

async function rename(server: Server, params: Addressed<RenameParams>): Promise<WorkspaceEdit> {
    const { workspace } = server;
    const { document: here, name } = await renameable(server, params);
    const { names } = workspace.viewOf(here);
    const newName = canonicalName(params.newName.trim());
    if (!isName(newName)) {
        refuse(
            `“${params.newName}” can’t be a name. Names begin with a letter, and have letters, digits and hyphens: peer-support-worker.`,
        );
    }
    const target = targetOf(name, names);
    if (newName === name.name) return { changes: {} };
    const [clash] = names.find([target.namespace, ...name.namespaces], newName);
    if (clash) {
        const where = isLibrary(clash.uri) ? 'Carewright’s library' : fileNameOf(clash.uri);
        refuse(`\`${newName}\` already exists, in ${where}. Choose another name.`);
    }
    const changes: Record<string, ReturnType<typeof lspEdits>> = {};
    for await (const { document, usages: found } of usages(workspace, here, target)) {
        const edits = found.map(({ at }) => ({ at, text: newName }));
        const lost = placeLost(document, edits, { ...target, name: newName });
        if (lost) {
            const { line } = document.text.positionAt(lost[0]);
            const block = blocksOf(keyOf(newName))[0];
            const why = block ? `\`${newName}\` is a word of the block \`${block}\`` : `\`${newName}\` would be read as something else`;
            refuse(`${why} (${fileNameOf(document.uri)}, line ${line + 1}). Choose another name.`);
        }
        changes[document.uri] = lspEdits(document.text, edits);
    }
    return { changes };
}

/** The first place of a renamed thing that would no longer be read as that thing; nothing where all would. */
function placeLost({ uri, text }: LoadedDocument, edits: readonly TextEdit[], { namespace, name }: Target): Span | undefined {
    const { references, declarations } = loadText(uri, applyEdits(text.getText(), edits)).facts;
    const read = new Set([
        ...references.filter(each => each.name === name && each.namespaces.includes(namespace)).map(({ at }) => at[0]),
        ...declarations.filter(each => each.name === name && each.namespace === namespace).map(({ at }) => at[0]),
    ]);
    let moved = 0;
    for (const { at, text: put } of edits) {
        if (!read.has(at[0] + moved)) return at;
        moved += put.length - (at[1] - at[0]);
    }
    return undefined;
}

/** Gives a thing another name, everywhere. Refused, with the reason, where that would break or mix up something. */
export const renaming: Feature = {
    capabilities: { renameProvider: { prepareProvider: true } },
    register(server) {
        server.connection.onPrepareRename(async (params): Promise<{ range: Range; placeholder: string }> => {
            const { document, name } = await renameable(server, params);
            return { range: rangeOf(document.text, name.at), placeholder: name.name };
        });
        server.connection.onRenameRequest(params => rename(server, params));
    },
};

/** What is in the hierarchy: guidance is followed by services, which are covered by reviews. */
const IN_HIERARCHY: ReadonlySet<Namespace> = new Set(['guidance', 'service', 'review', 'template', 'requirement']);

function itemOf(document: LoadedDocument, { namespace, name, title, at, whole }: Declaration): CallHierarchyItem {
    const target: Target = { namespace, name };
    return {
        name,
        ...(title && { detail: title }),
        kind: symbolKind(namespace),
        uri: document.uri,
        range: rangeOf(document.text, whole),
        selectionRange: rangeOf(document.text, at),
        data: target,
    };
}

async function itemFor(workspace: ServerWorkspace, found: Found | undefined): Promise<CallHierarchyItem | undefined> {
    const document = found && (await workspace.load(found.uri));
    return document && itemOf(document, found.declaration);
}

function within([start, end]: Span, [outerStart, outerEnd]: Span): boolean {
    return outerStart <= start && end <= outerEnd;
}

/** The service, review, guidance or template that a place is in. */
function ownerOf(facts: DocumentFacts, at: Span): Declaration | undefined {
    return facts.declarations.find(
        ({ namespace, whole }) => namespace !== 'requirement' && IN_HIERARCHY.has(namespace) && within(at, whole),
    );
}

async function incoming(
    { workspace }: Server,
    item: Addressed<{ uri: string }> & CallHierarchyItem,
    token: CancellationToken,
): Promise<{ from: CallHierarchyItem; fromRanges: Range[] }[]> {
    const here = await workspace.load(item.uri);
    if (!here) return [];
    const calls: { from: CallHierarchyItem; fromRanges: Range[] }[] = [];
    for await (const { document, usages: found } of usages(workspace, here, item.data as Target, token)) {
        const byOwner = Map.groupBy(
            found.filter(({ isDeclaration }) => !isDeclaration),
            ({ at }) => ownerOf(document.facts, at),
        );
        for (const [owner, places] of byOwner) {
            if (owner) calls.push({ from: itemOf(document, owner), fromRanges: places.map(({ at }) => rangeOf(document.text, at)) });
        }
    }
    return calls;
}

/** What the references of a part of a document lead to. */
function leadsTo(facts: DocumentFacts, whole: Span): readonly (Named & { readonly namespaces: readonly Namespace[] })[] {
    return facts.references.filter(({ namespaces, at }) => within(at, whole) && namespaces.some(namespace => IN_HIERARCHY.has(namespace)));
}

async function outgoing(
    { workspace }: Server,
    item: Addressed<{ uri: string }> & CallHierarchyItem,
): Promise<{ to: CallHierarchyItem; fromRanges: Range[] }[]> {
    const { namespace, name } = item.data as Target;
    const document = await workspace.load(item.uri);
    const declaration = document?.facts.declarations.find(each => each.namespace === namespace && each.name === name);
    if (!document || !declaration) return [];
    const byTarget = Map.groupBy(
        leadsTo(document.facts, declaration.whole),
        reference => workspace.viewOf(document).names.find(reference.namespaces, reference.name)[0],
    );
    const calls = [...byTarget].map(async ([found, places]) => {
        const to = await itemFor(workspace, found);
        return to && { to, fromRanges: places.map(({ at }) => rangeOf(document.text, at)) };
    });
    return (await Promise.all(calls)).filter(call => call !== undefined);
}

/** Who follows a guidance, which reviews cover a service, and the other way round. */
export const callHierarchy: Feature = {
    capabilities: { callHierarchyProvider: true },
    register(server) {
        const { connection, workspace } = server;
        connection.languages.callHierarchy.onPrepare(async ({ textDocument, position }) => {
            const document = await workspace.load(textDocument.uri);
            if (!document) return null;
            const offset = document.text.offsetAt(position);
            const found = nameAt(document, workspace.viewOf(document).names, offset)?.found.find(({ declaration }) =>
                IN_HIERARCHY.has(declaration.namespace),
            );
            const owner = ownerOf(document.facts, [offset, offset]);
            const item = found ? await itemFor(workspace, found) : owner && itemOf(document, owner);
            return item ? [item] : null;
        });
        connection.languages.callHierarchy.onIncomingCalls(({ item }, token) => incoming(server, item, token));
        connection.languages.callHierarchy.onOutgoingCalls(({ item }) => outgoing(server, item));
    },
};
