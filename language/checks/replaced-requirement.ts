import type { Address } from '../model/address.ts';
import type { AmendmentFacts, SubjectFacts } from '../model/facts.ts';
import { subjectsOf } from '../model/subjects.ts';
import { listed } from '../model/text.ts';
import type { CheckContext, Rule } from './rule.ts';
import { familyOf, followedBy } from './support/names.ts';

interface Replaced {
    readonly amendment: AmendmentFacts;
    readonly by: string;
    readonly uri: Address;
}

/** The requirements that the followed guidance has replaced, by their old ids. */
function replacedFor(subject: SubjectFacts, { names }: CheckContext): ReadonlyMap<string, Replaced> {
    const replaced = new Map<string, Replaced>();
    for (const followed of followedBy(subject, names)) {
        for (const name of familyOf(followed, names)) {
            const guidance = names.guidance(name);
            for (const amendment of guidance?.amendments ?? []) {
                if (amendment.type === 'replaces' && guidance)
                    replaced.set(amendment.requirement.name, { amendment, by: name, uri: guidance.uri });
            }
        }
    }
    return replaced;
}

/** A requirement is called by the id that it has now. */
export const replacedRequirement: Rule = {
    code: 'CARE-124',
    name: 'replaced-requirement',
    title: 'A requirement that another has taken the place of',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'Guidance is rewritten, and its requirements get other ids. What a document says about the old id is no longer read, and the new requirement looks unanswered.',
    fix: 'Write the new id. Where one requirement became several, choose those that the text answers.',
    *check(document, context) {
        for (const subject of subjectsOf(document)) {
            const replaced = replacedFor(subject, context);
            if (!replaced.size) continue;
            for (const { namespaces, name, at } of document.references) {
                const found = replaced.get(name);
                if (!found || !namespaces.includes('requirement') || at[0] < subject.whole[0] || at[1] > subject.whole[1]) continue;
                const successors = found.amendment.successors.map(successor => successor.name);
                yield {
                    at,
                    message: `${name} is no longer asked: ${found.by} has put ${listed(successors)} in its place.`,
                    advice: `Write ${listed(successors, 'or')}.`,
                    related: [{ message: found.amendment.reason, uri: found.uri, at: found.amendment.at }],
                    fixes: successors.map(successor => ({ title: `Write ${successor}`, safe: false, edits: [{ at, text: successor }] })),
                };
            }
        }
    },
};
