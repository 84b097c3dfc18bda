import type { BlockContent, Heading } from 'mdast';
import { elementOf } from '../../language/model/elements.ts';
import { modelInTitle, usualGuidance } from '../../language/names/meant-for.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { blockWords } from '../tree/prose.ts';
import { readEntries } from './entry-tables.ts';
import { turnsRound } from './entry-titles.ts';
import { MOST_NAMED, shortened } from './findings.ts';
import { contradicts, headerOf, isPaper, partOf, type ServicePart, saysBoth, saysMore, saysNot, withoutNumber } from './headings.ts';
import { CareService, careLine, careText, type Imported, keptLines, leftOutLines, nameOf, placeLines } from './imported.ts';
import { organisationsCalled } from './known-names.ts';
import { OwnTerms } from './own-terms.ts';
import { markdownOf } from './readable-markdown.ts';
import { lastSentence, statementsOf, withoutLeadIn } from './statements.ts';
import type { WordContent } from './word-blocks.ts';
import { writtenDateOrMonth } from './written-answers.ts';

const NO_TEXT =
    'The Word file has no text. If you can read some in Word, it is a picture: import the file that the picture was made from, or type it.';

/** What becomes of a block of a Word file. */
type End = 'placed' | 'kept' | 'told';

/** A heading with what is under it. */
interface Section {
    /** Nothing before the first heading. */
    readonly heading: Heading | undefined;
    readonly words: string;
    readonly part: ServicePart | undefined;
    /** Whether its part is that of the heading above, as its own words tell none. */
    readonly isInherited: boolean;
    /** Why nothing under it is placed. */
    readonly doubt: string | undefined;
    /** The headings above whose meaning it needs. */
    readonly above: string;
    /** Whether a heading below it goes on from it. */
    hasBelow: boolean;
    readonly blocks: BlockContent[];
}

/** Parts whose text keeps its meaning under an unknown heading of a lower level. */
const INHERITED: ReadonlySet<ServicePart> = new Set(['aims', 'outcomes', 'pathway', 'context', 'standards']);

const NO_HEADING = { heading: undefined, words: '', part: undefined, isInherited: false, doubt: undefined, above: '', hasBelow: false };

/**
 * Whether a paragraph is no part of a section that is placed: a clause or a last line in the style of a heading, of the level of the section's
 * own heading or above it.
 */
function isBeyond(block: BlockContent, { heading, part }: Section): boolean {
    const level = block.type === 'paragraph' ? block.data?.level : undefined;
    return level !== undefined && heading !== undefined && part !== undefined && level <= heading.depth;
}

function sectionsOf(blocks: readonly BlockContent[]): readonly Section[] {
    const sections: Section[] = [{ ...NO_HEADING, blocks: [] }];
    const path: (Section | undefined)[] = [];
    for (const block of blocks) {
        const last = sections.at(-1);
        if (block.type !== 'heading') {
            if (last && isBeyond(block, last)) sections.push({ ...NO_HEADING, blocks: [block] });
            else last?.blocks.push(block);
        } else {
            path.length = Math.min(path.length, block.depth - 1);
            const section = sectionOf(
                block,
                path.filter(each => each !== undefined),
                sections.find(each => each.heading),
            );
            if (last && section.heading && last.heading && last.heading.depth < block.depth) last.hasBelow = true;
            path[block.depth - 1] = section;
            sections.push(section);
        }
    }
    return sections;
}

function sectionOf(heading: Heading, path: readonly Section[], title: Section | undefined): Section {
    const words = blockWords(heading).trim();
    const doubtful = path.find(each => each.doubt);
    const paper = title && isPaper(title.words) ? title : undefined;
    const own = partOf(words);
    const outer = path.findLast(each => each.part !== undefined)?.part;
    const inherited = outer && INHERITED.has(outer) ? outer : undefined;
    const doubt = doubtful
        ? `it is under “${doubtful.words}”`
        : saysBoth(words)
          ? 'its heading is about who is accepted and who is not'
          : paper
            ? `“${paper.words}” is no specification by its title`
            : saysNot(words)
              ? 'its heading says that something is not so'
              : undefined;
    return {
        heading,
        words,
        part: doubt ? undefined : (own ?? inherited),
        isInherited: own === undefined,
        doubt,
        above: doubtful
            ? path
                  .slice(path.indexOf(doubtful))
                  .map(each => each.words)
                  .join(' › ')
            : '',
        hasBelow: false,
        blocks: [],
    };
}

