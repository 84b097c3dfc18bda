import type { Written } from '../../language/model/elements/element-kind.ts';
import { lineOf } from '../../language/model/elements.ts';
import { withoutLayout } from '../../language/model/quotations.ts';

const TIME = String.raw`\d+(\.\d+)? (minutes?|hours?|working days?|days?|weeks?|months?|years?)`;
const INTERVAL = new RegExp(
    `^(daily|weekly|fortnightly|monthly|quarterly|yearly|every (\\d+ )?(${TIME.replace(String.raw`\d+(\.\d+)? `, '')}))$`,
    'i',
);
const WITHIN = new RegExp(`^within ${TIME}$`, 'i');
const BARE = new RegExp(`^${TIME}$`, 'i');
const CLOCK = String.raw`(\d{1,2}:\d{2}|\d{1,2}([.:]\d{2})?\s?(am|pm))`;

/** How the value of a line is written, where it is not text, by the rule of the grammar that reads it. */
const SHAPES: { readonly [Rule in Written['rule']]?: RegExp } = {
    AgesField: /^(all ages|under \d+|\d+ and (over|above)|\d+ (to|–|-) \d+)$/i,
    HoursField: new RegExp(`^(24 hours|${CLOCK} (to|–|-) ${CLOCK})(, (every day|weekdays|weekends))?$`, 'i'),
    LimitField: new RegExp(`^(none|${TIME})$`, 'i'),
    CaseloadField: /^((at most|at least|exactly) )?\d+ people( per [a-z][\w-]*)?$/i,
    IntervalField: INTERVAL,
    ResponseField: WITHIN,
    Role: /^[\d.]+ wte( shared)?( vacant [\d.]+ wte)?$/i,
};

/** What the rule alone does not say: a measure is also an indicator, and a count may be of people or of networks. */
const OWN_SHAPES: ReadonlyMap<string, RegExp> = new Map([
    ['expected', /^[\d,]+ people$/i],
    ['primarycarenetworks', /^[\d,]+( of [\d,]+ people)?$/i],
    ['measure', INTERVAL],
    ['target', /^(at least|at most|exactly) [\d.]+%$/i],
]);

function shapeOf(kind: string): RegExp | undefined {
    const rule = lineOf(kind)?.rule;
    return OWN_SHAPES.get(kind) ?? (rule && SHAPES[rule]);
}

const NUMBER = /^(?<number>[\d,]+)( (people|persons|patients|service users))?$/i;
const MOST = /^(up to|no more than|max(imum)?( of)?|at most) (?<number>\d+)( (people|persons|patients|service users))?$/i;

/** An answer as its line has it, where it is clear what people mean: “190” for people, “2 working days” for a limit. */
export function inShape(kind: string, answer: string): string {
    const text = withoutLayout(answer);
    if (kind === 'expected' || kind === 'caseload') {
        const [number, most] = [NUMBER.exec(text)?.groups?.number, MOST.exec(text)?.groups?.number];
        if (number) return `${number} people`;
        if (most && kind === 'caseload') return `at most ${most} people`;
    }
    return shapeOf(kind) === WITHIN && BARE.test(text) ? `within ${text.toLowerCase()}` : answer;
}

/** What a line of a kind can hold, of an answer that somebody wrote. */
export function shaped(kind: string, answer: string): 'text' | 'value' | 'neither' {
    const shape = shapeOf(kind);
    if (!shape) return 'text';
    return shape.test(answer.trim()) ? 'value' : 'neither';
}
