import type { Element } from '../model/facts.ts';
import type { NumberValue } from '../model/values.ts';

/** The words of an attribute, if an element has them. */
export function textIn(element: Element | undefined, name: string): string | undefined {
    const value = element?.values[name];
    return value?.type === 'text' ? value.text : undefined;
}

/** The day of an attribute, as `YYYY-MM-DD`, if an element has one that the calendar has. */
export function dateIn(element: Element | undefined, name: string): string | undefined {
    const value = element?.values[name];
    return value?.type === 'date' ? value.date : undefined;
}

/** The number of an attribute, if an element has one. */
export function numberIn(element: Element | undefined, name: string): NumberValue | undefined {
    const value = element?.values[name];
    return value?.type === 'number' ? value : undefined;
}