/** A specification written in Word, put into a service as far as its headings tell where things go. */
class SkeletonReading {
    readonly service = new CareService();
    readonly notes: string[] = [];
    /** Headings and labels whose words are in no text, with where what is under them went. */
    readonly places: string[] = [];
    readonly ends = new Map<string, End>();
    title = '';
    /** The partners that no list has. */
    readonly ownTerms: OwnTerms;
    private readonly unplaced: string[] = [];
    readonly names: NameIndex;

    constructor(names: NameIndex) {
        this.names = names;
        this.ownTerms = new OwnTerms(names);
    }

    read(sections: readonly Section[]): void {
        for (const section of sections) this.section(section);
        const { unplaced } = this;
        if (!unplaced.length) return;
        const more = unplaced.length > MOST_NAMED ? ` and ${unplaced.length - MOST_NAMED} more` : '';
        const named = unplaced
            .slice(0, MOST_NAMED)
            .map(each => `“${each}”`)
            .join(', ');
        this.notes.push(
            unplaced.length === 1
                ? `1 part could not be placed. It is a note in the service, with its heading: ${named}.`
                : `${unplaced.length} parts could not be placed. They are notes in the service, with their headings: ${named}${more}.`,
        );
    }

    /** The title of the service, from the first heading. */
    entitle(heading: Heading, title: string): void {
        this.end([heading], 'placed');
        this.places.push(`“${blockWords(heading).trim()}”: the name of the service${title ? '' : ', in the header'}`);
    }

    private end(blocks: readonly BlockContent[], end: End): void {
        for (const block of blocks) {
            const id = (block.data as { readonly id?: string } | undefined)?.id;
            if (id !== undefined) this.ends.set(id, end);
        }
    }

    private section(section: Section): void {
        const { heading, words, part, doubt, blocks } = section;
        const rest: BlockContent[] = [];
        let hasEntries = false;
        for (const [at, block] of blocks.entries()) {
            if (this.entries(section, block, blocks[at - 1])) {
                const above = rest.at(-1) === blocks[at - 1] ? rest.at(-1) : undefined;
                const led = withoutLeadIn(above);
                if (led) {
                    rest.splice(-1, 1, ...(led.rest ? [led.rest] : []));
                    this.places.push(`“${led.leadIn}”: above the table before this line`);
                }
                this.end(above ? [above, block] : [block], 'placed');
                hasEntries = true;
                continue;
            }
            const header = block.type === 'table' && !this.title ? headerOf(block) : undefined;
            if (header) {
                this.header(header.found);
                this.end([block], 'placed');
            }
            const left = header ? header.others : block;
            if (left) rest.push(left);
        }
        const own = heading && !this.ends.has(String((heading.data as { readonly id?: string } | undefined)?.id)) ? [heading] : [];
        if (!rest.length) {
            if (own.length && hasEntries) {
                this.places.push(`“${words}”: the heading above the table before this line`);
                this.end(own, 'told');
            } else if (own.length) this.alone(section, own);
            return;
        }
        const reason = doubt ?? (part === 'criteria' || part === 'excludes' ? this.contradiction(part, rest) : undefined);
        if (part === undefined || reason !== undefined) {
            this.note(section, rest);
            if (reason !== undefined)
                this.notes.push(`“${words}” was not placed, since ${reason}. It is a note, whole: read it and decide where it belongs.`);
            this.end([...own, ...rest], 'kept');
            return;
        }
        this.place(section, part, rest);
        this.end([...own, ...rest], 'placed');
    }

    /** Puts the rows of a table of offers, posts, measures or partners into the service. @returns whether it is one, and surely of this service */
    private entries({ words, part, doubt }: Section, block: BlockContent, before: BlockContent | undefined): boolean {
        if (block.type !== 'table' || doubt || (part && !INHERITED.has(part)) || turnsRound(lastSentence(before))) return false;
        const found = readEntries(block, words, this);
        if (!found) return false;
        this.places.push(...found.places);
        this.notes.push(...found.notes);
        return true;
    }

