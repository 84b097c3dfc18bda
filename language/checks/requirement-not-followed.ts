import type { Named, SubjectFacts } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import { subjectsOf } from '../model/subjects.ts';
import type { Rule } from './rule.ts';
import { familyOf, followedBy, guidanceOf } from './support/names.ts';

function mentioned(subject: SubjectFacts): readonly Named[] {
    const exempt = [...subject.notApplicable, ...subject.acceptedGaps].flatMap(({ requirements }) => requirements);
    return [...subject.claims, ...exempt].toSorted((a, b) => a.at[0] - b.at[0]);
}

function follow(subject: SubjectFacts, guidance: string): Fix[] {
    const last = subject.follows.at(-1);
    if (!last) return [];
    return [{ title: `Follow ${guidance} as well`, safe: false, edits: [{ at: [last.at[1], last.at[1]], text: `, ${guidance}` }] }];
}

/** A requirement is checked only where its guidance is followed: a claim to meet any other has no effect. */
export const requirementNotFollowed: Rule = {
    code: 'CARE-104',
    name: 'requirement-not-followed',
    title: 'A requirement of a guidance that is not followed',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'A service is compared with the guidance that it follows. What it says about the requirements of another guidance has no effect.',
    fix: 'Add the guidance to `follows`, or remove the mention of its requirements.',
    *check(document, { names }) {
        for (const subject of subjectsOf(document)) {
            if (subject.type === 'review' && !names.template(subject.template?.name ?? '')) continue;
            const followed = new Set(followedBy(subject, names).flatMap(guidance => [...familyOf(guidance, names)]));
            const said = new Set<string>();
            for (const { name, at } of mentioned(subject)) {
                const guidance = guidanceOf(name, names);
                if (!guidance || followed.has(guidance) || said.has(guidance)) continue;
                said.add(guidance);
                const what = subject.type === 'service' ? 'this service does not follow' : 'the template of this review is not for';
                yield {
                    at,
                    message: `\`${name}\` is a requirement of ${guidance}, which ${what}. What is said about it here has no effect.`,
                    advice:
                        subject.type === 'service'
                            ? `Write \`follows: ${[...subject.follows.map(each => each.name), guidance].join(', ')}\`, or remove the mention.`
                            : `Use a template that is for ${guidance}, or remove the mention.`,
                    fixes: follow(subject, guidance),
                };
            }
        }
    },
};
