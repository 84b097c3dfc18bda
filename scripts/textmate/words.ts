import { type AstNode, AstUtils, GrammarAST } from 'langium';

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

/** What the line of a rule may hold behind its beginning. */
export interface Inside {
    /** Words of the language that stand by themselves, such as `because`. */
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
export const WHOLE_RULES: ReadonlySet<string> = new Set(['Quantity', 'Interval']);

/** Asked for many times while the grammar is made. */
const known = new WeakMap<GrammarAST.ParserRule, Inside>();

/** What the line of a rule may hold; what stands between its braces is not part of it. */
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
