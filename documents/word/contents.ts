import type { Heading, RootContent } from 'mdast';
import { w, wVal, type XmlElement } from '../office/xml.ts';
import { blockWords } from '../tree/prose.ts';
import { styled } from './blocks.ts';
import { run } from './phrases.ts';
import type { Writing } from './writing.ts';

/** A heading that the table of contents can lead to. */
export interface Entry {
    readonly heading: Heading;
    readonly anchor: string;
}

export function entriesOf(blocks: readonly RootContent[]): readonly Entry[] {
    const headings = blocks.filter(block => block.type === 'heading' && block.depth > 1);
    return headings.map((heading, index) => ({ heading: heading as Heading, anchor: `_Toc${String(index + 1).padStart(6, '0')}` }));
}

function fieldChar(type: 'begin' | 'separate' | 'end'): XmlElement {
    return w('r', {}, [w('fldChar', { fldCharType: type })]);
}

/**
 * The table of contents: a field of Word that is filled in already, with a link to each heading.
 *
 * Only Word knows on which page a heading is: it adds the numbers when somebody updates the field. The document does not
 * ask for that by itself, as Word would then ask whoever opens it.
 */
export function contents(entries: readonly Entry[], depth: number, writing: Writing): XmlElement[] {
    const listed = entries.filter(({ heading }) => heading.depth <= depth);
    if (!listed.length) return [];
    const levels = `TOC \\o "1-${depth - 1}" \\h \\z \\u`;
    const begin = [fieldChar('begin'), w('r', {}, [w('instrText', { 'xml:space': 'preserve' }, [levels])]), fieldChar('separate')];
    const lines = listed.map(({ heading, anchor }, index) =>
        styled(`TOC${heading.depth - 1}`, [
            ...(index ? [] : begin),
            w('hyperlink', { anchor, history: 1 }, [run(blockWords(heading))]),
            ...(index < listed.length - 1 ? [] : [fieldChar('end')]),
        ]),
    );
    const properties = w('sdtPr', {}, [
        wVal('id', writing.next()),
        w('docPartObj', {}, [wVal('docPartGallery', 'Table of Contents'), w('docPartUnique')]),
    ]);
    return [w('sdt', {}, [properties, w('sdtContent', {}, [styled('TOCHeading', [run('Contents')]), ...lines])])];
}
