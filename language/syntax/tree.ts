/** A node of a tree that was read quickly. It knows where it and its values stand, without a syntax tree behind it. */
export interface QuickNode {
    readonly $type: string;
    $container?: QuickNode;
    readonly $start: number;
    $end: number;
    /** A property, where a value of it starts and where it ends; and so on, in the order of the text. */
    readonly $places: (string | number)[];
    // biome-ignore lint/suspicious/noExplicitAny: the grammar says what a property holds; `generated/ast.ts` has the types.
    [property: string]: any;
}

/** A text as tokens, and how far it has been read. */
export interface Tokens {
    readonly text: string;
    /** What each token is, as numbered in `generated/rules.ts`; 0 behind the last. */
    readonly kinds: readonly number[];
    readonly starts: readonly number[];
    readonly ends: readonly number[];
    /** Whether each token opens a line, or what stands between braces. */
    readonly opens: readonly boolean[];
    /** The words that tokens hold, where that was needed to tell what they are. */
    readonly words: readonly (string | undefined)[];
    /** The token that is read next. */
    at: number;
}

/** A node that begins at the next token. */
export function begin($type: string, tokens: Tokens): QuickNode {
    const start = tokens.starts[tokens.at] as number;
    return { $type, $start: start, $end: start, $places: [] };
}

/** Notes where the value of a property stands: from a token to the last one that was read. */
export function place(node: QuickNode, property: string, from: number, tokens: Tokens): void {
    node.$places.push(property, tokens.starts[from] as number, tokens.ends[tokens.at - 1] as number);
}

/** Takes back what was assigned to a node since it had so many places, and goes back to a token. */
export function undo(node: QuickNode, places: number, at: number, tokens: Tokens): void {
    const all = node.$places;
    while (all.length > places) {
        const property = all[all.length - 3] as string;
        all.length -= 3;
        const value: unknown = node[property];
        if (!Array.isArray(value) || value.length === 1) delete node[property];
        else value.pop();
    }
    tokens.at = at;
}

/** What the token at an index says, as it is written. */
export function image(tokens: Tokens, index: number): string {
    return tokens.words[index] ?? tokens.text.slice(tokens.starts[index], tokens.ends[index]);
}

/** Thrown where only Langium's parser can tell how the text goes on. */
export class InDoubt extends Error {}

/** Some kinds of token, to be looked up by their number. */
export function setOf(kinds: readonly number[], size: number): Uint8Array {
    const set = new Uint8Array(size);
    for (const kind of kinds) set[kind] = 1;
    return set;
}

type Rule = (tokens: Tokens) => QuickNode | undefined;

/** For each kind of token the rules that may begin with it, in the order in which they are tried. */
type Ways = readonly (readonly Rule[])[];

export function waysOf(rules: readonly (readonly [rule: Rule, begins: Uint8Array])[]): Ways {
    const size = rules[0]?.[1].length ?? 0;
    return Array.from({ length: size }, (_, kind) => rules.filter(([, begins]) => begins[kind]).map(([rule]) => rule));
}

/** What the first rule reads that can read what follows. */
export function choose(ways: Ways, tokens: Tokens): QuickNode | undefined {
    const { at } = tokens;
    for (const rule of ways[tokens.kinds[at] as number] ?? []) {
        const node = rule(tokens);
        if (node) return node;
        tokens.at = at;
    }
    return undefined;
}
