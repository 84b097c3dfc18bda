import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { WebLink } from '../../language/model/links.ts';

const text = (value: string): PhrasingContent => ({ type: 'text', value });

/** A web page to go to; only its words where there is no address that people may follow. */
function link(words: string, address: WebLink | undefined): PhrasingContent {
    return address === undefined ? text(words) : { type: 'link', url: address, children: [text(words)] };
}

/**
 * A page of Markdown being written. What it is given is text and stays text: a workspace may come from a stranger, and nothing
 * in it becomes a picture, a link or markup.
 */
export class Page {
    private readonly parts: RootContent[] = [];

    /** What it is called, and what it is. */
    title(name: string, title: string | undefined): this {
        return this.heading(1, title ? `${name}: ${title}` : name);
    }

    paragraph(words: string | undefined): this {
        for (const part of words?.split(/\n\s*\n/) ?? []) {
            if (part.trim()) this.parts.push({ type: 'paragraph', children: [text(part.replaceAll(/\s+/g, ' ').trim())] });
        }
        return this;
    }

    /** A heading with what stands below it; nothing where there is nothing to say. Lines that begin with `- ` become a list. */
    section(heading: string, words: string | undefined): this {
        if (!words?.trim()) return this;
        this.heading(2, heading);
        const lines = words.split('\n').filter(line => line.trim());
        if (!lines.every(line => line.startsWith('- '))) return this.paragraph(words);
        return this.list(lines.map(line => line.slice(2)));
    }

    list(items: readonly string[]): this {
        const children = items.map(item => ({
            type: 'listItem' as const,
            spread: false,
            children: [{ type: 'paragraph' as const, children: [text(item)] }],
        }));
        if (children.length) this.parts.push({ type: 'list', spread: false, children });
        return this;
    }

    /** A heading with the name of a page on the web, and a sentence about it. */
    source(words: string | undefined, address: WebLink | undefined, sentence: string): this {
        this.heading(2, 'Source');
        const name = words ?? address;
        const children = name ? [link(name, address), text(`. ${sentence}`)] : [text(sentence)];
        this.parts.push({ type: 'paragraph', children });
        return this;
    }

    /** Text of the language, as it is written. */
    example(heading: string, care: string | undefined): this {
        if (!care?.trim()) return this;
        this.heading(2, heading);
        this.parts.push({ type: 'code', lang: 'care', value: care.trimEnd() });
        return this;
    }

    toString(): string {
        const root: Nodes = { type: 'root', children: this.parts };
        return toMarkdown(root, { bullet: '-', fences: true });
    }

    private heading(depth: 1 | 2, words: string): this {
        this.parts.push({ type: 'heading', depth, children: [text(words.replaceAll(/\s+/g, ' ').trim())] });
        return this;
    }
}