    private contradiction(part: 'criteria' | 'excludes', blocks: readonly BlockContent[]): string | undefined {
        const is = blocks.some(block => contradicts(part, blockWords(block)));
        const what = part === 'criteria' ? 'who is not accepted' : 'who is accepted, or that people are not excluded';
        return is ? `its text may also say ${what}` : undefined;
    }

    /** A heading with nothing under it: the one above others, or a separate line. */
    private alone(section: Section, own: readonly BlockContent[]): void {
        if (section.hasBelow) {
            this.places.push(`“${section.words}”: the heading above the next ones`);
            this.end(own, 'told');
            return;
        }
        this.note(section, []);
        this.end(own, 'kept');
    }

    private note({ words, above }: Section, blocks: readonly BlockContent[]): void {
        const heading = [above, words].filter(Boolean).join(' › ');
        const titled = [heading && `**${heading}**`, blocks.length ? markdownOf(blocks) : ''].filter(Boolean).join('\n\n');
        if (!titled.trim()) return;
        const [first] = blocks;
        this.unplaced.push(words || (first?.type === 'paragraph' && first.data?.level ? shortened(blockWords(first)) : 'the beginning'));
        this.service.add(`note: ${careText(titled, '  ')}`);
    }

    private place(section: Section, part: ServicePart, blocks: readonly BlockContent[]): void {
        const { words: heading, isInherited } = section;
        const needsHeading = isInherited || saysMore(heading);
        const text = (indent: string, isTitled = needsHeading): string => {
            const markdown = markdownOf(blocks);
            return careText(isTitled ? `**${heading}**\n\n${markdown}` : markdown, indent);
        };
        // Tables under a heading for statements are notes, which have it.
        const isInNotes = (part === 'aims' || part === 'outcomes') && blocks.every(each => each.type === 'table');
        if (!needsHeading && !isInNotes && part !== 'context' && part !== 'pathway') this.places.push(`“${heading}”: ${PLACES[part]}`);
        switch (part) {
            case 'aims':
            case 'outcomes':
            case 'pathway':
                this.statements(section, part, part === 'pathway' || needsHeading ? heading : '', blocks);
                break;
            case 'context':
            case 'standards':
                this.service.add(`${part}: ${text('  ', part === 'context' || needsHeading)}`);
                break;
            case 'population':
                this.service.addTo('population', `area: ${text('    ')}`);
                break;
            case 'criteria':
                this.service.addTo('population', `includes: ${text('    ')}`);
                break;
            case 'excludes':
                this.service.addTo('population', `excludes: ${text('    ')}`);
                break;
            case 'discharge':
                this.service.addTo('population', `discharge criteria: ${text('    ')}`);
                break;
            case 'stepdown':
                this.service.addTo('population', `step-down criteria: ${text('    ')}`);
                break;
            case 'referral':
                this.service.addTo('access', `how to refer: ${text('    ')}`);
                break;
            case 'location':
                this.service.addTo('access', `base: ${text('    ')}`);
                break;
        }
    }

    private statements(section: Section, part: 'aims' | 'outcomes' | 'pathway', heading: string, blocks: readonly BlockContent[]): void {
        const { statements, reversing, tables } = statementsOf(blocks);
        for (const words of reversing)
            this.notes.push(
                `“${words}” may say that what follows it is not so. Both stay together in ${part}. Read them, and decide where they belong.`,
            );
        for (const [at, markdown] of statements.entries())
            this.service.addTo(part, `- ${careText(at === 0 && heading ? `**${heading}.** ${markdown}` : markdown, '    ')}`);
        for (const table of tables) this.note(section, table);
        if (!statements.length && heading && !tables.length) this.note(section, []);
    }

    private header(found: ReadonlyMap<string, { readonly label: string; readonly value: string }>): void {
        for (const [kind, { label, value }] of found) {
            this.places.push(`“${[label, value].filter(Boolean).join(': ')}”: the header of the service`);
            // What a document of Carewright says where there is nothing is no value.
            if (!value || /^not stated\.?$/i.test(value)) continue;
            if (kind === 'title') this.title = value.replaceAll(/\s+/g, ' ');
            else if (kind === 'inforce') this.period(value);
            else if (kind === 'reviewby') {
                const date = writtenDateOrMonth(value);
                if (date) this.service.add(`review by: ${date}`);
                else this.keep('Date of review', value);
            } else this.service.addElement(kind, this.body(kind, label, value) ?? careLine(value));
        }
    }

