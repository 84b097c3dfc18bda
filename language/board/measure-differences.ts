import { numberIn, textIn } from '../model/element-values.ts';
import type { AttributeName } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import { withoutLayout } from '../model/quotations.ts';
import { type PlacedSubject, type PlaceInDocument, type Titled, titled } from './services.ts';

/** How one service defines a measure. */
export interface MeasureDefinition extends PlaceInDocument {
    readonly service: Titled;
    /** What it says of each part: how often it is taken, its target, how often it is reported, its source. */
    readonly parts: Readonly<Record<string, string>>;
}

/** A measure that two services define in two ways. */
export interface MeasureDifference {
    /** Its name in the vocabulary of measures. */
    readonly term: string;
    /** The parts in which the definitions differ. */
    readonly parts: readonly string[];
    readonly definitions: readonly MeasureDefinition[];
}

const NUMBERS: readonly (readonly [attribute: AttributeName<'measure'>, words: string])[] = [
    ['every', 'how often it is taken'],
    ['target', 'the target'],
    ['reported', 'how often it is reported'],
];

/** What is compared of a number, and how it is shown: `every 6 months` and `every 26 weeks` are nearly the same, and differ. */
function partsOf(measure: Element): { shown: Record<string, string>; compared: Record<string, string> } {
    const shown: Record<string, string> = {};
    const compared: Record<string, string> = {};
    for (const [name, words] of NUMBERS) {
        const number = numberIn(measure, name);
        if (!number) continue;
        shown[words] = number.shown;
        compared[words] = `${number.amount}`;
    }
    const source = textIn(measure, 'source');
    if (source) {
        shown['the source'] = source;
        compared['the source'] = withoutLayout(source).toLowerCase();
    }
    return { shown, compared };
}

interface Defined extends MeasureDefinition {
    readonly compared: Readonly<Record<string, string>>;
}

/** The parts that two definitions or more give, and give differently. What only one of them says is no difference. */
function differing(definitions: readonly Defined[]): string[] {
    const names = [...new Set(definitions.flatMap(({ compared }) => Object.keys(compared)))];
    return names.filter(name => new Set(definitions.flatMap(({ compared }) => compared[name] ?? [])).size > 1);
}

/** The measures that several services use under one name and define in different ways, so that their numbers can't be added up. */
export function measureDifferences(services: readonly PlacedSubject[]): readonly MeasureDifference[] {
    const byTerm = new Map<string, Defined[]>();
    for (const { subject, uri } of services) {
        for (const element of subject.elements) {
            if (element.kind !== 'measure' || !element.term) continue;
            const { shown, compared } = partsOf(element);
            const defined = { service: titled(subject), parts: shown, compared, uri, at: element.at };
            byTerm.set(element.term, [...(byTerm.get(element.term) ?? []), defined]);
        }
    }
    return [...byTerm].flatMap(([term, definitions]) => {
        const parts = new Set(definitions.map(({ service }) => service.name)).size > 1 ? differing(definitions) : [];
        return parts.length ? [{ term, parts, definitions: definitions.map(({ compared: _, ...definition }) => definition) }] : [];
    });
}
