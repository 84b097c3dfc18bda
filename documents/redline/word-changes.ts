import { documentsOf, type Generated, render } from '../generate.ts';
import type { Layout } from '../layouts/layout.ts';
import type { DocumentContext } from '../model/context.ts';
import { type RedlineOptions, redlined } from './redline.ts';

/** A service or a review in one version of its file. */
interface Side {
    readonly name: string;
    readonly context: DocumentContext;
}

/**
 * The document of a service or a review without its list of contents: its page numbers would be those of neither version, and
 * half of a list can't be accepted.
 */
export function withoutContents(generated: Generated): Generated {
    const { tree } = generated;
    const children = tree.root.children.filter(({ type }) => type !== 'contents');
    return { ...generated, tree: { ...tree, root: { ...tree.root, children } } };
}

/**
 * The Word document of a service or a review with all that has changed since an older version as tracked changes.
 *
 * @param layout the headings of a specification
 * @returns nothing where one of the two is not there
 */
export function wordChanges(
    type: 'service' | 'review',
    sides: { readonly older: Side; readonly newer: Side },
    layout: Layout,
    options: RedlineOptions,
): Uint8Array | undefined {
    const made = ({ name, context }: Side): Uint8Array | undefined => {
        const isService = type === 'service';
        const selection = { services: isService ? [name] : [], reviews: isService ? [] : [name], guidance: [], template: '', layout };
        const [generated] = documentsOf(isService ? 'specification' : 'review', selection, context);
        return generated && render(withoutContents(generated), 'docx', context);
    };
    const [older, newer] = [made(sides.older), made(sides.newer)];
    return older && newer && redlined(older, newer, options);
}
