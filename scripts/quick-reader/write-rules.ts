import { type AbstractAstReflection, GrammarAST, GrammarUtils } from 'langium';
import { firstOf, firstOfAll, kindsOf, ruleOf, TokenSets, terminalOf } from './token-sets.ts';

/** How the code that is being written goes on from here. */
interface Place {
    /** What to do when the text does not go on as the grammar wants: leave the rule, or try the next way. */
    readonly fail: string;
    /** Whether a node is being made, or a word or two. */
    readonly makes: 'node' | 'words';
}

interface Target {
    readonly property: string;
    readonly operator: '=' | '+=' | '?=';
}

/** Lists whose members each begin a line. */
const STATEMENTS: ReadonlySet<string> = new Set(['blocks', 'items', 'terms', 'checks']);

/** Writes the code that reads the elements of one rule. */
class ElementWriter {
    private readonly sets: TokenSets;
    private readonly needs: (rule: GrammarAST.ParserRule) => void;
    private labels = 0;

    /** @param needs receives the other rules that the code calls */
    constructor(sets: TokenSets, needs: (rule: GrammarAST.ParserRule) => void) {
        this.sets = sets;
        this.needs = needs;
    }

    private label(name: string): string {
        return `${name}${++this.labels}`;
    }

    /** Whether the next token is one with which an element may begin. */
    private begins(element: GrammarAST.AbstractElement): string {
        return this.sets.test(firstOf(element, this.sets.kinds).tokens);
    }

    /** Reads an element as often as it may be repeated. */
    element(element: GrammarAST.AbstractElement, place: Place): string {
        const { cardinality } = element;
        if (!cardinality) return this.once(element, place);
        if (cardinality === '+') return `${this.once(element, place)}${this.repeat(element, place)}`;
        return cardinality === '*' ? this.repeat(element, place) : this.optional(element, place);
    }

    /**
     * Where a word may be a name that goes on with something, or begin what comes after it, Langium's parser looks ahead
     * as far as it takes to tell. Such a text is left to it.
     */
    private doubt(part: GrammarAST.AbstractElement, behind: readonly GrammarAST.AbstractElement[]): string {
        const { kinds } = this.sets;
        const { tokens } = firstOf(part, kinds);
        if (part.cardinality !== '?' || !tokens.has(kinds.terminals.get('ID') as number)) return '';
        const both = tokens.intersection(firstOfAll(behind, kinds).tokens);
        return both.size ? `if (${this.sets.test(both)}) throw new InDoubt();\n` : '';
    }

    /** A line that does not begin a new line is left to Langium's parser: what it is a part of, is a guess. */
    private opening(element: GrammarAST.AbstractElement): string {
        const isStatement = GrammarAST.isAssignment(element) && STATEMENTS.has(element.feature) && GrammarAST.isRuleCall(element.terminal);
        return isStatement ? 'if (!t.opens[t.at]) throw new InDoubt();\n' : '';
    }

    private repeat(element: GrammarAST.AbstractElement, place: Place): string {
        const [loop, again] = [this.label('loop'), this.label('again')];
        const opening = this.opening(element);
        const body = opening + this.once(element, { ...place, fail: `break ${again};` });
        if (!body.includes(`break ${again};`)) return `while (${this.begins(element)}) {${body}}\n`;
        const attempt = this.attempt(again, body, `continue ${loop};`, place);
        return `${loop}: while (${this.begins(element)}) {${attempt}break;\n}\n`;
    }

    private optional(element: GrammarAST.AbstractElement, place: Place): string {
        const [option, skip] = [this.label('option'), this.label('skip')];
        const body = this.once(element, { ...place, fail: `break ${skip};` });
        if (!body.includes(`break ${skip};`)) return `if (${this.begins(element)}) {${body}}\n`;
        return `${option}: if (${this.begins(element)}) {${this.attempt(skip, body, `break ${option};`, place)}}\n`;
    }

    /** Reads something that may turn out to be something else; then what was read of it is taken back. */
    private attempt(label: string, body: string, done: string, place: Place): string {
        const mark = this.label('at');
        if (place.makes === 'words') {
            return `const ${mark} = t.at, words${mark} = words;\n${label}: {${body}${done}\n}\nt.at = ${mark}; words = words${mark};\n`;
        }
        return `const ${mark} = t.at, places${mark} = node.$places.length;\n${label}: {${body}${done}\n}\nundo(node, places${mark}, ${mark}, t);\n`;
    }

    private once(element: GrammarAST.AbstractElement, place: Place): string {
        if (GrammarAST.isGroup(element)) {
            return element.elements
                .map((part, index) => this.doubt(part, element.elements.slice(index + 1)) + this.element(part, place))
                .join('');
        }
        if (GrammarAST.isAlternatives(element)) {
            return this.alternatives(element.elements, place, (part, inner) => this.element(part, inner));
        }
        if (GrammarAST.isAction(element)) return '';
        if (GrammarAST.isAssignment(element)) {
            const target = { property: element.feature, operator: element.operator } as Target;
            return this.value(element.terminal, target, place);
        }
        if (GrammarAST.isKeyword(element)) {
            const words = place.makes === 'words' ? `words += ${JSON.stringify(element.value)};\n` : '';
            return `if (!${this.begins(element)}) ${place.fail}\n${words}t.at++;\n`;
        }
        if (GrammarAST.isRuleCall(element)) return this.call(element, place);
        throw new Error(`${element.$type} can't be read quickly`);
    }

