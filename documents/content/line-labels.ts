import type { ServiceKind } from '../../language/model/elements/element-kind.ts';
import { type ElementKey, elementOf, type UnknownWord } from '../../language/model/elements.ts';
import { capitalised } from '../../language/model/text.ts';

/** What a form calls a kind of line, for people who never see the words of the language. */
export function lineLabel(kind: ElementKey | UnknownWord): string {
    const element = elementOf(kind);
    return element && 'label' in element ? (element as ServiceKind).label : capitalised(element?.words ?? kind);
}

/** What a label is about, without what is asked of it: “Policy on transfer: owner” is about “Policy on transfer”. */
export function aboutLabel(label: string): string {
    return label.replace(/: [^:]*$/, '');
}

/** How a form says that a kind of line is filled in; nothing where any words will do. */
export function helpOf(kind: ElementKey | UnknownWord): string | undefined {
    const element = elementOf(kind);
    return element && 'help' in element ? (element as ServiceKind).help : undefined;
}
