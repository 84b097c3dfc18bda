import type { SubjectFacts } from '../model/facts.ts';
import { elementsOf } from '../model/subjects.ts';
import { listed } from '../model/text.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';
import { familyOf } from './support/names.ts';

/** The nations that a guidance, or what it extends, was written for. */
function nationsOf(guidance: string, names: NameIndex): readonly string[] {
    const own = names.guidance(guidance)?.nations;
    if (own?.length) return own.map(({ name }) => name);
    const all = [...familyOf(guidance, names)].flatMap(name => names.guidance(name)?.nations ?? []);
    return [...new Set(all.map(({ name }) => name))];
}

/** Guidance of one nation can be followed in another, with what differs in mind. */
export const guidanceForAnotherNation: Rule = {
    code: 'CARE-112',
    name: 'guidance-for-another-nation',
    title: 'A guidance of another nation',
    severity: 'hint',
    reads: 'workspace',
    isFixable: false,
    why: 'England, Scotland, Wales and Northern Ireland each have their own mental health laws, bodies and guidance. A service can learn from the guidance of another nation, but what it cites as law may not apply.',
    fix: 'Nothing has to be changed. Where a requirement rests on a law or a body of the other nation, say so with `not applicable`.',
    *check(document, { names }) {
        for (const service of document.services) {
            const misfits = misfitsOf(service, names);
            const [first] = misfits;
            if (!first) continue;
            const title = (nation: string): string => names.title('nations', nation);
            const theirs = [...new Set(misfits.flatMap(({ nations }) => nations))].map(title);
            const own = elementsOf(service.elements, 'nation').flatMap(({ term }) => (term === undefined ? [] : [title(term)]));
            const guidance = listed(misfits.map(({ name }) => name));
            yield {
                at: first.at,
                message: `${guidance} ${misfits.length === 1 ? 'was' : 'were'} written for ${listed(theirs)}, and this service is in ${listed(own)}. Laws and bodies may differ.`,
                advice: 'Where a requirement rests on a law or a body of the other nation, say so with `not applicable`.',
            };
        }
    },
};

/** The guidance that a service follows and that was written for other nations only. */
function misfitsOf({ elements, follows }: SubjectFacts, names: NameIndex) {
    const own = new Set(elementsOf(elements, 'nation').flatMap(({ term }) => (term !== undefined && isKnown(term, names) ? [term] : [])));
    if (!own.size) return [];
    return follows
        .map(({ name, at }) => ({ name, at, nations: nationsOf(name, names) }))
        .filter(({ nations }) => nations.length > 0 && !nations.some(nation => own.has(nation)));
}

function isKnown(nation: string, names: NameIndex): boolean {
    return names.find(['nations'], nation).length > 0;
}
