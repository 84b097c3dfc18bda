import {
    type DocumentSymbol,
    type FoldingRange,
    FoldingRangeKind,
    type SelectionRange,
    type SymbolInformation,
    SymbolKind,
    type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isLibrary } from '../../language/library/scheme.ts';
import { ALL_VOCABULARIES, type Namespace } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import type { Found } from '../../language/names/name-index.ts';
import { bracedIn, tokenSpan } from '../../language/syntax/braces.ts';
import { Lines } from '../../language/syntax/lines.ts';
import { type OutlineItem, outline } from '../../language/syntax/outline.ts';
import type { Feature, Server } from '../server.ts';
import { isAt, locationOf, rangeOf } from '../support/places.ts';
import { allToFillIn } from '../workspace/completions.ts';
import type { LoadedDocument } from '../workspace/server-workspace.ts';

/** The editor's icon for what a part of a document is; the words are those that open it. */
const SYMBOL_KINDS: Readonly<Record<string, SymbolKind>> = {
    vocabulary: SymbolKind.Enum,
    term: SymbolKind.EnumMember,
    guidance: SymbolKind.Package,
    section: SymbolKind.Namespace,
    requirement: SymbolKind.Constant,
    tightens: SymbolKind.Constant,
    withdraws: SymbolKind.Constant,
    replaces: SymbolKind.Constant,
    service: SymbolKind.Class,
    policy: SymbolKind.Method,
    'works with': SymbolKind.Interface,
    template: SymbolKind.Struct,
    question: SymbolKind.Field,
    review: SymbolKind.Class,
    finding: SymbolKind.Property,
    action: SymbolKind.Event,
};

/** The kind of a part of a document, or of what a name is declared as: any other namespace holds the terms of a vocabulary. */
export function symbolKind(kind: string, otherwise: SymbolKind = SymbolKind.Object): SymbolKind {
    return SYMBOL_KINDS[kind] ?? otherwise;
}

function symbolOf(item: OutlineItem, document: TextDocument, lines: Lines): DocumentSymbol {
    // The first line of a part is where the editor takes people who choose it.
    const [start, end] = item.whole;
    return {
        name: item.label,
        ...(item.detail && { detail: item.detail }),
        kind: symbolKind(item.kind),
        range: rangeOf(document, item.whole),
        selectionRange: rangeOf(document, [start, Math.min(end, lines.endOfLine(start))]),
        children: item.children.map(child => symbolOf(child, document, lines)),
    };
}

/** A part and those in it, one after the other, for editors that know no parts of parts. */
function inOneList({ name, kind, range, children = [] }: DocumentSymbol, uri: string, containerName?: string): SymbolInformation[] {
    const own = { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) };
    return [own, ...children.flatMap(child => inOneList(child, uri, name))];
}

/** The table of contents of a document. */
export const documentSymbols: Feature = {
    capabilities: { documentSymbolProvider: { label: 'Contents' } },
    register(server) {
        const { connection, workspace } = server;
        connection.onDocumentSymbol(async ({ textDocument }): Promise<DocumentSymbol[] | SymbolInformation[]> => {
            const document = await workspace.load(textDocument.uri);
            if (!document) return [];
            const lines = new Lines(document.text.getText());
            const symbols = outline(document.syntax().parsed.document).map(item => symbolOf(item, document.text, lines));
            const isNested = server.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport;
            return isNested ? symbols : symbols.flatMap(symbol => inOneList(symbol, textDocument.uri));
        });
    },
};

const NAMESPACES: readonly Namespace[] = ['service', 'review', 'guidance', 'requirement', 'template', ...ALL_VOCABULARIES];

/** No editor shows more, and no one reads more. */
const MOST_SYMBOLS = 400;

/** From how many letters on a query may leave letters out. */
const TELLING = 3;

/** How well a query names something: 0 is best; nothing where it does not. Letters may be left out where it has enough of them. */
function matchOf(query: string, text: string): number | undefined {
    if (text === query) return 0;
    const at = text.indexOf(query);
    if (at === 0) return 1;
    if (at > 0) return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 3 : 2;
    const letters = query.replaceAll(/\s+/g, '');
    if (letters.length < TELLING) return undefined;
    let next = 0;
    for (const letter of letters) {
        next = text.indexOf(letter, next) + 1;
        if (!next) return undefined;
    }
    return 4;
}

/** What the resolve request needs to find the place. */
interface Data {
    readonly namespace: Namespace;
    readonly name: string;
}

function foundSymbol({ uri, declaration }: Found): WorkspaceSymbol & { data: Data } {
    const { namespace, name, title } = declaration;
    return {
        name: title && title !== name ? `${name} · ${title}` : name,
        kind: symbolKind(namespace, SymbolKind.EnumMember),
        location: { uri },
        containerName: declaration.within ?? namespace,
        data: { namespace, name },
    };
}

/** Names of the workspace before those of the library; all that match where there are few. */
function symbolsFor({ workspace }: Server, query: string): WorkspaceSymbol[] {
    const wanted = query.toLowerCase().trim();
    const [own, library]: [(readonly [number, Found])[], (readonly [number, Found])[]] = [[], []];
    for (const namespace of NAMESPACES) {
        for (const all of workspace.names.all(namespace)) {
            for (const found of all) {
                const { name, title } = found.declaration;
                const fits = [name, title ?? ''].flatMap(words => matchOf(wanted, words.toLowerCase()) ?? []);
                if (fits.length) (isLibrary(found.uri) ? library : own).push([Math.min(...fits), found]);
            }
        }
    }
    // Without a query, people look at what is theirs.
    const best = (all: typeof own): readonly Found[] => all.toSorted(([a], [b]) => a - b).map(([, found]) => found);
    return [...best(own), ...(wanted ? best(library) : [])].slice(0, MOST_SYMBOLS).map(foundSymbol);
}

