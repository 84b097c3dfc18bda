import { type ExampleFile, exampleFiles } from '../support/example-files.ts';
import { damage, randomNumbers } from './mutations.ts';

export type Damage = 'prefixes' | 'lost lines' | 'mutations';

/** One kind of damage, and which part of it: parts are counted from 1. */
export interface Share {
    readonly damage: Damage;
    readonly part: number;
    readonly of: number;
}

export interface DamagedText {
    readonly text: string;
    /** What was done to which file. */
    readonly what: string;
}

const MUTATIONS = 10_000;
const SEED = 20261122;

/** How many texts there are of a kind of damage. */
export function countOf(kind: Damage, files: readonly ExampleFile[] = exampleFiles()): number {
    if (kind === 'mutations') return MUTATIONS;
    return files.reduce((sum, { text }) => sum + placesIn(text, kind), 0);
}

function placesIn(text: string, kind: Damage): number {
    return kind === 'prefixes' ? text.length : text.split('\n').length;
}

/** The damaged texts of a share: every so-many-th, so that all shares take about the same time. */
export function* damagedTexts(share: Share, files: readonly ExampleFile[] = exampleFiles()): Generator<DamagedText> {
    if (share.damage === 'mutations') return yield* mutations(share, files);
    let count = 0;
    for (const { name, text } of files) {
        const lines = text.split('\n');
        for (let index = 0; index < placesIn(text, share.damage); index++) {
            if (count++ % share.of !== share.part - 1) continue;
            const damaged = share.damage === 'prefixes' ? text.slice(0, index) : lines.toSpliced(index, 1).join('\n');
            yield { text: damaged, what: `${name}, ${share.damage} ${index}` };
        }
    }
}

function* mutations({ part, of }: Share, files: readonly ExampleFile[]): Generator<DamagedText> {
    const random = randomNumbers(SEED + part - 1);
    for (let count = part - 1; count < MUTATIONS; count += of) {
        const file = files[random(files.length)] as ExampleFile;
        let { text } = file;
        for (let times = 1 + random(3); times > 0; times--) text = damage(text, random);
        yield { text, what: `mutation ${count} of ${file.name}` };
    }
}
