import { dateInWords } from '../model/dates.ts';
import { isUnwritten } from '../model/placeholders.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Board } from './board.ts';
import { costedInWords, definitionInWords, ROOM, roomInWords, sumsInWords } from './in-words.ts';
import type { PlaceInDocument } from './placed.ts';

/** One line of a part of the board's view, and the place in a document that it is about. */
export interface BoardRow {
    readonly cells: readonly string[];
    readonly place: PlaceInDocument;
    /** Whether it can't wait. The words of a cell say why. */
    readonly isUrgent: boolean;
}

/** One part of the board's view, as a table. */
export interface BoardSection {
    readonly id: string;
    readonly title: string;
    readonly columns: readonly string[];
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

/** What somebody has written: a placeholder says nothing yet. */
const written = (text: string | undefined): string | undefined => (text === undefined || isUnwritten(text) ? undefined : text);

const day = (date: string | undefined): string => (date ? dateInWords(date) : 'no day');

function actionsSection({ actions }: Board, { names }: BoardWords): BoardSection {
    const open = actions.filter(({ state }) => state !== 'done' && state !== 'withdrawn');
    const late = open.filter(({ overdue }) => overdue).length;
    return {
        id: 'actions',
        title: 'Actions that are not done',
        columns: ['Action', 'Due', 'State', 'Owner', 'Closes the gap in', 'Review'],
        rows: open.map(action =>
            row(
                action,
                [
                    action.title,
                    `${day(action.due)}${action.overdue ? ', overdue' : ''}`,
                    action.state ? names.title('states', action.state) : 'not said',
                    written(action.owner) ?? 'nobody yet',
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
        columns: ['Requirement', 'Title', 'Open in', 'Service', 'There it is'],
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
        columns: ['Service', 'People expected', 'Room', 'With all posts filled', 'So there is'],
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
        columns: ['From', 'To', 'About', 'Why'],
        rows: brokenPathways.map(({ from, to, about, reason }) => row(from, [from.title, to.title, about, reason])),
        note: brokenPathways.length ? '' : 'Every pathway between these services ends where it is accepted, as far as they say.',
    };
}

function measuresSection({ measureDifferences }: Board, { names }: BoardWords): BoardSection {
    return {
        id: 'measures',
        title: 'Measures that are not the same everywhere',
        columns: ['Measure', 'Service', 'Definition'],
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
    const open = board.actions.filter(({ resource, state }) => resource && state !== 'done' && state !== 'withdrawn');
    const sums = sumsInWords(board.resourceGaps).map(([what, howMuch]) => `${what}: ${howMuch}`);
    return {
        id: 'resources',
        title: 'What open actions lack',
        columns: ['Action', 'It lacks', 'Due', 'Review'],
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
        columns: ['Policy', 'Service', 'Owner', 'Approved', 'Review by'],
        rows: policies.map(policy => {
            const { term, service, owner, approved, review } = policy;
            const isLate = review !== undefined && review < today;
            const due = `${day(review)}${isLate ? ', past' : ''}`;
            return row(policy, [names.title('policies', term), service.title, written(owner) ?? 'nobody yet', day(approved), due], isLate);
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
            columns: ['Service', 'Review'],
            rows: undescribed.map(service => row(service, [service.name, service.review.title], true)),
            note: 'A review says that it covers them. Nobody can see what they should do.',
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
