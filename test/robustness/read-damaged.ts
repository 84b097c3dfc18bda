import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Assessment } from '../../language/assess/assessment.ts';
import { factsOfSoundText, readDocument } from '../../language/facts/read-document.ts';

import { LIBRARY } from '../../language/library/library.ts';
import { addressOf } from '../../language/model/address.ts';
import { isDefining, NameIndex } from '../../language/names/name-index.ts';
import { mayDeclareForOthers } from '../../language/syntax/glance.ts';
import { outline } from '../../language/syntax/outline.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { exampleFiles } from '../support/example-files.ts';
import { processorTime } from '../support/processor-time.ts';
import { factsOf, TODAY } from '../support/read-text.ts';
import { seedOfTheDay } from '../support/sampling.ts';
import { type Choice, type DamagedText, damagedTexts, type Share } from './damaged-texts.ts';

/** Milliseconds of processor time. */
const MUCH_TOO_LONG = 10_000;

/** No more are told: each comes with its text. */
const MOST_FAULTS = 5;

const CHOICE: Choice = { seed: seedOfTheDay(), all: Boolean(process.env.FULL) };

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

/** Reads, outlines, checks and places a damaged text. @throws what goes wrong */
function readWhole(text: string, checker: Checker): void {
    const parsed = parseCare(text);
    outline(parsed.document);
    const facts = readDocument(addressOf('damaged.care'), text, parsed);
    const sound = factsOfSoundText(addressOf('damaged.care'), text);
    if (sound && !isDeepStrictEqual(sound, facts)) throw new Error('the quick reader reads something else than Langium’s parser');
    if (isDefining(facts) && !mayDeclareForOthers(text)) throw new Error('the command does not see that it defines something');
    for (const finding of checker.findings(facts)) {
        if (finding.code === 'CARE-000') throw new Error(finding.message);
        if (!(finding.at[0] >= 0 && finding.at[0] <= finding.at[1] && finding.at[1] <= text.length))
            throw new Error(`${finding.code} is reported at ${finding.at}, outside the text`);
    }
}

/** What goes wrong with a damaged text, with the text and how to read it again. Undefined when nothing does. */
function faultIn({ text, what }: DamagedText, checker: Checker): string | undefined {
    const again = `SEED=${CHOICE.seed}${CHOICE.all ? ' FULL=1' : ''}, ${what}`;
    try {
        const took = processorTime(() => readWhole(text, checker));
        if (took < MUCH_TOO_LONG) return undefined;
        return `${again}: took ${Math.round(took)} ms of processor time\n${JSON.stringify(text)}`;
    } catch (error) {
        return `${again}: ${error instanceof Error ? error.stack : error}\n${JSON.stringify(text)}`;
    }
}

/**
 * A test that reads a share of all damaged texts. Each share is a test file of its own, so that shares run beside each
 * other.
 */
export function readsDamaged(share: Share): void {
    const { damage, part, of } = share;
    describe('whatever a file holds', function () {
        // Thousands of documents: minutes.
        this.timeout(2_400_000);

        it(`${CHOICE.all ? 'every example' : 'a sample of the examples'} with ${damage}, share ${part} of ${of}, is read, outlined and checked`, () => {
            const checker = exampleChecker();
            const faults: string[] = [];
            for (const damaged of damagedTexts(share, CHOICE)) {
                const fault = faultIn(damaged, checker);
                if (fault && faults.push(fault) === MOST_FAULTS) break;
            }
            assert.equal(faults.join('\n\n'), '');
        });
    });
}
