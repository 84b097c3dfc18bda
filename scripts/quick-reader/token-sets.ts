import { AstUtils, GrammarAST } from 'langium';

/**
 * A number for each kind of token: 0 for the end of the text, then the terminals and the signs, then two for each word
 * of the grammar, an even one where it opens a line and the odd one after it where it may be a name as well
 * (`language/syntax/langium-lexer.ts`).
 */
interface Kinds {
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
function tokensOfTerminal(name: string, kinds: Kinds): readonly number[] {
    const own = kinds.terminals.get(name);
    if (own === undefined) throw new Error(`No tokens of the terminal ${name} can be read`);
    const words = [...kinds.words.values()];
    if (name === 'ID') return [own, ...words.map(word => word + 1)];
    if (name === 'LABEL') return [own, ...words.flatMap(word => [word, word + 1])];
    if (name === 'PROSE') return [own, ...tokensOfTerminal('STRING', kinds)];
    return [own];
}

/** The tokens that a keyword stands for. */
function tokensOfKeyword(value: string, kinds: Kinds): readonly number[] {
    const word = kinds.words.get(value);
    if (word !== undefined) return [word, word + 1];
    return [kinds.signs.get(value) as number];
}

const FEW = 3;

/** The sets of tokens that decide which way to read on, each written once. */
export class TokenSets {
    readonly kinds: Kinds;
    private readonly written = new Map<string, string>();
    private readonly names: ReadonlySet<number>;
    private readonly labels: ReadonlySet<number>;

    constructor(kinds: Kinds) {
        this.kinds = kinds;
        this.names = new Set(tokensOfTerminal('ID', kinds));
        this.labels = new Set(tokensOfTerminal('LABEL', kinds));
    }

    /** A condition: whether the next token is one of some. */
    test(tokens: ReadonlySet<number>): string {
        if (tokens.size <= FEW) return `(${[...tokens].map(token => `t.kinds[t.at] === ${token}`).join(' || ')})`;
        return `(${this.named(tokens)}[t.kinds[t.at] as number] === 1)`;
    }

    /** The name of a set of tokens. */
    named(tokens: ReadonlySet<number>): string {
        const [hasNames, hasLabels] = [tokens.isSupersetOf(this.names), tokens.isSupersetOf(this.labels)];
        const rest = [...tokens]
            .filter(token => !(hasNames && this.names.has(token)) && !(hasLabels && this.labels.has(token)))
            .sort((a, b) => a - b);
        const bases = [...(hasNames ? ['NAMES'] : []), ...(hasLabels ? ['LABELS'] : [])].map(base => `...${base}`);
        const code = `setOf([${[...bases, ...rest].join(', ')}], ${this.kinds.size})`;
        let name = this.written.get(code);
        if (!name) {
            name = `SET_${this.written.size + 1}`;
            this.written.set(code, name);
        }
        return name;
    }

    /** The declarations of the sets that conditions named. */
    declarations(): string {
        const list = (tokens: ReadonlySet<number>): string => `[${[...tokens].join(', ')}]`;
        return [
            `const NAMES: readonly number[] = ${list(this.names)};`,
            `const LABELS: readonly number[] = ${list(this.labels)};`,
            ...[...this.written].map(([code, name]) => `const ${name} = ${code};`),
        ].join('\n');
    }
}

/** What a part of a grammar may begin with, and whether it may be empty. */
interface First {
    readonly tokens: ReadonlySet<number>;
    readonly empty: boolean;
}

/** The rule that a call of a rule names. */
export function ruleOf(call: GrammarAST.RuleCall): GrammarAST.ParserRule | GrammarAST.TerminalRule {
    const rule = call.rule.ref;
    if (!GrammarAST.isParserRule(rule) && !GrammarAST.isTerminalRule(rule))
        throw new Error(`The rule ${call.rule.$refText} can't be read quickly`);
    return rule;
}

/** The rule that reads the name which refers to something. */
export function terminalOf(reference: GrammarAST.CrossReference): GrammarAST.RuleCall {
    if (!GrammarAST.isRuleCall(reference.terminal)) throw new Error('A reference needs a rule for its name');
    return reference.terminal;
}

/** The tokens that may begin elements which follow each other. */
export function firstOfAll(elements: readonly GrammarAST.AbstractElement[], kinds: Kinds): First {
    const tokens = new Set<number>();
    for (const element of elements) {
        const first = firstOf(element, kinds);
        for (const token of first.tokens) tokens.add(token);
        if (!first.empty) return { tokens, empty: false };
    }
    return { tokens, empty: true };
}

function once(element: GrammarAST.AbstractElement, kinds: Kinds): First {
    if (GrammarAST.isKeyword(element)) return { tokens: new Set(tokensOfKeyword(element.value, kinds)), empty: false };
    if (GrammarAST.isAssignment(element)) return firstOf(element.terminal, kinds);
    if (GrammarAST.isCrossReference(element)) return firstOf(terminalOf(element), kinds);
    if (GrammarAST.isAction(element)) return { tokens: new Set(), empty: true };
    if (GrammarAST.isGroup(element)) return firstOfAll(element.elements, kinds);
    if (GrammarAST.isAlternatives(element)) {
        const parts = element.elements.map(part => firstOf(part, kinds));
        return { tokens: new Set(parts.flatMap(part => [...part.tokens])), empty: parts.some(part => part.empty) };
    }
    if (GrammarAST.isRuleCall(element)) {
        const rule = ruleOf(element);
        if (GrammarAST.isTerminalRule(rule)) return { tokens: new Set(tokensOfTerminal(rule.name, kinds)), empty: false };
        return firstOf(rule.definition, kinds);
    }
    throw new Error(`${element.$type} can't be read quickly`);
}

const known = new WeakMap<GrammarAST.AbstractElement, First>();

/** The tokens with which an element of a grammar may begin, cardinality included. */
export function firstOf(element: GrammarAST.AbstractElement, kinds: Kinds): First {
    let first = known.get(element);
    if (!first) {
        const one = once(element, kinds);
        first = { tokens: one.tokens, empty: one.empty || element.cardinality === '?' || element.cardinality === '*' };
        known.set(element, first);
    }
    return first;
}
