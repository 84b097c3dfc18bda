import headings from './headings.json' with { type: 'json' };

/** The parts of a service that text can be placed in by its heading. */
export type Part = keyof typeof headings.headings;

const PARTS: ReadonlyMap<string, Part> = new Map(
    (Object.entries(headings.headings) as [Part, readonly string[]][]).flatMap(([part, all]) => all.map(each => [each, part] as const)),
);

/** A number before a heading: `3.2`, `(a)`, `Section 4:`. */
const NUMBER = /^(?:(?:section|part|appendix|annex)\s+)?(?:\d+(?:\.\d+)*[.):]?|[([]?(?:[a-z]|[ivx]{1,5})[.)\]])\s+/i;
/** Words that turn what is said into its opposite. */
const NEGATION =
    /\b(no|not|never|none|nobody|nothing|neither|nor|without|cannot|except|exceptions?|excepting|excluding|unless|other than|apart from|rather than|outside|unsuitable|inappropriate|ineligible|declin\w+|refus\w+|reject\w+|turned away)\b|n[’']t\b/i;
const INCLUSION = /\b(inclu(?!ding\b)\w+|accept\w*|eligib\w+|suitable|welcome\w*|referral criteria)\b/i;
const EXCLUSION = /\b(exclu\w+|unsuitable|ineligible)\b/i;

/** A heading without its number, so that it can be compared. */
function bare(heading: string): string {
    return heading
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(NUMBER, '')
        .replace(/[\s:.–-]+$/, '')
        .replace(/^(the|our) /i, '')
        .replaceAll(' & ', ' and ')
        .replaceAll(/\s*\/\s*/g, '/')
        .toLowerCase();
}

/** The part that a heading means as a whole; nothing where no layout has it, or where it means several. */
export function partOf(heading: string): Part | undefined {
    const words = bare(heading);
    return PARTS.get(words) ?? PARTS.get(words.replace(/\s*\([^()]*\)$/, ''));
}

/** Whether a heading says more than the name of its part, so that its words are needed. */
export function saysMore(heading: string): boolean {
    return !PARTS.has(bare(heading));
}

/** Whether words say that something is not so. */
export function saysNot(words: string): boolean {
    return NEGATION.test(words);
}

/** Whether a heading names both those whom a service accepts and those whom it does not. */
export function saysBoth(heading: string): boolean {
    return INCLUSION.test(heading) && EXCLUSION.test(heading);
}

/** Whether text under a heading about who is accepted, or who is not, could mean the other. */
export function contradicts(part: 'criteria' | 'excludes', words: string): boolean {
    return saysNot(words) || (part === 'excludes' ? INCLUSION : EXCLUSION).test(words);
}

/** A name without the number before it. */
export function withoutNumber(heading: string): string {
    return heading.replace(NUMBER, '').trim() || heading;
}
