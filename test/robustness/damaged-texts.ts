import { type ExampleFile, exampleFiles } from '../support/example-files.ts';
import { services } from '../support/read-text.ts';
import { damage, randomNumbers } from './mutations.ts';

export type Damage = 'prefixes' | 'lost lines' | 'mutations';

/** One kind of damage, and which part of it: parts are counted from 1. */
export interface Share {
    readonly damage: Damage;
    readonly part: number;
    readonly of: number;
}

/** Which of all damaged texts are read: a sample that depends on a seed, or all. */
export interface Choice {
    readonly seed: number;
    readonly all: boolean;
}

export interface DamagedText {
    readonly text: string;
    /** What was done to which file. */
    readonly what: string;
}

/** Of the prefixes that end within a token or after white space, a sample has one in so many: with each seed others, and all of them in turn. */
export const ONE_IN = 24;
const ALL_MUTATIONS = 10_000;
/** New ones with each seed. */
const SAMPLE_MUTATIONS = 2000;

/**
 * Where the reader changes its mind: one character into each token or comment, and at its end. White space says nothing more.
 * Of these two places a sample has one, and with the next seed the other: both take minutes more.
 */
function turningPoints(text: string, { seed, all }: Choice): ReadonlySet<number> {
    const { tokens, hidden } = services.language.parser.Lexer.tokenize(text);
    const points = new Set<number>();
    for (const [index, { startOffset, endOffset = startOffset }] of [...tokens, ...hidden].filter(({ image }) => image.trim()).entries()) {
        if (all || (index + seed) % 2 === 0) points.add(startOffset + 1);
        if (all || (index + seed) % 2 === 1) points.add(endOffset + 1);
    }
    return points;
}

/** The places in a text at which it is damaged, in order. */
function placesIn(text: string, kind: Damage, choice: Choice): readonly number[] {
    if (kind === 'lost lines') return text.split('\n').map((_, index) => index);
    const { seed, all } = choice;
    const points = turningPoints(text, choice);
    const places: number[] = [];
    for (let index = 0; index < text.length; index++) {
        if (all || points.has(index) || index % ONE_IN === seed % ONE_IN) places.push(index);
    }
    return places;
}

/** The damaged texts of a share: every so-many-th, so that all shares cost about the same. */
export function* damagedTexts(share: Share, choice: Choice, files: readonly ExampleFile[] = exampleFiles()): Generator<DamagedText> {
    if (share.damage === 'mutations') return yield* mutations(share, choice, files);
    let count = 0;
    for (const { name, text } of files) {
        const lines = text.split('\n');
        for (const index of placesIn(text, share.damage, choice)) {
            if (count++ % share.of !== share.part - 1) continue;
            const damaged = share.damage === 'prefixes' ? text.slice(0, index) : lines.toSpliced(index, 1).join('\n');
            yield { text: damaged, what: `${name}, ${share.damage} ${index}` };
        }
    }
}

function* mutations({ part, of }: Share, { seed, all }: Choice, files: readonly ExampleFile[]): Generator<DamagedText> {
    for (let count = part - 1; count < (all ? ALL_MUTATIONS : SAMPLE_MUTATIONS); count += of) {
        // Numbers of its own for each, so that shares and days have no mutation in common.
        const random = randomNumbers(seed * ALL_MUTATIONS + count);
        const file = files[random(files.length)] as ExampleFile;
        let { text } = file;
        for (let times = 1 + random(3); times > 0; times--) text = damage(text, random);
        yield { text, what: `mutation ${count} of ${file.name}` };
    }
}
