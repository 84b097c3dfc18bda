import { type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver';
import { isLibrary } from '../../language/library/scheme.ts';
import { isVocabularyKind, type Namespace } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import type { Feature } from '../server.ts';
import { spanOf } from '../support/places.ts';
import { targetOf } from '../support/usages.ts';
import type { LoadedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

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
