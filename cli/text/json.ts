// Characters that JSON leaves as they are, but that a terminal or a reader may not show.
const UNSEEN = /[\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** A value as JSON in which every character can be seen; `indent` stands in front of all lines but the first. */
export function jsonText(value: unknown, indent = ''): string {
    return JSON.stringify(value, undefined, 2)
        .replaceAll(UNSEEN, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .replaceAll('\n', `\n${indent}`);
}

/** A list as JSON, piece by piece. */
export function* jsonList(values: Iterable<unknown>, indent: string): Generator<string> {
    let first = true;
    for (const value of values) {
        yield `${first ? '[' : ','}\n${indent}  ${jsonText(value, `${indent}  `)}`;
        first = false;
    }
    yield first ? '[]' : `\n${indent}]`;
}
