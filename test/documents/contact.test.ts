import assert from 'node:assert/strict';
import { seenLines } from '../../documents/tree/seen-lines.ts';
import { textIn } from '../../language/model/subjects.ts';
import { readLaidOut } from '../support/both-readers.ts';
import { applyFix, findingsBy } from '../support/check-text.ts';
import { specificationOf } from './one-specification.ts';
import { worldOf } from './world.ts';

const TEXT = `service riverside "Riverside Team" {
  status: draft

  access {
    contact at: home
    contact:    "Telephone 01632 960002, every day from 08:00 to 20:00."
    contact:    "The carers' line: 01632 960003." <https://example.org/carers>
    contact:    <https://example.org/riverside>
    hours:      09:00 to 17:00, every day "The telephone line."
  }
}
`;

describe('how people reach a service', () => {
    it('is read by both readers, and the formatter leaves it', () => {
        const sound = readLaidOut(TEXT);
        assert.deepEqual(sound.strays, []);
        const found = sound.services[0]?.elements.filter(({ kind }) => kind === 'contact') ?? [];
        assert.deepEqual(
            found.map(each => textIn(each, 'text')),
            ['Telephone 01632 960002, every day from 08:00 to 20:00.', "The carers' line: 01632 960003.", undefined],
        );
    });

    it('is meant by other words for it, with a fix', () => {
        const text = TEXT.replace('contact:    "Tel', 'telephone:  "Tel');
        const [finding] = findingsBy('CARE-106', text);
        const [fix] = finding?.fixes ?? [];
        assert.ok(fix, JSON.stringify(finding));
        assert.match(applyFix(text, fix), /\n {4}contact: +"Telephone/);
    });

    it('is in documents, and comes back from Word', () => {
        const { specification, imported } = specificationOf('riverside', worldOf({ 'a.care': TEXT }));
        const words = seenLines(specification().tree)
            .map(line => line.words)
            .join('\n');
        assert.match(words, /Telephone 01632 960002/);
        assert.match(words, /The carers. line: 01632 960003/);
        assert.equal(imported().text, TEXT);
        assert.equal(imported(xml => xml.replaceAll('960002', '960009')).text, TEXT.replace('960002', '960009'));
    });
});
