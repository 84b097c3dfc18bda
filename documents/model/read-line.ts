import type { AstNode, Reference } from 'langium';
import { fieldKey } from '../../language/facts/field-places.ts';
import type { Field } from '../../language/generated/ast.ts';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { writtenOf } from '../../language/syntax/places.ts';
import type { Line } from './specification.ts';
import { titlesOf, valueInWords } from './words.ts';

/** The requirements that a node claims to answer. */
export function meetsOf(node: AstNode): readonly string[] {
    return ((node as { readonly meets?: readonly Reference[] }).meets ?? []).map(reference => reference.$refText);
}

/** What stands before the colon of a line, as a heading has it. */
export function labelOf(node: AstNode): string {
    const words = writtenOf(node).split(':')[0]?.replaceAll(/\s+/g, ' ').trim() ?? '';
    return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a line says apart from its value: text, and reasons. */
function textOf(field: Field): string | undefined {
    const { text, reason } = field as { readonly text?: string; readonly reason?: string };
    return text ?? (reason === undefined ? undefined : `Because: ${reason}`);
}

/** A line of a block, whatever it is about. */
export function readLine(field: Field, names: NameIndex): Line {
    const text = textOf(field);
    const line = { key: fieldKey(field), label: labelOf(field), meets: meetsOf(field) };
    if (field.$type === 'LinkField') return { ...line, value: [field.title, field.link].filter(Boolean).join(' ') };
    const own = text === undefined ? {} : { text };
    if (field.$type !== 'NamesField' || !field.terms?.length) return { ...line, value: valueInWords(field, names), ...own };
    const day = field.date === undefined ? '' : `on ${dateInWords(isoDate(field.date) ?? field.date)}`;
    return { ...line, items: titlesOf(field, 'terms', names), value: day, ...own };
}
