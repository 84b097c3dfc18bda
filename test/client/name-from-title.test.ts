import assert from 'node:assert/strict';
import { canBeName, nameFromTitle } from '../../client/commands/name-from-title.ts';

describe('a name from a title', () => {
    const cases: readonly (readonly [title: string, name: string])[] = [
        ['Northmoor Assertive Outreach Team', 'northmoor-assertive-outreach-team'],
        ['Dale Team (North)', 'dale-team-north'],
        ['St John’s & St Anne’s', 'st-johns-st-annes'],
        ['  24/7 Crisis line ', 'service-24-7-crisis-line'],
        ['Tîm Allgymorth Môn', 'tîm-allgymorth-môn'],
        ['…', 'service'],
        ['', 'service'],
    ];
    for (const [title, name] of cases) {
        it(`of “${title}” is ${name}`, () => {
            assert.equal(nameFromTitle(title, 'service'), name);
            assert.ok(canBeName(name));
        });
    }

    it('is not taken where the language would not take it', () => {
        for (const text of ['', '1-team', 'a--b', 'a-', 'a b', 'a/b']) assert.ok(!canBeName(text), text);
    });
});
