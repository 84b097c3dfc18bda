import type { BlockContent, List, PhrasingContent, RootContent } from 'mdast';
import { w, wVal, type XmlElement } from '../office/xml.ts';
import type { FormField } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';
import { contents, type Entry } from './contents.ts';
import { fieldsTable } from './fields.ts';
import { run, runs } from './phrases.ts';
import { dataTable, plainTable } from './tables.ts';
import { BULLETS, type Writing } from './writing.ts';

/** Where blocks stand: how wide they may be, and what the table of contents lists. */
export interface Place {
    readonly writing: Writing;
    /** In twentieths of a point. */
    readonly width: number;
    readonly entries: readonly Entry[];
    /** The style of a plain paragraph. */
    readonly style?: string;
    /** The words of the heading right above: a caption need not say them again. */
    readonly above?: string;
    /** Whether a paragraph stays on the page of what follows. */
    readonly keepNext?: boolean;
}

/** A paragraph in a style. */
export function styled(style: string | undefined, children: readonly XmlElement[], ...more: readonly XmlElement[]): XmlElement {
    const properties = [...(style ? [wVal('pStyle', style)] : []), ...more];
    return w('p', {}, [properties.length ? w('pPr', {}, properties) : undefined, ...children]);
}

function listBlocks(list: List, place: Place, level: number): XmlElement[] {
    const numbering = list.ordered ? place.writing.numbering(list.start ?? 1) : BULLETS;
    const deepest = Math.min(level, 8);
    return list.children.flatMap(item => {
        const box = typeof item.checked === 'boolean' ? [run(item.checked ? '☒ ' : '☐ ')] : [];
        const [first, ...rest] = item.children;
        const head = first?.type === 'paragraph' ? runs(first.children, place.writing) : [];
        const others = first?.type === 'paragraph' ? rest : item.children;
        const style = list.ordered ? 'ListNumber' : 'ListBullet';
        const number = w('numPr', {}, [wVal('ilvl', deepest), wVal('numId', numbering)]);
        return [styled(style, [...box, ...head], number), ...others.flatMap(block => inList(block as BlockContent, place, level))];
    });
}

function inList(block: BlockContent, place: Place, level: number): XmlElement[] {
    if (block.type === 'list') return listBlocks(block, place, level + 1);
    if (block.type !== 'paragraph') return blockXml(block, place);
    return [styled('ListContinue', runs(block.children, place.writing), w('ind', { left: 360 * (level + 1) }))];
}

function headingXml(depth: number, children: readonly PhrasingContent[], place: Place, anchor: string | undefined): XmlElement {
    const style = depth === 1 ? 'Title' : `Heading${depth - 1}`;
    const words = runs(children, place.writing);
    if (!anchor) return styled(style, words);
    const id = place.writing.next();
    return styled(style, [w('bookmarkStart', { id, name: anchor }), ...words, w('bookmarkEnd', { id })]);
}

/** One block of the tree. */
export function blockXml(block: RootContent, place: Place): XmlElement[] {
    const { writing } = place;
    switch (block.type) {
        case 'paragraph':
            return [styled(place.style, runs(block.children, writing), ...(place.keepNext ? [w('keepNext')] : []))];
        case 'heading':
            return [headingXml(block.depth, block.children, place, place.entries.find(entry => entry.heading === block)?.anchor)];
        case 'list':
            return listBlocks(block, place, 0);
        case 'blockquote':
            return block.children.flatMap(child => blockXml(child, { ...place, style: 'Quote' }));
        case 'callout':
            return block.children.flatMap(child =>
                blockXml(child, { ...place, style: block.tone === 'warning' ? 'CareWarning' : 'CareNote' }),
            );
        case 'code':
            return [styled('CareCodeBlock', [run(block.value, {}, true)])];
        case 'table':
            return plainTable(block, place);
        case 'dataTable':
            return dataTable(block, place);
        case 'formField':
            return fieldsTable([block], place);
        case 'contents':
            return contents(place.entries, block.depth, place.width);
        default:
            return [];
    }
}

/** How many paragraphs say what a field is about. */
const MOST_LEADING = 6;

/** Whether a paragraph explains the fields that come after it: then it stands on their page. */
function leadsToField(blocks: readonly RootContent[], at: number): boolean {
    const next = blocks.slice(at + 1, at + MOST_LEADING).find(({ type }) => type !== 'paragraph');
    return blocks[at]?.type === 'paragraph' && next?.type === 'formField';
}

/** The blocks of a document. Fields that follow each other share a table. */
export function blocksXml(blocks: readonly RootContent[], place: Place): XmlElement[] {
    const made: XmlElement[] = [];
    let fields: FormField[] = [];
    const flush = (): void => {
        if (fields.length) for (const each of fieldsTable(fields, place)) made.push(each);
        fields = [];
    };
    for (const [at, block] of blocks.entries()) {
        if (block.type === 'formField') fields.push(block);
        else {
            flush();
            const before = blocks[at - 1];
            const own = before?.type === 'heading' ? { ...place, above: blockWords(before) } : place;
            for (const each of blockXml(block, leadsToField(blocks, at) ? { ...own, keepNext: true } : own)) made.push(each);
        }
    }
    flush();
    return made;
}
