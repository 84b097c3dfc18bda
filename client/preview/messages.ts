import type { Preview } from '../../server/protocol.ts';

/** What the page of the preview is told. */
export type ToPage =
    /** What it shows from now on, of which file, and the line of the text that is at the top of the editor. */
    | { readonly type: 'show'; readonly preview: Preview; readonly uri: string; readonly line: number }
    | { readonly type: 'scroll'; readonly line: number }
    /** There is nothing to show, and why. */
    | { readonly type: 'nothing'; readonly why: string };

/** What the page of the preview asks for. */
export type FromPage =
    | { readonly type: 'ready' }
    /** Somebody has scrolled the page: this line of the text belongs to what is at its top. */
    | { readonly type: 'scrolled'; readonly line: number }
    /** Somebody wants to write where a block comes from. */
    | { readonly type: 'edit'; readonly line: number };
