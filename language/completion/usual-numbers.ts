import { lineOf } from '../model/elements.ts';
import type { Dimension } from '../model/values.ts';
import type { NameIndex } from '../names/name-index.ts';

/** A number that is usual in a line, as a vocabulary of the library says. */
export interface Usual {
    /** The key of the line. */
    readonly key: string;
    readonly shown: string;
    readonly dimension: Dimension;
}

/** The numbers that are usual in lines, in the order of their vocabulary. */
export function usualIn(names: NameIndex): readonly Usual[] {
    return [...names.all('usual')].flatMap(found =>
        (found[0]?.declaration.term?.typical ?? []).map(({ kind, shown, dimension }) => ({ key: kind, shown, dimension })),
    );
}

/** Whether a number is a time from one occasion to the next. */
export function isInterval({ key }: Usual): boolean {
    const rule = lineOf(key)?.rule;
    return rule === 'IntervalField' || rule === 'Measure';
}
