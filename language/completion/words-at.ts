import type { AtPlace } from './at-place.ts';
import { endingOf, usualEnding } from './endings.ts';
import { belongsHere, boundFits, isWithin, unitFits } from './fits.ts';
import { namesAt } from './names-at.ts';
import { type Next, nextOf, nodeOfType, type Path, taken } from './path.ts';
import { type Phrase, phrasesOf } from './phrases.ts';
import { isSaidOnce } from './standing.ts';
import { type Part, RANKS, type Suggestion, type SuggestionKind } from './suggestion.ts';
import { dimensionOf } from './values-at.ts';

/** Words between two names: where a name is expected, they would be read as names. */
const JOINING: ReadonlySet<string> = new Set(['and', 'or']);

/** Words that begin a block or an entry of which there is one. */
const SINGLE: ReadonlySet<string> = new Set([
    ...['population', 'access', 'team', 'offers', 'measures', 'aims', 'outcomes', 'pathway'],
    ...['actions', 'for each requirement', 'basis', 'source', 'applies to services', 'applies to reviews'],
]);

function stands({ words, path, isNew }: Phrase, { standing }: AtPlace): boolean {
    if (!isNew || !standing.has(words)) return false;
    return isWithin(path, 'KnownField') ? isSaidOnce(words) : SINGLE.has(words);
}

/** An answer and a role say something before they say what they meet. */
function comesTooEarly({ words, path }: Phrase, { asked: { text }, place: { word } }: AtPlace): boolean {
    return words === 'meets' && ['Answer', 'Role'].includes(path.node.type) && /:\s*$/.test(text.slice(Math.max(0, word[0] - 20), word[0]));
}

/** Whether words go with what was written before them on the line. */
function makesSense(phrase: Phrase, at: AtPlace): boolean {
    const { words, path, isNew } = phrase;
    if (isNew) return belongsHere(path, words) && !stands(phrase, at);
    if (isWithin(path, 'Unit')) {
        const quantity = nodeOfType(path.node, 'Quantity', 'Interval');
        if (!quantity) return true;
        const dimension =
            quantity.type === 'Interval' ? 'time' : dimensionOf(quantity.container ?? quantity, propertyOf(path), at.surroundings);
        return unitFits(words, quantity, dimension);
    }
    const subject = /^and (services|reviews)$/.exec(words)?.[1];
    if (subject && nodeOfType(path.node, 'AppliesTo')?.values.subjects?.includes(subject)) return false;
    return boundFits(path) && !comesTooEarly(phrase, at);
}

/** The property that the quantity around is the value of. */
function propertyOf(path: Path): string | undefined {
    for (let each: Path | undefined = path; each; each = each.around) if (each.rule.name === 'Quantity') return each.property;
    return undefined;
}

function kindOf({ path, isNew }: Phrase, ending: readonly Part[]): SuggestionKind {
    if (isNew && isWithin(path, 'KnownField')) return 'line';
    return ending.some(part => typeof part === 'string' && part.includes('{')) ? 'block' : 'word';
}

/** Words behind which a name has to stand, each with the names that may stand there. */
function withNames(phrase: Phrase, at: AtPlace, rank: number): Suggestion[] | undefined {
    const { words, path } = phrase;
    const [next, ...others] = nextOf(at.grammar.network, path, at.position.base);
    if (at.hasRest || others.length || next?.step.kind !== 'terminal' || !next.step.isReference) return undefined;
    return namesAt(next.node, next.step.property ?? '', at.surroundings).map(({ value: _, ...name }) => {
        const ending = endingOf(taken(next, name.label), at);
        const shown = [words, ' ', name.label, ...ending];
        return { ...name, label: `${words} ${name.label}`, parts: shown, at: at.place.word, rank: rank + name.rank / 10 };
    });
}

/**
 * Words of the grammar that may be written, each with what has to stand behind it.
 *
 * @param typed what stands there of them already
 */
export function wordsAt(nexts: readonly Next[], at: AtPlace, typed = ''): Suggestion[] {
    const expectsName = nexts.some(({ step, isNew }) => step.kind === 'terminal' && step.isReference && !isNew);
    const words = nexts.filter(
        ({ step, path }) => step.kind === 'word' && !isWithin(path, 'ElementKind') && !(expectsName && JOINING.has(step.word)),
    );
    return phrasesOf(at.grammar.network, words, at.position.base).flatMap((phrase): Suggestion[] => {
        const { words: label, path, isNew } = phrase;
        if (!label.startsWith(typed) || !makesSense(phrase, at) || !at.fits(path)) return [];
        const rank = isNew || !at.place.isLineStart ? RANKS.usual : RANKS.possible;
        const usual = usualEnding(phrase, at);
        const named = usual ? undefined : withNames(phrase, at, rank);
        if (named) return named;
        const ending = usual ?? endingOf(path, at);
        return [{ label, kind: kindOf(phrase, ending), parts: [label, ...ending], at: at.place.word, rank }];
    });
}
