import type { Outcome } from '../assess/outcome.ts';
import { type AssessedService, type PlaceInDocument, type Titled, titled } from './placed.ts';

/** One requirement as it stands in one service. */
export interface Cell extends PlaceInDocument {
    readonly outcome: Outcome;
    readonly reason: string;
}

/** One requirement across the services of a board. */
export interface MatrixRow {
    readonly id: string;
    readonly title: string;
    readonly obligation: 'must' | 'should';
    /** By the name of the service; a service that is not asked has no cell. */
    readonly cells: Readonly<Record<string, Cell>>;
}

export interface Matrix {
    readonly services: readonly Titled[];
    readonly rows: readonly MatrixRow[];
}

/** Services by requirements: what each service's guidance makes of it. Reasons are worded when they are read. */
export function matrixOf(services: readonly AssessedService[]): Matrix {
    const rows = new Map<string, MatrixRow & { readonly cells: Record<string, Cell> }>();
    for (const { subject, uri, assessments } of services) {
        for (const result of assessments.flatMap(({ results }) => results)) {
            const { id, title, says, obligation } = result.requirement;
            const row = rows.get(id) ?? { id, title: title ?? says, obligation, cells: {} };
            rows.set(id, row);
            row.cells[subject.name] ??= {
                outcome: result.outcome,
                get reason() {
                    return result.reason;
                },
                uri,
                at: result.at,
            };
        }
    }
    return { services: services.map(({ subject }) => titled(subject)), rows: [...rows.values()] };
}
