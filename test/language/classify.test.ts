import assert from 'node:assert/strict';
import { factsOfSoundText, readDocument } from '../../language/facts/read-document.ts';
import { addressOf } from '../../language/model/address.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { carewright, createCarewrightServices } from '../../language/syntax/services.ts';
import { readByBoth } from '../support/both-readers.ts';

const URI = addressOf('a.care');

/** Lines of a service that go on in the next line, with what is text there. */
const GOING_ON: Readonly<Record<string, string>> = {
    'a dash': 'aims {\n    -\n    "Nobody is lost."\n  }',
    'a colon': 'lead:\n    "Nobody is lost."',
    because: 'ages: 18 to 65 because\n    "Nobody is lost."',
};

describe('text that goes on in the next line', () => {
    for (const [after, line] of Object.entries(GOING_ON)) {
        it(`is the rest of what was begun after ${after}, for both readers`, () => {
            const text = `service a "A" {\n  ${line}\n}\n`;
            const sound = readByBoth(text);
            const onOneLine = factsOfSoundText(URI, text.replace(/\n {4}"Nobody/, ' "Nobody'));
            const said = (facts: typeof sound | undefined) =>
                facts?.services[0]?.elements.map(({ kind, values }) => [kind, Object.keys(values ?? {})]);
            assert.deepEqual(said(sound), said(onOneLine));
        });
    }

    it('is prose of its own after any other word', () => {
        const { document } = parseCare('service a "A" {\n  policy discharge {\n    review by: 2027-01-31\n    "Nobody is lost."\n  }\n}\n');
        const [service] = document.blocks;
        assert.equal(service?.$type, 'Service');
        const [policy] = service.$type === 'Service' ? service.items : [];
        assert.deepEqual(policy && 'items' in policy && policy.items.map(({ $type }) => $type).at(-1), 'Prose');
    });
});

describe('what is used of Langium', () => {
    it('is one container a process', () => {
        assert.equal(carewright(), carewright());
        assert.notEqual(createCarewrightServices().language, carewright());
    });

    it('words an error with one token of lookahead, in bounded time, and decides with more', () => {
        const start = process.cpuUsage();
        const { problems } = parseCare(
            'service a "A" {\n  population {\n    includes psychosis\n  }\n}\n',
            createCarewrightServices().language.parser.LangiumParser,
        );
        const { user, system } = process.cpuUsage(start);
        assert.equal(problems.length, 1);
        // With Chevrotain's own lookahead of 3 the message alone takes minutes.
        assert.ok((user + system) / 1000 < 5000, `${(user + system) / 1000} ms`);
    });

    it('tells where names with signs without width end', () => {
        const text = 'service te\u00ADam "A" {\n  lead §\n}\n';
        const { document } = parseCare(text);
        const facts = readDocument(URI, text, parseCare(text));
        assert.equal(document.blocks.length, 1);
        assert.equal(text.slice(...(facts.declarations[0]?.at ?? [0, 0])), 'te\u00ADam');
    });
});