    /** A rule that is called without assigning what it reads. */
    private call(element: GrammarAST.RuleCall, place: Place): string {
        const rule = ruleOf(element);
        if (place.makes === 'words') return `{${this.words(element, place)}words += value;\n}\n`;
        if (GrammarAST.isTerminalRule(rule)) return `if (!${this.begins(element)}) ${place.fail}\nt.at++;\n`;
        if (!GrammarAST.isParserRule(rule) || !rule.fragment) throw new Error(`What ${rule.name} reads is assigned to nothing`);
        this.needs(rule);
        return `if (!${rule.name}(t, node)) ${place.fail}\n`;
    }

    /** The first alternative that can be read, of those that may begin with the next token. */
    private alternatives(
        elements: readonly GrammarAST.AbstractElement[],
        place: Place,
        write: (element: GrammarAST.AbstractElement, place: Place) => string,
    ): string {
        const done = this.label('done');
        let code = '';
        for (const [index, element] of elements.entries()) {
            const { tokens, empty } = firstOf(element, this.sets.kinds);
            if (empty && index < elements.length - 1) throw new Error('Only the last alternative may be empty');
            if (empty) return `${done}: {${code}${write(element, place)}}\n`;
            const others = elements.slice(index + 1).flatMap(other => [...firstOf(other, this.sets.kinds).tokens]);
            if (!others.some(token => tokens.has(token))) {
                code += `if (${this.sets.test(tokens)}) {${write(element, place)}break ${done};\n}\n`;
                continue;
            }
            const next = this.label('next');
            const body = write(element, { ...place, fail: `break ${next};` });
            code += `if (${this.sets.test(tokens)}) {`;
            code += body.includes(`break ${next};`) ? this.attempt(next, body, `break ${done};`, place) : `${body}break ${done};\n`;
            code += '}\n';
        }
        return `${done}: {${code}${place.fail}\n}\n`;
    }

    private value(terminal: GrammarAST.AbstractElement, target: Target, place: Place): string {
        if (GrammarAST.isAlternatives(terminal)) {
            return this.alternatives(terminal.elements, place, (part, inner) => this.value(part, target, inner));
        }
        if (GrammarAST.isKeyword(terminal)) {
            const read = `if (!${this.begins(terminal)}) ${place.fail}\nt.at++;\n`;
            return `{const from = t.at;\n${read}${this.assign(target, JSON.stringify(terminal.value))}}\n`;
        }
        if (GrammarAST.isCrossReference(terminal)) {
            return `{const from = t.at;\n${this.words(terminalOf(terminal), place)}${this.assign(target, '{ $refText: value }')}}\n`;
        }
        if (!GrammarAST.isRuleCall(terminal)) throw new Error(`${terminal.$type} can't be assigned`);
        const rule = ruleOf(terminal);
        if (GrammarAST.isTerminalRule(rule) || GrammarUtils.isDataTypeRule(rule)) {
            return `{const from = t.at;\n${this.words(terminal, place)}${this.assign(target, 'value')}}\n`;
        }
        this.needs(rule);
        return `{const from = t.at;\nconst value = ${rule.name}(t);\nif (!value) ${place.fail}\nvalue.$container = node;\nvalue.$containerProperty = '${target.property}';\n${this.assign(target, 'value')}}\n`;
    }

    /** Reads the value of a token, or of a rule that makes words, into `value`. */
    private words(element: GrammarAST.RuleCall, place: Place): string {
        const rule = ruleOf(element);
        if (GrammarAST.isTerminalRule(rule)) {
            const read = `if (!${this.begins(element)}) ${place.fail}\n`;
            return `${read}const value = tokenValue('${rule.name}', image(t, t.at++));\n`;
        }
        this.needs(rule);
        return `const value = ${rule.name}(t);\nif (value === undefined) ${place.fail}\n`;
    }

    private assign({ property, operator }: Target, value: string): string {
        const placed = `place(node, '${property}', from, t);\n`;
        if (operator === '+=') return `(node.${property} ??= []).push(${value});\n${placed}`;
        return `node.${property} = ${operator === '?=' ? 'true' : value};\n${placed}`;
    }
}

const HEAD = `/* Written by scripts/generate.ts from the grammar. Do not edit. */
import { tokenValue } from '../strings.ts';
import { begin, choose, image, InDoubt, place, type QuickNode, setOf, type Tokens, undo, waysOf } from '../tree.ts';
`;

/** The rules that a rule only chooses from; nothing for a rule that makes a node itself. */
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

/** The patterns of the tokens, in the order in which the lexer tries them; those without a pattern are left out. */
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

/** Writes the function of one rule. `call` receives the other rules that it needs. */
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
