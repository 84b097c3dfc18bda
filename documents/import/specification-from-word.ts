import type { BlockContent, List, Table } from 'mdast';
import { renderBlocks } from '../markdown/render.ts';
import { blockWords } from '../tree/prose.ts';
import { CareService } from './care-service.ts';
import { careText, dateIn, nameOf, quoted } from './care-text.ts';
import headings from './headings.json' with { type: 'json' };
import type { Imported } from './imported.ts';
import { keptLines } from './review-from-form.ts';
import type { WordContent } from './word-blocks.ts';

/** Labels of the table at the head of the schedule. */
const LABELS: readonly (readonly [words: RegExp, kind: string])[] = [
    [/^service specification (no|number)/i, 'specificationnumber'],
    [/^(service|service name|name of service)\b[^a-z]*$/i, 'title'],
    [/^commissioner lead/i, 'commissionerlead'],
    [/^provider lead/i, 'providerlead'],
    [/^commissioner/i, 'commissioner'],
    [/^provider/i, 'provider'],
    [/^period/i, 'inforce'],
    [/^(date of review|review date)/i, 'reviewby'],
    [/^version/i, 'version'],
];
const STATEMENTS: Readonly<Record<string, string>> = { aims: 'aims', outcomes: 'outcomes', pathway: 'pathway' };

/** A heading with what stands under it. */
interface Section {
    readonly heading: string;
    readonly part: string | undefined;
    /** Whether its part is that of the heading above, as its own words tell none. */
    readonly isInherited: boolean;
    readonly blocks: BlockContent[];
}

function partOf(heading: string): string | undefined {
    const words = heading.toLowerCase();
    return headings.headings.find(each => each.words.some(word => words.includes(word)))?.part;
}

function sectionsOf(blocks: readonly BlockContent[]): readonly Section[] {
    const sections: Section[] = [{ heading: '', part: undefined, isInherited: false, blocks: [] }];
    const above: (string | undefined)[] = [];
    for (const block of blocks) {
        if (block.type !== 'heading') sections.at(-1)?.blocks.push(block);
        else {
            const heading = blockWords(block).trim();
            above.length = Math.min(above.length, block.depth - 1);
            const own = partOf(heading);
            const part = own ?? above.findLast(each => each !== undefined);
            above[block.depth - 1] = part;
            sections.push({ heading, part, isInherited: own === undefined, blocks: [] });
        }
    }
    return sections;
}

interface Header {
    readonly found: ReadonlyMap<string, string>;
    /** The rows that say something else. */
    readonly others: Table | undefined;
}

/** What a table at the head of the schedule says; nothing where the table is another one. */
function headerOf(table: Table): Header | undefined {
    const found = new Map<string, string>();
    const others = table.children.filter(row => {
        const [label = '', value = '', ...more] = row.children.map(cell => blockWords(cell).trim());
        const kind = more.some(Boolean) ? undefined : LABELS.find(([words]) => words.test(label))?.[1];
        if (!kind || found.has(kind)) return label !== '' || value !== '' || more.some(Boolean);
        found.set(kind, value);
        return false;
    });
    return found.size >= 2 ? { found, others: others.length ? { ...table, children: others } : undefined } : undefined;
}

function points(list: List): readonly string[] {
    return list.children.map(item => renderBlocks(item.children as BlockContent[]));
}

/** A specification that somebody wrote in Word, put into a service as far as its headings tell where things belong. */
class SkeletonReading {
    readonly service = new CareService();
    readonly notes: string[] = [];
    title = '';
    private unplaced = 0;

    read(sections: readonly Section[]): void {
        for (const section of sections) this.section(section);
        if (this.unplaced)
            this.notes.push(
                this.unplaced === 1
                    ? '1 part could not be placed. It stands as a note in the service, with the heading above it.'
                    : `${this.unplaced} parts could not be placed. They stand as notes in the service, with the heading above them.`,
            );
    }

