import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { isLibrary } from '../../language/library/scheme.ts';
import { ALL_VOCABULARIES, type Namespace } from '../../language/model/namespaces.ts';
import type { Found } from '../../language/names/name-index.ts';
import type { Feature, Server } from '../server.ts';
import { locationOf } from '../support/places.ts';
import { symbolKind } from '../support/symbol-kinds.ts';

const NAMESPACES: readonly Namespace[] = ['service', 'review', 'guidance', 'requirement', 'template', ...ALL_VOCABULARIES];

/** No editor shows more, and nobody reads more. */
const MOST = 400;

/** Whether the letters of a query stand in a text in their order, whatever stands between them. */
function matches(query: string, text: string): boolean {
    let at = 0;
    for (const letter of query) {
        at = text.indexOf(letter, at) + 1;
        if (!at) return false;
    }
    return true;
}

/** What the resolve request needs to find the place. */
interface Data {
    readonly namespace: Namespace;
    readonly name: string;
}

function symbolOf({ uri, declaration }: Found): WorkspaceSymbol & { data: Data } {
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
    const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
    const [own, library]: [WorkspaceSymbol[], WorkspaceSymbol[]] = [[], []];
    for (const namespace of NAMESPACES) {
        for (const all of workspace.names.all(namespace)) {
            for (const found of all) {
                const { name, title } = found.declaration;
                if (!matches(wanted, name.toLowerCase()) && !matches(wanted, (title ?? '').toLowerCase())) continue;
                const list = isLibrary(found.uri) ? library : own;
                if (list.length < MOST) list.push(symbolOf(found));
            }
        }
    }
    // Without a query, people look at what is theirs.
    return [...own, ...(wanted ? library : [])].slice(0, MOST);
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
