import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { type Fix, isSound } from '../model/findings.ts';
import { listed } from '../model/text.ts';

import { askFor, formOf, type Need, requirementsOf, shortfallsOf } from '../reviews/form.ts';

import type { Rule } from './rule.ts';

function needInWords({ where, question }: Need): string {
    if (where === 'actions') return 'the place of the action plan (`actions`)';
    if (question === undefined) return 'any question `for each requirement`';
    return where === 'each' ? `\`${question}\`, for each requirement` : `\`${question}\``;
}

/** How a message names a requirement. */
function requirementInWords({ id, title }: EffectiveRequirement): string {
    return title ? `${id}, “${title}”` : id;
}

/** A template asks for everything that its guidance wants to see in a review. */
export const questionMissing: Rule = {
    code: 'CARE-701',
    name: 'question-missing',
    title: 'Something that the guidance asks about and the template does not',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'A review answers what its template asks. What the template leaves out is missing from every review that uses it, even if people fill it in with care.',
    fix: 'Ask for it, under the name that the requirement uses.',
    *check(document, { requirements, names }) {
        for (const template of requirements ? document.templates : []) {
            const form = formOf(template);
            const missing = new Map<string, { readonly need: Need; readonly by: EffectiveRequirement[] }>();
            for (const requirement of requirements ? requirementsOf(template, requirements) : []) {
                for (const { need, problem } of shortfallsOf(requirement, form)) {
                    if (problem !== 'not asked') continue;
                    const known = missing.get(needInWords(need));
                    if (!known) missing.set(needInWords(need), { need, by: [requirement] });
                    else if (!known.by.includes(requirement)) known.by.push(requirement);
                }
            }
            const all: Fix = {
                title: `Ask everything that is missing (${missing.size})`,
                safe: false,
                edits: askFor(
                    template,
                    [...missing.values()].map(({ need }) => need),
                    names,
                ),
            };
            for (const [words, { need, by }] of missing) {
                const [first] = by;
                if (!first) continue;
                const others = by.slice(1, 4).map(({ id }) => id);
                const more = by.length > 4 ? [...others, `${by.length - 4} more`] : others;
                yield {
                    at: template.at,
                    message: `This template does not ask for ${words}. ${requirementInWords(first)}, needs it${more.length ? `, and so do ${listed(more)}` : ''}.`,
                    advice: 'Ask for it, so that every review answers it.',
                    related: [{ message: first.says || first.id, uri: first.uri, at: first.at }],
                    fixes: isSound(document, template.whole)
                        ? [
                              { title: `Ask for ${words}`, safe: false, edits: askFor(template, [need], names) },
                              ...(missing.size > 1 ? [all] : []),
                          ]
                        : [],
                };
            }
        }
    },
};
