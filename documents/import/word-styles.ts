import { child, childrenOf, switched, valOf, type XmlNode } from '../office/xml.ts';

/** How a run looks, as far as it changes what it says. */
export interface RunLook {
    readonly isBold: boolean;
    readonly isItalic: boolean;
    /** Why it is not a part of the text that people read. */
    readonly unread: 'struck out' | 'hidden' | 'white' | undefined;
    readonly font: string;
    readonly raised: 'superscript' | 'subscript' | undefined;
}

/** The properties of runs that are set; nothing for those that are not. */
interface Look {
    readonly isBold?: boolean | undefined;
    readonly isItalic?: boolean | undefined;
    readonly isStruck?: boolean | undefined;
    readonly isHidden?: boolean | undefined;
    readonly isWhite?: boolean | undefined;
    readonly isShaded?: boolean | undefined;
    readonly font?: string | undefined;
    readonly raised?: string | undefined;
    /** How far it is above the line, and its size, in half points. */
    readonly position?: number | undefined;
    readonly size?: number | undefined;
}

/** A style with all that it inherits. */
export interface WordStyle {
    /** Its name as Word knows it in every language. */
    readonly name: string;
    /** Its level in the table of contents, from 1. */
    readonly level?: number | undefined;
    readonly numberId?: string | undefined;
    readonly numberLevel?: string | undefined;
    readonly look: Look;
    /** Whether it lies on a colour. */
    readonly isShaded: boolean;
}

/** More styles than this do not build on each other. */
const LONGEST_CHAIN = 30;
const LAST_LEVEL = 9;

function lookOf(properties: XmlNode | undefined): Look {
    const struck = switched(properties, 'w:strike');
    const double = switched(properties, 'w:dstrike');
    const color = valOf(properties, 'w:color');
    const fonts = child(properties, 'w:rFonts')?.attributes;
    return {
        isBold: switched(properties, 'w:b'),
        isItalic: switched(properties, 'w:i'),
        isStruck: struck === undefined && double === undefined ? undefined : struck === true || double === true,
        isHidden: switched(properties, 'w:vanish'),
        isWhite: color === undefined ? undefined : /^ffffff$/i.test(color),
        isShaded: isColoured(child(properties, 'w:shd')) || child(properties, 'w:highlight') !== undefined || undefined,
        font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? fonts?.['w:cs'],
        raised: valOf(properties, 'w:vertAlign'),
        position: numberOf(valOf(properties, 'w:position')),
        size: numberOf(valOf(properties, 'w:sz')),
    };
}

function numberOf(written: string | undefined): number | undefined {
    return written !== undefined && /^-?\d{1,4}$/.test(written) ? Number(written) : undefined;
}

/** Raised or lowered, by the name for it; or by its position and a separate size, as LibreOffice writes it. */
function raisedBy({ raised, position = 0, size }: Look): RunLook['raised'] {
    if (raised === 'superscript' || raised === 'subscript') return raised;
    if (!position || size === undefined) return undefined;
    return position > 0 ? 'superscript' : 'subscript';
}

/** Whether something lies on a colour, so that white words can be seen there. */
export function isColoured(shading: XmlNode | undefined): boolean {
    const { 'w:fill': fill = 'auto', 'w:themeFill': theme, 'w:val': pattern } = shading?.attributes ?? {};
    return shading !== undefined && (theme !== undefined || !/^(auto|ffffff)$/i.test(fill) || pattern === 'solid');
}

function joined(inner: Look, outer: Look): Look {
    const set = Object.fromEntries(Object.entries(inner).filter(([, value]) => value !== undefined));
    return { ...outer, ...set };
}

/** The styles of a file, each with all that it builds on. */
export class WordStyles {
    private readonly nodes = new Map<string, XmlNode>();
    private readonly made = new Map<string, WordStyle>();
    private readonly usual: string | undefined;

    constructor(part: XmlNode | undefined) {
        for (const style of childrenOf(part)) if (style.name === 'w:style') this.nodes.set(style.attributes['w:styleId'] ?? '', style);
        this.usual = [...this.nodes].find(
            ([, style]) => style.attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(style.attributes['w:default'] ?? ''),
        )?.[0];
    }

    /** The style of a paragraph: that which it names, or the usual one. */
    ofParagraph(paragraph: XmlNode): WordStyle | undefined {
        return this.style(valOf(paragraph, 'w:pPr', 'w:pStyle') ?? this.usual ?? '');
    }

