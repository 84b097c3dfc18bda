/** From where to where in the text of a document, in UTF-16 code units; the end is exclusive. */
export type Span = readonly [start: number, end: number];

/** What a number counts, after its unit has been taken into account. */
export type Dimension = 'time' | 'people' | 'wte' | 'percent' | 'money' | 'count';

/** A number in the base unit of its dimension: hours, people, whole-time equivalents, per cent, pounds. */
export interface NumberValue {
    readonly type: 'number';
    readonly amount: number;
    readonly dimension: Dimension;
    /** As the writer wrote it, for messages. */
    readonly shown: string;
    readonly at: Span;
}

/** A date as written, and as `YYYY-MM-DD` where the calendar has it. */
export interface DateValue {
    readonly type: 'date';
    readonly date: string | undefined;
    readonly shown: string;
    readonly at: Span;
}

/** Words: Markdown prose, or a name such as the choice of an answer. */
export interface TextValue {
    readonly type: 'text';
    readonly text: string;
    readonly at: Span;
}

/** Several names, such as the requirements whose gaps an action closes. */
export interface ListValue {
    readonly type: 'list';
    readonly items: readonly string[];
    readonly at: Span;
}

export type Value = NumberValue | DateValue | TextValue | ListValue;

/** Anything that has values, such as an element of facts. */
type Holder = { readonly values: Readonly<Record<string, Value>> } | undefined;

/** What was said, in the writer's words. */
export function valueInWords(value: Value): string {
    switch (value.type) {
        case 'text':
            return value.text;
        case 'list':
            return value.items.join(', ');
        default:
            return value.shown;
    }
}

/** The words of an attribute, if an element has them. */
export function textIn(element: Holder, name: string): string | undefined {
    const value = element?.values[name];
    return value?.type === 'text' ? value.text : undefined;
}

/** The names of an attribute that lists them; none where an element has none. */
export function listIn(element: Holder, name: string): readonly string[] {
    const value = element?.values[name];
    return value?.type === 'list' ? value.items : [];
}

/** The day of an attribute, as `YYYY-MM-DD`, if an element has one that the calendar has. */
export function dateIn(element: Holder, name: string): string | undefined {
    const value = element?.values[name];
    return value?.type === 'date' ? value.date : undefined;
}

/** The number of an attribute, if an element has one. */
export function numberIn(element: Holder, name: string): NumberValue | undefined {
    const value = element?.values[name];
    return value?.type === 'number' ? value : undefined;
}
