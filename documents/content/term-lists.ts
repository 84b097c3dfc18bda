import { lowerFirst } from '../../language/assess/wording.ts';
import type { ElementKey, UnknownWord } from '../../language/model/elements.ts';
import { type FieldChoice, type FormField, tagOf } from '../tree/document-tree.ts';
import { formField } from '../tree/prose.ts';
import { aboutLabel, lineLabel } from './line-labels.ts';

type Kind = ElementKey | UnknownWord;

/** What one check of a requirement expects some of. */
interface TermCheck {
    /** Its place among the checks of the requirement. */
    readonly at: number;
    readonly choices: readonly FieldChoice[];
}

/** What earlier versions called a list, of which people could choose one. @param before how many such lists came before it */
function earlierLabel(kind: Kind, choices: readonly FieldChoice[], before: number): string {
    const [only] = choices;
    const about = choices.length > 1 ? `choose what ${before ? 'else fits' : 'fits best'}` : lowerFirst(only?.title ?? '');
    return `${lineLabel(kind)}: ${about}`;
}

/** How earlier versions asked: a list for each check, to choose one from. */
function earlierLists(kind: Kind, id: string, checks: readonly TermCheck[]): readonly FormField[] {
    const isLong = ({ choices }: TermCheck): boolean => choices.length > 1;
    return checks.map((check, index) => {
        const label = earlierLabel(kind, check.choices, checks.slice(0, index).filter(isLong).length);
        return formField(tagOf('names', kind, id, check.at), label, 'choice', { choices: check.choices });
    });
}

/** What a list is called. @param about the kind of line */
function listLabel(about: string, choices: readonly FieldChoice[]): string {
    return `${about}: ${choices.length > 1 ? 'tick all that apply' : 'tick if it applies'}`;
}

/**
 * The list of all that a requirement expects of one kind of line: several of it may apply.
 *
 * @param id the requirement
 * @param checks its checks of that kind, each with what it expects some of
 */
export function termList(kind: Kind, id: string, checks: readonly TermCheck[]): FormField {
    const all = new Map(checks.flatMap(({ choices }) => choices).map(choice => [choice.value, choice]));
    const choices = [...all.values()];
    return formField(tagOf('names', kind, id, 'terms'), listLabel(lineLabel(kind), choices), 'choices', {
        choices,
        earlier: earlierLists(kind, id, checks),
    });
}

/** The words that go with such a list. */
export function termWords(kind: Kind, id: string): FormField {
    return formField(tagOf('names', kind, id, 'text'), `${lineLabel(kind)}: in your own words`, 'prose', {
        help: 'Say more here, or name others.',
    });
}

/** What a list expects by itself, without others in its place. */
function expectedAlone({ earlier = [] }: FormField): readonly FieldChoice[] {
    return earlier.flatMap(({ choices }) => (choices.length === 1 ? choices : []));
}

/**
 * A list without what lists before it have asked for: what each of them expects by itself is there once.
 *
 * @param before lists of the same kind of line
 * @returns what is left of it, nothing where all was asked; and what was
 */
export function withoutAsked(
    list: FormField,
    before: readonly FormField[],
): { readonly list: FormField | undefined; readonly asked: readonly FieldChoice[] } {
    const alone = new Set(before.flatMap(expectedAlone).map(({ value }) => value));
    const earlier = (list.earlier ?? []).filter(({ choices }) => choices.length > 1 || !alone.has(choices[0]?.value ?? ''));
    const left = new Set(earlier.flatMap(({ choices }) => choices).map(({ value }) => value));
    const choices = list.choices.filter(({ value }) => left.has(value));
    const asked = list.choices.filter(({ value }) => !left.has(value));
    const label = listLabel(aboutLabel(list.label), choices);
    return { list: choices.length ? { ...list, label, choices, earlier } : undefined, asked };
}
