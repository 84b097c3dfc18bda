import assert from 'node:assert/strict';
import { addressOf } from '../../language/model/address.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { factsOf } from '../support/read-text.ts';

const TERMS = 'vocabulary roles {\n  lead "Lead"\n}\n';
const GUIDANCE = 'guidance LOCAL "Local" {\n  note: "One."\n}\n';
const service = (name: string, title = 'Title'): string => `service ${name} "${title}" {\n}\n`;

/** Whether the versions of an index changed when a text took the place of another. */
function changes(before: string, after: string): { readonly version: boolean; readonly definitions: boolean } {
    const names = new NameIndex([factsOf(before, 'a')]);
    const [version, definitions] = [names.version, names.definitions];
    names.add(factsOf(after, 'a'));
    return { version: names.version !== version, definitions: names.definitions !== definitions };
}

describe('the index of names', () => {
    it('does not count as changed when names only moved, and knows their new places', () => {
        const names = new NameIndex([factsOf(service('north') + TERMS, 'a')]);
        const { version } = names;
        const moved = factsOf(`\n\n${service('north')}  ${TERMS}`, 'a');
        names.add(moved);
        assert.equal(names.version, version);
        assert.deepEqual(
            names.find(['service'], 'north')[0]?.declaration,
            moved.declarations.find(({ name }) => name === 'north'),
        );
        assert.deepEqual(names.find(['roles'], 'lead')[0]?.declaration.at, moved.declarations.find(({ name }) => name === 'lead')?.at);
        assert.equal(names.find(['roles'], 'lead').length, 1);
    });

    it('counts as changed when a name or a title did; terms and guidance count for themselves', () => {
        assert.deepEqual(changes(service('north'), service('north')), { version: false, definitions: false });
        assert.deepEqual(changes(service('north'), service('south')), { version: true, definitions: false });
        assert.deepEqual(changes(service('north'), service('north', 'Other')), { version: true, definitions: false });
        assert.deepEqual(changes(service('north'), ''), { version: true, definitions: false });
        assert.deepEqual(changes(TERMS, TERMS.replace('"Lead"', '"Lead" "A description."')), { version: true, definitions: true });
        assert.deepEqual(changes(TERMS, service('north')), { version: true, definitions: true });
        assert.deepEqual(changes(GUIDANCE, GUIDANCE), { version: true, definitions: true });
    });

    it('keeps documents in the order of their addresses, however often and in which order they are added', () => {
        const names = new NameIndex();
        for (const uri of ['c', 'a', 'b', 'a']) names.add(factsOf(service('north') + service(`only-${uri}`), uri));
        names.add(factsOf(service('north') + service('other-b'), 'b'));
        assert.deepEqual(
            names.find(['service'], 'north').map(({ uri }) => uri),
            ['a', 'b', 'c'],
        );
        assert.deepEqual(
            [...names.all('service')].map(found => found[0]?.declaration.name),
            ['north', 'only-a', 'other-b', 'only-c'],
        );
    });

    it('forgets a document that has gone, and finds the guidance and templates that are there now', () => {
        const names = new NameIndex([factsOf(GUIDANCE, 'a'), factsOf(GUIDANCE.replace('One', 'Two'), 'b')]);
        assert.equal(names.guidance('LOCAL')?.note, 'One.');
        names.remove(addressOf('a'));
        assert.equal(names.guidance('LOCAL')?.note, 'Two.');
        names.remove(addressOf('b'));
        assert.equal(names.guidance('LOCAL'), undefined);
        assert.deepEqual([...names.all('guidance')], []);
    });
});
