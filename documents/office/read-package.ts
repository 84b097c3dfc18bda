import { LIMITS, type Limits } from './limits.ts';
import { readXml, Usage } from './read-xml.ts';
import { childrenOf, type XmlNode } from './xml.ts';

/** The parts of an unpacked Office file, found by what refers to them, whatever the file calls them. */
export class PackageParts {
    readonly bytes: ReadonlyMap<string, Uint8Array>;
    /** What reading has used of the limits so far, over all parts. */
    readonly usage = new Usage();
    private readonly limits: Limits;
    private readonly isTextOnly: boolean;
    private readonly byLowerCase: ReadonlyMap<string, string>;
    private readonly relationships = new Map<string, readonly XmlNode[]>();

    /** @param isTextOnly whether what says nothing about a text is left away */
    constructor(bytes: ReadonlyMap<string, Uint8Array>, limits: Limits = LIMITS, isTextOnly = false) {
        this.bytes = bytes;
        this.limits = limits;
        this.isTextOnly = isTextOnly;
        this.byLowerCase = new Map([...bytes.keys()].map(name => [name.toLowerCase(), name]));
    }

    get names(): readonly string[] {
        return [...this.bytes.keys()];
    }

    /** The tree of a part; nothing where there is no such part. @throws Refusal where it is no XML, or more than the limits allow */
    tree(name: string): XmlNode | undefined {
        const part = this.bytes.get(name);
        return part && readXml(part, { limits: this.limits, usage: this.usage, isTextOnly: this.isTextOnly });
    }

    /** The name of a part as the package writes it. @param folder that of the part whose relationship names the target */
    resolved(folder: string, target: string): string | undefined {
        const path = target.startsWith('/') || !folder ? target : `${folder}/${target}`;
        const steps: string[] = [];
        for (const step of path.replaceAll('\\', '/').split('/')) {
            if (step === '..') steps.pop();
            else if (step && step !== '.') steps.push(step);
        }
        const name = steps.join('/');
        return this.bytes.has(name) ? name : this.byLowerCase.get(name.toLowerCase());
    }

    /** What a part refers to, as the package lists it; of the package itself for an empty name. */
    relationshipsOf(name: string): readonly XmlNode[] {
        const known = this.relationships.get(name);
        if (known) return known;
        const at = name.lastIndexOf('/') + 1;
        const rels = this.byLowerCase.get(`${name.slice(0, at)}_rels/${name.slice(at)}.rels`.toLowerCase());
        const found = rels === undefined ? [] : childrenOf(this.tree(rels));
        this.relationships.set(name, found);
        return found;
    }

    /** The parts that a part refers to, each with the last word of its type. */
    relatedTo(name: string): readonly { readonly type: string; readonly name: string }[] {
        const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
        return this.relationshipsOf(name).flatMap(({ attributes }) => {
            const target = attributes.TargetMode === 'External' ? undefined : this.resolved(folder, attributes.Target ?? '');
            return target === undefined ? [] : [{ type: (attributes.Type ?? '').replace(/^.*\//, ''), name: target }];
        });
    }

    /** The local name of a part's first element, as far as its first bytes say. */
    rootOf(name: string): string {
        const begin = new TextDecoder('latin1').decode(this.bytes.get(name)?.subarray(0, 2000));
        return /<(?:[\w.-]+:)?(\w+)[\s>/]/.exec(begin.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
    }

    /** The first part whose first element has a name. */
    withRoot(element: string): string | undefined {
        return this.names.find(name => this.rootOf(name) === element);
    }
}
