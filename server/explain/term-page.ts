import { dateInWords } from '../../language/model/dates.ts';
import { VOCABULARY_KINDS, type VocabularyKind } from '../../language/model/elements.ts';
import type { Found, NameIndex } from '../../language/names/name-index.ts';
import { Page } from './page.ts';
import { sourceOn } from './source.ts';

/** A term of a vocabulary in words: what it means, its dates, what came after it, and where that stands. */
export function termPage({ declaration }: Found, names: NameIndex): string {
    const { namespace, name, title, term } = declaration;
    const dates = [term?.from && `In force from ${dateInWords(term.from)}.`, term?.until && `In force until ${dateInWords(term.until)}.`];
    const page = new Page()
        .title(name, title)
        .paragraph(term?.description)
        .section('What it is', `One of the ${namespace}: ${VOCABULARY_KINDS[namespace as VocabularyKind] ?? namespace}.`)
        .section('Also called', term?.also.join(', '))
        .section('Codes', term?.codes.join(', '))
        .section(
            'Part of',
            term?.parents.map(parent => names.find([namespace, 'regions'], parent)[0]?.declaration.title ?? parent).join(', '),
        )
        .section('Dates', dates.filter(Boolean).join(' '))
        .section('Succeeded by', term?.successors.map(other => `${names.title(namespace, other)} (${other})`).join(', '))
        .section('Write instead', term?.instead);
    return (term?.source ? sourceOn(page, term.source, '') : page).toString();
}
