import { OUTCOME_WORDS } from '../../language/assess/outcome.ts';
import type { Board } from '../../language/board/board.ts';
import { costedInWords, definitionInWords, ROOM, roomInWords, sumsInWords } from '../../language/board/sections.ts';
import { actionsTable, type LocatedAction } from '../commands/actions.ts';

import type { TableView } from './tables.ts';

/** Where something stands, as people see it: a file and a line. */
export type Where = (place: { readonly uri: string; readonly at: readonly [number, number] }) => string;

function matrixTable({ matrix }: Board, wide: boolean): TableView {
    const { services, rows } = matrix;
    const title = (index: number): string => (wide ? (services[index]?.title ?? '') : `[${index + 1}]`);
    return {
        title: 'What each service says',
        columns: [{ title: 'Requirement' }, { title: 'Title', grows: 1 }, ...services.map((_, index) => ({ title: title(index) }))],
        rows: rows.map(({ id, title: words, cells }) => [
            id,
            words,
            ...services.map(({ name }) => {
                const outcome = cells[name]?.outcome;
                if (!outcome) return wide ? '' : '-';
                return wide ? outcome : OUTCOME_WORDS[outcome].short;
            }),
        ]),
        ...(wide ? {} : { note: services.map(({ title: words }, index) => `[${index + 1}] ${words}`).join('; ') }),
    };
}

function gapsTable({ sharedGaps }: Board): TableView {
    return {
        title: 'Gaps that services share',
        columns: [{ title: 'Requirement' }, { title: 'Title', grows: 2 }, { title: 'Open in' }, { title: 'Services', grows: 3 }],
        detail: 3,
        rows: sharedGaps.map(({ id, title, services, asked }) => [
            id,
            title,
            `${services.length} of ${asked}`,
            services.map(service => service.title).join(', '),
        ]),
        ...(sharedGaps.length ? {} : { note: 'None.' }),
    };
}

function measuresTable({ measureDifferences }: Board, titleOf: (term: string) => string, where: Where): TableView {
    return {
        title: 'Measures that are not the same everywhere',
        columns: [
            { title: 'Measure', grows: 2 },
            { title: 'Service', grows: 2 },
            { title: 'Definition', grows: 3 },
            { title: 'Where', grows: 2 },
        ],
        detail: 2,
        place: 3,
        rows: measureDifferences.flatMap(difference =>
            difference.definitions.map(definition => [
                titleOf(difference.term),
                definition.service.title,
                definitionInWords(difference, definition),
                where(definition),
            ]),
        ),
        ...(measureDifferences.length ? {} : { note: 'None.' }),
    };
}

function pathwaysTable({ brokenPathways }: Board, where: Where): TableView {
    return {
        title: 'Pathways whose other end may not accept them',
        columns: [
            { title: 'From', grows: 2 },
            { title: 'To', grows: 2 },
            { title: 'About' },
            { title: 'Why', grows: 3 },
            { title: 'Where', grows: 2 },
        ],
        detail: 3,
        place: 4,
        rows: brokenPathways.map(({ from, to, about, reason }) => [from.title, to.title, about, reason, where(from)]),
        ...(brokenPathways.length ? {} : { note: 'None.' }),
    };
}

function capacityTable({ capacities }: Board): TableView {
    return {
        title: 'People and room',
        columns: [
            { title: 'Service', grows: 1 },
            { title: 'Expected', alignRight: true },
            { title: 'Room', alignRight: true },
            { title: 'With all posts filled', alignRight: true },
            { title: 'So there is' },
        ],
        rows: capacities.map(capacity => [
            capacity.service.title,
            `${capacity.expected}`,
            `${capacity.room}`,
            `${capacity.roomWhenFilled}`,
            roomInWords(capacity),
        ]),
        note: ROOM,
    };
}

function policiesTable({ policies }: Board, titleOf: (term: string) => string): TableView {
    return {
        title: 'Register of policies',
        columns: [
            { title: 'Policy', grows: 2 },
            { title: 'Service', grows: 2 },
            { title: 'Owner', grows: 2 },
            { title: 'Approved' },
            { title: 'Review by' },
        ],
        rows: policies.map(({ term, service, owner, approved, review }) => [
            titleOf(term),
            service.title,
            owner ?? '-',
            approved ?? '-',
            review ?? '-',
        ]),
    };
}

function resourcesTable({ resourceGaps }: Board): TableView {
    return {
        title: 'What open actions lack',
        columns: [{ title: 'What' }, { title: 'How much', alignRight: true }],
        rows: sumsInWords(resourceGaps),
        note: costedInWords(resourceGaps),
    };
}

/** A board's view as tables: the matrix first, and then what to act on. */
export function boardTables(
    board: Board,
    actions: readonly LocatedAction[],
    titles: { readonly policy: (term: string) => string; readonly measure: (term: string) => string; readonly where: Where },
    wide: boolean,
): readonly TableView[] {
    const { undescribed } = board;
    return [
        matrixTable(board, wide),
        gapsTable(board),
        measuresTable(board, titles.measure, titles.where),
        pathwaysTable(board, titles.where),
        capacityTable(board),
        ...(undescribed.length
            ? [
                  {
                      title: 'Covered services without a specification',
                      columns: [{ title: 'Service' }, { title: 'Review', grows: 1 }, { title: 'Where', grows: 1 }],
                      rows: undescribed.map(service => [service.name, service.review.title, titles.where(service)]),
                  },
              ]
            : []),
        actionsTable('Actions', actions, actions.length ? undefined : 'There are no reviews with actions.'),
        resourcesTable(board),
        policiesTable(board, titles.policy),
    ];
}
