import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { organise } from '../../../language/format/organise.ts';
import { LIBRARY } from '../../../language/library/library.ts';
import { applyEdits } from '../../../language/model/findings.ts';
import { NameIndex } from '../../../language/names/name-index.ts';
import { type DocumentToWrite, newDocument } from '../../../language/skeletons/new-document.ts';
import { parseCare } from '../../../language/syntax/parse.ts';
import { TODAY } from '../../support/read-text.ts';
import { formatted } from './properties.ts';

const ROOT = new URL('../../..', import.meta.url);
const FILES = ['examples/', 'language/library/'].flatMap(folder =>
    readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.care'))
        .sort()
        .map(name => folder + name.replaceAll('\\', '/')),
);
const FOLLOWED = [['IACM'], ['CMHF'], ['SUP'], ['IACM', 'CMHF'], ['IACM', 'CMHF', 'REV', 'SUP']];

/** Says only where two texts part: they are long. */
function assertIsSame(actual: string, expected: string, what: string): void {
    const lines = expected.split('\n');
    const [at, line] = [...actual.split('\n').entries()].find(([index, each]) => each !== lines[index]) ?? [];
    assert.ok(actual === expected, `${what}: line ${(at ?? 0) + 1} would be ${JSON.stringify(line)}`);
}

function assertIsLaidOut(text: string): void {
    assertIsSame(formatted(text), text, 'not laid out');
    const parsed = parseCare(text);
    assertIsSame(applyEdits(text, organise(text, parsed)), text, 'not in order');
}

describe('what people start from is laid out and in order', () => {
    for (const file of FILES) {
        it(file, () => assertIsLaidOut(readFileSync(new URL(file, ROOT), 'utf8')));
    }

    const names = new NameIndex(LIBRARY);
    for (const kind of ['service', 'template', 'guidance', 'review'] satisfies DocumentToWrite['kind'][]) {
        for (const follows of kind === 'review' ? [[]] : FOLLOWED) {
            it(`a new ${kind} ${follows.join(', ')}`, () => {
                const document = { kind, name: 'a-name', follows, services: [], names, today: TODAY, template: 'icb-review-outcome' };
                assertIsLaidOut(newDocument(document) ?? '');
            });
        }
    }
});
