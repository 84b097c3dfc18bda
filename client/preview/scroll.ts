import type { PreviewPlace } from '../../server/protocol.ts';

/**
 * The block to be seen when a line is at the top of the editor: that of the line, or of the last one before it that has a block.
 * Nothing for the beginning of the page.
 */
export function blockAt(places: readonly PreviewPlace[], line: number): number | undefined {
    return line === 0 ? undefined : places.findLast(place => place.line <= line)?.block;
}

/** The first line that a block comes from; nothing where no line says what it says. */
export function lineOf(places: readonly PreviewPlace[], block: number): number | undefined {
    return places.find(place => place.block === block)?.line;
}
