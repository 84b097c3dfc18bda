// Characters that XML 1.0 can't hold, in whatever form; half pairs of UTF-16 too.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\t': '&#9;',
    '\n': '&#10;',
    '\r': '&#13;',
};

/** Text between tags. `>` too, so that no text can end a CDATA section. */
export function xmlText(text: string): string {
    return text.replaceAll(FORBIDDEN, '\uFFFD').replaceAll(/[&<>]/g, character => ENTITIES[character] as string);
}

/** The value of an attribute, line breaks kept. */
export function xmlAttribute(text: string): string {
    return text.replaceAll(FORBIDDEN, '\uFFFD').replaceAll(/[&<>"\t\n\r]/g, character => ENTITIES[character] as string);
}

/** A tag's attributes, without those that have no value. */
export function xmlAttributes(values: Readonly<Record<string, string | number | undefined>>): string {
    return Object.entries(values)
        .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${xmlAttribute(String(value))}"`))
        .join('');
}
