import { dateInWords } from '../model/dates.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { counted, pounds } from '../model/text.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Board, ResourceGaps } from './board.ts';

import type { Capacity, MeasureDefinition, MeasureDifference, PlaceInDocument } from './services.ts';

/** What open actions lack, added up: what, and how much. */
export function sumsInWords({ recurrent, once, unclear, wte }: ResourceGaps): readonly (readonly [what: string, howMuch: string])[] {
    return [
        ['Money each year', pounds(recurrent)],
        ['Money once', pounds(once)],
        ...(unclear ? [['Money, not said whether each year', pounds(unclear)] as const] : []),
        ['Whole-time equivalents', `${wte}`],
    ];
}

/** What the sums are made of, and what is not in them. */
export function costedInWords({ costed, notYetCosted }: ResourceGaps): string {
    const open = notYetCosted ? ` ${counted(notYetCosted, 'action')} not yet costed: what they need is not in the sums.` : '';
    return `Added up from ${counted(costed, 'action')}.${open}`;
}

/** How one service defines a measure, as far as the definitions differ. */
function definitionInWords({ parts }: MeasureDifference, definition: MeasureDefinition): string {
    return parts.map(part => `${part}: ${definition.parts[part] ?? 'not said'}`).join('; ');
}

/** How room is worked out. */
const ROOM =
    'Room is the caseload of a role times its posts without the vacant ones. Only services that give all of these numbers are listed.';

/** Whether a service has room for the people that it expects. */
function roomInWords({ expected, room, roomWhenFilled }: Capacity): string {
    if (expected <= room) return 'enough';
    const people = counted(expected - room, 'person', 'people');
    return expected <= roomWhenFilled ? `too little for ${people} until posts are filled` : `too little for ${people}`;
}

/** One line of a part of the board's view, and the place in a document that it is about. */
interface BoardRow {
    readonly cells: readonly string[];
    readonly place: PlaceInDocument;
    /** Whether it can't wait. The words of a cell say why. */
    readonly isUrgent: boolean;
}

/** A column of a part of the board's view. */
interface BoardColumn {
    readonly title: string;
    /** `number`: aligned on the right; `long`: sentences, and names that are as long as them. */
    readonly type?: 'number' | 'long';
}

/** One part of the board's view, as a table, whoever shows it: a terminal, the editor or a document. */
export interface BoardSection {
    readonly id: string;
    readonly title: string;
    readonly columns: readonly BoardColumn[];
    readonly rows: readonly BoardRow[];
    /** A sentence below it; what is said in its place where it has no rows. */
    readonly note: string;
}

/** What the sections need besides the board: what people call things, and the day as `YYYY-MM-DD`. */
export interface BoardWords {
    readonly names: NameIndex;
    readonly today: string;
}

const row = (place: PlaceInDocument, cells: readonly string[], isUrgent = false): BoardRow => ({
    cells,
    place: { uri: place.uri, at: place.at },
    isUrgent,
});

/** What someone has written: a placeholder says nothing yet. */
const written = (text: string | undefined): string | undefined => (text === undefined || isUnwritten(text) ? undefined : text);

const day = (date: string | undefined): string => (date ? dateInWords(date) : 'no day');

function actionsSection({ actions }: Board, { names }: BoardWords): BoardSection {
    const open = actions.filter(({ isOver }) => !isOver);
    const late = open.filter(({ overdue }) => overdue).length;
    return {
        id: 'actions',
        title: 'Actions that are not done',
        columns: [
            { title: 'Action', type: 'long' },
            { title: 'Due' },
            { title: 'State' },
            { title: 'Owner' },
            { title: 'Closes the gap in' },
            { title: 'Review' },
        ],
        rows: open.map(action =>
            row(
                action,
                [
                    action.title,
                    `${day(action.due)}${action.overdue ? ', overdue' : ''}`,
                    action.state ? names.title('states', action.state) : 'not said',
                    written(action.owner) ?? 'no owner yet',
                    action.closes.join(', '),
                    action.review.title,
                ],
                action.overdue,
            ),
        ),
        note: open.length
            ? `${open.length} of ${actions.length} actions are not done; ${late} of them ${late === 1 ? 'is' : 'are'} overdue.`
            : actions.length
              ? `All ${actions.length} actions are done or withdrawn.`
              : 'No review has actions yet.',
    };
}

