import { TextDocument } from 'vscode-languageserver-textdocument';
import { LAYOUTS, type Layout, layoutProblems } from '../../documents/content/layouts.ts';
import { renderHtmlBlocks } from '../../documents/formats/html.ts';
import {
    canHold,
    DOCUMENT_FORMATS,
    DOCUMENT_KINDS,
    type DocumentKind,
    documentsOf,
    type Generated,
    render,
    type Selection,
} from '../../documents/generate.ts';
import { importRead, readWord } from '../../documents/import/import-word.ts';
import { missingInWords } from '../../documents/import/imported.ts';
import { lineEdits } from '../../documents/import/line-changes.ts';
import { markdownOfHtml } from '../../documents/import/pasted-html.ts';
import { contextOf, type DocumentContext, type SourceDocument } from '../../documents/model/context.ts';
import { blockPlaces } from '../../documents/model/source-places.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, addressOf, decodedAddress, fileNameOf, isInFolder } from '../../language/model/address.ts';
import type { DocumentFacts, SubjectFacts } from '../../language/model/facts.ts';
import { counted, toBase64 } from '../../language/model/text.ts';
import { VERSION } from '../../language/model/version.ts';
import { usualName } from '../../language/names/meant-for.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { FilesOrder, GeneratedFile, GeneratedFiles, Headings, ImportedFile, PlainEdit, Preview, PreviewOrder } from '../protocol.ts';
import { breathe, type Server } from '../server.ts';
import { lspEdits } from '../support/places.ts';

import type { LoadedDocument, ServerWorkspace } from '../workspace/server-workspace.ts';

import { likelyKind, subjectAt } from './kinds.ts';

/** A path as people see it: that in the folder, or the whole one. */
function pathOf(uri: Address, folders: readonly Address[]): string {
    const folder = folders.find(each => isInFolder(uri, each));
    return isLibrary(uri)
        ? uri
        : folder
          ? decodedAddress(uri).slice(decodedAddress(folder).replace(/\/$/, '').length + 1)
          : fileNameOf(uri);
}

/** The addresses of what a selection names, as far as there is such a thing. */
function placesOf({ services, reviews }: Selection, names: NameIndex): readonly Address[] {
    const found = [
        ...services.map(name => names.find(['service'], name)[0]?.uri),
        ...reviews.map(name => names.find(['review'], name)[0]?.uri),
    ];
    return found.filter(uri => uri !== undefined);
}

/**
 * What documents are made from: the documents of the workspace, as the editor has them now. All that a selection needs is read
 * first, since documents are made at once and files have to be waited for.
 *
 * @param names with which names of the selection are looked up
 */
export async function contextFor(
    workspace: ServerWorkspace,
    folders: readonly Address[],
    names: NameIndex,
    selection: Selection,
): Promise<DocumentContext> {
    const read = new Map<string, SourceDocument | undefined>();
    for (const uri of new Set(placesOf(selection, names))) {
        const loaded = await workspace.load(uri);
        read.set(uri, loaded && { uri, text: loaded.text.getText(), facts: loaded.facts });
    }
    const source = (uri: string): SourceDocument | undefined => {
        // What is left out in silence would be missing from a document that people sign.
        if (!read.has(uri)) throw new Error(`${uri} is needed for a document and was not read.`);
        return read.get(uri);
    };
    return contextOf({ names, version: VERSION, today: workspace.today, source, pathOf: uri => pathOf(addressOf(uri), folders) });
}

/** More documents are never needed to read one Word file. */
const MOST_SOURCES = 50;

/** Does something that needs documents, which ones it only finds out as it goes: each that it asks for is read, and it begins again. */
async function withSources<Made>(workspace: ServerWorkspace, make: (source: DocumentContext['source']) => Made): Promise<Made> {
    const read = new Map<string, SourceDocument | undefined>();
    for (;;) {
        let needed: string | undefined;
        const source = (uri: string): SourceDocument | undefined => {
            if (!read.has(uri)) {
                needed = uri;
                throw new Error(`${uri} is needed and was not read yet.`);
            }
            return read.get(uri);
        };
        try {
            return make(source);
        } catch (error) {
            if (needed === undefined || read.size >= MOST_SOURCES) throw error;
            const loaded = await workspace.load(addressOf(needed));
            read.set(needed, loaded && { uri: needed, text: loaded.text.getText(), facts: loaded.facts });
        }
    }
}

/**
 * A Word file as a `.care` text.
 *
 * @param name of the file: it is called so where it does not say
 * @throws Refusal where the file can't or should not be read
 */
export async function importedFile(server: Server, name: string, bytes: Uint8Array): Promise<ImportedFile> {
    const { workspace } = server;
    const { names } = workspace;
    const title = name.replace(/\.[^.]*$/, '');
    const read = readWord(bytes);
    // Changes of a document that Carewright made go into its file as the editor has it.
    const made = await withSources(workspace, source => {
        const context = contextOf({ names, version: VERSION, today: workspace.today, source, pathOf: uri => uri });
        const imported = importRead(read, { follows: [], title, start: ({ uri, text }) => source(uri)?.text ?? text }, context);
        return { ...imported, isThere: imported.origin !== undefined && source(imported.origin.uri) !== undefined };
    });
    const { name: called, text, notes, account, origin, isThere } = made;
    const missing = account?.missing ?? [];
    const lost = `${counted(missing.length, 'word')} of the Word file ${missing.length === 1 ? 'is' : 'are'} not in what was written. Compare the two, and please report this fault: ${missingInWords(missing)}`;
    const own = origin && isThere ? { own: { uri: origin.uri, edits: plainEdits(origin.text, text) } } : {};
    return { name: called, text, notes: missing.length ? [lost, ...notes] : notes, ...own };
}

