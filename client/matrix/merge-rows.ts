import type { Matrix } from '../../server/protocol.ts';

/** The matrix with new rows for some documents, and with guidance that came along. */
export function mergeRows(matrix: Matrix, uris: readonly string[], some: Matrix): Matrix {
    const changed = new Set(uris);
    const known = new Map(matrix.guidance.map(guidance => [guidance.name, guidance]));
    for (const guidance of some.guidance) known.set(guidance.name, guidance);
    const rows = [...matrix.rows.filter(({ uri }) => !changed.has(uri)), ...some.rows];
    const followed = new Set(rows.flatMap(({ outcomes }) => Object.keys(outcomes)));
    return { guidance: [...known.values()].filter(({ name }) => followed.has(name)), rows, isComplete: some.isComplete };
}
