/**
 * Learns from the judged texts of the library (`language/library/assertions/*.tsv`) what speaks for and against what a line
 * promises: logistic regression over hashed features (AdaGrad; the order of the texts is drawn from a fixed seed, so that the same
 * texts always give the same weights).
 */
import { readdirSync, readFileSync } from 'node:fs';
import {
    AssertionReader,
    featuresOf,
    hasDenial,
    mannerOf,
    placeOfFeature,
    SILENT_MANNER,
    sensesOf,
    shareOf,
} from '../language/assess/assertion.ts';
import { type AssertionWeights, packWeights } from '../language/model/assertion-weights.ts';

const FOLDER = new URL('../language/library/assertions/', import.meta.url);
const BITS = 20;
/** Words count from the first text that has them; what is made of several words, from the second. */
const WORDS = /^[wsm]:/;
const ROUNDS = 15;
/** The weights are the mean of those after each later round: the order of the texts counts for less. */
const SETTLING = 5;
const RATE = 0.3;
/** How strongly weights are held near nought, for each text. */
const DECAY = 2.5e-7;

/** Texts that say nothing, and short ones that say something. */
const SILENCE = 'nothing.tsv';
/** Sentences of public pages as their writers transcribed them, what four writers made of them so that it is not so, and plain sentences. */
const SOBER: ReadonlySet<string> = new Set(['public-pages.tsv', 'sober-denials.tsv', 'plain-sentences.tsv']);
/** Of other texts that say something, every so manyth: they are so many that nothing else would be learned. */
const SOME_OTHERS = 4;
const SHORT = 14;

/** A text, and whether whoever wrote it means that what its line promises is not so. */
interface Judged {
    /** The file that it comes from: one for each writer. */
    readonly file: string;
    readonly absent: boolean;
    readonly manner: string;
    readonly text: string;
}

/** The kinds as the texts call them. */
const MANNER_OF_COLUMN: Readonly<Record<string, string>> = {
    'caseload-supervision-training': 'team',
    'works-with': 'works',
    'aims-pathway': 'aims',
    'made-with': 'made',
    standards: 'standards',
    measure: 'measure',
    team: 'team',
    works: 'works',
    aims: 'aims',
    made: 'made',
};

/** The lines of a file of judged texts: label, kind and text of each. */
function linesOf(file: string): readonly (readonly [label: string, kind: string, text: string])[] {
    const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n').filter(Boolean);
    return lines.map(line => {
        const [label = '', kind = '', text = ''] = line.split('\t');
        return [label, kind, text];
    });
}

/** The judged texts of the library that were written to be judged. */
export function readJudged(): readonly Judged[] {
    const files = readdirSync(FOLDER)
        .filter(name => name.endsWith('.tsv') && name !== SILENCE && !SOBER.has(name))
        .sort();
    return readFiles(files);
}

/**
 * The judged texts for what has no word that denies: sentences of public pages, sober denials of these, and what else has none.
 *
 * @param others that were written to be judged
 */
export function readSober(others: readonly Judged[], groups: Readonly<Record<string, string>>): readonly Judged[] {
    const senses = sensesOf(groups);
    return [...others, ...readFiles([...SOBER])].filter(({ text }) => !hasDenial(text, senses));
}

function readFiles(files: readonly string[]): readonly Judged[] {
    return files.flatMap(file =>
        linesOf(file).map(([label, kind, text]) => ({
            file,
            absent: label !== 'is',
            manner: MANNER_OF_COLUMN[kind] ?? mannerOf(kind),
            text,
        })),
    );
}

/**
 * The judged texts for what says nothing: `absent` where a text says nothing.
 *
 * @param others that say something
 */
export function readSilence(others: readonly Judged[]): readonly Judged[] {
    const own = linesOf(SILENCE).map(
        ([label, , text]): Judged => ({ file: SILENCE, absent: label === 'nothing', manner: SILENT_MANNER, text }),
    );
    const short = others.filter(({ text }) => text.split(' ').length <= SHORT);
    const some = short.filter((_, index) => index % SOME_OTHERS === 0).map(each => ({ ...each, absent: false, manner: SILENT_MANNER }));
    return [...own, ...some];
}

/** Words of like meaning, by the name of their group. */
export function readSenses(): Readonly<Record<string, string>> {
    const lines = readFileSync(new URL('senses.txt', FOLDER), 'utf8').split('\n').filter(Boolean);
    return Object.fromEntries(lines.map(line => line.split(': ') as [string, string]));
}

