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
    };
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

    /** How a run looks in a paragraph of a style. @param isOnColour whether the paragraph, cell or shape has a colour of its own */
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
            raised: look.raised === 'superscript' || look.raised === 'subscript' ? look.raised : undefined,
        };
    }

    /** Whether a run has the look that Word gives to the hints of empty fields. */
    isPlaceholder(run: XmlNode): boolean {
        const id = valOf(run, 'w:rPr', 'w:rStyle') ?? '';
        return /placeholder/i.test(id) || /placeholder/i.test(this.style(id)?.name ?? '');
    }
}
