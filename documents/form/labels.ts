import { capitalised, lowerFirst } from '../../language/assess/wording.ts';
import type { ServiceKind } from '../../language/model/elements/element-kind.ts';
import { type ElementKey, elementOf, type UnknownWord } from '../../language/model/elements.ts';

/** What a form calls a kind of line, for people who never see the words of the language. */
export function lineLabel(kind: ElementKey | UnknownWord): string {
    const element = elementOf(kind);
    return element && 'label' in element ? (element as ServiceKind).label : capitalised(element?.words ?? kind);
}

/** How a form says that a kind of line is filled in; nothing where any words will do. */
export function helpOf(kind: ElementKey | UnknownWord): string | undefined {
    const element = elementOf(kind);
    return element && 'help' in element ? (element as ServiceKind).help : undefined;
}

/**
 * The label of a list to choose from.
 *
 * @param titles what there is to choose
 * @param before how many lists of this kind stand before it at the same requirement
 */
export function choiceLabel(kind: ElementKey | UnknownWord, titles: readonly string[], before: number): string {
    const [only = ''] = titles;
    const about = titles.length > 1 ? `choose what fits best${before ? ', here too' : ''}` : lowerFirst(only);
    return `${lineLabel(kind)}: ${about}`;
}

/** The label of the words that go with such lists. */
export function wordsLabel(kind: ElementKey | UnknownWord): string {
    return `${lineLabel(kind)}: in your own words`;
}