    private section({ heading, part, isInherited, blocks }: Section): void {
        const rest: BlockContent[] = [];
        for (const block of blocks) {
            const header = block.type === 'table' && !this.title ? headerOf(block) : undefined;
            if (header) this.header(header.found);
            const left = header ? header.others : block;
            if (left) rest.push(left);
        }
        if (!rest.length) return;
        const markdown = renderBlocks(rest);
        const titled = heading ? `**${heading}**\n\n${markdown}` : markdown;
        // Words under a heading that nobody knows are not understood without it.
        const words = isInherited ? titled : markdown;
        switch (part) {
            case 'aims':
            case 'outcomes':
            case 'pathway':
                this.statements(STATEMENTS[part] ?? 'pathway', part === 'pathway' || isInherited ? heading : '', rest);
                break;
            case 'context':
            case 'standards':
                this.service.add(`${part}: ${careText(part === 'context' ? titled : words, '  ')}`);
                break;
            case 'population':
                this.service.addTo('population', `area: ${careText(words, '    ')}`);
                break;
            case 'criteria':
                this.service.addTo('population', `includes: ${careText(words, '    ')}`);
                break;
            case 'excludes':
                this.service.addTo('population', `excludes: ${careText(words, '    ')}`);
                break;
            case 'location':
                this.service.addTo('access', `base: ${careText(words, '    ')}`);
                break;
            default:
                this.unplaced++;
                this.service.add(`note: ${careText(titled, '  ')}`);
        }
    }

    /** One statement for each point of a list; a table or several paragraphs stay together with what they explain. */
    private statements(block: string, heading: string, blocks: readonly BlockContent[]): void {
        let first = true;
        const add = (markdown: string): void => {
            const words = first && heading ? `**${heading}.** ${markdown}` : markdown;
            first = false;
            this.service.addTo(block, `- ${careText(words, '    ')}`);
        };
        for (const each of blocks) {
            if (each.type === 'list') for (const point of points(each)) add(point);
            else if (each.type === 'table') {
                this.service.add(`note: ${careText(`${heading ? `**${heading}**\n\n` : ''}${renderBlocks([each])}`, '  ')}`);
                this.unplaced++;
            } else add(renderBlocks([each]));
        }
    }

    private header(found: ReadonlyMap<string, string>): void {
        for (const [kind, value] of found) {
            if (!value) continue;
            if (kind === 'title') this.title = value.replaceAll(/\s+/g, ' ');
            else if (kind === 'inforce') this.period(value);
            else if (kind === 'reviewby') {
                const date = dateIn(value);
                if (date) this.service.add(`review by: ${date}`);
                else this.keep('Date of review', value);
            } else this.service.addElement(kind, quoted(value));
        }
    }

    private period(value: string): void {
        const [from, to] = value.split(/\s+(?:to|–|-|until)\s+/i).map(dateIn);
        if (from) this.service.add(`in force: ${from}${to ? ` to ${to}` : ''}`);
        if (!from || (!to && /\bto\b|–/.test(value))) this.keep('Period', value);
    }

    private keep(label: string, value: string): void {
        this.notes.push(`“${value}” can’t be read as “${label}”. It is kept as a note.`);
        this.service.add(`note: ${quoted(`${label}: ${value}`)}`);
    }
}

/**
 * A specification that exists in Word, as the skeleton of a service: its prose word by word. What its headings do not
 * place is kept as notes.
 *
 * @param follows the guidance that the service shall be compared with
 */
export function specificationFromWord(
    content: WordContent,
    follows: readonly string[],
    margins: readonly string[],
    otherwise: string,
): Imported {
    const sections = sectionsOf(content.blocks);
    const reading = new SkeletonReading();
    const first = content.blocks.find(block => block.type === 'heading');
    // A heading such as “Aims” is no name of a service.
    const top = first && partOf(blockWords(first)) === undefined ? blockWords(first).trim() : '';
    reading.service.add('status: draft');
    reading.service.add(`follows: ${follows.join(', ')}`);
    reading.read(sections);
    const kept = [...content.kept, ...margins.map(line => `Header or footer: ${line}`)];
    if (margins.length) reading.notes.push('Headers and footers: kept at the end of the file.');
    const title = reading.title || top || otherwise;
    const name = nameOf(title, 'service');
    return {
        kind: 'specification',
        name,
        text: `${reading.service.text(name, quoted(title))}${keptLines(kept).join('\n')}`,
        notes: [...reading.notes, ...content.told],
    };
}
