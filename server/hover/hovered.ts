import type { Span } from '../../language/model/values.ts';

/** What is told of something at the cursor: as Markdown, and which part of the text it is about. */
export interface Hovered {
    readonly at: Span;
    readonly markdown: string;
}
