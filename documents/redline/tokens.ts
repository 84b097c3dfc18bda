import { piecesOf } from '../changes/compare-words.ts';
import { child, childrenOf, textIn, type XmlNode } from '../office/xml.ts';

/** A link that words are in. */
interface Link {
    /** Where it goes; the same for two relationships with one address. */
    readonly target: string;
    readonly attributes: XmlNode['attributes'];
}

/** The smallest part of a paragraph that is compared: a word with its look, or what can't be taken apart, such as a field. */
export interface Token {
    readonly key: string;
    readonly text: string;
    /** The look of a word. */
    readonly look?: XmlNode;
    /** What it is, where it is no word: whole runs, or what is between runs. */
    readonly whole?: readonly XmlNode[];
    readonly link?: Link;
    /** Bookmarks that begin or end before it. */
    readonly marks: readonly XmlNode[];
}

/** A paragraph as its tokens, and the bookmarks after the last of them. */
export interface Tokens {
    readonly tokens: readonly Token[];
    readonly marksAtEnd: readonly XmlNode[];
}

const MARKS = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:permStart', 'w:permEnd']);
/** What says nothing. */
const EMPTY = new Set(['w:pPr', 'w:proofErr', 'w:lastRenderedPageBreak']);

function fieldDepth(run: XmlNode): number {
    let depth = 0;
    for (const { name, attributes } of childrenOf(run)) {
        if (name !== 'w:fldChar') continue;
        if (attributes['w:fldCharType'] === 'begin') depth++;
        if (attributes['w:fldCharType'] === 'end') depth--;
    }
    return depth;
}

class Tokeniser {
    readonly tokens: Token[] = [];
    marks: XmlNode[] = [];
    private field: XmlNode[] = [];
    private depth = 0;
    private readonly targetOf: (link: XmlNode) => string;

    constructor(targetOf: (link: XmlNode) => string) {
        this.targetOf = targetOf;
    }

    read(nodes: readonly XmlNode[], link?: Link): void {
        for (const node of nodes) {
            const isRun = node.name === 'w:r';
            const change = isRun ? fieldDepth(node) : 0;
            if (this.depth || change) {
                this.depth += change;
                this.field.push(node);
                if (!this.depth) this.whole(this.field.splice(0), link);
            } else if (isRun) this.run(node, link);
            else if (node.name === 'w:hyperlink') this.read(childrenOf(node), { target: this.targetOf(node), attributes: node.attributes });
            else if (MARKS.has(node.name)) this.marks.push(node);
            else if (!EMPTY.has(node.name)) this.whole([node], link);
        }
    }

    /** A field that never ends is kept as it is. */
    end(): void {
        if (this.field.length) this.whole(this.field.splice(0), undefined);
    }

    private run(run: XmlNode, link: Link | undefined): void {
        const look = child(run, 'w:rPr');
        for (const part of childrenOf(run)) {
            if (part === look || EMPTY.has(part.name)) continue;
            if (part.name === 'w:t') for (const text of piecesOf(textIn(part))) this.add({ text, ...(look && { look }) }, link);
            else this.whole([{ ...run, children: look ? [look, part] : [part] }], link, part.name === 'w:br' ? '\n' : ' ');
        }
    }

    private whole(nodes: readonly XmlNode[], link: Link | undefined, text = nodes.map(textIn).join('')): void {
        this.add({ text, whole: nodes }, link);
    }

    private add(token: Pick<Token, 'text' | 'look' | 'whole'>, link: Link | undefined): void {
        const key = JSON.stringify([token.text, token.look ?? 0, token.whole ?? 0, link?.target ?? 0]);
        this.tokens.push({ ...token, key, ...(link && { link }), marks: this.marks.splice(0) });
    }
}

/**
 * A paragraph of Word as tokens.
 *
 * @param targetOf where a link goes
 */
export function tokensOf(paragraph: XmlNode, targetOf: (link: XmlNode) => string): Tokens {
    const tokeniser = new Tokeniser(targetOf);
    tokeniser.read(childrenOf(paragraph));
    tokeniser.end();
    return { tokens: tokeniser.tokens, marksAtEnd: tokeniser.marks };
}
