import { quoted } from '../model/quotations.ts';
import type { Need } from './needs.ts';

const POSITION = 'one of in-place "In place", partly "Partly in place", not-in-place "Not in place"; required';

/** Questions that the requirements know by name, and how they are best put. */
const KNOWN: Readonly<Record<string, string>> = {
    policy: `"Is it written down?": ${POSITION}`,
    practice: `"Is it done?": ${POSITION}`,
    evidence: '"How is this known?": prose, required',
    gap: '"The gap": prose, required when policy or practice is partly or not-in-place',
    rating: '"Rating": one of not-met "Not met", partly-met "Partly met", met "Met"',
};

const TYPES: Readonly<Record<string, string>> = { date: 'date', people: 'number of people', money: 'money' };

/** How the type of an answer is written. */
export function typeInWords(answer: Need['answer']): string {
    return TYPES[answer ?? ''] ?? 'prose';
}

/** A question that answers a need, as a line of a template; the action plan is a line too. */
export function questionLine({ where, question, answer }: Need): string {
    if (where === 'actions') return 'actions';
    const name = question ?? 'policy';
    if (where === 'each' && KNOWN[name]) return `ask ${name} ${KNOWN[name]}`;
    const words = name.replaceAll('-', ' ');
    return `ask ${name} ${quoted(words.charAt(0).toUpperCase() + words.slice(1))}: ${typeInWords(answer)}, required`;
}
