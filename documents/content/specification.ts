import { type Layout, type LayoutSection, sectionsOf } from '../layouts/layout.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Line, Specification } from '../model/specification.ts';
import { callout, cell, heading, keyValues, list, paragraph } from '../tree/build.ts';
import type { BlockContent, DocumentTree } from '../tree/document-tree.ts';
import { aboutSection } from './about.ts';
import { lineWords } from './lines.ts';
import { claims, exceptions, HEADER, PART_BLOCKS } from './specification-parts.ts';

/** The table at the head of the schedule. */
function header(specification: Specification, layout: Layout): BlockContent[] {
    const words = (key: string): string[] =>
        key === 'title' ? [specification.title] : specification.lines.filter(line => line.key === key).map(lineWords);
    const rows = layout.header.map(({ label, lines }) => [label, cell(lines.flatMap(words).join(', '))] as const);
    const shown = new Set(layout.header.flatMap(({ lines }) => lines));
    const rest = specification.lines.filter(line => HEADER.has(line.key) && !shown.has(line.key));
    const others = rest.map((line: Line) => [line.label, cell(lineWords(line))] as const);
    return [keyValues('header', 'Specification', [...rows, ...others])];
}

/** Parts that have no heading of their own, where others stand beside them under the same heading. */
const TITLES: Readonly<Record<string, string>> = {
    context: 'Context and evidence',
    aims: 'Aims',
    outcomes: 'Outcomes',
    measures: 'Measures',
    population: 'Population served',
    identity: 'About the service',
    standards: 'Standards that apply',
    guidance: 'Guidance that is followed',
    'local-guidance': 'Local standards that are followed',
};

function titledPart(part: string, blocks: readonly BlockContent[], { parts = [] }: LayoutSection, depth: number): readonly BlockContent[] {
    const title = TITLES[part];
    return title && parts.length > 1 && blocks.length ? [heading(depth, title), ...blocks] : blocks;
}

function sectionBlocks(section: LayoutSection, depth: number, parts: (part: string, depth: number) => BlockContent[]): BlockContent[] {
    const own = [
        ...(typeof section.text === 'string' ? [paragraph(section.text)] : section.text?.length ? [list(section.text)] : []),
        ...(section.parts ?? []).flatMap(part => titledPart(part, parts(part, depth + 1), section, depth + 1)),
    ];
    const inner = (section.sections ?? []).flatMap(each => sectionBlocks(each, depth + 1, parts));
    const isEmpty = !own.length && !inner.length;
    return [
        heading(depth, [section.number, section.heading].filter(Boolean).join(' ')),
        ...own,
        ...(isEmpty ? [paragraph('Not used in this specification.')] : []),
        ...inner,
    ];
}

/** What a layout has no place for still stands in the document. */
function leftOver(specification: Specification, layout: Layout, context: DocumentContext): BlockContent[] {
    const used = new Set(sectionsOf(layout).flatMap(section => section.parts ?? []));
    const blocks = Object.entries(PART_BLOCKS).flatMap(([part, make]) => (used.has(part) ? [] : make(specification, context, 3)));
    return blocks.length ? [heading(2, 'Further parts of the specification'), ...blocks] : [];
}

function unplaced({ unplaced: lines }: Specification): BlockContent[] {
    if (!lines.length) return [];
    return [
        heading(2, 'Lines that Carewright could not place'),
        callout(
            'warning',
            paragraph('These lines of the file could not be read, or stand in the wrong block. They are shown as they are written:'),
        ),
        list(lines),
    ];
}

/**
 * A service specification as the contract's schedule.
 *
 * @param layout the headings, and what stands under each
 */
export function specificationDocument(specification: Specification, layout: Layout, context: DocumentContext): DocumentTree {
    const { title, name, uri, follows } = specification;
    const parts = (part: string, depth: number): BlockContent[] => PART_BLOCKS[part]?.(specification, context, depth) ?? [];
    const status = specification.lines
        .filter(line => line.key === 'status' || line.key === 'version')
        .map(line => `${line.label}: ${lineWords(line)}`);
    const children: BlockContent[] = [
        heading(1, title),
        ...(layout.schedule ? [paragraph(layout.schedule)] : []),
        ...(status.length ? [paragraph(`${status.join('. ')}.`)] : []),
        ...header(specification, layout),
        { type: 'contents', depth: 3 },
        ...layout.sections.flatMap(section => sectionBlocks(section, 2, parts)),
        ...leftOver(specification, layout, context),
        ...exceptions(specification, context, 2),
        ...claims(specification, context, 2),
        ...unplaced(specification),
        ...aboutSection({ guidance: follows, uris: [uri], isAssessed: false, subjects: 'services' }, context),
        heading(3, 'The headings'),
        paragraph(layout.source),
    ];
    return {
        kind: 'specification',
        name: `${name}-specification`,
        title,
        subject: 'Service specification',
        properties: { Service: name, Layout: layout.name },
        root: { type: 'root', children },
    };
}
