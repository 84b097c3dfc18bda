import { isLibrary } from '../library/scheme.ts';
import { type Address, decodedAddress } from '../model/address.ts';
import type {
    Declaration,
    DocumentFacts,
    GuidanceFacts,
    NameReference,
    RequirementFacts,
    SubjectFacts,
    TemplateFacts,
} from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';
import { titleOf } from '../model/text.ts';
import { canonicalName } from '../model/written-words.ts';

/** The namespaces of names that documents without any definition declare as well. */
const OF_SUBJECTS: ReadonlySet<Namespace> = new Set(['service', 'review']);

/** Whether a name can be declared only where terms, guidance or templates are. */
export function isOfDefinition(namespace: Namespace): boolean {
    return !OF_SUBJECTS.has(namespace);
}

/** Whether a document says what the words of other documents mean: terms, guidance or templates. */
export function isDefining({ guidance, templates, declarations }: DocumentFacts): boolean {
    return guidance.length > 0 || templates.length > 0 || declarations.some(({ namespace }) => isOfDefinition(namespace));
}

function isSame(a: Declaration, b: Declaration): boolean {
    return (
        a.name === b.name &&
        a.namespace === b.namespace &&
        a.title === b.title &&
        a.within === b.within &&
        (a.term === b.term || JSON.stringify(a.term) === JSON.stringify(b.term))
    );
}

/** Whether two versions of a document declare the same, in the same order, wherever in the text that is. */
function haveSameNames(a: DocumentFacts, b: DocumentFacts): boolean {
    return (
        a.declarations.length === b.declarations.length &&
        a.declarations.every((each, at) => isSame(each, b.declarations[at] as Declaration))
    );
}

/** Whether two versions of a document have the very same guidance and templates. Where they were read again, they count as changed. */
function declareSame(a: DocumentFacts, b: DocumentFacts): boolean {
    const none = !a.guidance.length && !b.guidance.length && !a.templates.length && !b.templates.length;
    return none || (a.guidance === b.guidance && a.templates === b.templates);
}

/** A declaration and its document. */
export interface Found {
    readonly uri: Address;
    readonly declaration: Declaration;
}

/** The names of one namespace, each with everything that it stands for, in the order in which documents count. */
class NamesOfNamespace {
    private names = new Map<string, Found[]>();
    private readonly placeOf: (uri: Address) => string;
    private lastPlace = '';
    private isInOrder = true;

    constructor(placeOf: (uri: Address) => string) {
        this.placeOf = placeOf;
    }

    /** What a name stands for; the first is the one that counts. */
    find(name: string): Found[] | undefined {
        const found = this.names.get(name);
        if (found) return found;
        // What a person types at the command may be spelt with other letters for the same: documents are read as this has it.
        const canonical = canonicalName(name);
        return canonical === name ? undefined : this.names.get(canonical);
    }

    /** Adds a declaration of the document with a place. */
    add(found: Found, place: string): void {
        const known = this.names.get(found.declaration.name);
        if (known) {
            let at = known.length;
            while (at > 0 && this.placeOf((known[at - 1] as Found).uri) > place) at--;
            known.splice(at, 0, found);
        } else this.names.set(found.declaration.name, [found]);
        if (place < this.lastPlace) this.isInOrder = false;
        else this.lastPlace = place;
    }

    /** Forgets what a document says about a name. */
    remove(name: string, uri: Address): void {
        const rest = this.names.get(name)?.filter(found => found.uri !== uri) ?? [];
        if (rest.length) this.names.set(name, rest);
        else this.names.delete(name);
        // Another declaration may be the first now, of a document further down.
        this.isInOrder &&= !rest.length;
    }

    /** What each name stands for. Names are put in order when someone asks for all of them, not with every change. */
    all(): Iterable<readonly Found[]> {
        if (!this.isInOrder) {
            const place = ([first]: readonly Found[]): string => (first ? this.placeOf(first.uri) : '');
            this.names = new Map([...this.names].sort(([, a], [, b]) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0)));
            this.isInOrder = true;
        }
        return this.names.values();
    }
}

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

    /** What is declared first under each name of some namespaces. */
    declarationsOf(namespaces: readonly Namespace[]): readonly Declaration[] {
        return namespaces.flatMap(namespace => [...this.all(namespace)].flatMap(([first]) => first?.declaration ?? []));
    }

    /** What people call something: its title, or its name with spaces where it has none. */
    title(namespace: Namespace, name: string): string {
        return titleOf({ name, title: this.names.get(namespace)?.find(name)?.[0]?.declaration.title });
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
