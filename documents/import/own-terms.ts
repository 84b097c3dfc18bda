import type { NameIndex } from '../../language/names/name-index.ts';
import type { NamedKind } from '../tree/document-tree.ts';
import { wordsKey } from './form-places.ts';
import { careLine, nameOf } from './imported.ts';
import { nameCalled } from './known-names.ts';

/** Where the terms of policies and of partners are declared. */
const NAMESPACES = { policy: 'policies', partner: 'partners' } as const;

/** The policies and partners that people named, of which those that no list has become terms of the board. */
export class OwnTerms {
    readonly notes: string[] = [];
    private readonly names: NameIndex;
    /** The title of each, by its name. */
    private readonly own = { policies: new Map<string, string>(), partners: new Map<string, string>() };

    /** The name of each, by what it is called: a table may have thousands. */
    private readonly called = { policies: new Map<string, string>(), partners: new Map<string, string>() };

    constructor(names: NameIndex) {
        this.names = names;
    }

    /** The term of a policy or partner that people named: one that is known by that title, or one that the file declares. */
    termOf(of: NamedKind, title: string): string {
        const namespace = NAMESPACES[of];
        const known = nameCalled(title, [namespace], this.names);
        if (known !== undefined) return known;
        const own = this.own[namespace];
        const before = this.called[namespace].get(wordsKey(title));
        if (before !== undefined) return before;
        const base = nameOf(title, of);
        let name = base;
        for (let count = 2; own.has(name) || this.names.find([namespace], name).length; count++) name = `${base}-${count}`;
        own.set(name, title);
        this.called[namespace].set(wordsKey(title), name);
        this.notes.push(`“${title}” is not in the list of ${namespace}. It is declared at the end of the file, as one of yours.`);
        return name;
    }

    /** The blocks that declare the board's terms; empty where there are none. */
    vocabularies(): string {
        return Object.entries(this.own)
            .filter(([, terms]) => terms.size)
            .map(([namespace, terms]) =>
                [`\nvocabulary ${namespace} {`, ...[...terms].map(([name, title]) => `  ${name} ${careLine(title)}`), '}', ''].join('\n'),
            )
            .join('');
    }
}
