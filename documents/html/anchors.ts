import type { Heading, RootContent } from 'mdast';
import { blockWords } from '../tree/prose.ts';

export interface Anchor {
    readonly id: string;
    readonly words: string;
    readonly depth: number;
}

/** An address for each heading: its words, numbered where two are the same. */
export function anchorsOf(nodes: readonly RootContent[]): ReadonlyMap<Heading, Anchor> {
    const used = new Map<string, number>();
    const anchors = new Map<Heading, Anchor>();
    for (const node of nodes) {
        if (node.type !== 'heading') continue;
        const words = blockWords(node);
        const slug =
            words
                .toLowerCase()
                .normalize('NFKD')
                .replaceAll(/[^a-z0-9]+/g, '-')
                .replaceAll(/^-|-$/g, '')
                .slice(0, 60) || 'part';
        const before = used.get(slug) ?? 0;
        used.set(slug, before + 1);
        // "s-" so that no heading can take the name of a part of the page.
        anchors.set(node, { id: `s-${slug}${before ? `-${before + 1}` : ''}`, words, depth: node.depth });
    }
    return anchors;
}
