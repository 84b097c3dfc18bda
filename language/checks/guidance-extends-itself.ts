import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';
import { perIndex } from './support/names.ts';

/** The guidances on a shortest way from one back to another; nothing if there is no way. */
function wayBack(from: string, to: string, names: NameIndex): readonly string[] | undefined {
    const before = new Map<string, string | undefined>([[from, undefined]]);
    // A map goes on to what is added while it is gone through.
    for (const [name] of before) {
        if (name === to) {
            const way: string[] = [];
            for (let at: string | undefined = name; at !== undefined; at = before.get(at)) way.push(at);
            return way.reverse();
        }
        for (const parent of names.guidance(name)?.parents ?? []) if (!before.has(parent.name)) before.set(parent.name, name);
    }
    return undefined;
}

/** Takes out again and again what leads to nothing that is left. */
function peeled(leadsTo: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
    const from = new Map<string, string[]>();
    const left = new Map<string, number>();
    for (const [name, ends] of leadsTo) {
        const known = ends.filter(end => leadsTo.has(end));
        left.set(name, known.length);
        for (const end of known) {
            const others = from.get(end);
            if (others) others.push(name);
            else from.set(end, [name]);
        }
    }
    const done = [...left].flatMap(([name, count]) => (count ? [] : name));
    for (let name = done.pop(); name !== undefined; name = done.pop()) {
        left.delete(name);
        for (const other of from.get(name) ?? []) {
            const count = (left.get(other) ?? 0) - 1;
            left.set(other, count);
            if (count === 0) done.push(other);
        }
    }
    return new Set(left.keys());
}

/** Guidance that is in a circle, or between two: only from there a way can lead back. */
const inCircles = perIndex(names => {
    const parents = new Map<string, readonly string[]>();
    for (const found of names.all('guidance')) {
        const name = found[0]?.declaration.name;
        if (name !== undefined)
            parents.set(
                name,
                (names.guidance(name)?.parents ?? []).map(parent => parent.name),
            );
    }
    const up = peeled(parents);
    const children = new Map<string, string[]>([...up].map(name => [name, []]));
    for (const name of up) for (const parent of parents.get(name) ?? []) children.get(parent)?.push(name);
    return peeled(children);
});

/** No guidance builds on itself, however far round. */
export const guidanceExtendsItself: Rule = {
    code: 'CARE-108',
    name: 'guidance-extends-itself',
    title: 'A guidance that builds on itself',
    severity: 'error',
    reads: 'workspace',
    isFixable: false,
    why: 'A guidance inherits what the guidance that it extends asks for. If it extends itself in a circle, it is not clear what applies.',
    fix: 'Remove one `extends` from the circle.',
    *check(document, { names }) {
        const circles = inCircles(names);
        for (const guidance of document.guidance) {
            if (!circles.has(guidance.name)) continue;
            for (const parent of guidance.parents) {
                const way = wayBack(parent.name, guidance.name, names);
                if (!way) continue;
                yield {
                    at: parent.at,
                    message: `${guidance.name} builds on itself: ${[guidance.name, ...way].join(' extends ')}.`,
                    advice: `Remove one \`extends\` from the circle, for example that of ${guidance.name}.`,
                };
            }
        }
    },
};
