import type { Preview, PreviewPlace } from '../../server/protocol.ts';
import { emptyPage, type PageParts } from '../support/page.ts';

/** The page of the preview, empty: its script fills it in. */
export function previewPage(parts: PageParts): string {
    return emptyPage(parts, 'Preview', ['<p id="status" role="status"></p>', '<main id="document"></main>']);
}

/** What is sent to the page of the preview. */
export type ToPreview =
    /** What it shows from now on, of which file, and the line of the text that is at the top of the editor. */
    | { readonly type: 'show'; readonly preview: Preview; readonly uri: string; readonly line: number }
    | { readonly type: 'scroll'; readonly line: number }
    /** There is nothing to show, and why. */
    | { readonly type: 'nothing'; readonly why: string };

/** What the page of the preview asks for. */
export type FromPreview =
    | { readonly type: 'ready' }
    /** The user has scrolled the page: this line of the text belongs to what is at its top. */
    | { readonly type: 'scrolled'; readonly line: number }
    /** The user wants to write where a block comes from. */
    | { readonly type: 'edit'; readonly line: number };

/**
 * The block to be seen when a line is at the top of the editor: that of the line, or of the nearest that has a block. The one before
 * may be far away on the page: lines that could not be read are at its end. Nothing for the beginning of the page.
 */
export function seenBlock(places: readonly PreviewPlace[], line: number): number | undefined {
    const before = line === 0 ? undefined : places.findLast(place => place.line <= line);
    const after = before && places.find(place => place.line > line);
    return after && after.line - line < line - before.line ? after.block : before?.block;
}

/** The first line that a block comes from; nothing where no line says what it says. */
export function firstLineOf(places: readonly PreviewPlace[], block: number): number | undefined {
    return places.find(place => place.block === block)?.line;
}

/**
 * The line to be seen when a block is at the top of the page: of the lines that it comes from the one as far down as the page has
 * been scrolled into it; of a block that comes from none, the last line of the block before it.
 *
 * @param passed how much of the block is above the top of the page, from 0 to 1
 */
export function lineAt(places: readonly PreviewPlace[], block: number, passed: number): number {
    const before = Math.max(-1, ...places.flatMap(place => (place.block <= block ? place.block : [])));
    const lines = places.flatMap(place => (place.block === before ? place.line : []));
    const at = before < block ? lines.length - 1 : Math.floor(Math.min(0.999, Math.max(0, passed)) * lines.length);
    return lines[at] ?? 0;
}
