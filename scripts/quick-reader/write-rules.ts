import { type AbstractAstReflection, GrammarAST, GrammarUtils } from 'langium';
import { firstOf, ruleOf } from './first.ts';
import { kindsOf } from './kinds.ts';
import { TokenSets } from './token-sets.ts';
import { ElementWriter } from './write-element.ts';

const HEAD = `/* Written by scripts/write-quick-reader.ts from the grammar. Do not edit. */
import { tokenValue } from '../strings.ts';
import { begin, choose, image, InDoubt, place, type QuickNode, setOf, type Tokens, undo, waysOf } from '../tree.ts';
`;

/** The rules that a rule only chooses from; nothing for a rule that makes a node of its own. */
function choicesOf({ definition }: GrammarAST.ParserRule): readonly GrammarAST.ParserRule[] | undefined {
    const parts = GrammarAST.isAlternatives(definition) ? definition.elements : [definition];
    const rules = parts.map(part => (GrammarAST.isRuleCall(part) && !part.cardinality ? ruleOf(part) : undefined));
    return rules.every(rule => GrammarAST.isParserRule(rule) && !rule.fragment) ? (rules as GrammarAST.ParserRule[]) : undefined;
}

/** Choices of choices, as one list: what is chosen from in the end, in the order in which the grammar tries it. */
function allChoices(choices: readonly GrammarAST.ParserRule[]): readonly GrammarAST.ParserRule[] {
    return choices.flatMap(rule => allChoices(choicesOf(rule) ?? []).concat(choicesOf(rule) ? [] : rule));
}

function writeChoice(name: string, choices: readonly GrammarAST.ParserRule[], sets: TokenSets): string {
    const ways = choices.map(rule => `[${rule.name}, ${sets.named(firstOf(rule.definition, sets.kinds).tokens)}]`);
    return `const WAYS_${name} = waysOf([${ways.join(', ')}]);\nfunction ${name}(t: Tokens): QuickNode | undefined {\nreturn choose(WAYS_${name}, t);\n}`;
}

/** The patterns of the tokens, in the order in which the lexer tries them; those without a pattern of their own are left out. */
function writePatterns(grammar: GrammarAST.Grammar): string {
    const patterns = grammar.rules
        .filter(rule => GrammarAST.isTerminalRule(rule))
        .filter(({ name }) => !['STRING', 'PROSE', 'LABEL'].includes(name))
        .map(rule => {
            const { source, flags } = GrammarUtils.terminalRegex(rule);
            return `    ${rule.name}: /${source}/${flags}y,`;
        });
    return `export const PATTERNS = {\n${patterns.join('\n')}\n};`;
}

/** What Langium gives a node that says nothing of a property: an empty list, or false. */
function defaults(type: string, reflection: AbstractAstReflection): string {
    return Object.values(reflection.getTypeMetaData(type).properties)
        .filter(({ defaultValue }) => defaultValue !== undefined)
        .map(({ name, defaultValue }) => `if (node.${name} === undefined) node.${name} = ${JSON.stringify(defaultValue)};\n`)
        .join('');
}

function nodeType(rule: GrammarAST.ParserRule): string {
    const own = GrammarAST.isGroup(rule.definition) ? rule.definition.elements.find(element => GrammarAST.isAction(element)) : undefined;
    return own?.inferredType?.name ?? rule.name;
}

/** Writes the function of one rule. `call` is told which other rules it needs. */
function writeRule(
    rule: GrammarAST.ParserRule,
    sets: TokenSets,
    reflection: AbstractAstReflection,
    call: (rule: GrammarAST.ParserRule) => void,
): string {
    const { name } = rule;
    const writer = new ElementWriter(sets, call);
    if (GrammarUtils.isDataTypeRule(rule)) {
        const body = writer.element(rule.definition, { fail: 'return undefined;', makes: 'words' });
        return `function ${name}(t: Tokens): string | undefined {\nlet words = '';\n${body}return words;\n}`;
    }
    if (rule.fragment) {
        const body = writer.element(rule.definition, { fail: 'return false;', makes: 'node' });
        return `function ${name}(t: Tokens, node: QuickNode): boolean {\n${body}return true;\n}`;
    }
    const choices = choicesOf(rule);
    if (choices) {
        const chosen = allChoices(choices);
        for (const each of chosen) call(each);
        return writeChoice(name, chosen, sets);
    }
    const type = nodeType(rule);
    const body = writer.element(rule.definition, { fail: 'return undefined;', makes: 'node' });
    const end = `node.$end = t.ends[t.at - 1] as number;\n${defaults(type, reflection)}return node;\n`;
    return `function ${name}(t: Tokens): QuickNode | undefined {\nconst node = begin('${type}', t);\n${body}${end}}`;
}

/**
 * Writes the functions that read a text quickly: one for each rule of the grammar, with the tokens that decide between
 * its alternatives written out.
 *
 * @returns the TypeScript of `language/syntax/generated/rules.ts`
 * @throws Error for a grammar with something that these functions can't do
 */
export function writeRules(grammar: GrammarAST.Grammar, reflection: AbstractAstReflection): string {
    const kinds = kindsOf(grammar);
    const sets = new TokenSets(kinds);
    const needed = new Set(grammar.rules.filter(rule => GrammarAST.isParserRule(rule)).filter(({ entry }) => entry));
    const entry = [...needed][0]?.name;
    const functions: string[] = [];
    // A set goes through what is added to it meanwhile.
    for (const rule of needed) functions.push(writeRule(rule, sets, reflection, called => needed.add(called)));
    const tables = [
        `export const TERMINALS = ${JSON.stringify(Object.fromEntries(kinds.terminals))} as const;`,
        `export const SIGNS: Readonly<Record<string, number>> = ${JSON.stringify(Object.fromEntries(kinds.signs))};`,
        `export const WORDS: ReadonlyMap<string, number> = new Map(${JSON.stringify([...kinds.words])});`,
        writePatterns(grammar),
    ];
    return [HEAD, ...tables, sets.declarations(), ...functions, `export { ${entry} as readTokens };`, ''].join('\n\n');
}
