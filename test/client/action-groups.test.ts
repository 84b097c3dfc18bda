import assert from 'node:assert/strict';
import { actionGroups, actionsInWords, dayInWords, type Grouping } from '../../client/actions/action-groups.ts';
import type { PlannedAction } from '../../server/protocol.ts';

const PLACE = { uri: 'file:///r.care', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };

function action(title: string, more: Partial<PlannedAction> = {}): PlannedAction {
    return { ...PLACE, name: title, title, review: { name: 'r', title: 'R' }, closes: [], isOverdue: false, isOver: false, ...more };
}

const ACTIONS = [
    action('late', { due: '2026-09-30', owner: 'Head', isOverdue: true }),
    action('done', { due: '2026-10-01', owner: 'Head', isOver: true }),
    action('soon', { due: '2026-12-01', owner: 'Nurse' }),
    action('sooner', { due: '2026-12-24', owner: 'Head' }),
    action('next year', { due: '2027-12-01', owner: 'Nurse' }),
    action('nobody’s', { due: '2027-12-02' }),
    action('some day', { owner: 'Director' }),
];

function shown(grouping: Grouping): readonly unknown[] {
    return actionGroups(ACTIONS, grouping).map(({ title, actions }) => [title, actions.map(each => each.title)]);
}

describe('the tree of actions', () => {
    it('begins with what is late, goes on by month, and ends with what is over', () => {
        assert.deepEqual(shown('date'), [
            ['Overdue', ['late']],
            ['December 2026', ['soon', 'sooner']],
            ['December 2027', ['next year', 'nobody’s']],
            ['No date yet', ['some day']],
            ['Done or withdrawn', ['done']],
        ]);
    });

    it('can go on by owner', () => {
        assert.deepEqual(shown('owner'), [
            ['Overdue', ['late']],
            ['Director', ['some day']],
            ['Head', ['sooner']],
            ['Nurse', ['soon', 'next year']],
            ['No owner yet', ['nobody’s']],
            ['Done or withdrawn', ['done']],
        ]);
    });

    it('shows each action once, under headings that are told apart', () => {
        for (const grouping of ['date', 'owner'] as const) {
            const groups = actionGroups([...ACTIONS, action('x', { owner: 'Overdue' }), action('y', { owner: 'No owner yet' })], grouping);
            assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
            assert.equal(groups.flatMap(({ actions }) => actions).length, ACTIONS.length + 2);
        }
        assert.deepEqual(actionGroups([], 'date'), []);
    });

    it('writes days as people do', () => assert.equal(dayInWords('2026-10-01'), '1 October 2026'));

    it('counts actions in words', () => {
        assert.equal(actionsInWords(ACTIONS), '7 actions, 1 overdue');
        assert.equal(actionsInWords(ACTIONS.slice(1, 2)), '1 action');
    });
});
