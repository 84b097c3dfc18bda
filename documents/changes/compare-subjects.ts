import type { Assessment } from '../../language/assess/assessment.ts';
import { withoutHints } from '../../language/assess/judge.ts';
import { type Effect, effectsOn } from '../../language/guidance-diff/effects.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { titleOf } from '../../language/model/text.ts';
import { EvidenceWords } from '../content/evidence-words.ts';
import type { DocumentContext, SourceDocument } from '../model/context.ts';
import { compareUnits, type ElementChange, unitsOf } from './units.ts';

/** One version of a file, and the world in which it is read. */
export interface VersionOfFile {
    readonly source: SourceDocument;
    readonly context: DocumentContext;
}

/** A requirement whose outcome differs, with the words that each outcome rests on. */
interface OutcomeChange extends Effect {
    readonly wordsBefore: readonly string[];
    readonly wordsAfter: readonly string[];
}

/** What has become of one service or review. */
export interface SubjectChange {
    readonly type: SubjectFacts['type'];
    readonly name: string;
    readonly title: string;
    /** Its name in the older version, where that was another. */
    readonly formerly?: string;
    readonly kind: 'added' | 'removed' | 'changed' | 'same';
    readonly outcomes: readonly OutcomeChange[];
    readonly elements: readonly ElementChange[];
}

type Both = readonly [older: SubjectFacts | undefined, newer: SubjectFacts | undefined];

/** The services and reviews of two versions of a file, each with itself: by its name, or as the only one of its type that is left. */
function pairSubjects(older: SourceDocument, newer: SourceDocument): readonly Both[] {
    return (['services', 'reviews'] as const).flatMap((type): readonly Both[] => {
        const [olds, news] = [older.facts[type], newer.facts[type]];
        const gone = olds.filter(({ name }) => !news.some(other => other.name === name));
        const come = news.filter(({ name }) => !olds.some(other => other.name === name));
        const renamed = gone.length === 1 && come.length === 1;
        const kept = news.map((each): Both => [olds.find(({ name }) => name === each.name) ?? (renamed ? gone[0] : undefined), each]);
        return [...kept, ...(renamed ? [] : gone.map((each): Both => [each, undefined]))];
    });
}

function assessmentsOf(subject: SubjectFacts | undefined, { context }: VersionOfFile): readonly Assessment[] {
    return subject ? context.assessments(subject.type, subject.name) : [];
}

function wordsOf(id: string, assessments: readonly Assessment[], said: EvidenceWords | undefined): readonly string[] {
    const found = assessments.flatMap(({ results }) => results.filter(({ requirement }) => requirement.id === id));
    return said?.all(found.flatMap(({ evidence }) => evidence)) ?? [];
}

/** How a version says in words what its outcomes rest on. */
function evidenceIn(subject: SubjectFacts | undefined, { source, context }: VersionOfFile): EvidenceWords | undefined {
    return subject && new EvidenceWords(source, subject, context.names);
}

/** What the changes of a service or a review do to its outcomes, requirement by requirement. */
function outcomesOf([was, is]: Both, older: VersionOfFile, newer: VersionOfFile): readonly OutcomeChange[] {
    const [before, after] = [assessmentsOf(was, older), assessmentsOf(is, newer)];
    const [saidBefore, saidAfter] = [evidenceIn(was, older), evidenceIn(is, newer)];
    return effectsOn(before, after, []).map(effect => ({
        ...effect,
        reason: (saidAfter ?? saidBefore)?.reason(withoutHints(effect.reason, effect)) ?? effect.reason,
        wordsBefore: wordsOf(effect.id, before, saidBefore),
        wordsAfter: wordsOf(effect.id, after, saidAfter),
    }));
}

/** What has changed between two versions of a file of services or reviews. */
export function compareSubjects(older: VersionOfFile, newer: VersionOfFile): readonly SubjectChange[] {
    return pairSubjects(older.source, newer.source).map((both): SubjectChange => {
        const [was, is] = both;
        const { type, name, title } = (is ?? was) as SubjectFacts;
        const about = { type, name, title: titleOf({ name, title }), ...(was && is && was.name !== name && { formerly: was.name }) };
        if (!was || !is) return { ...about, kind: is ? 'added' : 'removed', outcomes: outcomesOf(both, older, newer), elements: [] };
        const elements = compareUnits(unitsOf(older.source, was, older.context.names), unitsOf(newer.source, is, newer.context.names));
        const outcomes = outcomesOf(both, older, newer);
        return { ...about, kind: elements.length || outcomes.length ? 'changed' : 'same', outcomes, elements };
    });
}
