import { isLibrary } from '../library/scheme.ts';
import { personIn } from '../model/person-names.ts';
import type { Rule } from './rule.ts';
import { placeInText } from './support/prose.ts';

/** Lines that name who does something. */
const POSTS = new Set(['owner', 'lead', 'commissionerlead', 'providerlead']);

/** Answers of a review that name a post. */
const ANSWERS = new Set(['accountable-lead', 'author-role']);

/** Whoever does something is named by their post. */
export const namedPerson: Rule = {
    code: 'CARE-301',
    name: 'named-person',
    title: 'A person’s name instead of a post',
    severity: 'hint',
    reads: 'document',
    isFixable: false,
    why: 'People move on, and the text stays. A post stays responsible when the person changes. No person’s name is published by accident.',
    fix: 'Write the title of the post: “Clinical lead”, “Director of Community Services”.',
    source: { title: 'Bailey & Moore, specification template', checked: '2026-11-22', unverified: false },
    *check(document) {
        if (isLibrary(document.uri)) return;
        const answers = document.reviews
            .flatMap(review => review.elements)
            .filter(({ kind, term }) => kind === 'answer' && ANSWERS.has(term ?? ''))
            .map(({ values }) => values.text?.at[0]);
        for (const text of document.texts) {
            if (!POSTS.has(text.role) && !answers.includes(text.at[0])) continue;
            const person = personIn(text.text);
            if (!person) continue;
            const from = text.text.indexOf(person);
            yield {
                at: placeInText(text, from, from + person.length).at,
                message: `“${person}” looks like a person’s name.`,
                advice: 'Write the title of the post, so that the text stays right when people move on.',
            };
        }
    },
};
