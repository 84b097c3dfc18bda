import type { Capacity } from './capacity.ts';
import type { MeasureDefinition, MeasureDifference } from './measure-differences.ts';
import type { ResourceGaps } from './resource-gaps.ts';

/** A sum of money: “£1,200,000”. */
export function pounds(amount: number): string {
    return `£${String(Math.round(amount)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}`;
}

/** What open actions lack, added up: what, and how much. */
export function sumsInWords({ recurrent, once, unclear, wte }: ResourceGaps): readonly (readonly [what: string, howMuch: string])[] {
    return [
        ['Money each year', pounds(recurrent)],
        ['Money once', pounds(once)],
        ...(unclear ? [['Money, not said whether each year', pounds(unclear)] as const] : []),
        ['Whole-time equivalents', `${wte}`],
    ];
}

function counted(count: number): string {
    return `${count} action${count === 1 ? '' : 's'}`;
}

/** What the sums are made of, and what is not in them. */
export function costedInWords({ costed, notYetCosted }: ResourceGaps): string {
    const open = notYetCosted ? ` ${counted(notYetCosted)} not yet costed: what they need is not in the sums.` : '';
    return `Added up from ${counted(costed)}.${open}`;
}

/** How one service defines a measure, as far as the definitions differ. */
export function definitionInWords({ parts }: MeasureDifference, definition: MeasureDefinition): string {
    return parts.map(part => `${part}: ${definition.parts[part] ?? 'not said'}`).join('; ');
}

/** How room is worked out. */
export const ROOM =
    'Room is the caseload of a role times its posts without the vacant ones. Only services that give all of these numbers are listed.';

/** Whether a service has room for the people that it expects. */
export function roomInWords({ expected, room, roomWhenFilled }: Capacity): string {
    if (expected <= room) return 'enough';
    return expected <= roomWhenFilled
        ? `too little for ${expected - room} people until posts are filled`
        : `too little for ${expected - room} people`;
}
