/**
 * Learns from the judged texts of the library (`language/library/assertions/*.tsv`) what speaks for and against what a line
 * promises: logistic regression over hashed features (AdaGrad; the order of the texts is drawn from a fixed seed, so that the same
 * texts always give the same weights).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { featuresOf, mannerOf, placeOfFeature, sensesOf } from '../language/assess/assertion.ts';

const FOLDER = new URL('../language/library/assertions/', import.meta.url);
const BITS = 17;
const ROUNDS = 15;
const RATE = 0.3;
/** How strongly weights are held near nought, for each text. */
const DECAY = 3e-7;

interface Judged {
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
};

function readJudged(): readonly Judged[] {
    const files = readdirSync(FOLDER).filter(name => name.endsWith('.tsv')).sort();
    return files.flatMap(name =>
        readFileSync(new URL(name, FOLDER), 'utf8')
            .split('\n')
            .filter(Boolean)
            .map(line => {
                const [label = '', kind = '', text = ''] = line.split('\t');
                return { absent: label !== 'is', manner: MANNER_OF_COLUMN[kind] ?? mannerOf(kind), text };
            }),
    );
}

function readSenses(): Readonly<Record<string, string>> {
    const lines = readFileSync(new URL('senses.txt', FOLDER), 'utf8').split('\n').filter(Boolean);
    return Object.fromEntries(lines.map(line => line.split(': ') as [string, string]));
}

/** The weights of the features that texts have, and the sum to begin with. */
export function learn(judged: readonly Judged[], groups: Readonly<Record<string, string>>): { weights: Float64Array; bias: number } {
    const senses = sensesOf(groups);
    const texts = judged.map(({ text, manner }) => [...new Set([...featuresOf(text, manner, senses)].map(each => placeOfFeature(each, BITS)))]);
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
    for (let round = 0; round < ROUNDS; round++) {
        for (let index = order.length - 1; index > 0; index--) {
            const other = Math.floor(random() * (index + 1));
            [order[index], order[other]] = [order[other] as number, order[index] as number];
        }
        for (const index of order) {
            const features = texts[index] as readonly number[];
            const share = 1 / Math.sqrt(features.length || 1);
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
    }
    return { weights, bias };
}

const senses = readSenses();
const { weights, bias } = learn(readJudged(), senses);
const most = weights.reduce((highest, weight) => Math.max(highest, Math.abs(weight)), 0);
const scale = most / 127;
const bytes = Int8Array.from(weights, weight => Math.round(weight / scale));
const learned = { bits: BITS, scale, bias, weights: Buffer.from(bytes.buffer).toString('base64'), senses };
writeFileSync(new URL('../assertions.json', FOLDER), `${JSON.stringify(learned)}\n`);
