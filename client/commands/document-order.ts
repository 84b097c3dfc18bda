/** What somebody else than a person may have decided already about a document to generate: another extension, or a task. */
export interface DocumentOrder {
    readonly kind?: string;
    readonly format?: string;
    /** The name of the layout of specifications. */
    readonly layout?: string;
    /** The address of a folder. */
    readonly folder?: string;
}

/** What a command was given, as far as it is an order: menus give the address of the file in front, which is none. */
export function documentOrder(given: unknown): DocumentOrder {
    if (typeof given !== 'object' || given === null) return {};
    const { kind, format, layout, folder } = given as Record<string, unknown>;
    const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
    return { kind: text(kind), format: text(format), layout: text(layout), folder: text(folder) };
}

/** Bytes that came as text. */
export function fromBase64(text: string): Uint8Array {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

/** Some names in a sentence, no more than a few. */
export function listed(names: readonly string[], most = 5): string {
    const shown = names.slice(0, most).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
