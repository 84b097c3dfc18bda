import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from '../../language/checks/catalogue.ts';
import { exampleOf } from '../../language/checks/examples.ts';
import type { Finding } from '../../language/model/findings.ts';
import type { Span } from '../../language/model/values.ts';
import { findingsBy, findingsOf } from '../support/check-text.ts';
import { assertAsKept } from '../support/golden.ts';

const FOLDER = new URL('../fixtures/findings/', import.meta.url);

const placeIn = (text: string, [start, end]: Span): string =>
    start === end ? `after ‹${text.slice(Math.max(0, start - 12), start)}›` : `‹${text.slice(start, end)}›`;

/** A finding, with its places as the words that are there. */
function outlineOf({ code, severity, at, message, advice, fixes = [], related }: Finding, text: string): readonly string[] {
    return [
        `${code} ${severity} ${placeIn(text, at)}: ${message}${advice ? ` | ${advice}` : ''}`,
        ...(related ?? []).map(({ message: said }) => `    see: ${said}`),
        ...fixes.flatMap(fix => [
            `    ${fix.safe ? 'safe' : 'to look at'}: ${fix.title}`,
            ...fix.edits.map(edit => `        ${placeIn(text, edit.at)} → ‹${edit.text}›`),
        ]),
    ].map(line => line.replaceAll('\n', '¶'));
}

describe('what each rule says', () => {
    it('is kept as it is: where, how gravely, in which words and with which fixes', () => {
        const lines = RULES.flatMap(rule => {
            const { bad, fixable } = exampleOf(rule);
            const texts = fixable === undefined ? [bad] : [bad, fixable];
            return texts.flatMap(text => findingsBy(rule.code, text).flatMap(finding => outlineOf(finding, text)));
        });
        assertAsKept('findings/rules.txt', `${lines.join('\n')}\n`);
    });

    for (const name of readdirSync(FOLDER).filter(each => each.endsWith('.care'))) {
        it(`is kept as it is for all that goes wrong in ${name}`, () => {
            const text = readFileSync(new URL(name, FOLDER), 'utf8');
            const found = findingsOf(text).filter(({ code }) => code.startsWith('CARE-'));
            assert.ok(found.length > 10);
            assertAsKept(`findings/${name}.txt`, `${found.flatMap(finding => outlineOf(finding, text)).join('\n')}\n`);
        });
    }
});
