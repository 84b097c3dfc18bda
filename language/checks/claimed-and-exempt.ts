import { subjectsOf } from '../model/subjects.ts';
import type { Rule } from './rule.ts';

/** A requirement is answered in one way. */
export const claimedAndExempt: Rule = {
    code: 'CARE-605',
    name: 'claimed-and-exempt',
    title: 'A requirement that is both met and exempt',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'A text that claims to meet a requirement, and also says that it does not apply or that its gap is accepted, contradicts itself. Readers cannot tell which is true.',
    fix: 'Remove the `meets`, or the exemption.',
    *check(document) {
        for (const { notApplicable, acceptedGaps, claims } of subjectsOf(document)) {
            const claimed = new Map(claims.map(claim => [claim.name, claim.at]));
            const exempt = [
                ...notApplicable.flatMap(({ requirements }) => requirements.map(named => ({ ...named, words: 'does not apply' }))),
                ...acceptedGaps.flatMap(({ requirements }) => requirements.map(named => ({ ...named, words: 'is an accepted gap' }))),
            ];
            const first = new Map<string, string>();
            for (const { name, at, words } of exempt) {
                const place = claimed.get(name);
                const other = first.get(name);
                first.set(name, other ?? words);
                if (place) {
                    yield {
                        at,
                        message: `${name} ${words} here, and the text claims to meet it elsewhere.`,
                        advice: 'Keep one of the two.',
                        related: [{ message: `The text claims to meet ${name} here.`, uri: document.uri, at: place }],
                    };
                } else if (other && other !== words) {
                    yield { at, message: `It is said of ${name} that it ${other}, and that it ${words}.`, advice: 'Keep one of the two.' };
                }
            }
        }
    },
};
