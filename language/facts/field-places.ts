import type { Field } from '../generated/ast.ts';
import { LINES } from '../model/elements.ts';

const SOLE: ReadonlyMap<string, string> = new Map(
    Object.entries(LINES)
        .filter(([, { rule }], _, all) => all.filter(([, other]) => other.rule === rule).length === 1)
        .map(([key, { rule }]) => [rule, key]),
);

/** The name of a line, as its key: the words before the colon without spaces. Empty for a line that the language does not know. */
export function fieldKey(field: Field): string {
    return ('field' in field ? field.field : SOLE.get(field.$type)) ?? '';
}
