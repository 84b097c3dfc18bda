/** Accepts or rejects all tracked changes of a Word file, as ECMA-376 part 1, 17.13.5 says; written without the code that makes them. */
import { LIMITS } from '../../documents/office/limits.ts';
import { PackageParts } from '../../documents/office/package.ts';
import type { XmlNode } from '../../documents/office/xml.ts';
import { unzipped } from '../../documents/office/zip.ts';

/** What is to become of the changes. */
type Decision = 'accept' | 'reject';

const isNode = (each: XmlNode | string): each is XmlNode => typeof each !== 'string';
const find = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
    node?.children.filter(isNode).find(each => each.name === name);

const CHANGES = new Set(['w:pPrChange', 'w:rPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:tblPrChange', 'w:sectPrChange']);
const UNTRACKED =
    /^w:(bookmark(Start|End)|comment(RangeStart|RangeEnd|Reference)|moveFromRange(Start|End)|moveToRange(Start|End)|proofErr)$/;

/** What a mark of a change says of its words, for a decision: gone, or there. */
function isGone(name: string, decision: Decision): boolean {
    const isOld = name === 'w:del' || name === 'w:moveFrom';
    return isOld === (decision === 'accept');
}

const MARKS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);
const NAMES: Readonly<Record<string, string>> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' };

function inlines(node: XmlNode, decision: Decision): XmlNode[] {
    if (UNTRACKED.test(node.name)) return [];
    if (MARKS.has(node.name))
        return isGone(node.name, decision) ? [] : node.children.filter(isNode).flatMap(each => inlines(each, decision));
    const children = node.children.flatMap((each): (XmlNode | string)[] => (isNode(each) ? inlines(each, decision) : [each]));
    // A link or a run that holds nothing any more is not there.
    if ((node.name === 'w:hyperlink' || node.name === 'w:r') && !children.some(each => isNode(each) && each.name !== 'w:rPr')) return [];
    return [{ ...node, name: NAMES[node.name] ?? node.name, children }];
}

/** The properties of something, as they are after the decision. */
function settled(properties: XmlNode | undefined, decision: Decision): XmlNode | undefined {
    if (!properties) return undefined;
    const change = properties.children.filter(isNode).find(({ name }) => CHANGES.has(name));
    const before = change && find(change, properties.name);
    const chosen = change && decision === 'reject' ? (before ?? { ...properties, children: [] }) : properties;
    const children = chosen.children.filter(isNode).flatMap((each): XmlNode[] => {
        if (CHANGES.has(each.name)) return [];
        if (each.name !== 'w:rPr') return [each];
        const look = each.children.filter(isNode).filter(({ name }) => !MARKS.has(name));
        return look.length ? [{ ...each, children: look }] : [];
    });
    return children.length ? { ...chosen, children } : undefined;
}

function endingOf(paragraph: XmlNode): string | undefined {
    return find(find(paragraph, 'w:pPr'), 'w:rPr')
        ?.children.filter(isNode)
        .find(({ name }) => MARKS.has(name))?.name;
}

/** Blocks after the decision. A paragraph whose ending is gone goes on with the next one, which lends it its properties. */
function decided(blocks: readonly XmlNode[], decision: Decision): readonly XmlNode[] {
    const made: XmlNode[] = [];
    let open: XmlNode[] = [];
    // Whether the ending of the paragraph before is gone: then another paragraph has to come.
    let goesOn = false;
    for (const block of blocks) {
        if (block.name === 'w:p') {
            const words = block.children.filter(isNode).filter(({ name }) => name !== 'w:pPr');
            open.push(...words.flatMap(each => inlines(each, decision)));
            const ending = endingOf(block);
            goesOn = ending !== undefined && isGone(ending, decision);
            if (goesOn) continue;
            const properties = settled(find(block, 'w:pPr'), decision);
            made.push({ name: 'w:p', attributes: {}, children: properties ? [properties, ...open] : open });
            open = [];
        } else if (block.name === 'w:tbl') {
            // A paragraph can't go on in a table: without words it is gone.
            if (open.length) throw new Error('Words are left before a table.');
            const rows = block.children.filter(isNode).flatMap(each => (each.name === 'w:tr' ? row(each, decision) : [each]));
            if (!rows.some(({ name }) => name === 'w:tr')) continue;
            if (goesOn && made.at(-1)?.name === 'w:p') throw new Error('A paragraph goes on in a table.');
            goesOn = false;
            made.push({ ...block, children: rows });
        } else if (!UNTRACKED.test(block.name)) made.push(block);
    }
    if (open.length || goesOn) throw new Error('The last paragraph goes on.');
    return made;
}

function row(node: XmlNode, decision: Decision): readonly XmlNode[] {
    const properties = find(node, 'w:trPr');
    const mark = properties?.children.filter(isNode).find(({ name }) => MARKS.has(name));
    if (mark && isGone(mark.name, decision)) return [];
    const children = node.children.filter(isNode).flatMap((each): XmlNode[] => {
        if (each.name === 'w:trPr') {
            const rest = each.children.filter(isNode).filter(({ name }) => !MARKS.has(name));
            return rest.length ? [{ ...each, children: rest }] : [];
        }
        if (each.name !== 'w:tc') return [each];
        const inner = each.children.filter(isNode);
        const own = settled(find(each, 'w:tcPr'), decision);
        const blocks = decided(
            inner.filter(({ name }) => name !== 'w:tcPr'),
            decision,
        );
        if (!blocks.length) throw new Error('A cell without a paragraph.');
        return [{ ...each, children: own ? [own, ...blocks] : blocks }];
    });
    return [{ ...node, children }];
}

