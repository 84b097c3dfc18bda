import { matchesWord } from './fits.ts';
import type { Network } from './network.ts';
import { type Next, nextOf, type Path, taken } from './path.ts';

/** Words of the grammar that belong together, such as `referral from`, and where they lead. */
export interface Phrase {
    readonly words: string;
    readonly path: Path;
    /** Whether it begins something new in the block around. */
    readonly isNew: boolean;
}

/** More ways to go on than this are a choice of its own. */
const MOST = 6;

function isWord({ step }: Next): boolean {
    return step.kind === 'word' && matchesWord(step.word);
}

function wordOf({ step }: Next): string {
    return step.kind === 'word' ? step.word : '';
}

function* grown(network: Network, words: string, path: Path, base: number, isNew: boolean): Generator<Phrase> {
    const after = [...nextOf(network, path, base)];
    const goesOn = after.length > 0 && after.length <= MOST && after.every(next => isWord(next) && !next.isNew);
    if (!goesOn) yield { words, path, isNew };
    else for (const next of after) yield* grown(network, `${words} ${wordOf(next)}`, taken(next, wordOf(next)), base, isNew);
}

/** The phrases that begin with some of the words that may come next. */
export function phrasesOf(network: Network, nexts: readonly Next[], base: number): readonly Phrase[] {
    return nexts.filter(isWord).flatMap(next => [...grown(network, wordOf(next), taken(next, wordOf(next)), base, next.isNew)]);
}
