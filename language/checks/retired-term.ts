import { dateInWords } from '../model/dates.ts';
import type { Fix, Severity } from '../model/findings.ts';
import { thingOf } from '../model/namespaces.ts';
import { ownTimeOf } from '../model/subjects.ts';
import type { Rule } from './rule.ts';
import { type DatedUse, datedTermsOf } from './support/names.ts';

interface Verdict {
    readonly words: string;
    readonly severity?: Severity;
}

/** Whether a document uses a term after its last day; a document of the time before is history. */
function verdict({ subject, term }: DatedUse, today: string): Verdict | undefined {
    const until = term.term?.until;
    if (!until || subject.status === 'retired') return undefined;
    const { start, end } = ownTimeOf(subject, today);
    if (until < start) {
        const own = subject.type === 'review' ? 'this review was completed' : 'this specification starts';
        return { words: `went out of use before ${own} (${dateInWords(start)})` };
    }
    const over = end !== undefined && (end < today || end <= until);
    if (over || (end === undefined && until >= today)) return undefined;
    const to = end === undefined ? 'goes on' : `goes on to ${dateInWords(end)}`;
    if (until < today) return { words: `is no longer in use, and this specification ${to}` };
    return { words: `will go out of use, and this specification ${to}`, severity: 'information' };
}

/** A document uses terms that are in use in its own time. */
export const retiredTerm: Rule = {
    code: 'CARE-401',
    name: 'retired-term',
    title: 'A term that is no longer in use',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    tags: ['deprecated'],
    why: 'Boards merge and national codes retire. A specification that names a closed board has nobody to answer for it, and figures under a retired code are counted nowhere. A document made while the term was in use is history, and stays as it is.',
    fix: 'Write what took its place.',
    *check(document, { names, today }) {
        for (const use of datedTermsOf(document, names)) {
            const found = verdict(use, today);
            if (!found) continue;
            const { reference, term, namespace } = use;
            const successors = term.term?.successors ?? [];
            const until = dateInWords(term.term?.until ?? today);
            yield {
                at: reference.at,
                message: `The ${thingOf(namespace)} \`${term.name}\`${term.title ? ` (${term.title})` : ''} ${found.words}. Its last day: ${until}.`,
                advice: successors.length
                    ? `Write ${successors.map(each => `\`${each}\` (${names.title(namespace, each)})`).join(' or ')}.`
                    : 'Take a term that is in use today.',
                ...(found.severity && { severity: found.severity }),
                fixes: successors.map(
                    (text): Fix => ({ title: `Change to ${text}`, safe: successors.length === 1, edits: [{ at: reference.at, text }] }),
                ),
            };
        }
    },
};
