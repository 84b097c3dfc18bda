import { dateInWords } from '../model/dates.ts';
import type { Declaration, DocumentFacts } from '../model/facts.ts';
import type { Fix, Severity } from '../model/findings.ts';
import { thingOf } from '../model/namespaces.ts';
import { ownTimeOf } from '../model/subjects.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';
import { type DatedUse, datedTermsOf, perIndex } from './support/names.ts';

interface Verdict {
    readonly words: string;
    readonly severity?: Severity;
}

/** Whether a document uses a term after its last day; a document of the time before is history. */
function verdict({ subject, term }: DatedUse, today: string): Verdict | undefined {
    const { until, successors = [] } = term.term ?? {};
    if (subject.status === 'retired') return undefined;
    if (!until) {
        const { end } = ownTimeOf(subject, today);
        if (!successors.length || (end !== undefined && end < today)) return undefined;
        return { words: 'has another name or a successor now. The day on which that came was not found', severity: 'information' };
    }
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

/** Words that say nothing about what a term is for. */
const COMMON: ReadonlySet<string> = new Set(['team', 'teams', 'service', 'services', 'health', 'mental', 'care']);
/** How many terms are offered where the library names no successor. */
const MOST_OFFERED = 3;

function tellingWords(title = ''): ReadonlySet<string> {
    return new Set((title.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(word => !COMMON.has(word)));
}

/** Terms of the same kind that are in use and share what tells them apart from others: for people to choose from. */
function termsLike({ term, namespace }: DatedUse, names: NameIndex, today: string): readonly string[] {
    const own = tellingWords(term.title);
    if (!own.size) return [];
    const found = [...names.all(namespace)].flatMap(([first]) => {
        const { name, title, term: other } = first?.declaration ?? {};
        if (!name || name === term.name || (other?.until && other.until < today)) return [];
        const shared = own.intersection(tellingWords(title)).size;
        return shared * 2 > own.size ? [{ name, shared }] : [];
    });
    return found
        .toSorted((a, b) => b.shared - a.shared)
        .slice(0, MOST_OFFERED)
        .map(({ name }) => name);
}

const inOneForm = (title: string): string =>
    title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

/** The organisations that are no more, or have another name, by their titles and other names. */
const endedBodies = perIndex(names => {
    const bodies = new Map<string, Declaration>();
    for (const [found] of names.all('organisations')) {
        const { declaration } = found ?? {};
        if (!declaration?.term?.until && !declaration?.term?.successors.length) continue;
        for (const title of [declaration.title ?? '', ...declaration.term.also]) if (title) bodies.set(inOneForm(title), declaration);
    }
    return bodies;
});

/** Commissioners and providers that a document names in words, letter for letter as the library does. */
function* bodiesInWords(document: DocumentFacts, names: NameIndex): Iterable<DatedUse & { readonly isInWords: true }> {
    for (const subject of document.services) {
        for (const { kind, term, values } of subject.elements) {
            const { text } = values;
            if ((kind !== 'commissioner' && kind !== 'provider') || term !== undefined || text?.type !== 'text') continue;
            const body = endedBodies(names).get(inOneForm(text.text));
            if (!body) continue;
            const reference = { namespaces: ['organisations' as const], name: text.text, at: text.at };
            yield { subject, reference, term: body, namespace: 'organisations', isInWords: true };
        }
    }
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
    why: 'Boards merge and national codes retire. If a specification names a closed board, no body is responsible for it. Figures under a retired code are not counted. A document from when the term was in use is history, and is left alone.',
    fix: 'Write what took its place.',
    *check(document, { names, today }) {
        for (const use of [...datedTermsOf(document, names), ...bodiesInWords(document, names)]) {
            const found = verdict(use, today);
            if (!found) continue;
            const { reference, term, namespace } = use;
            const named = term.term?.successors ?? [];
            const successors = named.length ? named : termsLike(use, names, today);
            const last = term.term?.until ? ` Its last day was ${dateInWords(term.term.until)}.` : '';
            yield {
                at: reference.at,
                message: `The ${thingOf(namespace)} \`${reference.name}\`${term.title && !use.isInWords ? ` (${term.title})` : ''} ${found.words}.${last}`,
                advice: successors.length
                    ? `Write ${successors.map(each => `\`${each}\` (${names.title(namespace, each)})`).join(' or ')}.`
                    : 'Use a term that is current.',
                ...(found.severity && { severity: found.severity }),
                fixes: successors.map(
                    (text): Fix => ({ title: `Change to ${text}`, safe: named.length === 1, edits: [{ at: reference.at, text }] }),
                ),
            };
        }
    },
};
