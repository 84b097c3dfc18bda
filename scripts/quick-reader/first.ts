import { GrammarAST } from 'langium';
import { type Kinds, tokensOfKeyword, tokensOfTerminal } from './kinds.ts';

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

/** The tokens with which elements may begin that stand one behind the other. */
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