function gapsSection({ sharedGaps, matrix }: Board): BoardSection {
    const cells = new Map(matrix.rows.map(({ id, cells: each }) => [id, each]));
    return {
        id: 'gaps',
        title: 'Gaps that services share',
        columns: [{ title: 'Requirement' }, { title: 'Title' }, { title: 'Open in' }, { title: 'Service' }, { title: 'Outcome' }],
        rows: sharedGaps.flatMap(({ id, title, obligation, services, asked }) =>
            services.flatMap(service => {
                const cell = cells.get(id)?.[service.name];
                const of = `${services.length} of ${asked}`;
                return cell
                    ? [row(cell, [id, title, of, service.title, cell.outcome], obligation === 'must' && services.length === asked)]
                    : [];
            }),
        ),
        note: sharedGaps.length
            ? 'One line for each service. What several services lack can often be closed once for all of them.'
            : 'No two services leave the same requirement open.',
    };
}

function capacitySection({ capacities }: Board): BoardSection {
    return {
        id: 'room',
        title: 'People and room',
        columns: [
            { title: 'Service' },
            { title: 'People expected', type: 'number' },
            { title: 'Room', type: 'number' },
            { title: 'With all posts filled', type: 'number' },
            { title: 'Capacity', type: 'long' },
        ],
        rows: capacities.map(capacity => {
            const { service, expected, room, roomWhenFilled } = capacity;
            return row(capacity, [service.title, `${expected}`, `${room}`, `${roomWhenFilled}`, roomInWords(capacity)], expected > room);
        }),
        note: ROOM,
    };
}

function pathwaysSection({ brokenPathways }: Board): BoardSection {
    return {
        id: 'pathways',
        title: 'Pathways whose other end may not accept them',
        columns: [{ title: 'From' }, { title: 'To' }, { title: 'About' }, { title: 'Why', type: 'long' }],
        rows: brokenPathways.map(({ from, to, about, reason }) => row(from, [from.title, to.title, about, reason])),
        note: brokenPathways.length ? '' : 'Every pathway between these services ends where it is accepted, as far as they say.',
    };
}

function measuresSection({ measureDifferences }: Board, { names }: BoardWords): BoardSection {
    return {
        id: 'measures',
        title: 'Measures that are not the same everywhere',
        columns: [{ title: 'Measure' }, { title: 'Service' }, { title: 'Definition', type: 'long' }],
        rows: measureDifferences.flatMap(difference =>
            difference.definitions.map(definition =>
                row(definition, [
                    names.title('measures', difference.term),
                    definition.service.title,
                    definitionInWords(difference, definition),
                ]),
            ),
        ),
        note: measureDifferences.length ? 'Numbers that are defined in two ways can’t be added up.' : 'No measure is defined in two ways.',
    };
}

function resourcesSection(board: Board): BoardSection {
    const open = board.actions.filter(({ resource, isOver }) => resource && !isOver);
    const sums = sumsInWords(board.resourceGaps).map(([what, howMuch]) => `${what}: ${howMuch}`);
    return {
        id: 'resources',
        title: 'What open actions lack',
        columns: [{ title: 'Action', type: 'long' }, { title: 'It lacks' }, { title: 'Due' }, { title: 'Review' }],
        rows: open.map(action => row(action, [action.title, action.resource ?? '', day(action.due), action.review.title])),
        note: open.length
            ? `${sums.join('. ')}. ${costedInWords(board.resourceGaps)}`
            : 'No open action says that it lacks money or posts.',
    };
}

function policiesSection({ policies }: Board, { names, today }: BoardWords): BoardSection {
    return {
        id: 'policies',
        title: 'Register of policies',
        columns: [{ title: 'Policy' }, { title: 'Service' }, { title: 'Owner' }, { title: 'Approved' }, { title: 'Review by' }],
        rows: policies.map(policy => {
            const { term, service, owner, approved, review } = policy;
            const isLate = review !== undefined && review < today;
            const due = `${day(review)}${isLate ? ', past' : ''}`;
            return row(
                policy,
                [names.title('policies', term), service.title, written(owner) ?? 'no owner yet', day(approved), due],
                isLate,
            );
        }),
        note: policies.length ? '' : 'No specification has a policy yet.',
    };
}

function undescribedSection({ undescribed }: Board): BoardSection[] {
    if (!undescribed.length) return [];
    return [
        {
            id: 'undescribed',
            title: 'Covered services without a specification',
            columns: [{ title: 'Service' }, { title: 'Review' }],
            rows: undescribed.map(service => row(service, [service.name, service.review.title], true)),
            note: 'A review says that it covers them, but they have no specification to compare with.',
        },
    ];
}

/** A board's view in words, part by part: what to act on first comes first. */
export function boardSections(board: Board, words: BoardWords): readonly BoardSection[] {
    return [
        actionsSection(board, words),
        gapsSection(board),
        capacitySection(board),
        pathwaysSection(board),
        measuresSection(board, words),
        ...undescribedSection(board),
        resourcesSection(board),
        policiesSection(board, words),
    ];
}
