import type { BoardView, Matrix, PlainRange } from '../../server/protocol.ts';

/** What the page of the matrix is told. */
export type ToPage =
    | { readonly type: 'all'; readonly matrix: Matrix }
    /** Only the rows of some documents: they take the place of those that were shown. */
    | { readonly type: 'some'; readonly uris: readonly string[]; readonly matrix: Matrix }
    | { readonly type: 'board'; readonly board: BoardView }
    /** Somebody asked for one of its views by a command. */
    | { readonly type: 'turn'; readonly tab: Tab };

/** The views of the page: services by requirements, and what is across services. */
export type Tab = 'matrix' | 'board';

/** What the page of the matrix asks for. */
export type FromPage =
    | { readonly type: 'ready'; readonly tab: Tab }
    | { readonly type: 'show'; readonly tab: Tab }
    | { readonly type: 'openSubject'; readonly uri: string; readonly range: PlainRange }
    | { readonly type: 'openRequirement'; readonly uri: string; readonly subject: string; readonly id: string }
    | { readonly type: 'explain'; readonly id: string };
