import { openersIn } from '../model/elements/blocks.ts';
import { isSaidOnce, keyOf, lineOf } from '../model/elements.ts';
import { ALL_VOCABULARIES, type Namespace } from '../model/namespaces.ts';
import type { Dimension } from '../model/values.ts';
import { IN_NAMES } from '../model/written-words.ts';
import { belongsHere, boundFits, endingOf, isWithin, type Phrase, phrasesOf, unitFits, usualEnding } from './endings.ts';
import { namesAt } from './names-at.ts';
import { type Next, nextOf, nodeOfType, type PartialNode, type Path, taken, writtenFor } from './path.ts';
import { type AtPlace, questionsAt, type Surroundings } from './place.ts';
import { type Part, RANKS, type Suggestion, type SuggestionKind, textOfParts } from './suggestion.ts';
import { dimensionOf, valuesAt } from './values-at.ts';

/** What may be written next: words of the grammar, names and values, each with what has to follow it. */

/** With what a word goes on. */
const GOES_ON = new RegExp(`^[${IN_NAMES}]`, 'u');

/** Words after a name: where a name is expected, they would be read as names. */
const BEHIND_NAMES: ReadonlySet<string> = new Set(['and', 'or', 'where']);

/** Words that begin a block or an entry of which there is one. */
const SINGLE: ReadonlySet<string> = new Set([
    ...openersIn('service').flatMap(({ name, words }) => (name ? [] : [words])),
    ...['actions', 'for each requirement', 'basis', 'source', 'applies to services', 'applies to reviews'],
]);

/** Times of day by name: services may close at one, and hardly open at one. */
const TIMES_BY_NAME: ReadonlySet<string> = new Set(['midnight', 'noon', 'midday']);

/** Words that say that a number is not exact: people write them where it is not. */
const INEXACT: ReadonlySet<string> = new Set(['about', 'around', 'approximately']);

function stands({ words, path, isNew }: Phrase, { standing }: AtPlace): boolean {
    if (!isNew || !standing.has(words)) return false;
    return isWithin(path, 'KnownField') ? isSaidOnce(words) : SINGLE.has(words);
}

