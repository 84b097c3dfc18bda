import type { Outcome } from '../assess/outcome.ts';
import type { Matrix, MatrixRow } from './matrix.ts';
import type { Titled } from './placed.ts';

/** A requirement that several services leave open. */
export interface SharedGap {
    readonly id: string;
    readonly title: string;
    readonly obligation: MatrixRow['obligation'];
    readonly services: readonly Titled[];
    /** How many services are asked for it. */
    readonly asked: number;
}

const OPEN = new Set<Outcome | ''>(['missing', 'partly', 'against', 'gap accepted']);

/** The gaps that two services or more share, those of the most services first: what a board can close once for all. */
export function sharedGaps({ services, rows }: Matrix): readonly SharedGap[] {
    return rows
        .map(({ id, title, obligation, cells }) => {
            const open = services.filter(({ name }) => OPEN.has(cells[name]?.outcome ?? ''));
            const asked = Object.values(cells).filter(({ outcome }) => outcome !== 'not applicable').length;
            return { id, title, obligation, services: open, asked };
        })
        .filter(gap => gap.services.length > 1)
        .toSorted((a, b) => b.services.length - a.services.length);
}
