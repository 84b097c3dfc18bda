import type {
    Declaration,
    DocumentFacts,
    GuidanceFacts,
    NameReference,
    Namespace,
    RequirementFacts,
    SubjectFacts,
    TemplateFacts,
} from '../model/facts.ts';

/** A declaration and the document that it stands in. */
export interface Found {
    readonly uri: string;
    readonly declaration: Declaration;
}

/** All names of a workspace and of the library: what is declared where. Kept up to date document by document. */
export class NameIndex {
    private readonly names = new Map<Namespace, Map<string, Found[]>>();
    private readonly documents = new Map<string, DocumentFacts>();
    private changes = 0;

    constructor(documents: Iterable<DocumentFacts> = []) {
        for (const document of documents) this.add(document);
    }

    /** Changes with every change of the names, so that what was made of them can be kept as long as it holds. */
    get version(): number {
        return this.changes;
    }

    /** Takes in a document; what was known of an earlier version of it is forgotten. */
    add(document: DocumentFacts): void {
        this.remove(document.uri);
        this.changes++;
        this.documents.set(document.uri, document);
        for (const declaration of document.declarations) {
            let names = this.names.get(declaration.namespace);
            if (!names) {
                names = new Map();
                this.names.set(declaration.namespace, names);
            }
            const found = names.get(declaration.name);
            if (found) found.push({ uri: document.uri, declaration });
            else names.set(declaration.name, [{ uri: document.uri, declaration }]);
        }
    }

    remove(uri: string): void {
        const document = this.documents.get(uri);
        if (!document) return;
        this.documents.delete(uri);
        this.changes++;
        for (const { namespace, name } of document.declarations) {
            const names = this.names.get(namespace);
            const rest = names?.get(name)?.filter(found => found.uri !== uri) ?? [];
            if (rest.length) names?.set(name, rest);
            else names?.delete(name);
        }
    }

    /** Everything that a name may stand for; the first is the one that counts. */
    find(namespaces: readonly Namespace[], name: string): readonly Found[] {
        if (namespaces.length === 1) return this.names.get(namespaces[0] as Namespace)?.get(name) ?? [];
        return namespaces.flatMap(namespace => this.names.get(namespace)?.get(name) ?? []);
    }

    /** Whether a name stands for anything at all. */
    has({ namespaces, name }: NameReference): boolean {
        return namespaces.some(namespace => this.names.get(namespace)?.has(name));
    }

    /** Every name of a namespace. */
    all(namespace: Namespace): Iterable<readonly Found[]> {
        return this.names.get(namespace)?.values() ?? [];
    }

    /** What people call something: its title, or its name with spaces where it has none. */
    title(namespace: Namespace, name: string): string {
        return this.names.get(namespace)?.get(name)?.[0]?.declaration.title ?? name.replaceAll('-', ' ');
    }

    guidance(name: string): (GuidanceFacts & { readonly uri: string }) | undefined {
        return this.whole('guidance', name, document => document.guidance);
    }

    template(name: string): (TemplateFacts & { readonly uri: string }) | undefined {
        return this.whole('template', name, document => document.templates);
    }

    service(name: string): (SubjectFacts & { readonly uri: string }) | undefined {
        return this.whole('service', name, document => document.services);
    }

    requirement(id: string): (RequirementFacts & { readonly uri: string }) | undefined {
        const found = this.names.get('requirement')?.get(id)?.[0];
        const guidance = found && this.documents.get(found.uri)?.guidance;
        const requirement = guidance?.flatMap(each => each.requirements).find(each => each.id === id);
        return found && requirement && { ...requirement, uri: found.uri };
    }

    document(uri: string): DocumentFacts | undefined {
        return this.documents.get(uri);
    }

    private whole<T extends { readonly name: string }>(
        namespace: Namespace,
        name: string,
        list: (document: DocumentFacts) => readonly T[],
    ): (T & { uri: string }) | undefined {
        const found = this.names.get(namespace)?.get(name)?.[0];
        const document = found && this.documents.get(found.uri);
        const item = document && list(document).find(each => each.name === name);
        return item && found && { ...item, uri: found.uri };
    }
}
