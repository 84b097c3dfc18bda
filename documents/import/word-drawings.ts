import { withoutLayout } from '../../language/model/text.ts';
import { childrenOf, chosenBranch, nodeText, type XmlNode } from '../office/xml.ts';
import { visibleWords } from './pieces.ts';
import type { WordPart } from './word-file.ts';
import type { WordReading } from './word-text.ts';

/** More figures of a chart than this are counted. */
const MOST_FIGURES = 200;

/** What is in a drawing that can't be text. */
interface Drawn {
    hasPicture: boolean;
    hasBox: boolean;
    readonly charts: string[];
    readonly descriptions: Set<string>;
}

/**
 * Reads a drawing: its boxes go to the others of the paragraph; watermarks, pictures and charts are noted, each with its description.
 *
 * @param boxes those of the paragraph, to which those of the drawing are added
 */
export function readDrawing(node: XmlNode, part: WordPart, reading: WordReading, boxes: (XmlNode | string)[]): void {
    const { findings } = reading;
    const drawn: Drawn = { hasPicture: false, hasBox: false, charts: [], descriptions: new Set() };
    readShapes(node, part, reading, boxes, drawn);
    const description = [...drawn.descriptions].join('; ');
    if (node.name === 'w:object' || node.name === 'w:control') {
        findings.count(node.name === 'w:object' ? 'object' : 'control');
        if (description) findings.leaveOutThing('The picture of an embedded file', description);
        return;
    }
    for (const words of drawn.charts) findings.leaveOutThing('A chart', description, words);
    if (drawn.charts.length) return;
    if (drawn.hasPicture) findings.leaveOutThing('A picture', description);
    else if (description) findings.leaveOutThing(drawn.hasBox ? 'The description of a shape' : 'A shape', description);
}

/** What is in a drawing: boxes, words in shapes, diagrams, watermarks, pictures. */
function readShapes(node: XmlNode, part: WordPart, reading: WordReading, boxes: (XmlNode | string)[], drawn: Drawn): void {
    const { attributes, name } = node;
    if (name === 'w:txbxContent') {
        boxes.push(node);
        drawn.hasBox = true;
        reading.findings.count('box');
        return;
    }
    if (name === 'mc:Fallback' || name === 'w:del' || name === 'w:moveFrom') return;
    if (name === 'a:p') {
        const words = paragraphWords(node);
        if (words) boxes.push(words);
        drawn.hasBox ||= words !== '';
        return;
    }
    if (name === 'v:textpath') reading.findings.watermark(visibleWords(attributes.string ?? ''));
    if (name === 'a:blip' || name === 'v:imagedata') drawn.hasPicture = true;
    if (name === 'c:chart' || name === 'cx:chart')
        drawn.charts.push(reading.charts.get(part.targets.get(attributes['r:id'] ?? '') ?? '') ?? '');
    const isDescribed = /:(docPr|cNvPr)$/.test(name);
    for (const words of isDescribed ? [attributes.descr || attributes.title] : name.startsWith('v:') ? [attributes.alt] : [])
        if (words?.trim()) drawn.descriptions.add(withoutLayout(visibleWords(words)));
    if (name === 'dgm:relIds') readDiagram(reading.diagrams.get(part.targets.get(attributes['r:dm'] ?? '') ?? ''), reading, boxes);
    for (const each of name === 'mc:AlternateContent' ? chosenBranch(node) : childrenOf(node))
        readShapes(each, part, reading, boxes, drawn);
}

/** The words of a diagram, which are kept in a separate part. */
function readDiagram(data: XmlNode | undefined, { findings }: WordReading, boxes: (XmlNode | string)[]): void {
    if (!data) return;
    boxes.push(
        ...allIn(data, name => name === 'a:p')
            .map(paragraphWords)
            .filter(Boolean),
    );
    findings.told.push('A diagram was left out. Its words follow the paragraph that holds it.');
}

function paragraphWords(node: XmlNode): string {
    const words = (each: XmlNode): string =>
        each.name === 'a:t' ? nodeText(each) : each.name === 'a:br' ? ' ' : childrenOf(each).map(words).join('');
    return withoutLayout(visibleWords(words(node)));
}

/** All elements of a name in an element, in their order. */
function allIn(node: XmlNode | undefined, isWanted: (name: string) => boolean): readonly XmlNode[] {
    return childrenOf(node).flatMap(each => (isWanted(each.name) ? [each] : allIn(each, isWanted)));
}

/** What a chart says, as a program left it in the file: its titles, and the figures of each series. */
export function chartWords(root: XmlNode): string {
    const under = (node: XmlNode, name: string): readonly XmlNode[] => allIn(node, each => each === name);
    const values = (node: XmlNode, name: string): readonly string[] =>
        under(node, name)
            .flatMap(each => allIn(each, inner => inner === 'c:v' || inner === 'cx:pt'))
            .map(each => nodeText(each).trim());
    const titles = allIn(root, name => name === 'c:title' || name === 'cx:title').map(paragraphWords);
    const series = allIn(root, name => name === 'c:ser' || name === 'cx:data').map(each => {
        const [name = ''] = values(each, 'c:tx');
        const groups = [...values(each, 'c:cat'), ...values(each, 'c:xVal'), ...values(each, 'cx:strDim')];
        const figures = [...values(each, 'c:val'), ...values(each, 'c:yVal'), ...values(each, 'cx:numDim')];
        const all = Array.from({ length: Math.max(groups.length, figures.length) }, (_, at) =>
            [groups[at], figures[at]].filter(Boolean).join(' '),
        );
        const more = all.length > MOST_FIGURES ? [`and ${all.length - MOST_FIGURES} more`] : [];
        const said = [...all.slice(0, MOST_FIGURES), ...more].join(', ');
        return name && said ? `${name}: ${said}` : name || said;
    });
    return visibleWords([...titles, ...series].filter(Boolean).join('; '));
}
