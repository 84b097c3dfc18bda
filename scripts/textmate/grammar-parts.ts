import { type AstNode, AstUtils, GrammarAST } from 'langium';
import { isTextType } from '../../language/syntax/strings.ts';
import { anyOf, captures, type Rule, SCOPES, SPACE, scope, toOniguruma } from './rule.ts';

/** Whether a keyword is a word, and not a brace or a comma. */
export function isWord(keyword: string): boolean {
    return /^\p{L}/u.test(keyword);
}

/** Whether a rule is nothing but words to choose from, such as `Comparison` or `TextFieldName`. */
export function isWords(rule: GrammarAST.AbstractRule): rule is GrammarAST.ParserRule {
    return GrammarAST.isParserRule(rule) && rule.dataType === 'string';
}

/** The phrases of a rule that is nothing but words: `at least`, `at most`, `exactly`. */
export function phrasesOf(rule: GrammarAST.ParserRule): readonly string[] {
    const { definition } = rule;
    const choices = GrammarAST.isAlternatives(definition) ? definition.elements : [definition];
    return choices.map(keywordsIn).filter(phrase => phrase);
}

function keywordsIn(element: GrammarAST.AbstractElement): string {
    if (GrammarAST.isKeyword(element)) return element.value;
    return GrammarAST.isGroup(element) ? element.elements.map(keywordsIn).join(' ') : '';
}

/** What may follow the beginning of the line of a rule. */
export interface Inside {
    /** Words of the language that need no other words, such as `because`. */
    readonly words: ReadonlySet<string>;
    /** Those that names of requirements follow, such as `meets`. */
    readonly beforeRequirements: ReadonlySet<string>;
    /** The rules that it is made of, itself included. */
    readonly parts: ReadonlySet<string>;
    /** The kinds of things whose names it mentions. */
    readonly refersTo: ReadonlySet<string>;
    /** Whether it mentions or gives any name. */
    readonly hasNames: boolean;
}

/** Parser rules that become one pattern, since what a word in them is depends on the number beside it. */
const WHOLE_RULES: ReadonlySet<string> = new Set(['Quantity', 'Interval']);

/** Asked for many times while the grammar is made. */
const known = new WeakMap<GrammarAST.ParserRule, Inside>();

/** What the line of a rule may hold; what is between its braces is not part of it. */
export function insideOf(rule: GrammarAST.ParserRule): Inside {
    const inside = known.get(rule) ?? findInside(rule);
    known.set(rule, inside);
    return inside;
}

function findInside(rule: GrammarAST.ParserRule): Inside {
    const words = new Set<string>();
    const beforeRequirements = new Set<string>();
    const parts = new Set<string>();
    const refersTo = new Set<string>();
    let hasNames = false;

    const gather = (from: GrammarAST.ParserRule): void => {
        if (parts.has(from.name)) return;
        parts.add(from.name);
        if (WHOLE_RULES.has(from.name)) return;
        for (const node of AstUtils.streamAst(from.definition)) {
            if (GrammarAST.isKeyword(node) && isWord(node.value) && !isWords(from)) {
                words.add(node.value);
                if (namesRequirementsNext(node)) beforeRequirements.add(node.value);
            } else if (GrammarAST.isCrossReference(node)) {
                refersTo.add(node.type.$refText);
                hasNames = true;
            } else if (GrammarAST.isRuleCall(node) && !standsInBraces(node)) {
                if (GrammarAST.isParserRule(node.rule.ref)) gather(node.rule.ref);
                else if (node.rule.ref?.name === 'ID') hasNames = true;
            }
        }
    };
    gather(rule);
    return { words, beforeRequirements, parts, refersTo, hasNames };
}

function standsInBraces(call: GrammarAST.RuleCall): boolean {
    const assignment: AstNode = call.$container;
    const previous = GrammarAST.isAssignment(assignment) ? neighbour(assignment, -1) : undefined;
    return GrammarAST.isKeyword(previous) && previous.value === '{';
}

