import type { CallHierarchyItem, CancellationToken, Range } from 'vscode-languageserver';
import type { Declaration, DocumentFacts, Named } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import type { Found } from '../../language/names/name-index.ts';
import type { Feature, Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { rangeOf } from '../support/places.ts';
import { symbolKind } from '../support/symbol-kinds.ts';
import { nameAt, type Target, usages } from '../support/usages.ts';

import type { LoadedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

/** What stands in the hierarchy: guidance is followed by services, which are covered by reviews. */
const KINDS: ReadonlySet<Namespace> = new Set(['guidance', 'service', 'review', 'template', 'requirement']);

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
    return facts.declarations.find(({ namespace, whole }) => namespace !== 'requirement' && KINDS.has(namespace) && within(at, whole));
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
    return facts.references.filter(({ namespaces, at }) => within(at, whole) && namespaces.some(namespace => KINDS.has(namespace)));
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
                KINDS.has(declaration.namespace),
            );
            const owner = ownerOf(document.facts, [offset, offset]);
            const item = found ? await itemFor(workspace, found) : owner && itemOf(document, owner);
            return item ? [item] : null;
        });
        connection.languages.callHierarchy.onIncomingCalls(({ item }, token) => incoming(server, item, token));
        connection.languages.callHierarchy.onOutgoingCalls(({ item }) => outgoing(server, item));
    },
};
