import { ROOMS } from '../../test/architecture/rooms.ts';
import { code, table } from './markdown.ts';

/** The name of a room as the reader of one row needs it: rooms of the language by their last part. */
const short = (room: string) => code(room.replace(/^language\//, ''));

/** Every room with what is in it, and whom it may import for which reason. */
export function roomsTable(): string {
    const rows = Object.entries(ROOMS).map(([room, { holds, mayImport, mayKnow = {} }]) => [
        code(room),
        holds,
        [
            ...Object.entries(mayImport).map(([other, reason]) => `${short(other)}: ${reason}`),
            ...Object.entries(mayKnow).map(([other, reason]) => `types of ${short(other)}: ${reason}`),
        ].join('; ') || 'nothing',
    ]);
    return table(['Room', 'What is in it', 'What it may import, and why'], rows);
}