/** A line whose value may be names or a text, or a block that a name follows, up to the word that is being written. */
const PLAIN_WORDS =
    /^[ \t]*(?:works[ \t]+with|policy|([\p{L}][\p{L} \t-]*):)[ \t]*((?:[^"“”„‟{}]*[, \t])?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]+$/u;
const TAKES_NAMES: ReadonlySet<string> = new Set(['NamesField', 'ExclusionField']);
const DECLARED: readonly Namespace[] = [...ALL_VOCABULARIES, 'service', 'review', 'guidance', 'requirement', 'template'];

/** Whether the word before the one that is being written is in a place for names, and no name: a text lacks its quotation marks. */
function isBehindPlainWord({ asked: { lines }, place: { word }, surroundings }: AtPlace): boolean {
    const before = lines.text.slice(Math.max(0, word[0] - 200), word[0]);
    const [, label, , last] = PLAIN_WORDS.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
    if (last === undefined || (label !== undefined && !TAKES_NAMES.has(lineOf(keyOf(label))?.rule ?? ''))) return false;
    return !surroundings.names.find(DECLARED, last).length;
}

/** Whether nothing is before the cursor but the label of its line. */
function isFirstOfValue({ asked: { lines }, place: { word } }: AtPlace): boolean {
    return /:\s*$/.test(lines.text.slice(Math.max(0, word[0] - 20), word[0]));
}

/** A role says something before it says what it meets. In a review, `meets` is not read: its findings say it. */
function comesTooEarly({ words, path }: Phrase, at: AtPlace): boolean {
    if (words !== 'meets') return false;
    if (isBehindPlainWord(at)) return true;
    if (nodeOfType(path.node, 'Review')) return true;
    return ['Answer', 'Role'].includes(path.node.type) && isFirstOfValue(at);
}

/** Whether words go with what was written before them on the line. */
function makesSense(phrase: Phrase, at: AtPlace): boolean {
    const { words, path, isNew } = phrase;
    if (INEXACT.has(words)) return false;
    if (TIMES_BY_NAME.has(words) && isFirstOfValue(at)) return false;
    // An action in a finding is about the gap of that finding.
    if (words === 'addresses' && nodeOfType(path.node, 'Finding')) return false;
    if (isNew) return belongsHere(path, words) && !stands(phrase, at);
    if (isWithin(path, 'Unit')) {
        const quantity = nodeOfType(path.node, 'Quantity', 'Interval', 'TimesInterval');
        if (!quantity) return true;
        const dimension = quantity.type !== 'Quantity' ? 'time' : numberOf(quantity.container ?? quantity, propertyOf(path), at);
        return unitFits(words, quantity, dimension);
    }
    const subject = /^and (services|reviews)$/.exec(words)?.[1];
    if (subject && nodeOfType(path.node, 'AppliesTo')?.values.subjects?.includes(subject)) return false;
    return boundFits(path) && !comesTooEarly(phrase, at);
}

/** What is counted by a number that is already there, so that it is not money. */
function numberOf(node: PartialNode, property: string | undefined, at: AtPlace): Dimension | undefined {
    return node.type === 'Resource' ? 'wte' : dimensionOf(node, property, at.surroundings);
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

/** Words that a name has to follow, each with the names that may follow it. */
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

/** The first of several words whose last ones already follow the cursor; nothing where they do not. */
function withoutRest(
    words: string,
    {
        hasRest,
        asked: {
            lines: { text },
        },
        place: { word, end },
    }: AtPlace,
): string | undefined {
    const behind = hasRest ? text.slice(word[1], end).trimStart() : '';
    for (let at = words.indexOf(' '); behind && at > 0; at = words.indexOf(' ', at + 1)) {
        const last = words.slice(at + 1);
        if (behind.startsWith(last) && !GOES_ON.test(behind.slice(last.length))) return words.slice(0, at);
    }
    return undefined;
}

/** Words that few lines have: the other values of a line come before them. */
const SELDOM: ReadonlySet<string> = new Set(['shared']);

/**
 * Words of the grammar that may be written, each with what has to follow it.
 *
 * @param typed what is already there of them
 */
export function wordsAt(nexts: readonly Next[], at: AtPlace, typed = ''): Suggestion[] {
    const expectsName = nexts.some(({ step, isNew }) => step.kind === 'terminal' && step.isReference && !isNew);
    const words = nexts.filter(
        ({ step, path }) => step.kind === 'word' && !isWithin(path, 'ElementKind') && !(expectsName && BEHIND_NAMES.has(step.word)),
    );
    return phrasesOf(at.grammar.network, words, at.position.base).flatMap((phrase): Suggestion[] => {
        const { words: label, path, isNew } = phrase;
        if (!label.startsWith(typed) || !makesSense(phrase, at)) return [];
        const rank = (isNew || !at.place.isLineStart) && !SELDOM.has(label) ? RANKS.usual : RANKS.possible;
        const begun = withoutRest(label, at);
        // `made with` beside the `with police {` of `works with police {` would leave a line that can't be read.
        if (begun) return at.fitsText(begun) ? [{ label, kind: kindOf(phrase, []), parts: [begun], at: at.place.word, rank }] : [];
        if (!at.fits(path)) return [];
        const usual = usualEnding(phrase, at);
        const named = usual ? undefined : withNames(phrase, at, rank);
        if (named) return named;
        const ending = usual ?? endingOf(path, at);
        return [{ label, kind: kindOf(phrase, ending), parts: [label, ...ending], at: at.place.word, rank }];
    });
}

/** The tokens with which an answer of each type is written. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
    date: ['DATE'],
    prose: ['STRING'],
    organisation: ['ID', 'STRING'],
    money: ['MONEY'],
    people: ['NUMBER'],
    number: ['NUMBER'],
    one: ['ID'],
};

/** Whether a token is of the type that the question at hand asks for. */
function answersQuestion({ node, step }: Next, surroundings: Surroundings): boolean {
    const answer: PartialNode | undefined = node.type === 'Answer' ? node : node.container?.type === 'Answer' ? node.container : undefined;
    if (!answer || step.kind !== 'terminal') return true;
    const asked = questionsAt(answer, surroundings).find(({ name }) => name === writtenFor(answer, 'question'));
    return !asked || answer.values.names !== undefined || (ANSWERS[asked.answer]?.includes(step.terminal) ?? true);
}

function names(next: Next, at: AtPlace): Suggestion[] {
    return namesAt(next.node, next.step.property ?? '', at.surroundings)
        .filter(({ label }) => !next.isNew || !at.standing.has(label))
        .map(({ value, ...name }) => {
            const ending = at.hasRest ? [] : (value ?? endingOf(taken(next, name.label), at));
            return { ...name, parts: [name.label, ...ending], at: at.place.word };
        });
}

/** Numbers are written with their units; what may follow is asked again. */
const WITH_UNITS: ReadonlySet<string> = new Set(['NUMBER', 'MONEY']);

function values({ step, ...next }: Next, at: AtPlace): Suggestion[] {
    if (step.kind !== 'terminal') return [];
    const { node, path } = next;
    const found = valuesAt({ node, terminal: step.terminal, property: step.property, of: path.property }, at.surroundings);
    return found
        .filter(({ kind, parts }) => (kind !== 'text' || !isBeforeText(at)) && at.fitsText(textOfParts(parts)))
        .map(found => {
            const ending = WITH_UNITS.has(step.terminal) ? [] : endingOf(taken({ step, ...next }, found.label), at);
            return { ...found, parts: [...found.parts, ...ending], at: at.place.word };
        });
}

/** Whether text in this place would be read together with the text after it. */
function isBeforeText({
    hasRest,
    asked: {
        lines: { text },
    },
    place: { end },
}: AtPlace): boolean {
    return hasRest || /^\s*["“”„‟]/.test(text.slice(end, end + 200));
}

/** Names and values that may be written. */
export function tokensAt(nexts: readonly Next[], at: AtPlace): Suggestion[] {
    return nexts.flatMap(next => {
        const { step } = next;
        if (step.kind !== 'terminal' || !answersQuestion(next, at.surroundings) || !at.fits(taken(next, 'x'))) return [];
        if (step.terminal === 'DASH') return statement(next, at);
        if (at.isBetween && !step.isReference) return [];
        return step.isReference ? names(next, at) : values(next, at);
    });
}

/** The rules of entries that may begin with a text: a dash before it says nothing more. */
const TAKE_TEXTS: readonly string[] = ['Role', 'Offer', 'Measure'];

/** A statement, which begins with a dash. */
function statement(next: Next, at: AtPlace): Suggestion[] {
    if (!next.isNew || at.hasRest || TAKE_TEXTS.some(rule => isWithin(next.path, rule))) return [];
    return [{ label: '- "…"', kind: 'line', detail: 'a statement', parts: ['-', ...endingOf(next.path, at)], at: at.place.word, rank: 2 }];
}
