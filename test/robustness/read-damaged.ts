import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Assessment } from '../../language/assess/assessment.ts';
import { factsOfSoundText } from '../../language/facts/facts-of-text.ts';
import { readDocument } from '../../language/facts/read-document.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { addressOf } from '../../language/model/address.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { outline } from '../../language/outline.ts';
import { parseCare } from '../../language/parser/parse.ts';
import { Checker } from '../../language/workspace/check-workspace.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf, services, TODAY } from '../support/read-text.ts';
import { type DamagedText, damagedTexts, type Share } from './damaged-texts.ts';

const MUCH_TOO_LONG = 10_000;

/**
 * A checker of the example workspace. The other files stay as they are: names of the damaged one are found in its undamaged
 * self. So what reviews cover is the same each time, and is assessed once.
 */
function exampleChecker(): Checker {
    const names = new NameIndex([...LIBRARY, ...exampleFiles().map(file => factsOf(file.text, file.name))]);
    const undamaged = new Checker(names, { today: TODAY });
    const known = new Map<string, readonly Assessment[]>();
    const assessments = (service: string): readonly Assessment[] => {
        const found = known.get(service) ?? undamaged.assessmentsOf(service);
        known.set(service, found);
        return found;
    };
    return new Checker(names, { today: TODAY, assessments });
}

/** Reads, outlines, checks and places a damaged text. Returns what goes wrong. */
function faultIn({ text, what }: DamagedText, checker: Checker): string | undefined {
    const started = performance.now();
    try {
        const parsed = parseCare(services.language.parser.LangiumParser, text);
        outline(parsed.document);
        const facts = readDocument(addressOf('damaged.care'), text, parsed);
        const sound = factsOfSoundText(addressOf('damaged.care'), text);
        if (sound && !isDeepStrictEqual(sound, facts)) throw new Error('the quick reader reads something else than Langium’s parser');
        for (const finding of checker.findings(facts)) {
            if (finding.code === 'CARE-000') throw new Error(finding.message);
            if (!(finding.at[0] >= 0 && finding.at[0] <= finding.at[1] && finding.at[1] <= text.length))
                throw new Error(`${finding.code} is reported at ${finding.at}, outside the text`);
        }
    } catch (error) {
        return `${what}: ${error instanceof Error ? error.stack : error}`;
    }
    const took = performance.now() - started;
    return took > MUCH_TOO_LONG ? `${what}: took ${Math.round(took)} ms` : undefined;
}

/**
 * A test that reads a share of all damaged texts. Each share is a test file of its own, so that shares run beside each
 * other.
 */
export function readsDamaged(share: Share): void {
    const { damage, part, of } = share;
    describe('whatever a file holds', function () {
        // Ten thousand documents and more: minutes.
        this.timeout(2_400_000);

        it(`every example with ${damage}, share ${part} of ${of}, is read, outlined and checked`, () => {
            const checker = exampleChecker();
            const faults: string[] = [];
            for (const damaged of damagedTexts(share)) {
                const fault = faultIn(damaged, checker);
                if (fault && faults.push(fault) === 5) break;
            }
            assert.deepEqual(faults, []);
        });
    });
}
