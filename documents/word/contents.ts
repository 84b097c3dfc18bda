import type { Heading, RootContent } from 'mdast';
import { w, type XmlElement } from '../office/xml.ts';
import { blockWords } from '../tree/prose.ts';
import { styled } from './blocks.ts';
import { run } from './phrases.ts';

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

/** The page of a heading. Nobody knows it before pages are made: what shows the document works it out. */
function pageOf(anchor: string): readonly XmlElement[] {
    const instruction = w('instrText', { 'xml:space': 'preserve' }, [` PAGEREF ${anchor} \\h `]);
    return [w('r', {}, [w('tab')]), fieldChar('begin'), w('r', {}, [instruction]), fieldChar('separate'), run(' '), fieldChar('end')];
}

/**
 * The table of contents: a link to each heading, with a field for its page.
 *
 * It is no `TOC` field: LibreOffice shows what such a field held when it was saved, and works out the pages of fields outside of one.
 * Word works them out before it prints, and when somebody updates them. The document does not ask for that by itself, as
 * Word would then ask whoever opens it.
 */
export function contents(entries: readonly Entry[], depth: number, width: number): XmlElement[] {
    const listed = entries.filter(({ heading }) => heading.depth <= depth);
    if (!listed.length) return [];
    const tabs = w('tabs', {}, [w('tab', { val: 'right', pos: width })]);
    const lines = listed.map(({ heading, anchor }) =>
        styled(`TOC${heading.depth - 1}`, [w('hyperlink', { anchor, history: 1 }, [run(blockWords(heading)), ...pageOf(anchor)])], tabs),
    );
    return [styled('TOCHeading', [run('Contents')]), ...lines];
}
