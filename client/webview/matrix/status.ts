import type { Matrix } from '../../../server/protocol.ts';
import type { MatrixView } from '../../matrix/matrix-view.ts';

/** What is shown, in a sentence. */
export function statusOf({ rows, isComplete }: Matrix, { following, rows: shown, columns }: MatrixView): string {
    const reading = isComplete ? '' : ' Documents are still being read: more will come.';
    if (!rows.length) return `There are no services or reviews in this workspace that follow a guidance.${reading}`;
    const services = `${shown.length.toLocaleString('en-GB')} of ${following.toLocaleString('en-GB')} services and reviews`;
    const help = shown.length ? ' Enter or a double click opens a place.' : ' Nothing is left: take a word out of the filter.';
    return `${services}, ${columns.length} requirements.${help}${reading}`;
}