    style(id: string, depth = 0): WordStyle | undefined {
        const known = this.made.get(id);
        const node = this.nodes.get(id);
        if (known || !node || depth > LONGEST_CHAIN) return known;
        const name = valOf(node, 'w:name') ?? '';
        const base = valOf(node, 'w:basedOn');
        const outer = base === undefined || base === id ? undefined : this.style(base, depth + 1);
        const named = /^heading (\d)$/i.exec(name)?.[1] ?? /^heading ?(\d)$/i.exec(id)?.[1];
        const outline = valOf(node, 'w:pPr', 'w:outlineLvl');
        const own = outline === undefined ? undefined : Number(outline) + 1;
        const level = own ?? (named === undefined ? outer?.level : Number(named));
        const style: WordStyle = {
            name,
            level: level !== undefined && level <= LAST_LEVEL ? level : undefined,
            numberId: valOf(node, 'w:pPr', 'w:numPr', 'w:numId') ?? outer?.numberId,
            numberLevel: valOf(node, 'w:pPr', 'w:numPr', 'w:ilvl') ?? outer?.numberLevel,
            look: joined(lookOf(child(node, 'w:rPr')), outer?.look ?? {}),
            isShaded: isColoured(child(node, 'w:pPr', 'w:shd')) || (outer?.isShaded ?? false),
        };
        this.made.set(id, style);
        return style;
    }

    /** How a run looks in a paragraph of a style. @param isOnColour whether the paragraph, cell or shape has a colour */
    lookOf(run: XmlNode, paragraph: WordStyle | undefined, isOnColour: boolean): RunLook {
        const properties = child(run, 'w:rPr');
        const named = valOf(properties, 'w:rStyle');
        const style = named === undefined ? undefined : this.style(named);
        const look = joined(lookOf(properties), joined(style?.look ?? {}, paragraph?.look ?? {}));
        const isInvisible = look.isWhite && !look.isShaded && !isOnColour && !paragraph?.isShaded;
        return {
            isBold: look.isBold ?? false,
            isItalic: look.isItalic ?? false,
            unread: look.isStruck ? 'struck out' : look.isHidden ? 'hidden' : isInvisible ? 'white' : undefined,
            font: look.font ?? '',
            raised: raisedBy(look),
        };
    }

    /** Whether a run has the look that Word gives to the hints of empty fields. */
    isPlaceholder(run: XmlNode): boolean {
        const id = valOf(run, 'w:rPr', 'w:rStyle') ?? '';
        return /placeholder/i.test(id) || /placeholder/i.test(this.style(id)?.name ?? '');
    }
}

/** What Word shows before a paragraph. */
interface NumberLabel {
    readonly level: number;
    /** `1.2`, `(a)`; empty where nothing is shown. */
    readonly label: string;
    readonly isBullet: boolean;
}

interface Level {
    readonly start: number;
    readonly format: string;
    readonly text: string;
    /** The level whose use makes this one start again; 0 for none. */
    readonly restart: number | undefined;
    readonly isLegal: boolean;
    readonly style: string | undefined;
}

interface Instance {
    readonly abstract: string;
    readonly starts: ReadonlyMap<number, number>;
    readonly levels: ReadonlyMap<number, Level>;
}

const DEEPEST = 8;
const ROMAN: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
];
/** Longer numbers are not written in letters. */
const LARGEST = 5000;

function roman(number: number): string {
    let left = number;
    let words = '';
    for (const [value, sign] of ROMAN) for (; left >= value; left -= value) words += sign;
    return words;
}

/** `a` to `z`, then `aa`, `bb`, as Word counts. */
function letters(number: number): string {
    return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.floor((number - 1) / 26) + 1);
}

function ordinal(number: number): string {
    const rule = new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(number);
    return `${number}${{ one: 'st', two: 'nd', few: 'rd' }[rule as string] ?? 'th'}`;
}

function formatted(number: number, format: string): string {
    if (number < 1 || number > LARGEST) return String(number);
    switch (format) {
        case 'none':
            return '';
        case 'lowerLetter':
            return letters(number);
        case 'upperLetter':
            return letters(number).toUpperCase();
        case 'lowerRoman':
            return roman(number);
        case 'upperRoman':
            return roman(number).toUpperCase();
        case 'decimalZero':
            return String(number).padStart(2, '0');
        case 'ordinal':
            return ordinal(number);
        default:
            return String(number);
    }
}

