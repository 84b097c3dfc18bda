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
interface ListValue {
    readonly type: 'list';
    readonly items: readonly string[];
    readonly at: Span;
}

export type Value = NumberValue | DateValue | TextValue | ListValue;

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
