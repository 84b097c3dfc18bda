import { ELEMENTS, VOCABULARY_KINDS } from '../model/elements.ts';
import type { AcceptedGapFacts, Element, ElementCheckFacts, Exemption, SubjectFacts } from '../model/facts.ts';
import { isPlaceholder, isUnwritten } from '../model/placeholders.ts';
import type { Span } from '../model/values.ts';
import type { Title } from './wording.ts';

/** Whether a check holds; if not, whether something breaks it or nothing is there; and where, and why in words. */
export interface Verdict {
    readonly state: 'holds' | 'broken' | 'absent';
    /** Made only when somebody reads it: most verdicts hold, and nobody asks why. */
    readonly reason: () => string;
    /** What it rests on: the elements that hold, or the one that breaks it. */
    readonly at: readonly Span[];
    /** What was looked for and not found, so that a fix can write it. */
    readonly lacking: readonly ElementCheckFacts[];
}

export function holds(at: readonly Span[], reason: () => string): Verdict {
    return { state: 'holds', reason, at, lacking: [] };
}

export function broken(at: readonly Span[], reason: () => string, lacking: readonly ElementCheckFacts[] = []): Verdict {
    return { state: 'broken', reason, at, lacking };
}

export function absent(reason: () => string, lacking: readonly ElementCheckFacts[]): Verdict {
    return { state: 'absent', reason, at: [], lacking };
}

/** The parts of several verdicts as one list; the list itself where there is only one verdict, as mostly. */
export function joined<T>(verdicts: readonly Verdict[], parts: (verdict: Verdict) => readonly T[]): readonly T[] {
    const [first, second] = verdicts;
    if (!first) return [];
    return second ? verdicts.flatMap(parts) : parts(first);
}

/** Several reasons as one, each told once. */
export function sentences(verdicts: readonly Verdict[]): string {
    const [first, second] = verdicts;
    if (first && !second) return first.reason();
    return [...new Set(verdicts.map(verdict => verdict.reason()))].join(' ');
}

const NONE: readonly Element[] = [];

function hasPlaceholder(element: Element): boolean {
    for (const name in element.values) {
        const value = element.values[name];
        if (value?.type === 'text' && isUnwritten(value.text)) return true;
    }
    return false;
}

/** Whether nothing has been said yet: all of an answer, or all that an action is called, is a placeholder. */
function isBlank({ kind, values }: Element): boolean {
    const said = kind === 'answer' ? values.text : kind === 'action' ? values.title : undefined;
    return said?.type === 'text' && isPlaceholder(said.text);
}

/** What an assessment is made of: a document, what people call things, and the day. */
export class Evaluation {
    readonly subject: SubjectFacts;
    readonly title: Title;
    /** The day on which the assessment is made, as `YYYY-MM-DD`. */
    readonly today: string;
    private readonly kinds = new Map<string, Element[]>();
    private readonly terms = new Map<string, ReadonlyMap<string, readonly Element[]>>();
    private readonly claimed = new Map<string, Span[]>();
    private readonly exemptions = new Map<string, Exemption>();
    private readonly gaps = new Map<string, AcceptedGapFacts>();
    private readonly texts = new Map<Element, string>();

    /** The same document as if its placeholders were written; nothing where it has none. */
    readonly asIfWritten: Evaluation | undefined;
    private readonly blanks: ReadonlySet<Element>;

    /**
     * @param unwritten whether what holds a placeholder counts; by itself it does not, so that no skeleton ever meets anything
     */
    constructor(subject: SubjectFacts, title: Title, today: string, unwritten = false) {
        this.subject = subject;
        this.title = title;
        this.today = today;
        const left = unwritten ? NONE : subject.elements.filter(hasPlaceholder);
        this.asIfWritten = left.length ? new Evaluation(subject, title, today, true) : undefined;
        this.blanks = new Set(unwritten ? subject.elements.filter(isBlank) : NONE);
        for (const element of subject.elements) {
            if (left.length && left.includes(element)) continue;
            const same = this.kinds.get(element.kind);
            if (same) same.push(element);
            else this.kinds.set(element.kind, [element]);
        }
        for (const { name, at } of subject.claims) {
            if (left.some(({ whole }) => at[0] >= whole[0] && at[1] <= whole[1])) continue;
            this.claimed.set(name, [...(this.claimed.get(name) ?? []), at]);
        }
        for (const exemption of subject.notApplicable) for (const { name } of exemption.requirements) this.exemptions.set(name, exemption);
        for (const gap of subject.acceptedGaps) for (const { name } of gap.requirements) this.gaps.set(name, gap);
    }

    /** All elements of a kind, in the order of the text. */
    elements(kind: string): readonly Element[] {
        return this.kinds.get(kind) ?? NONE;
    }

    /** All elements of a kind with any of some terms. */
    withTerms(kind: string, terms: readonly string[]): readonly Element[] {
        const known = this.byTerm(kind);
        const open = this.blanks.size ? this.elements(kind).filter(element => !element.term && this.blanks.has(element)) : NONE;
        if (!known.size) return open;
        let found = open;
        for (const term of terms) {
            const more = known.get(term);
            if (more) found = found.length ? [...found, ...more] : more;
        }
        return found;
    }

    /** Whether an element may come to say anything: where what is unwritten counts, an answer or an action that is blank. */
    mayBeAnything(element: Element): boolean {
        return this.blanks.has(element);
    }

    private byTerm(kind: string): ReadonlyMap<string, readonly Element[]> {
        const known = this.terms.get(kind);
        if (known) return known;
        const terms = new Map<string, Element[]>();
        for (const element of this.elements(kind)) {
            if (element.term === undefined) continue;
            const same = terms.get(element.term);
            if (same) same.push(element);
            else terms.set(element.term, [element]);
        }
        this.terms.set(kind, terms);
        return terms;
    }

    /** What the document says about a requirement not applying to it. */
    exemption(requirement: string): Exemption | undefined {
        return this.exemptions.get(requirement);
    }

    /** What somebody has accepted for a time. */
    gap(requirement: string): AcceptedGapFacts | undefined {
        return this.gaps.get(requirement);
    }

    /** Where the text claims to answer a requirement. */
    claims(requirement: string): readonly Span[] {
        return this.claimed.get(requirement) ?? [];
    }

    /** All words of an element, and the title of its term; but not the title of a question, which its answer has not said. */
    textOf(element: Element): string {
        const known = this.texts.get(element);
        if (known !== undefined) return known;
        let text = '';
        for (const name in element.values) {
            const value = element.values[name];
            if (value?.type === 'text') text += `${value.text}\n`;
        }
        const namespace = ELEMENTS[element.kind]?.terms ?? '';
        if (element.term && namespace in VOCABULARY_KINDS) text += this.title(namespace, element.term);
        this.texts.set(element, text);
        return text;
    }
}