function levelOf(node: XmlNode): Level {
    const restart = valOf(node, 'w:lvlRestart');
    return {
        start: Number(valOf(node, 'w:start') ?? 0),
        format: valOf(node, 'w:numFmt') ?? 'decimal',
        text: valOf(node, 'w:lvlText') ?? '',
        restart: restart === undefined ? undefined : Number(restart),
        isLegal: child(node, 'w:isLgl') !== undefined,
        style: valOf(node, 'w:pStyle'),
    };
}

function levelsOf(node: XmlNode, path: readonly string[] = []): ReadonlyMap<number, Level> {
    const levels = new Map<number, Level>();
    for (const each of childrenOf(node)) {
        const level = path.length ? child(each, ...path) : each;
        if (level?.name === 'w:lvl') levels.set(Number(level.attributes['w:ilvl'] ?? each.attributes['w:ilvl'] ?? 0), levelOf(level));
    }
    return levels;
}

/** Counts the numbered paragraphs of a file, in their order, and says what Word shows before each. */
export class Numbering {
    private readonly instances = new Map<string, Instance>();
    private readonly abstracts = new Map<string, ReadonlyMap<number, Level>>();
    private readonly counters = new Map<string, (number | undefined)[]>();
    private readonly begun = new Set<string>();

    /** @param styleNumber the numbering that a style has, by the style's id */
    constructor(part: XmlNode | undefined, styleNumber: (id: string) => string | undefined) {
        const links: [abstract: string, style: string][] = [];
        for (const node of childrenOf(part)) {
            if (node.name === 'w:abstractNum') {
                const id = node.attributes['w:abstractNumId'] ?? '';
                this.abstracts.set(id, levelsOf(node));
                const style = valOf(node, 'w:numStyleLink');
                if (style !== undefined) links.push([id, style]);
            } else if (node.name === 'w:num') {
                const starts = new Map<number, number>();
                for (const each of childrenOf(node)) {
                    const start = valOf(each, 'w:startOverride');
                    if (each.name === 'w:lvlOverride' && start !== undefined)
                        starts.set(Number(each.attributes['w:ilvl'] ?? 0), Number(start));
                }
                this.instances.set(node.attributes['w:numId'] ?? '', {
                    abstract: valOf(node, 'w:abstractNumId') ?? '',
                    starts,
                    levels: levelsOf(node, ['w:lvl']),
                });
            }
        }
        for (const [abstract, style] of links) {
            const levels = this.abstracts.get(this.instances.get(styleNumber(style) ?? '')?.abstract ?? '');
            if (levels && !this.abstracts.get(abstract)?.size) this.abstracts.set(abstract, levels);
        }
    }

    /** The level that a numbering has for a style, where the style does not say. */
    levelFor(numberId: string, style: string): number | undefined {
        const levels = this.abstracts.get(this.instances.get(numberId)?.abstract ?? '');
        return [...(levels ?? [])].find(([, level]) => level.style === style)?.[0];
    }

    /** Counts a paragraph. Nothing where there is no such numbering. */
    next(numberId: string, written: number): NumberLabel | undefined {
        const instance = this.instances.get(numberId);
        const level = Math.min(DEEPEST, Math.max(0, written || 0));
        const levels = instance && this.abstracts.get(instance.abstract);
        if (!instance || !levels) return undefined;
        const at = (index: number): Level | undefined => instance.levels.get(index) ?? levels.get(index);
        const own = at(level);
        // Word shows a point of a level that the numbering does not have, without a label.
        if (!own) return { level, label: '', isBullet: true };
        const counters = this.counters.get(instance.abstract) ?? [];
        this.counters.set(instance.abstract, counters);
        const start = instance.starts.get(level);
        const key = `${numberId} ${level}`;
        if (start !== undefined && !this.begun.has(key)) counters[level] = start;
        else counters[level] = (counters[level] ?? own.start - 1) + 1;
        this.begun.add(key);
        for (let deeper = level + 1; deeper <= DEEPEST; deeper++) {
            const restart = at(deeper)?.restart;
            if (restart === undefined || (restart > 0 && level < restart)) counters[deeper] = undefined;
        }
        if (own.format === 'bullet') return { level, label: '', isBullet: true };
        const label = own.text.replaceAll(/%(\d)/g, (_, digit: string) => {
            const index = Number(digit) - 1;
            const of = at(index);
            const number = counters[index] ?? of?.start ?? 1;
            return formatted(number, own.isLegal ? 'decimal' : (of?.format ?? 'decimal'));
        });
        return { level, label: label.trim(), isBullet: false };
    }
}