/** A file whose parts are each read once, as several things are looked at in it. */
class OpenedFile extends PackageParts {
    private static readonly known = new WeakMap<Uint8Array, OpenedFile>();
    private readonly trees = new Map<string, XmlNode | undefined>();

    /** The file of some bytes, which nobody changes. */
    static of(bytes: Uint8Array): OpenedFile {
        const file = OpenedFile.known.get(bytes) ?? new OpenedFile(unzipped(bytes, () => true, LIMITS));
        OpenedFile.known.set(bytes, file);
        return file;
    }

    override tree(name: string): XmlNode | undefined {
        if (!this.trees.has(name)) this.trees.set(name, super.tree(name));
        return this.trees.get(name);
    }
}

/** A Word file as what people see of it: paragraphs with their style, list and runs; tables with their cells and colours. */
export function seenIn(bytes: Uint8Array, decision: Decision, part = 'word/document.xml'): readonly string[] {
    const parts = OpenedFile.of(bytes);
    const root = parts.tree(part);
    if (!root) return [];
    const targets = new Map(parts.relationshipsOf(part).map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']));
    const starts = new Map(
        parts
            .tree('word/numbering.xml')
            ?.children.filter(isNode)
            .filter(({ name }) => name === 'w:num')
            .map(num => [num.attributes['w:numId'] ?? '', JSON.stringify(num.children)]) ?? [],
    );
    const lists: string[] = [];
    const blocks = (part === 'word/document.xml' ? find(root, 'w:body') : root)?.children.filter(isNode) ?? [];
    const unpacked = blocks.flatMap((each): readonly XmlNode[] =>
        each.name === 'w:sdt' ? (find(each, 'w:sdtContent')?.children.filter(isNode) ?? []) : [each],
    );
    return decided(unpacked, decision).flatMap(each => seen(each, '', { targets, starts, lists }));
}

interface Seeing {
    readonly targets: ReadonlyMap<string, string>;
    readonly starts: ReadonlyMap<string, string>;
    /** Lists in the order in which they begin. */
    readonly lists: string[];
}

function seen(node: XmlNode, indent: string, seeing: Seeing): readonly string[] {
    if (node.name === 'w:tbl') {
        const rows = node.children.filter(isNode).filter(({ name }) => name === 'w:tr');
        const caption = find(find(node, 'w:tblPr'), 'w:tblCaption')?.attributes['w:val'] ?? '';
        return [
            `${indent}table ${caption}`,
            ...rows.flatMap(each => [
                `${indent} row`,
                ...each.children
                    .filter(isNode)
                    .filter(({ name }) => name === 'w:tc')
                    .flatMap(cell => [
                        `${indent}  cell ${JSON.stringify(find(find(cell, 'w:tcPr'), 'w:shd')?.attributes ?? {})}`,
                        ...cell.children
                            .filter(isNode)
                            .filter(({ name }) => name !== 'w:tcPr')
                            .flatMap(block => seen(block, `${indent}   `, seeing)),
                    ]),
            ]),
        ];
    }
    if (node.name !== 'w:p') return [];
    const properties = find(node, 'w:pPr')?.children.filter(isNode) ?? [];
    const looks = properties.map(each => (each.name === 'w:numPr' ? listOf(each, seeing) : JSON.stringify(each)));
    return [`${indent}${looks.join(' ')} | ${joined(wordsOf(node, '', seeing))}`];
}

/** The list of a paragraph: which of the document, and where it starts. */
function listOf(properties: XmlNode, { lists, starts }: Seeing): string {
    const id = find(properties, 'w:numId')?.attributes['w:val'] ?? '';
    if (!lists.includes(id)) lists.push(id);
    return `list ${lists.indexOf(id)} level ${find(properties, 'w:ilvl')?.attributes['w:val']} ${starts.get(id) ?? 'nowhere'}`;
}

type Piece = readonly [look: string, text: string];

function wordsOf(node: XmlNode, link: string, seeing: Seeing): readonly Piece[] {
    return node.children.filter(isNode).flatMap((each): readonly Piece[] => {
        if (each.name === 'w:pPr' || UNTRACKED.test(each.name)) return [];
        if (each.name === 'w:hyperlink') {
            const target = seeing.targets.get(each.attributes['r:id'] ?? '') ?? `#${each.attributes['w:anchor']}`;
            return wordsOf(each, target, seeing);
        }
        if (each.name === 'w:fldSimple')
            return [['', `field ${each.attributes['w:instr']}`], ...wordsOf(each, link, seeing), ['', 'end of field']];
        if (each.name !== 'w:r') return [['', JSON.stringify(each)]];
        const look = `${JSON.stringify(find(each, 'w:rPr') ?? 0)}${link}`;
        return each.children.filter(isNode).flatMap((part): readonly Piece[] => {
            if (part.name === 'w:rPr' || UNTRACKED.test(part.name)) return [];
            if (part.name === 'w:t') return [[look, part.children.join('')]];
            return [[look, `<${part.name} ${JSON.stringify(part.attributes)} ${part.children.filter(x => !isNode(x)).join('')}>`]];
        });
    });
}

/** Runs of one look that follow each other are one. */
function joined(pieces: readonly Piece[]): string {
    let text = '';
    let before = '';
    for (const [look, words] of pieces) {
        if (!words) continue;
        text += look === before ? words : `‹${look}›${words}`;
        before = look;
    }
    return text;
}
