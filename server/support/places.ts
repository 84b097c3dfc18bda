import type { CancellationToken, Location, TextEdit as LspTextEdit, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Address, compareAddresses } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { TextEdit } from '../../language/model/findings.ts';
import { type Namespace, namespaceOrWord } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import type { Found, NameIndex } from '../../language/names/name-index.ts';
import { nameKey } from '../../language/workspace/document-index.ts';
import type { LoadedDocument, ServerWorkspace } from '../workspace/server-workspace.ts';
import { breathe } from './connection.ts';

/** Where a span stands, in lines and characters. */
export function rangeOf(text: TextDocument, [start, end]: Span): Range {
    return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** What a range covers, as offsets. */
export function spanOf(text: TextDocument, { start, end }: Range): Span {
    return [text.offsetAt(start), text.offsetAt(end)];
}

/** Whether an offset is in a span, its end included: the cursor behind a word is at the word. */
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

/** A thing that has a name. */
export interface Target {
    readonly namespace: Namespace;
    readonly name: string;
}

/** A place where a name stands. */
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
export function usagesIn(facts: DocumentFacts, { namespace, name }: Target, names: NameIndex): readonly Usage[] {
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
 * @param here the document where somebody asks: one from outside of the workspace is looked at by itself
 */
export async function* usages(
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
    /** The first is the one that counts; empty when nobody has declared it. */
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
