import type { WordAccount } from './account.ts';

/** What became of a file that somebody brought. */
export interface Imported {
    readonly kind: 'review' | 'specification';
    /** The name of the review or the service. */
    readonly name: string;
    /** The text of a `.care` file. */
    readonly text: string;
    /** What a person has to know: what was kept without a place, and what was left out. */
    readonly notes: readonly string[];
    /** The words of the file, compared with those of the text and the notes. */
    readonly account?: WordAccount;
}
