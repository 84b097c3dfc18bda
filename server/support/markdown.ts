import type { PhrasingContent, Root, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';

const written = (children: RootContent[]): string => toMarkdown({ type: 'root', children }, { bullet: '-', fences: true });

/** A page as a document of Markdown, with headings. */
export function documentMarkdown({ children }: Root): string {
    return written(children);
}

const bold = (children: PhrasingContent[]): PhrasingContent => ({ type: 'strong', children });

/**
 * A page as Markdown for a hover or a note beside a suggestion. Headings would be larger there than what they are about, so they
 * are words in bold, before the paragraph that they belong to.
 */
export function hoverMarkdown({ children }: Root): string {
    const parts: RootContent[] = [];
    let lead: PhrasingContent[] | undefined;
    for (const node of children) {
        if (node.type === 'heading' && node.depth > 1) lead = node.children;
        else if (node.type === 'heading') parts.push({ type: 'paragraph', children: [bold(node.children)] });
        else if (node.type === 'paragraph' && lead) {
            parts.push({
                type: 'paragraph',
                children: [bold([...lead, { type: 'text', value: ':' }]), { type: 'text', value: ' ' }, ...node.children],
            });
            lead = undefined;
        } else {
            if (lead) parts.push({ type: 'paragraph', children: [bold([...lead, { type: 'text', value: ':' }])] });
            lead = undefined;
            parts.push(node);
        }
    }
    return written(parts);
}
