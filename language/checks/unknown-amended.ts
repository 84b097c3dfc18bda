import type { GuidanceFacts } from '../model/facts.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';
import { familyOf, guidanceOf } from './support/names.ts';

const DOING = { tightens: 'tightened', withdraws: 'withdrawn', replaces: 'replaced' } as const;

function inheritedBy(guidance: GuidanceFacts, names: NameIndex): ReadonlySet<string> {
    return new Set(guidance.parents.flatMap(parent => [...familyOf(parent.name, names)]));
}

/** A guidance only changes what it inherits. */
export const unknownAmended: Rule = {
    code: 'CARE-123',
    name: 'unknown-amended',
    title: 'A change of a requirement that is not inherited',
    severity: 'error',
    reads: 'workspace',
    isFixable: true,
    why: 'A guidance can make an inherited requirement stricter, or take it away. A change of any other requirement has no effect.',
    fix: 'Add the guidance of the requirement to `extends`, or remove the change.',
    *check(document, { names }) {
        for (const guidance of document.guidance) {
            if (!guidance.amendments.length) continue;
            const inherited = inheritedBy(guidance, names);
            for (const { type, requirement } of guidance.amendments) {
                const owner = guidanceOf(requirement.name, names);
                if (!owner || inherited.has(owner)) continue;
                const own = owner === guidance.name;
                const last = guidance.parents.at(-1);
                yield {
                    at: requirement.at,
                    message: own
                        ? `\`${requirement.name}\` is ${guidance.name}’s own requirement: it cannot be ${DOING[type]} here.`
                        : `\`${requirement.name}\` belongs to ${owner}, which ${guidance.name} does not extend, so it cannot be ${DOING[type]} here.`,
                    advice: own
                        ? 'Change the requirement itself.'
                        : `Write \`extends ${[...guidance.parents.map(each => each.name), owner].join(', ')}\`.`,
                    fixes:
                        !own && last
                            ? [{ title: `Extend ${owner}`, safe: false, edits: [{ at: [last.at[1], last.at[1]], text: `, ${owner}` }] }]
                            : [],
                };
            }
        }
    },
};
