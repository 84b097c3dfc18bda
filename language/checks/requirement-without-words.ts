import { BASIS_NAMES } from '../assess/asker.ts';
import { nearestName } from '../model/text.ts';
import type { Rule } from './rule.ts';

const BASES = BASIS_NAMES.join(', ');

/** A requirement says what it asks for, who asks, and where that can be read. */
export const requirementWithoutWords: Rule = {
    code: 'CARE-122',
    name: 'requirement-without-words',
    title: 'A requirement that does not say what, who or where',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'People act on what a requirement asks of them. They can only judge it if it says what is asked, who asks for it, and where that is written.',
    fix: 'Add `says:`, `basis:` and `source:` with the day on which it was read there (`checked`), or `unverified`.',
    *check(document) {
        for (const { requirements } of document.guidance) {
            for (const { id, at, says, basis, source } of requirements) {
                const known = BASIS_NAMES.includes(basis);
                const missing = [
                    ...(says.trim() ? [] : ['what it asks for (`says: "..."`)']),
                    ...(basis ? [] : [`who asks for it (\`basis:\` ${BASES})`]),
                    ...(source ? [] : ['where it is written (`source: "..." checked` and a date, or `unverified`)']),
                ];
                if (missing.length) {
                    yield { at, message: `${id} does not say ${missing.join(', nor ')}.`, advice: 'Add what is missing.' };
                }
                if (basis && !known) {
                    const near = nearestName(basis, BASIS_NAMES);
                    yield {
                        at,
                        message: `${id} rests on \`${basis}\`, which is no basis that the language knows.`,
                        advice: near ? `Did you mean \`${near}\`?` : `Use one of: ${BASES}.`,
                    };
                }
            }
        }
    },
};
