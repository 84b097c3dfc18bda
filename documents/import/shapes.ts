const TIME = String.raw`\d+(\.\d+)? (minutes?|hours?|working days?|days?|weeks?|months?|years?)`;
const INTERVAL = new RegExp(
    `^(daily|weekly|fortnightly|monthly|quarterly|yearly|every (\\d+ )?(${TIME.replace(String.raw`\d+(\.\d+)? `, '')}))$`,
    'i',
);
const WITHIN = new RegExp(`^within ${TIME}$`, 'i');
const BARE = new RegExp(`^${TIME}$`, 'i');
const CLOCK = String.raw`(\d{1,2}:\d{2}|\d{1,2}([.:]\d{2})?\s?(am|pm))`;

/** How the value of a line is written, where it is not text. */
const SHAPES: Readonly<Record<string, RegExp>> = {
    ages: /^(all ages|under \d+|\d+ and (over|above)|\d+ (to|–|-) \d+)$/i,
    expected: /^[\d,]+ people$/i,
    primarycarenetworks: /^[\d,]+( of [\d,]+ people)?$/i,
    hours: new RegExp(`^(24 hours|${CLOCK} (to|–|-) ${CLOCK})(, (every day|weekdays|weekends))?$`, 'i'),
    timelimit: new RegExp(`^(none|${TIME})$`, 'i'),
    caseload: /^((at most|at least|exactly) )?\d+ people( per [a-z][\w-]*)?$/i,
    teammeeting: INTERVAL,
    supervision: INTERVAL,
    audit: INTERVAL,
    response: WITHIN,
    urgentresponse: WITHIN,
    routineresponse: WITHIN,
    emergencyresponse: WITHIN,
    missedcontact: WITHIN,
    firsthelp: WITHIN,
    'dischargefollow-up': WITHIN,
    're-entry': WITHIN,
    role: /^[\d.]+ wte( shared)?( vacant [\d.]+ wte)?$/i,
    measure: INTERVAL,
    target: /^(at least|at most|exactly) [\d.]+%$/i,
};

const NUMBER = /^(?<number>[\d,]+)( (people|persons|patients|service users))?$/i;
const MOST = /^(up to|no more than|max(imum)?( of)?|at most) (?<number>\d+)( (people|persons|patients|service users))?$/i;

/** An answer as its line has it, where it is clear what people mean: “190” for people, “2 working days” for a limit. */
export function inShape(kind: string, answer: string): string {
    const text = answer.trim().replaceAll(/\s+/g, ' ');
    if (kind === 'expected' || kind === 'caseload') {
        const [number, most] = [NUMBER.exec(text)?.groups?.number, MOST.exec(text)?.groups?.number];
        if (number) return `${number} people`;
        if (most && kind === 'caseload') return `at most ${most} people`;
    }
    return SHAPES[kind] === WITHIN && BARE.test(text) ? `within ${text.toLowerCase()}` : answer;
}

/** What a line of a kind can hold, of an answer that somebody wrote. */
export function shaped(kind: string, answer: string): 'text' | 'value' | 'neither' {
    const shape = SHAPES[kind];
    if (!shape) return 'text';
    return shape.test(answer.trim()) ? 'value' : 'neither';
}
