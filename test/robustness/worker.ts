import { parentPort, workerData } from 'node:worker_threads';
import { readDocument } from '../../language/facts/read-document.ts';
import { outline } from '../../language/outline.ts';
import { parseCare } from '../../language/parser/parse.ts';
import { exampleFiles } from '../support/example-files.ts';
import { checkerOf, factsOf, services } from '../support/read-text.ts';
import { damage, randomNumbers } from './mutations.ts';

/** One kind of damage, and the share of it that this worker does. */
export interface Share {
    readonly kind: 'prefixes' | 'lost lines' | 'mutations';
    readonly part: number;
    readonly parts: number;
    readonly mutations: number;
}

const MUCH_TOO_LONG = 10_000;
const share = workerData as Share;
/** The other files of the workspace stay as they are: names of the damaged one are found in its undamaged self. */
const checker = checkerOf(exampleFiles().map(file => factsOf(file.text, file.name)));
const failures: string[] = [];
let done = 0;

/** Reads, outlines, checks and places a damaged text; notes what goes wrong. */
function tryText(text: string, what: string): void {
    const started = performance.now();
    try {
        const parsed = parseCare(services.language.parser.LangiumParser, text);
        outline(parsed.document);
        const facts = readDocument('damaged.care', text, parsed);
        for (const finding of checker.findings(facts)) {
            if (finding.code === 'CARE-000') throw new Error(finding.message);
            if (!(finding.at[0] >= 0 && finding.at[0] <= finding.at[1] && finding.at[1] <= text.length))
                throw new Error(`${finding.code} is reported at ${finding.at}, outside the text`);
        }
    } catch (error) {
        failures.push(`${what}: ${error instanceof Error ? error.stack : error}`);
    }
    const took = performance.now() - started;
    if (took > MUCH_TOO_LONG) failures.push(`${what}: took ${Math.round(took)} ms`);
    done++;
}

function run(): void {
    const files = exampleFiles();
    if (share.kind === 'mutations') {
        const random = randomNumbers(20261122 + share.part);
        for (let count = share.part; count < share.mutations; count += share.parts) {
            const file = files[random(files.length)] as (typeof files)[number];
            let text = file.text;
            for (let times = 1 + random(3); times > 0; times--) text = damage(text, random);
            tryText(text, `mutation ${count} of ${file.name}`);
        }
        return;
    }
    for (const { name, text } of files) {
        const lines = text.split('\n');
        const all = share.kind === 'prefixes' ? text.length : lines.length;
        for (let index = share.part; index < all; index += share.parts) {
            const damaged =
                share.kind === 'prefixes' ? text.slice(0, index) : [...lines.slice(0, index), ...lines.slice(index + 1)].join('\n');
            tryText(damaged, `${name}, ${share.kind} ${index}`);
        }
    }
}

run();
parentPort?.postMessage({ done, failures: failures.slice(0, 5) });
