import {
    type AstNodeDescription,
    EMPTY_SCOPE,
    type IndexManager,
    type LangiumCoreServices,
    MapScope,
    type ReferenceInfo,
    type Scope,
    type ScopeProvider,
    WorkspaceCache,
} from 'langium';
import { namespacesOf } from '../facts/namespaces.ts';
import type { NamespacedDescription } from './scope-computation.ts';

/** Looks names up by what they may stand for at their place: a role in a team, a policy behind `policy`. */
export class CarewrightScopeProvider implements ScopeProvider {
    private readonly index: IndexManager;
    private readonly scopes: WorkspaceCache<string, Scope>;

    constructor(services: LangiumCoreServices) {
        this.index = services.shared.workspace.IndexManager;
        this.scopes = new WorkspaceCache(services.shared);
    }

    getScope({ container, property }: ReferenceInfo): Scope {
        const namespaces = namespacesOf(container, property);
        return namespaces.length ? this.scopes.get(namespaces.join(' '), () => this.scopeOf(new Set(namespaces))) : EMPTY_SCOPE;
    }

    private scopeOf(namespaces: ReadonlySet<string>): Scope {
        const symbols = this.index
            .allElements()
            .filter((symbol: AstNodeDescription) => namespaces.has((symbol as NamespacedDescription).namespace));
        return new MapScope(symbols);
    }
}