function plainEdits(before: string, now: string): readonly PlainEdit[] {
    const document = TextDocument.create('', '', 0, before);
    return lspEdits(document, lineEdits(before, now));
}

/** A piece of a Word file or of a web page as Markdown; nothing where plain text says the same. */
export function pastedMarkdown(html: string): string | undefined {
    return markdownOfHtml(html);
}

const OF_ALL: ReadonlySet<DocumentKind> = new Set(['board-paper', 'action-plan']);

function known<Name extends string>(names: readonly Name[], given: string, what: string): Name {
    const found = names.find(name => name === given);
    if (!found) throw new Error(`There is no ${what} “${given}”.`);
    return found;
}

/** The headings that were asked for: those of today, where none were. */
function layoutOf({ layout, ownLayout }: Headings): Layout {
    if (ownLayout === undefined) {
        const found = LAYOUTS.find(({ name }) => name === (layout ?? LAYOUTS[0]?.name));
        if (!found) throw new Error(`There is no layout “${layout}”.`);
        return found;
    }
    let value: unknown;
    try {
        value = JSON.parse(ownLayout);
    } catch {
        throw new Error('The file with the headings is not JSON.');
    }
    const [problem] = layoutProblems(value);
    if (problem) throw new Error(`The file with the headings can’t be used. ${problem}`);
    return value as Layout;
}

/** All services or reviews of the workspace, in the order of their files. */
function allOf(names: NameIndex, namespace: 'service' | 'review'): readonly string[] {
    const found = [...names.all(namespace)].flatMap(([first]) => (first && !isLibrary(first.uri) ? [first] : []));
    const sorted = found.toSorted((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.declaration.at[0] - b.declaration.at[0]));
    return sorted.map(({ declaration }) => declaration.name);
}

/** What a document of a kind is made of: what the file says, or all of the workspace. */
function selectionOf(
    kind: DocumentKind,
    facts: DocumentFacts,
    subjects: readonly SubjectFacts[],
    names: NameIndex,
    layout: Layout,
): Selection {
    const namesOf = (type: 'service' | 'review'): readonly string[] =>
        OF_ALL.has(kind) ? allOf(names, type) : subjects.filter(subject => subject.type === type).map(({ name }) => name);
    const followed = facts.services.flatMap(({ follows }) => follows.map(({ name }) => name));
    const guidance = facts.guidance.length ? facts.guidance.map(({ name }) => name) : [...new Set(followed)];
    const usable = guidance.filter(name => names.guidance(name));
    const template = facts.templates[0]?.name ?? facts.reviews.find(review => review.template)?.template?.name;
    return {
        services: namesOf('service'),
        reviews: namesOf('review'),
        guidance: usable.length ? usable : [usualName('follows', names)],
        template: template && names.template(template) ? template : usualName('template', names),
        layout,
    };
}

/** A document of a file as a page, with the places of the file's lines in it. */
export async function makePreview(server: Server, loaded: LoadedDocument, order: PreviewOrder): Promise<Preview | undefined> {
    const { workspace } = server;
    const { facts, text } = loaded;
    const { names } = workspace.viewOf(loaded);
    const { kind, line = 0 } = order;
    const subject = subjectAt(facts, text.offsetAt({ line: line + 1, character: 0 }) - 1);
    const chosen = kind === undefined ? likelyKind(facts, subject) : known(DOCUMENT_KINDS, kind, 'kind of document');
    if (!chosen) return undefined;
    const selection = selectionOf(chosen, facts, subject ? [subject] : [], names, layoutOf(order));
    const context = await contextFor(workspace, server.folders(), names, selection);
    const made = documentsOf(chosen, selection, context).next().value;
    if (!made) return undefined;
    const { tree } = made as Generated;
    const isOneOfSeveral = facts.services.length + facts.reviews.length > 1;
    const lines = isOneOfSeveral ? subject?.whole.map(offset => text.positionAt(offset).line) : undefined;
    return {
        kind: chosen,
        title: tree.title,
        html: renderHtmlBlocks(tree),
        places: blockPlaces(text.getText(), tree),
        ...(lines && { lines: lines as [number, number] }),
    };
}

/** All documents of a kind that a file gives, as files of a format. */
export async function makeFiles(server: Server, loaded: LoadedDocument, order: FilesOrder): Promise<GeneratedFiles> {
    const { workspace } = server;
    const { facts } = loaded;
    const { names } = workspace.viewOf(loaded);
    const wanted = known(DOCUMENT_KINDS, order.kind, 'kind of document');
    const ending = known(DOCUMENT_FORMATS, order.format, 'format');
    const selection = selectionOf(wanted, facts, [...facts.services, ...facts.reviews], names, layoutOf(order));
    const context = await contextFor(workspace, server.folders(), names, selection);
    // Made at once: while the files are written, the documents may change.
    const all = [...documentsOf(wanted, selection, context)];
    const files: GeneratedFile[] = [];
    const told: string[] = [];
    for (const document of all) {
        await breathe();
        const name = `${document.tree.name}.${ending}`;
        if (!canHold(ending, document)) told.push(`${name} was not written: ${document.tree.title} has no tables.`);
        else files.push({ name, base64: toBase64(render(document, ending, context)) });
    }
    return { files, told };
}
