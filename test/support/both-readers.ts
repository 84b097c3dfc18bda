import assert from 'node:assert/strict';
import { factsOfSoundText, readDocument } from '../../language/facts/read-document.ts';
import { formatText } from '../../language/format/format-text.ts';
import { addressOf } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { applyEdits } from '../../language/model/findings.ts';
import { parseCare } from '../../language/syntax/parse.ts';

const URI = addressOf('a.care');

/** What the quick reader and Langium's parser find in a text that is written as the grammar wants it: the same. @throws where they do not */
export function readByBoth(text: string): DocumentFacts {
    const sound = factsOfSoundText(URI, text);
    assert.ok(sound, `the quick reader reads ${text}`);
    assert.deepEqual(sound, readDocument(URI, text, parseCare(text)));
    assert.deepEqual(sound.problems, []);
    return sound;
}

/** The same for a text that is laid out as the formatter does it. */
export function readLaidOut(text: string): DocumentFacts {
    const facts = readByBoth(text);
    assert.equal(applyEdits(text, formatText(text)), text);
    return facts;
}