/** The element some places after another. */
function neighbour(element: GrammarAST.AbstractElement, distance: number): GrammarAST.AbstractElement | undefined {
    const group = element.$container as AstNode | undefined;
    return GrammarAST.isGroup(group) ? group.elements[group.elements.indexOf(element) + distance] : undefined;
}

function namesRequirementsNext(keyword: GrammarAST.Keyword): boolean {
    const next = neighbour(keyword, 1);
    return GrammarAST.isAssignment(next) && GrammarAST.isCrossReference(next.terminal) && next.terminal.type.$refText === 'Requirement';
}

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

/** The rule of what is between the braces that a rule writes itself. */
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

/** Numbers, dates and the like, as the terminals of the grammar write them. */

type Grammar = GrammarAST.Grammar;

function ruleNamed(grammar: Grammar, name: string): GrammarAST.AbstractRule {
    const rule = grammar.rules.find(candidate => candidate.name === name);
    if (!rule) throw new Error(`The grammar has no rule ${name}.`);
    return rule;
}

/** A parser rule of the grammar by its name. */
export function parserRule(grammar: Grammar, name: string): GrammarAST.ParserRule {
    const rule = ruleNamed(grammar, name);
    if (!GrammarAST.isParserRule(rule)) throw new Error(`${name} is not a parser rule.`);
    return rule;
}

/** The pattern of a terminal, for Oniguruma, without groups that would be counted. */
export function terminal(grammar: Grammar, name: string): string {
    const rule = ruleNamed(grammar, name);
    if (!GrammarAST.isTerminalRule(rule) || !GrammarAST.isRegexToken(rule.definition)) throw new Error(`${name} is no pattern.`);
    return toOniguruma(rule.definition.regex.replace(/^\/|\/\w*$/g, '')).replaceAll(/\\.|\((?!\?)/g, part => (part === '(' ? '(?:' : part));
}

/** What may not follow a word: then it is only a part of a longer one. */
export function wordEnd(grammar: Grammar): string {
    const more = /\(\?:(.*)\)\*$/s.exec(terminal(grammar, 'ID'))?.[1];
    if (!more) throw new Error('ID is not a letter and what names go on with.');
    return `(?!${more})`;
}

/** Rules of the repository for values, by name. */
export function valueRules(grammar: Grammar): Readonly<Record<string, Rule>> {
    const number = terminal(grammar, 'NUMBER');
    const end = wordEnd(grammar);
    const phrases = phrasesOf(parserRule(grammar, 'Unit'));
    const words = anyOf(phrases.filter(isWord));
    const signs = phrases.filter(phrase => !isWord(phrase)).join('|');
    const unit = `(?:(?:${words})${end}|${signs})`;
    const every = [...keywords(parserRule(grammar, 'Interval').definition)];
    return {
        value: {
            patterns: [
                {
                    match: `(<)(${terminal(grammar, 'LINK').slice(1, -1)})(>)`,
                    captures: captures(SCOPES.bracket, SCOPES.link, SCOPES.bracket),
                },
                { name: scope(SCOPES.date), match: terminal(grammar, 'DATE') },
                { name: scope(SCOPES.time), match: terminal(grammar, 'TIME') },
                { name: scope(SCOPES.money), match: terminal(grammar, 'MONEY') },
                { match: `(${number})(?:\\s*(${unit}))?`, captures: captures(SCOPES.number, SCOPES.unit) },
            ],
        },
        interval: {
            match: `(${anyOf(every)})${end}(?:${SPACE}+(${number}))?(?:${SPACE}+(${unit}))?`,
            captures: captures(SCOPES.word, SCOPES.number, SCOPES.unit),
        },
    };
}

function* keywords(element: GrammarAST.AbstractElement): Generator<string> {
    if (GrammarAST.isKeyword(element)) yield element.value;
    else if (GrammarAST.isAssignment(element)) yield* keywords(element.terminal);
    else if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) for (const part of element.elements) yield* keywords(part);
}
