import type { SeenLine } from '../tree/seen-lines.ts';
import { meaningOf } from './value-edits.ts';

/** What makes lines the same: what their words mean, and whether they are in a cell. */
export function identityOf({ words, means = words, column }: SeenLine): string {
    return `${column ?? ''}|${meaningOf(means)}`;
}

/** How often lines have one that is the same as a line. */
export function timesOf(line: SeenLine): (lines: readonly SeenLine[]) => number {
    const identity = identityOf(line);
    return lines => lines.filter(each => identityOf(each) === identity).length;
}
