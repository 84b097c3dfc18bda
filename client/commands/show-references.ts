import { commands, Location, Position, Uri } from 'vscode';
import type { PlainPosition, PlainRange } from '../../server/protocol.ts';
import { toRange } from '../support/places.ts';

interface PlainLocation {
    readonly uri: string;
    readonly range: PlainRange;
}

/** Shows places that the server found, from the lens above what they are about. */
export async function showReferences(uri: unknown, position: unknown, locations: unknown): Promise<void> {
    if (typeof uri !== 'string' || !position || !Array.isArray(locations)) return;
    const { line, character } = position as PlainPosition;
    const places = (locations as readonly PlainLocation[]).map(each => new Location(Uri.parse(each.uri), toRange(each.range)));
    await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), new Position(line, character), places);
}
