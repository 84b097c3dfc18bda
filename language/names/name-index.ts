import { isLibrary } from '../library/scheme.ts';
import { type Address, decodedAddress } from '../model/address.ts';
import type {
    DocumentFacts,
    GuidanceFacts,
    NameReference,
    Namespace,
    RequirementFacts,
    SubjectFacts,
    TemplateFacts,
} from '../model/facts.ts';
import { declareSame, haveSameNames, isDefining } from './changes.ts';
import { type Found, NamesOfNamespace } from './names-of-namespace.ts';

export type { Found };

interface InDocument {
    readonly uri: Address;
}

const NOTHING: readonly Found[] = [];

/** All names of a workspace and of the library: what is declared where. Kept up to date document by document. */
export class NameIndex {
    private readonly names = new Map<Namespace, NamesOfNamespace>();
    private readonly documents = new Map<string, DocumentFacts>();
    private readonly places = new Map<Address, string>();
    private inLibrary = 0;
    private readonly guidances = new Map<string, (GuidanceFacts & InDocument) | undefined>();
    private readonly templates = new Map<string, (TemplateFacts & InDocument) | undefined>();
    private changes = 0;
    private definitionChanges = 0;
    /** The last version that was ever given: none is given twice. */
    private last = 0;

    constructor(documents: Iterable<DocumentFacts> = []) {
        for (const document of documents) this.add(document);
    }

    /** Changes with every change of the names, so that what was made of them can be kept as long as it holds. */
    get version(): number {
        return this.changes;
    }

    /** Changes when terms, guidance or templates do; not when a service or a review comes or goes. */
    get definitions(): number {
        return this.definitionChanges;
    }

    /** Takes in a document; what was known of an earlier version of it is forgotten. */
    add(document: DocumentFacts): void {
        const before = this.documents.get(document.uri);
        this.documents.set(document.uri, document);
        if (before && haveSameNames(before, document)) {
            for (const [index, declaration] of document.declarations.entries()) {
                const old = before.declarations[index];
                const found = this.names.get(declaration.namespace)?.find(declaration.name);
                const at = found?.findIndex(each => each.declaration === old) ?? -1;
                if (found && at >= 0) found[at] = { uri: document.uri, declaration };
            }
            if (declareSame(before, document)) return;
        } else {
            if (before) this.withdraw(before);
            const place = this.placeOf(document.uri);
            for (const declaration of document.declarations) {
                let names = this.names.get(declaration.namespace);
                if (!names) {
                    names = new NamesOfNamespace(uri => this.placeOf(uri));
                    this.names.set(declaration.namespace, names);
                }
                names.add({ uri: document.uri, declaration }, place);
            }
        }
        this.changed(before, document);
    }

    /**
     * Looks at the names as they would be with another version of a document. Afterwards they are as before, and so is their
     * version: what was made of it still holds.
     *
     * @param look finds out whether the names are still of the version that they were
     */
    asIf<T>(document: DocumentFacts, look: (isSame: boolean) => T): T {
        const { changes, definitionChanges } = this;
        const before = this.documents.get(document.uri);
        this.add(document);
        try {
            return look(this.changes === changes);
        } finally {
            if (before) this.add(before);
            else this.remove(document.uri);
            this.changes = changes;
            this.definitionChanges = definitionChanges;
        }
    }

    remove(uri: Address): void {
        const document = this.documents.get(uri);
        if (!document) return;
        this.documents.delete(uri);
        this.withdraw(document);
        this.changed(document);
    }

    private withdraw({ uri, declarations }: DocumentFacts): void {
        for (const { namespace, name } of declarations) this.names.get(namespace)?.remove(name, uri);
    }

    private changed(...documents: readonly (DocumentFacts | undefined)[]): void {
        this.changes = ++this.last;
        if (!documents.some(document => document && isDefining(document))) return;
        this.definitionChanges = this.last;
        this.guidances.clear();
        this.templates.clear();
    }

    /**
     * Where two documents declare the same name, the one that comes first is meant: those of the library in its order, then all
     * others in the order of their addresses. So it never depends on which was read or opened first.
     */
    private placeOf(uri: Address): string {
        let place = this.places.get(uri);
        if (place === undefined) {
            place = isLibrary(uri) ? `0${String(this.inLibrary++).padStart(6, '0')}` : `1${decodedAddress(uri)}`;
            this.places.set(uri, place);
        }
        return place;
    }

    /** Everything that a name may stand for; the first is the one that counts. */
    find(namespaces: readonly Namespace[], name: string): readonly Found[] {
        if (namespaces.length === 1) return this.names.get(namespaces[0] as Namespace)?.find(name) ?? NOTHING;
        return namespaces.flatMap(namespace => this.names.get(namespace)?.find(name) ?? NOTHING);
    }

    /** Whether a name stands for anything at all. */
    has({ namespaces, name }: NameReference): boolean {
        return namespaces.some(namespace => this.names.get(namespace)?.find(name) !== undefined);
    }

    /** Every name of a namespace. */
    all(namespace: Namespace): Iterable<readonly Found[]> {
        return this.names.get(namespace)?.all() ?? [];
    }

    /** What people call something: its title, or its name with spaces where it has none. */
    title(namespace: Namespace, name: string): string {
        return this.names.get(namespace)?.find(name)?.[0]?.declaration.title ?? name.replaceAll('-', ' ');
    }

    /** Whether a term is another one, or is `within` it, directly or by way of others. */
    isWithin(namespace: Namespace, name: string, broader: string): boolean {
        const terms = new Set([name]);
        for (const term of terms) {
            if (term === broader) return true;
            for (const parent of this.find([namespace], term)[0]?.declaration.term?.parents ?? []) terms.add(parent);
        }
        return false;
    }

    guidance(name: string): (GuidanceFacts & InDocument) | undefined {
        if (!this.guidances.has(name))
            this.guidances.set(
                name,
                this.whole('guidance', name, document => document.guidance),
            );
        return this.guidances.get(name);
    }

    template(name: string): (TemplateFacts & InDocument) | undefined {
        if (!this.templates.has(name))
            this.templates.set(
                name,
                this.whole('template', name, document => document.templates),
            );
        return this.templates.get(name);
    }

    service(name: string): (SubjectFacts & InDocument) | undefined {
        return this.whole('service', name, document => document.services);
    }

    requirement(id: string): (RequirementFacts & InDocument) | undefined {
        const found = this.names.get('requirement')?.find(id)?.[0];
        const guidance = found && this.documents.get(found.uri)?.guidance;
        const requirement = guidance?.flatMap(each => each.requirements).find(each => each.id === found?.declaration.name);
        return found && requirement && { ...requirement, uri: found.uri };
    }

    document(uri: string): DocumentFacts | undefined {
        return this.documents.get(uri);
    }

    private whole<T extends { readonly name: string }>(
        namespace: Namespace,
        name: string,
        list: (document: DocumentFacts) => readonly T[],
    ): (T & InDocument) | undefined {
        const found = this.names.get(namespace)?.find(name)?.[0];
        const document = found && this.documents.get(found.uri);
        const item = document && list(document).find(each => each.name === found.declaration.name);
        return item && found && { ...item, uri: found.uri };
    }
}
