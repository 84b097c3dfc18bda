import type { AtPlace } from './at-place.ts';
import { questionsAt, type Surroundings } from './context.ts';
import { endingOf } from './endings.ts';
import { namesAt } from './names-at.ts';
import { type Next, type PartialNode, taken, writtenFor } from './path.ts';
import { plainText, type Suggestion } from './suggestion.ts';
import { valuesAt } from './values-at.ts';

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
        .filter(({ kind, parts }) => (kind !== 'text' || !isBeforeText(at)) && at.fitsText(plainText(parts)))
        .map(found => {
            const ending = WITH_UNITS.has(step.terminal) ? [] : endingOf(taken({ step, ...next }, found.label), at);
            return { ...found, parts: [...found.parts, ...ending], at: at.place.word };
        });
}

/** Whether text in this place would be read together with the text behind it. */
function isBeforeText({ hasRest, asked: { text }, place: { end } }: AtPlace): boolean {
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

/** A statement, which begins with a dash. */
function statement(next: Next, at: AtPlace): Suggestion[] {
    if (!next.isNew || at.hasRest) return [];
    return [{ label: '- "…"', kind: 'line', detail: 'a statement', parts: ['-', ...endingOf(next.path, at)], at: at.place.word, rank: 2 }];
}
