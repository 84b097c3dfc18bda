import type { DocumentFacts } from '../../language/model/facts.ts';

/** What a place is called in facts. */
const PLACE = /^(?:at|whole|answerAt|roomAt|title|line)$/;
/** Of a longer place, its first and its last signs are shown. */
const ENDS = 18;

/** A place as the text that is there. */
function placeIn(text: string, [start, end]: readonly [number, number]): string {
    const there = text.slice(start, end).replaceAll('\n', '¶');
    return `‹${there.length > 2 * ENDS + 1 ? `${there.slice(0, ENDS)}…${there.slice(-ENDS)}` : there}›`;
}

/** What something says: nothing that is left out, and no empty list. */
function saidIn(value: object): readonly (readonly [string, unknown])[] {
    return Object.entries(value).filter(([, each]) => each !== undefined && !(Array.isArray(each) && !each.length));
}

/** A value on one line. Places are shown as what is there, so that a place that is off by one is seen. */
function onOneLine(value: unknown, text: string, key = ''): string {
    if (Array.isArray(value)) {
        const isPlace = value.length === 2 && value.every(each => typeof each === 'number') && (PLACE.test(key) || key === 'places');
        if (isPlace) return placeIn(text, value as [number, number]);
        const inner = value.every(each => Array.isArray(each)) && /^(?:at|unreadLines|ends)$/.test(key) ? 'places' : '';
        return `[${value.map(each => onOneLine(each, text, inner)).join(', ')}]`;
    }
    if (typeof value !== 'object' || value === null) return typeof value === 'number' ? String(value) : JSON.stringify(value);
    const parts = saidIn(value);
    return `{ ${parts.map(([name, each]) => `${name}: ${onOneLine(each, text, name)}`).join(', ')} }`;
}

/** Lists whose items have a line each. */
const LISTS = new Set(['elements', 'lines', 'blocks', 'requirements', 'amendments', 'expectations', 'questions', 'sections']);

function linesOf(value: object, text: string, indent: string): readonly string[] {
    const all = saidIn(value);
    const isList = ([key, each]: readonly [string, unknown]): boolean =>
        Array.isArray(each) && LISTS.has(key) && typeof each[0] === 'object' && !Array.isArray(each[0]);
    const own = all.filter(entry => !isList(entry)).map(([key, each]) => `${key}: ${onOneLine(each, text, key)}`);
    const lists = all.filter(isList).flatMap(([key, each]) => [`${indent}  ${key}`, ...itemsOf(each as object[], text, `${indent}    `)]);
    return [`${indent}${own.join(', ')}`, ...lists];
}

const itemsOf = (items: readonly object[], text: string, indent: string): readonly string[] =>
    items.flatMap(item => linesOf(item, text, indent));

/** What was read of a text, for people to read: a line for each name, element and requirement. */
export function outlineOf({ uri: _, ...facts }: DocumentFacts, text: string): string {
    const all = saidIn(facts);
    const lines = all.flatMap(([key, each]) =>
        Array.isArray(each) && each.every(item => typeof item === 'object' && !Array.isArray(item))
            ? [key, ...itemsOf(each, text, '  ')]
            : [`${key}: ${onOneLine(each, text, key)}`],
    );
    return `${lines.join('\n')}\n`;
}
