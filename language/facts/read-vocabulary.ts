import type { SourceClause, Term, TypicalClause, Vocabulary } from '../generated/ast.ts';
import { dayMeant } from '../model/dates.ts';
import { elementKeyOf, isLineKey, keyOf, type LineKey, type UnknownWord } from '../model/elements.ts';
import type { SourceFacts, TermFacts, TypicalNumber } from '../model/facts.ts';
import { webLink } from '../model/links.ts';
import { namespaceOrWord } from '../model/namespaces.ts';
import { writtenTitle } from '../model/text.ts';
import { wholeOf } from '../syntax/tree.ts';
import type { Reading } from './reading.ts';

type Sourced = Pick<SourceClause, 'title' | 'link' | 'checked' | 'unverified'>;

/** The address of a source, if people may follow it. */
export function sourceLink(written: string | undefined): Pick<SourceFacts, 'link'> {
    const link = written === undefined ? undefined : webLink(written);
    return link ? { link } : {};
}

/** Where something is written, and whether anyone has read it there. */
export function sourceFacts(source: Sourced): SourceFacts {
    const checked = dayMeant(source.checked, 'first');
    return {
        ...(source.title && { title: source.title }),
        ...sourceLink(source.link),
        ...(checked && { checked }),
        unverified: source.unverified || !checked,
    };
}

/** The kind of line that a usual number is about: an element, or a line that describes something. */
function typicalKind(words: string): LineKey | UnknownWord {
    const key = keyOf(words);
    return elementKeyOf(words) ?? (isLineKey(key) ? key : (key as UnknownWord));
}

function typicalNumber(clause: TypicalClause, reading: Reading): TypicalNumber | undefined {
    const highest = reading.quantity(clause.highest);
    if (!highest) return undefined;
    const lowest = reading.quantity(clause.lowest);
    return {
        kind: typicalKind(clause.kind ?? ''),
        ...(lowest && { lowest: lowest.amount }),
        highest: highest.amount,
        dimension: highest.dimension,
        shown: lowest ? `${lowest.shown} to ${highest.shown}` : highest.shown,
        ...(clause.role && { per: clause.role.$refText }),
        ...(clause.source && { source: sourceFacts(clause.source) }),
    };
}

function termFacts(term: Term, reading: Reading): TermFacts {
    const facts: { -readonly [Key in keyof TermFacts]: TermFacts[Key] } = { also: [], successors: [], codes: [], parents: [], typical: [] };
    for (const clause of term.clauses ?? []) {
        switch (clause.$type) {
            case 'AlsoClause':
                facts.also = [...facts.also, ...clause.names];
                break;
            case 'FromClause':
                facts.from = dayMeant(clause.date, 'first');
                break;
            case 'UntilClause':
                facts.until = dayMeant(clause.date, 'last');
                break;
            case 'SucceededClause':
                facts.successors = clause.successors.map(successor => successor.$refText);
                break;
            case 'CodeClause':
                facts.codes = [...facts.codes, ...clause.codes];
                break;
            case 'InsteadClause':
                facts.instead = clause.text;
                break;
            case 'ScoredClause':
                facts.scored = [clause.low, clause.high];
                break;
            case 'WithinClause':
                facts.parents = clause.parents.map(parent => parent.$refText);
                break;
            case 'SourceClause':
                facts.source = sourceFacts(clause);
                break;
            case 'TypicalClause': {
                const typical = typicalNumber(clause, reading);
                if (typical) facts.typical = [...facts.typical, typical];
                break;
            }
        }
    }
    return { ...facts, ...(term.description !== undefined && { description: term.description }) };
}

/** Reads a vocabulary: each term becomes a declaration in the namespace of its kind. */
export function readVocabulary(vocabulary: Vocabulary, reading: Reading): void {
    if (vocabulary.kind) reading.vocabularies.push({ name: vocabulary.kind, at: reading.at(vocabulary, 'kind') });
    for (const term of vocabulary.terms ?? []) {
        reading.declarations.push({
            namespace: namespaceOrWord(vocabulary.kind ?? ''),
            name: term.name ?? '',
            title: writtenTitle(term.title),
            at: reading.at(term, 'name'),
            whole: wholeOf(term),
            term: termFacts(term, reading),
        });
    }
}
