import type { BlockContent, PhrasingContent, Table } from 'mdast';
import { blockWords, heading } from '../tree/prose.ts';

import headings from './headings.json' with { type: 'json' };

declare module 'mdast' {
    interface ParagraphData {
        /** The level of a paragraph that has the style of a heading, and is none. */
        level?: number;
    }
}

/** The parts of a service that text can be placed in by its heading. */
export type ServicePart = keyof typeof headings.headings;

const PARTS: ReadonlyMap<string, ServicePart> = new Map(
    (Object.entries(headings.headings) as [ServicePart, readonly string[]][]).flatMap(([part, all]) =>
        all.map(each => [each, part] as const),
    ),
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
        .replace(/(?<![\s:?.–-])[\s:?.–-]+$/, '')
        .replace(/^(the|our) /i, '')
        .replaceAll(' & ', ' and ')
        .replaceAll(/ ?\/ ?/g, '/')
        .toLowerCase();
}

/** The part that a heading means as a whole; nothing where no layout has it, or where it means several. */
export function partOf(heading: string): ServicePart | undefined {
    const words = bare(heading);
    return PARTS.get(words) ?? PARTS.get(words.replace(/ ?\([^()]*\)$/, ''));
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

/** Words that leave the rest of a sentence aside, or say what it is not. */
const ASIDE =
    /\b(save (?:where|when|if|for|that|as|in)|bar|but|however|although|though|nil|zero|n\s?\/\s?a|not applicable|all comers|open (?:access|to all)|rules? (?:\S+ )?out|ruled out)\b/i;
/** People who go somewhere else. */
const ELSEWHERE =
    /\b(elsewhere|instead|redirect\w*|signpost\w*|turned? away|go(?:es)? to|referred (?:on )?to|directed to|seen by|served by)\b/i;
/** A service that does something, or people to whom something is done: not a group of people, but a sentence about them. */
const ACTING = /^(?:(?:the|this|our) (?:[\p{L}-]+ ){0,3}?(?:service|team|clinic|unit|trust|pathway)|we|it|there)\b/iu;
const HELPING =
    /\b(can|could|will|would|may|might|should|must|shall|is|are|was|were|be|been|have|has|had|do|does|did|sees?|takes?|works? with|offers?|appl(?:y|ies)|considers?|accepts?)\b/i;
/** What says more of the people of a group: whatever they are or do, the group is named by it. */
const CLAUSE = /\b(?:who|whom|whose|that|which|where|if|when|because|as)\b[^.;:]*/gi;

/** Whether words name groups of people, such as “Under 18s” or “People who live in another area”, and make no sentence about them. */
function namesGroups(words: string): boolean {
    return words
        .split(/[.;\n]+/)
        .map(each => each.trim())
        .every(each => !ACTING.test(each) && !HELPING.test(each.replaceAll(CLAUSE, ' ')));
}

/**
 * Whether text under a heading about who is accepted, or who is not, could mean the other. Words that turn a sentence round can't be listed to
 * the end: under *Exclusion criteria*, whatever is a sentence and not the name of a group could.
 */
export function contradicts(part: 'criteria' | 'excludes', words: string): boolean {
    if (saysNot(words) || ASIDE.test(words)) return true;
    return part === 'excludes' ? INCLUSION.test(words) || !namesGroups(words) : EXCLUSION.test(words) || ELSEWHERE.test(words);
}

/** What a report, a board paper or minutes are called, and no specification is. */
const PAPER =
    /^(?:(?:final |interim |draft )?report|(?:board |committee )?paper|briefing|minutes|agenda|(?:outline |full )?business case|options appraisal)\b|\b(?:report|board paper|business case|options appraisal|minutes)$|\breport to the\b/i;

/** Whether a title names a paper about a service, and not its specification. */
export function isPaper(title: string): boolean {
    return PAPER.test(title);
}

/** A name without the number before it. */
export function withoutNumber(heading: string): string {
    return heading.replace(NUMBER, '').trim() || heading;
}

/** A paragraph that may be a heading: by its style, its outline level, or as a line in bold. */
export interface Candidate {
    readonly type: 'candidate';
    readonly origin: 'title' | 'style' | 'bold';
    /** Its level, from 1 for the title; nothing where only its number can tell. */
    readonly level: number | undefined;
    readonly words: string;
    readonly children: PhrasingContent[];
}

/** What was read, before it is known which lines are headings. */
export type Read<Point> = BlockContent | Candidate | Point;

/** A heading that got its style by hand is no longer than this. */
const LONGEST_STYLED = 200;
/** A line in bold that is longer than this is text. */
const LONGEST_BOLD = 120;
/** `3.2 Pathway` is a heading of the second level. */
const NUMBERED = /^(\d+(?:\.\d+)*)\.?\s/;

/** The level of a line; of one in bold, by its number, else below the heading with a style that is above it. */
function levelOf({ level, words }: Candidate, styled: number): number {
    const number = NUMBERED.exec(words)?.[1];
    return level ?? (number ? number.split('.').length + 1 : Math.max(3, styled + 1));
}

/** For each block, the level of the last heading with a style before it; 0 for none. */
function styledLevels<Point extends { readonly type: 'point' }>(blocks: readonly Read<Point>[]): readonly number[] {
    let last = 0;
    return blocks.map(block => {
        const before = last;
        if (block.type === 'candidate' && (block as Candidate).origin === 'style') last = (block as Candidate).level ?? last;
        return before;
    });
}

/** Whether a line ends as a sentence does, or leads into what follows it. */
function endsAsSentence(words: string): boolean {
    return /[.;,!?:…]["”’')\]]*$/.test(words.trim());
}

/**
 * Decides which lines are headings. A line is one where text follows it, and it neither is long nor ends as a sentence does; all others are
 * text. A line in bold after one that ends in a colon belongs to that one.
 *
 * @param isCell whether the lines are in a cell of a table, which has headings only by style
 */
export function settled<Point extends { readonly type: 'point' }>(
    blocks: readonly Read<Point>[],
    isCell = false,
): (BlockContent | Point)[] {
    const styled = styledLevels(blocks);
    const out: (BlockContent | Point)[] = [];
    let next: BlockContent | Point | undefined;
    for (let at = blocks.length - 1; at >= 0; at--) {
        const block = blocks[at];
        if (!block) continue;
        const made =
            block.type === 'candidate'
                ? decided(block as Candidate, styled[at] ?? 0, next, blocks[at - 1], isCell)
                : (block as BlockContent | Point);
        out.push(made);
        next = made;
    }
    return out.toReversed();
}

function decided<Point extends { readonly type: 'point' }>(
    line: Candidate,
    styled: number,
    next: BlockContent | Point | undefined,
    before: Read<Point> | undefined,
    isCell: boolean,
): BlockContent {
    const { origin, words, children } = line;
    const level = levelOf(line, styled);
    const text: BlockContent = { type: 'paragraph', children, ...(origin === 'style' && { data: { level } }) };
    const isKnown = partOf(words) !== undefined && !saysNot(words);
    const hasText = next !== undefined && (next.type !== 'heading' || next.depth > level);
    // What a file begins with is its title, whatever follows.
    const isFirst = origin === 'style' && before === undefined && !isCell && next !== undefined;
    if (origin === 'title') return words.length <= LONGEST_STYLED ? heading(1, words) : text;
    if ((!hasText && !isFirst) || words.length > (origin === 'style' ? LONGEST_STYLED : LONGEST_BOLD)) return text;
    // A question with the style of a heading is one: “Who is this for?”.
    if (endsAsSentence(words) && !isKnown && !(origin === 'style' && /\?$/.test(words.trim()))) return text;
    if (origin === 'bold' && (isCell || leadsOn(before))) return text;
    return heading(level, words);
}

/** Whether a line ends in a colon, so that what follows belongs to it. */
function leadsOn<Point extends { readonly type: 'point' }>(block: Read<Point> | undefined): boolean {
    if (block?.type === 'candidate') return /:\s*$/.test((block as Candidate).words) && partOf((block as Candidate).words) === undefined;
    const last = block && 'children' in block ? (block.children as readonly unknown[]).at(-1) : undefined;
    return block !== undefined && (block.type === 'paragraph' || block.type === 'point') && /:\s*$/.test(lastWords(last));
}

function lastWords(phrase: unknown): string {
    if (typeof phrase !== 'object' || phrase === null) return '';
    if ('value' in phrase && typeof phrase.value === 'string') return phrase.value;
    return 'children' in phrase && Array.isArray(phrase.children) ? lastWords(phrase.children.at(-1)) : '';
}

/** Labels of the table at the head of the schedule, whole, and the line that each is. */
const LABELS: Readonly<Record<string, string>> = {
    'service specification no': 'specificationnumber',
    'service specification number': 'specificationnumber',
    'specification number': 'specificationnumber',
    service: 'title',
    'service name': 'title',
    'name of service': 'title',
    'title of service': 'title',
    'title of the service': 'title',
    'service title': 'title',
    'name of the service': 'title',
    'commissioner lead': 'commissionerlead',
    'commissioning lead': 'commissionerlead',
    'provider lead': 'providerlead',
    commissioner: 'commissioner',
    provider: 'provider',
    period: 'inforce',
    'contract period': 'inforce',
    'date of review': 'reviewby',
    'review date': 'reviewby',
    version: 'version',
    'version number': 'version',
};

/** What a table at the head of a specification says. */
interface Header {
    /** By the line of the service; with the label as it is written. */
    readonly found: ReadonlyMap<string, { readonly label: string; readonly value: string }>;
    /** The rows that say something else. */
    readonly others: Table | undefined;
}

function hasLink(phrases: readonly PhrasingContent[]): boolean {
    return phrases.some(each => each.type === 'link' || ('children' in each && hasLink(each.children as PhrasingContent[])));
}

/** What a table at the head of the schedule says; nothing where the table is another one. */
export function headerOf(table: Table): Header | undefined {
    const found = new Map<string, { readonly label: string; readonly value: string }>();
    const others = table.children.filter(row => {
        const [label = '', value = '', ...more] = row.children.map(cell => blockWords(cell).trim());
        const bare = label
            .toLowerCase()
            .replaceAll(/\(s\)|(?<![.:])[.:]+$/g, '')
            .replaceAll(/\s+/g, ' ')
            .trim();
        const kind = more.some(Boolean) || row.children.some(cell => hasLink(cell.children)) ? undefined : LABELS[bare];
        if (!kind || found.has(kind)) return label !== '' || value !== '' || more.some(Boolean);
        found.set(kind, { label, value });
        return false;
    });
    // One row that nothing else is beside says what the service is called.
    return found.size >= (others.length ? 2 : 1)
        ? { found, others: others.length ? { ...table, children: others } : undefined }
        : undefined;
}
