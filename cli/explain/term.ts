import { dateInWords } from '../../language/model/dates.ts';
import { VOCABULARY_KINDS, type VocabularyKind } from '../../language/model/elements.ts';
import type { Found, NameIndex } from '../../language/names/name-index.ts';
import type { Page } from './page.ts';
import { sourceInWords } from './source.ts';

function datesInWords(from: string | undefined, until: string | undefined): string | undefined {
    const parts = [from && `In force from ${dateInWords(from)}.`, until && `In force until ${dateInWords(until)}.`];
    return parts.filter(Boolean).join(' ') || undefined;
}

/** Explains a term of a vocabulary: what it means, its dates, what came after it, and where that stands. */
export function explainTerm({ declaration }: Found, names: NameIndex, page: Page): Page {
    const { namespace, name, title, term } = declaration;
    const named = (other: string): string => `${names.title(namespace, other)} (${other})`;
    return page
        .title(name, title)
        .paragraph(term?.description)
        .section('What it is', `One of the ${namespace}: ${VOCABULARY_KINDS[namespace as VocabularyKind] ?? namespace}.`)
        .section('Also called', term?.also.join(', '))
        .section('Codes', term?.codes.join(', '))
        .section(
            'Part of',
            term?.parents.map(parent => names.find([namespace, 'regions'], parent)[0]?.declaration.title ?? parent).join(', '),
        )
        .section('Scores', term?.scored && `${term.scored[0]} to ${term.scored[1]}`)
        .section('Dates', datesInWords(term?.from, term?.until))
        .section('Succeeded by', term?.successors.map(named).join(', '))
        .section('Write instead', term?.instead)
        .section('Usual numbers', ...(term?.typical ?? []).map(({ kind, shown }) => `${kind}: ${shown}`))
        .section('Source', sourceInWords(term?.source));
}