    /** The organisation of the folder that a line names. */
    private body(kind: string, label: string, value: string): string | undefined {
        return elementOf(kind)?.terms === 'organisations' ? organisationsCalled(value, label, this.names, this.notes) : undefined;
    }

    private period(value: string): void {
        const [from, to] = value.split(/(?<!\s)\s+(?:to|–|-|until)\s+/i).map(writtenDateOrMonth);
        if (from) this.service.add(`in force: ${from}${to ? ` to ${to}` : ''}`);
        if (!from || (!to && /\bto\b|–/.test(value))) this.keep('Period', value);
    }

    private keep(label: string, value: string): void {
        this.notes.push(`“${value}” can’t be read as “${label}”. It is kept as a note.`);
        this.service.add(`note: ${careLine(`${label}: ${value}`)}`);
    }
}

const PLACES: Readonly<Record<ServicePart, string>> = {
    aims: 'aims',
    outcomes: 'outcomes',
    pathway: 'pathway',
    context: 'context',
    standards: 'standards',
    population: 'population, area',
    criteria: 'population, includes',
    excludes: 'population, excludes',
    discharge: 'population, discharge criteria',
    stepdown: 'population, step-down criteria',
    referral: 'access, how to refer',
    location: 'access, base',
};

/** What was written about guidance that was not chosen. */
function followedNote(model: string | undefined, follows: readonly string[], names: NameIndex): string {
    if (!model)
        return 'It follows no guidance yet, so it is compared with none. Add a line `follows:` with the guidance for its model of care.';
    const called = names.title('models', model);
    return `By its title, the model of care is “${called}”, so it follows ${follows.join(', ')}. Correct the lines \`model:\` and \`follows:\` if that is wrong.`;
}

/**
 * A specification that exists in Word, as the skeleton of a service: its prose word by word. What its headings do not
 * place is kept as notes.
 *
 * @param follows the guidance that the service shall be compared with; where it is none, that which is recommended for the model of
 * care that its title names
 */
export function specificationFromWord(content: WordContent, follows: readonly string[], otherwise: string, names: NameIndex): Imported {
    const sections = sectionsOf(content.blocks);
    const reading = new SkeletonReading(names);
    const first = content.blocks.find(block => block.type === 'heading');
    // A heading such as “Aims” is no name of a service.
    const top = first && partOf(blockWords(first)) === undefined ? withoutNumber(blockWords(first).trim()) : '';
    reading.service.add('status: draft');
    const under = sections.find(each => each.heading === first);
    if (first && top && !under?.doubt && !under?.blocks.length) reading.entitle(first, top);
    reading.read(sections);
    const title = reading.title || top || otherwise;
    const model = follows.length ? undefined : modelInTitle(title, names);
    const followed = follows.length || !model ? follows : usualGuidance(model, names);
    if (followed.length) reading.service.add(`follows: ${followed.join(', ')}`);
    if (model) reading.service.add(`model: ${model}`);
    const name = nameOf(title, 'service');
    const margins = content.margins.map(line => `Header or footer: ${line}`);
    const leftOut = leftOutLines(content.leftOut);
    const lost = content.blocks.flatMap(block => {
        const { id = '' } = (block.data ?? {}) as { readonly id?: string };
        return reading.ends.has(id) ? [] : [markdownOf([block])];
    });
    const notes = [
        ...(content.blocks.length ? [] : [NO_TEXT]),
        ...(follows.length ? [] : [followedNote(model, followed, names)]),
        ...reading.notes,
        ...reading.ownTerms.notes,
        ...content.told,
        ...(margins.length ? ['Headers and footers: kept at the end of the file.'] : []),
        ...lost.map(() => 'A part of the text was not placed, and is kept at the end of the file.'),
    ];
    const end = [...placeLines(reading.places), ...keptLines([...content.kept, ...margins, ...lost]), ...leftOut];
    return {
        kind: 'specification',
        name,
        text: `${reading.service.text(name, careLine(title))}${reading.ownTerms.vocabularies()}${end.join('\n')}`,
        notes,
    };
}