/** What texts teach: the weight of each feature at its place, and the sum to begin with. */
function weigh(
    judged: readonly Judged[],
    groups: Readonly<Record<string, string>>,
): { readonly weights: Float64Array; readonly bias: number } {
    const senses = sensesOf(groups);
    const all = judged.map(({ text, manner }) => [...featuresOf(text, manner, senses)]);
    const seen = new Map<string, number>();
    for (const feature of all.flat()) seen.set(feature, (seen.get(feature) ?? 0) + 1);
    const counts = (feature: string): boolean => WORDS.test(feature) || (seen.get(feature) ?? 0) > 1;
    const texts = all.map(features => [...new Set(features.filter(counts).map(feature => placeOfFeature(feature, BITS)))]);
    const weights = new Float64Array(1 << BITS);
    const squares = new Float64Array(1 << BITS).fill(1e-8);
    let bias = 0;
    let biasSquares = 1e-8;
    let seed = 12345;
    const random = (): number => {
        seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
        return seed / 0x7fffffff;
    };
    const order = judged.map((_, index) => index);
    const decay = DECAY * judged.length;
    const mean = new Float64Array(1 << BITS);
    let meanBias = 0;
    for (let round = 0; round < ROUNDS; round++) {
        for (let index = order.length - 1; index > 0; index--) {
            const other = Math.floor(random() * (index + 1));
            [order[index], order[other]] = [order[other] as number, order[index] as number];
        }
        for (const index of order) {
            const features = texts[index] as readonly number[];
            const share = shareOf(features.length);
            let sum = bias;
            for (const place of features) sum += (weights[place] as number) * share;
            const wrong = 1 / (1 + Math.exp(-sum)) - (judged[index]?.absent ? 1 : 0);
            biasSquares += wrong * wrong;
            bias -= (RATE * wrong) / Math.sqrt(biasSquares);
            for (const place of features) {
                const slope = wrong * share + decay * (weights[place] as number);
                squares[place] = (squares[place] as number) + slope * slope;
                weights[place] = (weights[place] as number) - (RATE * slope) / Math.sqrt(squares[place] as number);
            }
        }
        if (round < SETTLING) continue;
        for (const [place, weight] of weights.entries()) if (weight) mean[place] = (mean[place] as number) + weight / (ROUNDS - SETTLING);
        meanBias += bias / (ROUNDS - SETTLING);
    }
    return { weights: mean, bias: meanBias };
}

/**
 * What texts teach, as the assessment reads it. The same texts always teach the same.
 *
 * @param groups words of like meaning, by the name of their group
 */
export function learn(judged: readonly Judged[], groups: Readonly<Record<string, string>>): AssertionWeights {
    const { weights, bias } = weigh(judged, groups);
    const scale = weights.reduce((highest, weight) => Math.max(highest, Math.abs(weight)), 0) / 127;
    const rounded = [...weights.entries()].map(([place, weight]) => [place, Math.round(weight / scale)] as const);
    return { bits: BITS, scale, bias, weights: packWeights(new Map(rounded.filter(([, weight]) => weight !== 0))), senses: groups };
}

/** How texts of one writer are read by what those of the others taught. */
interface Figures {
    readonly file: string;
    readonly affirmations: number;
    /** Of these, read as denials. */
    readonly doubted: number;
    readonly denials: number;
    /** Of these, read as denials. */
    readonly found: number;
}

/**
 * Reads the texts of each writer with what those of all others teach.
 *
 * @param isDenial decides from the sum and the text, as the assessment does
 */
export function crossValidate(
    judged: readonly Judged[],
    groups: Readonly<Record<string, string>>,
    isDenial: (absence: number, text: string) => boolean,
): readonly Figures[] {
    const files = [...new Set(judged.map(({ file }) => file))];
    return files.map(file => {
        const reader = new AssertionReader(
            learn(
                judged.filter(each => each.file !== file),
                groups,
            ),
        );
        const own = judged.filter(each => each.file === file);
        const read = own.map(({ text, manner, absent }) => ({ absent, denies: isDenial(reader.absenceIn(text, manner), text) }));
        const count = (absent: boolean, denies?: boolean): number =>
            read.filter(each => each.absent === absent && (denies === undefined || each.denies === denies)).length;
        return { file, affirmations: count(false), doubted: count(false, true), denials: count(true), found: count(true, true) };
    });
}
