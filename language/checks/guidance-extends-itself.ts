import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';

/** The guidances on the way from one back to another; nothing if there is no way. */
function wayBack(from: string, to: string, names: NameIndex, seen: Set<string>): readonly string[] | undefined {
    if (from === to) return [from];
    if (seen.has(from)) return undefined;
    seen.add(from);
    for (const parent of names.guidance(from)?.parents ?? []) {
        const way = wayBack(parent.name, to, names, seen);
        if (way) return [from, ...way];
    }
    return undefined;
}

/** No guidance builds on itself, however far round. */
export const guidanceExtendsItself: Rule = {
    code: 'CARE-108',
    name: 'guidance-extends-itself',
    title: 'A guidance that builds on itself',
    severity: 'error',
    reads: 'workspace',
    isFixable: false,
    why: 'A guidance takes over what the guidance that it extends asks for. If the way leads back to itself, nobody can tell what holds.',
    fix: 'Remove one `extends` from the circle.',
    bad: 'guidance LOCAL-A "A" extends LOCAL-B {\n}\nguidance LOCAL-B "B" extends LOCAL-A {\n}\n',
    good: 'guidance LOCAL-A "A" extends LOCAL-B {\n}\nguidance LOCAL-B "B" {\n}\n',
    *check(document, { names }) {
        for (const guidance of document.guidance) {
            for (const parent of guidance.parents) {
                const way = wayBack(parent.name, guidance.name, names, new Set());
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