async function resolved({ workspace }: Server, symbol: WorkspaceSymbol): Promise<WorkspaceSymbol> {
    const { namespace, name } = symbol.data as Data;
    const found = workspace.names.find([namespace], name).find(({ uri }) => uri === symbol.location.uri);
    const location = found && (await locationOf(workspace, found.uri, found.declaration.at));
    return location ? { ...symbol, location } : symbol;
}

/** Everything that has a name, in all documents and in the library. */
export const workspaceSymbols: Feature = {
    capabilities: { workspaceSymbolProvider: { resolveProvider: true } },
    register(server) {
        server.connection.onWorkspaceSymbol(async ({ query }) => {
            const symbols = symbolsFor(server, query);
            // An editor that can't ask for places later gets them now.
            const canResolve = server.client.workspace?.symbol?.resolveSupport?.properties.includes('location.range');
            return canResolve ? symbols : Promise.all(symbols.map(symbol => resolved(server, symbol)));
        });
        server.connection.onWorkspaceSymbolResolve(symbol => resolved(server, symbol));
    },
};

/** Comments: between slashes and stars, and lines with two slashes that follow each other. */
function comments(text: TextDocument, { text: content, opaque }: Lines): FoldingRange[] {
    const ranges: { startLine: number; endLine: number; kind: FoldingRangeKind }[] = [];
    let last: (typeof ranges)[number] | undefined;
    for (const { kind, at } of opaque) {
        if (kind !== 'comment') continue;
        const startLine = text.positionAt(at[0]).line;
        const isLine = content.startsWith('//', at[0]);
        const beginsLine = !content.slice(content.lastIndexOf('\n', at[0]) + 1, at[0]).trim();
        if (isLine && beginsLine && last?.endLine === startLine - 1) {
            last.endLine = startLine;
            continue;
        }
        const range = { startLine, endLine: text.positionAt(at[1]).line, kind: FoldingRangeKind.Comment };
        ranges.push(range);
        last = isLine ? range : undefined;
    }
    return ranges;
}

function foldings(text: TextDocument): FoldingRange[] {
    const lines = new Lines(text.getText());
    const lineAt = (offset: number): number => text.positionAt(offset).line;
    const blocks = lines.blocks.map(block => ({ startLine: lineAt(lines.startOf(block)), endLine: lineAt(block.end) - 1 }));
    const prose = lines.opaque
        .filter(({ kind }) => kind === 'text')
        .map(({ at: [start, end] }) => ({ startLine: lineAt(start), endLine: lineAt(end) }));
    return [...blocks, ...prose, ...comments(text, lines)].filter(({ startLine, endLine }) => endLine > startLine);
}

/** What can be folded away: blocks, prose and comments. */
export const folding: Feature = {
    capabilities: { foldingRangeProvider: true },
    register({ connection, workspace }) {
        connection.onFoldingRanges(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            return document ? foldings(document.text) : [];
        });
    },
};

/** The word that an offset is in, as people count words. */
function wordAt(content: string, offset: number): Span {
    const before = /(?<![\p{L}\p{N}’'])[\p{L}\p{N}’']*$/u.exec(content.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0;
    const after = /^[\p{L}\p{N}’']*/u.exec(content.slice(offset, offset + 100))?.[0].length ?? 0;
    return [offset - before, offset + after];
}

function lineAt(content: string, offset: number): Span {
    const start = content.lastIndexOf('\n', offset - 1) + 1;
    const end = content.indexOf('\n', offset);
    const line = content.slice(start, end < 0 ? content.length : end);
    return [start + (line.length - line.trimStart().length), start + line.trimEnd().length];
}

/** What people may want to select around an offset, from the word to the whole document: each holds the one before. */
function selectionsAt({ text, syntax, facts }: Pick<LoadedDocument, 'text' | 'syntax' | 'facts'>, offset: number): readonly Span[] {
    const { tokens } = syntax();
    const content = text.getText();
    const token = tokens.map(tokenSpan).find(span => span[1] > span[0] && isAt(span, offset));
    const quotes = token && /^["“”„‟]+/.exec(content.slice(...token))?.[0].length;
    const inQuotes: Span[] = token && quotes ? [[token[0] + quotes, Math.max(token[0] + quotes, token[1] - quotes)]] : [];
    const blocks = bracedIn(tokens).flatMap(({ whole, inner }) => [inner, whole]);
    const candidates = [
        wordAt(content, offset),
        ...(token ? [token] : []),
        ...inQuotes,
        ...allToFillIn(facts).map(({ at }) => at),
        lineAt(content, offset),
        ...blocks,
        [0, content.length] as const,
    ];
    const around = candidates.filter(span => isAt(span, offset)).toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const chain: Span[] = [];
    for (const span of around) {
        const last = chain.at(-1);
        const holds = !last || (span[0] <= last[0] && last[1] <= span[1]);
        if (holds && (!last || span[0] < last[0] || last[1] < span[1])) chain.push(span);
    }
    return chain;
}

/** Growing and shrinking the selection: word, placeholder, value, line, block, document. */
export const selectionRanges: Feature = {
    capabilities: { selectionRangeProvider: true },
    register({ connection, workspace }) {
        connection.onSelectionRanges(async ({ textDocument, positions }) => {
            const document = await workspace.load(textDocument.uri);
            if (!document) return [];
            return positions.map(position => {
                const spans = selectionsAt(document, document.text.offsetAt(position));
                const whole = spans
                    .toReversed()
                    .reduce<SelectionRange | undefined>(
                        (parent, span) => ({ range: rangeOf(document.text, span), ...(parent && { parent }) }),
                        undefined,
                    );
                return whole ?? { range: { start: position, end: position } };
            });
        });
    },
};
