import { GrammarAST } from 'langium';
import { isTextType } from '../../language/parser/strings.ts';
import { isWord, isWords } from './words.ts';

type Element = GrammarAST.AbstractElement;

/** What a line begins with: words of the language, a name, or neither (a quotation mark, a dash). */
export interface Head {
    readonly words: readonly string[];
    readonly then: 'colon' | 'name' | 'label' | 'brace' | 'text' | 'dash' | 'other';
    /** The property that the words are the value of, such as `obligation` for `must`, or the rule that they are from. */
    readonly origin?: string;
    /** What the name refers to; nothing if it declares something. */
    readonly refersTo?: string;
}

/** The rules of lines that a rule such as `ServiceItem` chooses from. */
export function lineRules(rule: GrammarAST.AbstractRule): readonly GrammarAST.ParserRule[] {
    if (!GrammarAST.isParserRule(rule)) return [];
    const choices = GrammarAST.isAlternatives(rule.definition) ? rule.definition.elements : [rule.definition];
    if (!choices.every(choice => GrammarAST.isRuleCall(choice) && !choice.cardinality)) return [rule];
    return choices.flatMap(choice => (GrammarAST.isRuleCall(choice) && choice.rule.ref ? lineRules(choice.rule.ref) : []));
}

/** All that a line of a rule may begin with. */
export function headsOf(rule: GrammarAST.ParserRule): readonly Head[] {
    return walk([rule.definition], [], undefined);
}

function walk(elements: readonly Element[], words: readonly string[], origin: string | undefined): readonly Head[] {
    const [first, ...rest] = elements;
    const done = (then: Head['then'], refersTo?: string): readonly Head[] => [{ words, then, origin, refersTo }];
    if (!first) return done('other');
    if (first.cardinality === '?' || first.cardinality === '*') {
        if (words.length) return done('other');
        return [...walk([{ ...first, cardinality: undefined }, ...rest], words, origin), ...walk(rest, words, origin)];
    }
    if (GrammarAST.isAction(first)) return walk(rest, words, origin);
    if (GrammarAST.isKeyword(first)) {
        if (isWord(first.value)) return walk(rest, [...words, first.value], origin);
        return done(first.value === ':' ? 'colon' : first.value === '{' ? 'brace' : 'other');
    }
    if (GrammarAST.isGroup(first)) return walk([...first.elements, ...rest], words, origin);
    if (GrammarAST.isAlternatives(first)) return first.elements.flatMap(choice => walk([choice, ...rest], words, origin));
    if (GrammarAST.isAssignment(first)) return walk([first.terminal, ...rest], words, words.length ? origin : first.feature);
    if (GrammarAST.isCrossReference(first)) {
        const terminal = GrammarAST.isRuleCall(first.terminal) ? first.terminal.rule.$refText : '';
        return done(terminal === 'LABEL' ? 'label' : 'name', first.type.$refText);
    }
    if (!GrammarAST.isRuleCall(first)) return done('other');
    const called = first.rule.ref;
    if (called?.name === 'LABEL') return done('label');
    if (called?.name === 'ID') return done('name');
    if (isTextType(called?.name ?? '') && !words.length) return done('text');
    if (called?.name === 'DASH') return done('dash');
    if (!GrammarAST.isParserRule(called) || (words.length && isWords(called))) return done('other');
    if (called.name === 'EntryName') return done('name');
    return walk([called.definition, ...rest], words, isWords(called) ? called.name : origin);
}

/** The rule of what stands between the braces that a rule writes itself. */
export function bodyOf(rule: GrammarAST.ParserRule): GrammarAST.ParserRule | undefined {
    return bodyIn(rule.definition);
}

function bodyIn(element: Element): GrammarAST.ParserRule | undefined {
    if (!GrammarAST.isGroup(element) && !GrammarAST.isAlternatives(element)) return undefined;
    for (const [index, part] of element.elements.entries()) {
        const inner = element.elements[index + 1];
        if (GrammarAST.isKeyword(part) && part.value === '{' && GrammarAST.isAssignment(inner) && GrammarAST.isRuleCall(inner.terminal)) {
            const called = inner.terminal.rule.ref;
            return GrammarAST.isParserRule(called) ? called : undefined;
        }
        const body = bodyIn(part);
        if (body) return body;
    }
    return undefined;
}
