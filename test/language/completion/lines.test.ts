import assert from 'node:assert/strict';
import { lineValue } from '../../../language/completion/entry-bodies.ts';
import { textOfParts } from '../../../language/completion/suggestion.ts';
import { ALL_LINES, blocksOf, isLine } from '../../../language/model/elements.ts';
import { factsOf, labelsAt, suggestionsAt, TODAY } from './completing.ts';

/** Blocks with a line in them, as small documents. */
const DOCUMENTS: Readonly<Record<string, (line: string) => string>> = {
    service: line => `service a {\n  ${line}\n}\n`,
    policy: line => `service a {\n  policy x {\n    ${line}\n  }\n}\n`,
    'works with': line => `service a {\n  works with x {\n    ${line}\n  }\n}\n`,
    review: line => `review a using x {\n  ${line}\n}\n`,
    action: line => `review a using x {\n  action b {\n    ${line}\n  }\n}\n`,
    guidance: line => `guidance A {\n  ${line}\n}\n`,
    section: line => `guidance A {\n  section b {\n    ${line}\n  }\n}\n`,
    requirement: line => `guidance A {\n  must A-1 {\n    ${line}\n  }\n}\n`,
    template: line => `template a for IACM {\n  ${line}\n}\n`,
};

const document = (block: string, line: string): string =>
    (DOCUMENTS[block] ?? ((inner: string) => `service a {\n  ${block} {\n    ${inner}\n  }\n}\n`))(line);

/** Kinds that are entries or blocks, never a line with a colon. */

describe('the lines that completion writes', () => {
    it('are known for every line of the language, can be read, and have a meaning where they stand', () => {
        for (const [key] of ALL_LINES.filter(([, line]) => isLine(line))) {
            const value = lineValue(key, { today: TODAY, choices: () => undefined, usual: () => undefined });
            assert.ok(value, key);
            // A review follows what its template is for.
            for (const block of blocksOf(key).filter(each => key !== 'follows' || each !== 'review')) {
                const offered = suggestionsAt(document(block, '<|>').replace('<|>', ''), document(block, '<|>').indexOf('<|>'));
                const line = offered.find(
                    ({ label, parts }) => label.replaceAll(' ', '') === key && textOfParts(parts).startsWith(`${label}:`),
                );
                assert.ok(line, `${key} in ${block}: ${offered.map(({ label }) => label).join(', ')}`);
                const { problems, strays } = factsOf(document(block, textOfParts(line.parts)));
                assert.deepEqual([problems.map(({ message }) => message), strays], [[], []], `${textOfParts(line.parts)} in ${block}`);
            }
        }
    });

    it('are those that belong into the block, and stand there once', () => {
        const access = labelsAt('service a {\n  access {\n    hours: 08:00 to 20:00, every day\n    <|>\n  }\n}\n');
        assert.ok(access.includes('referral from'));
        assert.ok(!access.includes('hours'), 'stands there already');
        assert.ok(!access.includes('caseload') && !access.includes('status'), 'belong elsewhere');
        const service = labelsAt('service a {\n  includes: psychosis\n  team {\n  }\n  <|>\n}\n');
        assert.ok(!service.includes('team') && service.includes('access') && service.includes('policy'));
    });

    it('may be repeated where each says something of its own', () => {
        assert.ok(labelsAt('service a {\n  population {\n    includes: psychosis\n    <|>\n  }\n}\n').includes('includes'));
    });

    it('are found from their last part, many lines and up to 4,000 characters back', () => {
        const remarks = '    // Minutes of the board say so, in full.\n'.repeat(80);
        for (const between of ['', remarks]) {
            const line = `  accepts gap IACM-TEAM-03\n    until 2027-06-30\n${between}    by "Board of the trust"\n    <|>\n`;
            assert.ok(labelsAt(`service a {\n  follows: IACM\n${line}}\n`).includes('because'), `${between.length} characters back`);
        }
    });

    it('are completed from the first of several words', () => {
        const source = 'service a {\n  team ty<|>\n}\n';
        const [found] = suggestionsAt(source.replace('<|>', ''), source.indexOf('<|>')).filter(({ label }) => label === 'team type');
        assert.deepEqual(found?.at, [14, 21]);
    });
});
