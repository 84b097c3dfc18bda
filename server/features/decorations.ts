import { type DocumentLink, type InlayHint, type Range, type SemanticTokens, SemanticTokensBuilder, uinteger } from 'vscode-languageserver';
import { isLibrary } from '../../language/library/scheme.ts';
import type { NameReference } from '../../language/model/facts.ts';
import { type FileLink, fileLink, linksInText, type SafeLink, safeLink, type WebLink, webLink } from '../../language/model/links.ts';
import { isVocabularyKind, type Namespace } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { tokenSpan } from '../../language/syntax/braces.ts';
import { isTextType } from '../../language/syntax/strings.ts';
import type { Feature } from '../server.ts';
import { rangeOf, spanOf } from '../support/places.ts';
import type { LoadedDocument, ServerWorkspace } from '../workspace/server-workspace.ts';

import { targetOf } from './names.ts';

/** Standard types, so that every theme has a colour for them. */
const TYPES = ['namespace', 'class', 'interface', 'function', 'enumMember', 'parameter', 'property'] as const;
const MODIFIERS = ['declaration', 'defaultLibrary', 'deprecated'] as const;
type Type = (typeof TYPES)[number];

/** How a name is shown, by what it stands for; terms of vocabularies are `enumMember`. */
const TYPE_OF: { readonly [Kind in Namespace]?: Type } = {
    guidance: 'namespace',
    service: 'class',
    review: 'class',
    template: 'interface',
    requirement: 'function',
    question: 'property',
    choice: 'parameter',
};

interface Name {
    readonly at: Span;
    readonly type: Type;
    readonly modifiers: readonly (typeof MODIFIERS)[number][];
}

/** Every name of a document: what it stands for, and whether it is declared here, comes with the library or has retired. */
function namesOf(document: LoadedDocument, workspace: ServerWorkspace): readonly Name[] {
    const { today } = workspace;
    const { names } = workspace.viewOf(document);
    const used = document.facts.references.flatMap(({ namespaces, name, at }): Name[] => {
        const [found] = names.find(namespaces, name);
        // A name that stands for nothing looks like plain text: its diagnostic says the rest.
        if (!found) return [];
        const { namespace } = targetOf({ namespaces, name }, names);
        const { until } = found.declaration.term ?? {};
        return [
            {
                at,
                type: TYPE_OF[namespace] ?? 'enumMember',
                modifiers: [
                    ...(isLibrary(found.uri) ? (['defaultLibrary'] as const) : []),
                    ...(until && until < today ? (['deprecated'] as const) : []),
                ],
            },
        ];
    });
    const declared = document.facts.declarations
        .filter(({ namespace }) => namespace in TYPE_OF || isVocabularyKind(namespace))
        .map(({ namespace, at }): Name => ({ at, type: TYPE_OF[namespace] ?? 'enumMember', modifiers: ['declaration'] }));
    return [...used, ...declared].toSorted((a, b) => a.at[0] - b.at[0]);
}

function tokensOf(document: LoadedDocument, workspace: ServerWorkspace, part?: Span): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    let last = -1;
    for (const { at, type, modifiers } of namesOf(document, workspace)) {
        if (at[0] < last || (part && (at[1] < part[0] || at[0] > part[1]))) continue;
        last = at[1];
        const { line, character } = document.text.positionAt(at[0]);
        const bits = modifiers.reduce((sum, modifier) => sum + 2 ** MODIFIERS.indexOf(modifier), 0);
        builder.push(line, character, at[1] - at[0], TYPES.indexOf(type), bits);
    }
    return builder.build();
}

/** Colours by meaning, on top of those by spelling: what a name stands for. */
export const semanticTokens: Feature = {
    capabilities: {
        semanticTokensProvider: {
            legend: { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] },
            full: true,
            range: true,
        },
    },
    register({ connection, workspace }) {
        connection.languages.semanticTokens.on(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            return document ? tokensOf(document, workspace) : { data: [] };
        });
        connection.languages.semanticTokens.onRange(async ({ textDocument, range }) => {
            const document = await workspace.load(textDocument.uri);
            return document ? tokensOf(document, workspace, spanOf(document.text, range)) : { data: [] };
        });
    },
};

/** Titles that are longer are cut: the tooltip has the whole. */
const LONGEST = 48;
/** Ids and codes have a number in them. */
const CODE = /\d/;

/** The title of a requirement or of a code such as A08; nothing for names that speak for themselves. */
function titleOf({ namespaces, name }: NameReference, names: NameIndex): string | undefined {
    if (!CODE.test(name)) return undefined;
    const { namespace, title } = names.find(namespaces, name)[0]?.declaration ?? {};
    const isCode = namespace === 'requirement' || /^[A-Z]+\d+[A-Za-z]?$/.test(name);
    return isCode ? title : undefined;
}

function shortened(title: string): string {
    return title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
}

/** The titles of ids and codes in a range of a document, where they are not written there already. */
function titleHints({ facts, text }: LoadedDocument, names: NameIndex, range: Range): InlayHint[] {
    const [start, end] = spanOf(text, range);
    return facts.references.flatMap((reference): InlayHint[] => {
        const { at } = reference;
        if (at[0] < start || at[1] > end) return [];
        const title = titleOf(reference, names);
        if (!title) return [];
        const { start: from, end: position } = rangeOf(text, at);
        const lines = {
            start: { line: Math.max(0, from.line - 1), character: 0 },
            end: { line: from.line, character: uinteger.MAX_VALUE },
        };
        if (text.getText(lines).includes(title)) return [];
        const label = shortened(title);
        return [{ position, label, paddingLeft: true, ...(label !== title && { tooltip: title }) }];
    });
}

/** Titles after the ids of requirements and after codes: `A08` is shown with "Assertive Outreach Team". */
export const inlayHints: Feature = {
    capabilities: { inlayHintProvider: true },
    register(server) {
        const { connection, workspace } = server;
        connection.languages.inlayHint.on(async ({ textDocument, range }) => {
            if (!server.settings().inlayTitles) return [];
            const document = await workspace.load(textDocument.uri);
            return document ? titleHints(document, workspace.viewOf(document).names, range) : [];
        });
    },
};

const IN_PROSE = /https?:\/\/[^\s<>"“”)\]]*[^\s<>"“”)\].,;:!?]/g;

function linksOf({ text, syntax, uri }: LoadedDocument): DocumentLink[] {
    const content = text.getText();
    const links: DocumentLink[] = [];
    const add = (start: number, written: string, to: WebLink | SafeLink | FileLink | undefined): void => {
        if (to) links.push({ range: rangeOf(text, [start, start + written.length]), target: to });
    };
    for (const token of syntax().tokens) {
        const [start, end] = tokenSpan(token);
        if (token.tokenType.name === 'LINK') {
            const written = content.slice(start + 1, end - 1);
            add(start + 1, written, webLink(written));
        }
        if (!isTextType(token.tokenType.name)) continue;
        const words = content.slice(start, end);
        for (const found of words.matchAll(IN_PROSE)) add(start + found.index, found[0], webLink(found[0]));
        for (const { written, at } of linksInText(words)) {
            // Web pages in brackets are written out, and have been found with the others.
            const to = fileLink(written, uri) ?? (/^https?:/i.test(written) ? undefined : safeLink(written));
            add(start + at[0], written, to);
        }
    }
    return links;
}

/** Sources, and the pages and files that texts link to: only files in or below the folder of the document. */
export const documentLinks: Feature = {
    capabilities: { documentLinkProvider: {} },
    register({ connection, workspace }) {
        connection.onDocumentLinks(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            return document ? linksOf(document) : [];
        });
    },
};
