import type { Layout } from '../../documents/content/layouts.ts';
import { render } from '../../documents/generate.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';
import { generated } from './generated.ts';
import { fixture, worldOf } from './world.ts';

const FILES = [...exampleFiles(), { name: 'review.care', text: fixture('review.care') }];

/** The examples that hold a service or a review. */
export const OF_SUBJECTS = FILES.filter(({ text }) => /^(service|review) /m.test(text));

/** A service or a review of a text, in a world where the rest are the examples. */
export function sideOf(file: string, text: string) {
    const facts = factsOf(text, file);
    const [subject] = [...facts.services, ...facts.reviews];
    const context = worldOf({ ...Object.fromEntries(FILES.map(({ name, text: own }) => [name, own])), [file]: text });
    return { type: subject?.type ?? 'service', name: subject?.name ?? '', context };
}

export type Side = ReturnType<typeof sideOf>;

/**
 * The document of one version by itself, and without its list of contents: the page numbers there are those of neither version. With
 * a gap after each table, as the document of changes has them.
 */
export function alone({ type, name, context }: Side, layout: Layout): Uint8Array {
    const of = type === 'service' ? { services: [name], layout } : { reviews: [name], layout };
    const made = generated(type === 'service' ? 'specification' : 'review', context, of);
    const children = made.tree.root.children.filter(node => node.type !== 'contents');
    return render({ ...made, tree: { ...made.tree, root: { ...made.tree.root, children } } }, 'docx', context, { keepsGaps: true });
}
