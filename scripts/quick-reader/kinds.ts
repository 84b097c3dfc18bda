import { AstUtils, GrammarAST } from 'langium';

/**
 * A number for each kind of token: 0 for the end of the text, then the terminals and the signs, then two for each word
 * of the grammar, an even one where it opens a line and the odd one behind it where it may be a name as well
 * (`language/syntax/langium-lexer.ts`).
 */
export interface Kinds {
    readonly terminals: ReadonlyMap<string, number>;
    readonly signs: ReadonlyMap<string, number>;
    /** The even number of each word. */
    readonly words: ReadonlyMap<string, number>;
    readonly size: number;
}

const WORD = /^[\p{L}_]/u;

/** The kinds of token that a grammar has. */
export function kindsOf(grammar: GrammarAST.Grammar): Kinds {
    const keywords = new Set<string>();
    for (const node of AstUtils.streamAst(grammar)) if (GrammarAST.isKeyword(node)) keywords.add(node.value);
    const terminals = grammar.rules.filter(rule => GrammarAST.isTerminalRule(rule)).filter(({ hidden }) => !hidden);
    const signs = [...keywords].filter(word => !WORD.test(word)).sort();
    const words = [...keywords].filter(word => WORD.test(word)).sort();
    const firstSign = 1 + terminals.length;
    const firstWord = (firstSign + signs.length + 1) & ~1;
    return {
        terminals: new Map(terminals.map(({ name }, index) => [name, 1 + index])),
        signs: new Map(signs.map((sign, index) => [sign, firstSign + index])),
        words: new Map(words.map((word, index) => [word, firstWord + 2 * index])),
        size: firstWord + 2 * words.length,
    };
}

/** The tokens that a terminal rule stands for: a name may be a word of the grammar, and so may the label of a line. */
export function tokensOfTerminal(name: string, kinds: Kinds): readonly number[] {
    const own = kinds.terminals.get(name);
    if (own === undefined) throw new Error(`No tokens of the terminal ${name} can be read`);
    const words = [...kinds.words.values()];
    if (name === 'ID') return [own, ...words.map(word => word + 1)];
    if (name === 'LABEL') return [own, ...words.flatMap(word => [word, word + 1])];
    if (name === 'PROSE') return [own, ...tokensOfTerminal('STRING', kinds)];
    return [own];
}

/** The tokens that a keyword stands for. */
export function tokensOfKeyword(value: string, kinds: Kinds): readonly number[] {
    const word = kinds.words.get(value);
    if (word !== undefined) return [word, word + 1];
    return [kinds.signs.get(value) as number];
}
