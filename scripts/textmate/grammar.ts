import { GrammarAST } from 'langium';
import { ALL_ELEMENTS } from '../../language/model/elements.ts';
import { CONTINUING } from '../../language/syntax/classify.ts';
import {
    bodyOf,
    type Head,
    headsOf,
    type Inside,
    insideOf,
    isWord,
    isWords,
    lineRules,
    parserRule,
    phrasesOf,
    terminal,
    valueRules,
    wordEnd,
} from './grammar-parts.ts';
import {
    anyOf,
    captures,
    include,
    type Rule,
    SCOPE_OF_ORIGIN,
    SCOPES,
    SPACE,
    STRUCTURE_LINE,
    scope,
    TEXT_RULES,
    type TextMateGrammar,
} from './rule.ts';

/** The patterns of one kind of line: how it begins, and what may be in it. */

/** In the order in which they are tried: fields need a colon; an entry begins with any name. */
const LINE_KINDS = ['field', 'block', 'statement', 'label', 'entry', 'text', 'dash'] as const;

interface Line {
    readonly kind: (typeof LINE_KINDS)[number];
    readonly rule: Rule;
}

/** Where a line ends: with the line of the file, unless a list or a text goes on, or with the block around it. */
const LINE_END = `$|(?=\\})|^(?=${STRUCTURE_LINE})`;

/** The name of the repository's rule for what is in lines of a rule. */
const insideName = (rule: GrammarAST.ParserRule): string => `in-${rule.name}`;

/** The name of the repository's rule for what is between the braces of a rule. */
const bodyName = (rule: GrammarAST.ParserRule): string => `body-${rule.name}`;

/** The body that lines of a rule may open: its own, or that of a part such as `any of { ... }`. */
function bodyWithin(grammar: GrammarAST.Grammar, rule: GrammarAST.ParserRule): GrammarAST.ParserRule | undefined {
    const own = bodyOf(rule);
    if (own) return own;
    const parts = [...insideOf(rule).parts].filter(part => part !== rule.name);
    return parts.map(part => bodyOf(parserRule(grammar, part))).find(body => body);
}

/** A pattern for each way in which a line of a rule may begin. */
function linesOf(grammar: GrammarAST.Grammar, rule: GrammarAST.ParserRule): readonly Line[] {
    const kinds = new Map<string, Head[]>();
    for (const head of headsOf(rule)) {
        const key = `${head.then} ${head.origin ?? ''} ${head.words.length > 0}`;
        kinds.set(key, [...(kinds.get(key) ?? []), head]);
    }
    return [...kinds.values()].map(heads => line(grammar, rule, heads));
}

function line(grammar: GrammarAST.Grammar, rule: GrammarAST.ParserRule, heads: readonly Head[]): Line {
    const head = heads[0] as Head;
    const id = terminal(grammar, 'ID');
    const end = wordEnd(grammar);
    const words = anyOf(heads.map(({ words }) => words.join(' ')));
    const opensBlock = head.words.length > 0 && (head.then === 'name' || head.then === 'brace') && !!bodyOf(rule);
    const kind = kindOf(head, opensBlock);
    const patterns = [include(insideName(rule)), namesRule(namesScope(insideOf(rule)))];
    const rest = { end: bodyWithin(grammar, rule) ? `(?<=\\})|${LINE_END}` : LINE_END, patterns };
    const named = head.refersTo ?? (rule.name === 'Requirement' ? rule.name : undefined);
    const nameScope = named === 'Requirement' ? SCOPES.requirement : head.refersTo && !opensBlock ? SCOPES.term : SCOPES.declared;
    const begins = SCOPE_OF_ORIGIN[head.origin ?? ''];
    switch (kind) {
        case 'field':
            return { kind, rule: { begin: `(${words})${SPACE}*(:)`, beginCaptures: captures(SCOPES.field, SCOPES.colon), ...rest } };
        case 'label': {
            const label = head.refersTo ? SCOPES.field : SCOPES.unknownLabel;
            const begin = `(${id}(?:${SPACE}+${id})*)${SPACE}*(:)`;
            return { kind, rule: { begin, beginCaptures: captures(label, SCOPES.colon), ...rest } };
        }
        case 'entry':
            return {
                kind,
                rule: { begin: `(${id})(?:${SPACE}*(:))?`, beginCaptures: captures(begins ?? nameScope, SCOPES.colon), ...rest },
            };
        case 'text':
            return { kind, rule: { begin: '(?=["“”„‟])', ...rest } };
        case 'dash':
            return { kind, rule: { begin: `(${terminal(grammar, 'DASH')})`, beginCaptures: captures(SCOPES.dash), ...rest } };
        default: {
            const name = head.then === 'name' ? `(?:${SPACE}+(${id}))?` : '';
            const begin = `(${words})${end}(?!${SPACE}*:)${name}`;
            return { kind, rule: { begin, beginCaptures: captures(begins ?? SCOPES[kind], nameScope), ...rest } };
        }
    }
}

function kindOf(head: Head, opensBlock: boolean): Line['kind'] {
    if (head.then === 'colon') return 'field';
    if (head.words.length) return opensBlock ? 'block' : 'statement';
    if (head.then === 'text' || head.then === 'dash') return head.then;
    return head.then === 'label' ? 'label' : 'entry';
}

function namesScope({ refersTo, hasNames }: Inside): string | undefined {
    if (!hasNames) return undefined;
    return refersTo.size === 1 && refersTo.has('Requirement') ? SCOPES.requirement : SCOPES.term;
}

/** Takes a name as a whole, so that no part of it is taken for a word of the language. */
function namesRule(nameScope: string | undefined): Rule {
    return include(nameScope ? `name ${nameScope}` : 'name');
}

/** The rules that `namesRule` includes. */
function nameRules(grammar: GrammarAST.Grammar): Readonly<Record<string, Rule>> {
    const match = terminal(grammar, 'ID');
    const scopes = [SCOPES.term, SCOPES.requirement];
    return { name: { match }, ...Object.fromEntries(scopes.map(name => [`name ${name}`, { name: scope(name), match }])) };
}

/** What rules such as `Comparison` stand for, which are nothing but words. */
function wordRules(grammar: GrammarAST.Grammar): Readonly<Record<string, Rule>> {
    const rules = grammar.rules.filter(isWords).filter(rule => phrasesOf(rule).length > 0);
    const end = wordEnd(grammar);
    return {
        ...Object.fromEntries(
            rules.map(rule => [
                rule.name,
                { name: scope(SCOPE_OF_ORIGIN[rule.name] ?? SCOPES.word), match: `(?:${anyOf(phrasesOf(rule))})${end}` },
            ]),
        ),
        ElementKind: elementRule(end, insideOf(parserRule(grammar, 'AttributeBound')).words),
    };
}

/** The kinds of element that an expectation names, and after `with` their attributes; a term may be called the same. */
function elementRule(end: string, beforeAttributes: ReadonlySet<string>): Rule {
    const kinds = ALL_ELEMENTS.map(([, kind]) => kind);
    const words = anyOf(kinds.map(kind => kind.words));
    const attributes = anyOf(kinds.flatMap(kind => Object.keys(kind.attributes)));
    return {
        patterns: [
            { name: scope(SCOPES.field), match: `(?<!(?:${words}|or|,)${SPACE})(?:${words})${end}` },
            { name: scope(SCOPES.field), match: `(?<=(?:${anyOf(beforeAttributes)})${SPACE})(?:${attributes})${end}` },
        ],
    };
}

/** What may be in lines with some words: the words, values, text, and a list that goes on in the next line. */
function insideRule(grammar: GrammarAST.Grammar, inside: Inside, body: string, self: string): Rule {
    const end = wordEnd(grammar);
    const plain = [...inside.words].filter(word => !inside.beforeRequirements.has(word));
    const phrases = [...inside.parts].map(part => parserRule(grammar, part)).filter(rule => isWords(rule) && phrasesOf(rule).length > 0);
    return {
        patterns: [
            include('goes-on'),
            include('comment'),
            include('text'),
            include('value'),
            ...phrases.map(rule => include(rule.name)),
            ...(inside.parts.has('Interval') ? [include('interval')] : []),
            ...[...inside.beforeRequirements].map(word => ({
                begin: `(${word})${end}`,
                beginCaptures: captures(SCOPES.word),
                end: `(?=\\{)|${LINE_END}`,
                patterns: [include(self), namesRule(SCOPES.requirement)],
            })),
            ...(plain.length ? [{ name: scope(SCOPES.word), match: `(?:${anyOf(plain)})${end}` }] : []),
            { name: scope(SCOPES.comma), match: '[,;]' },
            include(body),
        ],
    };
}

/** What may be in a file, and between the braces of its blocks. */

type Grammar = GrammarAST.Grammar;
type ParserRule = GrammarAST.ParserRule;

/** The name of the repository's rule for braces where none are expected. */
const ANY_BODY = 'body-unknown';

/**
 * Rules of the repository for lines and for what is between braces, by name.
 *
 * @param blocks the rules of the blocks that a file is made of
 */
function bodyRules(grammar: Grammar, blocks: readonly ParserRule[]): Readonly<Record<string, Rule>> {
    const bodies = uniqueByName(grammar.rules.filter(GrammarAST.isParserRule).flatMap(rule => bodyOf(rule) ?? []));
    const lines = uniqueByName([...blocks, ...bodies.flatMap(lineRules)]);
    const braces = (lost: string, inner: readonly Rule[]): Rule => ({
        begin: '(\\{)',
        beginCaptures: captures(SCOPES.open),
        end: `(\\})|${lost}`,
        endCaptures: captures(SCOPES.close),
        patterns: inner,
    });
    const around = (body: ParserRule): string => startOf(grammar, blocksAround(grammar, body, blocks));
    const insides = lines.map(rule => {
        const body = bodyWithin(grammar, rule);
        return [insideName(rule), insideRule(grammar, insideOf(rule), body ? bodyName(body) : ANY_BODY, insideName(rule))] as const;
    });
    const rest = (name: string, rules: readonly ParserRule[]): readonly [string, Rule] => [
        `in-${name}`,
        insideRule(grammar, joined(rules.map(insideOf)), ANY_BODY, `in-${name}`),
    ];
    return {
        ...Object.fromEntries(insides),
        ...Object.fromEntries(lines.flatMap(rule => lineRulesByName(grammar, rule))),
        ...Object.fromEntries(bodies.map(body => rest(bodyName(body), lineRules(body)))),
        ...Object.fromEntries([rest(ANY_BODY, lines)]),
        ...Object.fromEntries(
            bodies.map(body => [bodyName(body), braces(around(body), patternsOf(grammar, bodyName(body), lineRules(body)))]),
        ),
        [ANY_BODY]: braces(startOf(grammar, blocks), [include('anything')]),
        // Lines outside of any block: wrong in a file, but how documentation shows a few lines.
        anything: {
            patterns: patternsOf(
                grammar,
                ANY_BODY,
                lines.filter(rule => !has(grammar, rule, 'entry')),
            ),
        },
    };
}

const lineName = (rule: ParserRule, kind: Line['kind']): string => `${kind}-${rule.name}`;

function has(grammar: Grammar, rule: ParserRule, kind: Line['kind']): boolean {
    return linesOf(grammar, rule).some(line => line.kind === kind);
}

function lineRulesByName(grammar: Grammar, rule: ParserRule): readonly (readonly [string, Rule])[] {
    const lines = linesOf(grammar, rule);
    return LINE_KINDS.filter(kind => has(grammar, rule, kind)).map(kind => [
        lineName(rule, kind),
        { patterns: lines.filter(line => line.kind === kind).map(line => line.rule) },
    ]);
}

/** The patterns of lines, in the order in which they are tried; then whatever else may be there. */
function patternsOf(grammar: Grammar, name: string, rules: readonly ParserRule[]): readonly Rule[] {
    const ordered = LINE_KINDS.map(kind => rules.filter(rule => has(grammar, rule, kind)).map(rule => include(lineName(rule, kind))));
    const labels = LINE_KINDS.indexOf('label');
    return [
        include('comment'),
        ...ordered.slice(0, labels).flat(),
        ...goingOn(grammar, name, joined(rules.map(insideOf))),
        ...ordered.slice(labels).flat(),
        include('text'),
        include('value'),
        include(ANY_BODY),
        namesRule(undefined),
    ];
}

/** Lines that go on with the line before them: `meets`, `because` and the like may be on a separate line. */
function goingOn(grammar: Grammar, name: string, { words, beforeRequirements }: Inside): readonly Rule[] {
    const rules = [
        { names: SCOPES.term, words: [...words].filter(word => !beforeRequirements.has(word)) },
        { names: SCOPES.requirement, words: [...beforeRequirements] },
    ];
    return rules
        .filter(rule => rule.words.length)
        .map(rule => ({
            begin: `(${anyOf(rule.words)})${wordEnd(grammar)}(?!${SPACE}*:)`,
            beginCaptures: captures(SCOPES.word),
            end: LINE_END,
            patterns: [include(`in-${name}`), namesRule(rule.names)],
        }));
}

function joined(insides: readonly Inside[]): Inside {
    const all = (key: 'words' | 'beforeRequirements' | 'parts' | 'refersTo'): Set<string> =>
        new Set(insides.flatMap(inside => [...inside[key]]));
    return {
        words: all('words'),
        beforeRequirements: all('beforeRequirements'),
        parts: all('parts'),
        refersTo: all('refersTo'),
        hasNames: insides.some(inside => inside.hasNames),
    };
}

/** The blocks that may be around a body or beside them, and not in it: where one begins, the body has lost its brace. */
function blocksAround(grammar: Grammar, body: ParserRule, blocks: readonly ParserRule[]): readonly ParserRule[] {
    const around = new Set<ParserRule>(blocks);
    const seen = new Set<ParserRule>();
    const look = (inner: ParserRule): void => {
        if (seen.has(inner)) return;
        seen.add(inner);
        for (const outer of grammar.rules.filter(GrammarAST.isParserRule).flatMap(rule => bodyOf(rule) ?? [])) {
            if (!lineRules(outer).some(rule => bodyWithin(grammar, rule) === inner)) continue;
            for (const rule of lineRules(outer)) if (has(grammar, rule, 'block')) around.add(rule);
            look(outer);
        }
    };
    look(body);
    const inside = new Set(lineRules(body));
    return [...around].filter(rule => !inside.has(rule));
}

/** The place before a line that opens one of some blocks. */
function startOf(grammar: Grammar, blocks: readonly ParserRule[]): string {
    const words = anyOf(blocks.flatMap(block => headsOf(block).map(head => head.words.join(' '))));
    return `(?=^${SPACE}*(?:${words})${wordEnd(grammar)}(?!${SPACE}*:)[^\\n]*\\{${SPACE}*$)`;
}

function uniqueByName(rules: readonly ParserRule[]): readonly ParserRule[] {
    return [...new Map(rules.map(rule => [rule.name, rule])).values()];
}

/**
 * The TextMate grammar of Carewright, made from Langium's.
 *
 * It has the lexer's idea of a keyword (language/syntax/langium-lexer.ts): at the beginning of a line a word says what the line
 * is, and inside a line only those words are keywords that the rule of this line has. All others are names.
 */

export const SCOPE_NAME = 'source.carewright';

/**
 * @param grammar the Langium grammar of the language
 * @param root the rule of a file's blocks
 */
export function textMateGrammar(grammar: GrammarAST.Grammar, root = 'Block'): TextMateGrammar {
    return {
        information_for_contributors: ['Made by scripts/generate.ts from the Langium grammar: do not edit.'],
        name: 'Carewright',
        scopeName: SCOPE_NAME,
        fileTypes: ['care'],
        patterns: [include('anything')],
        repository: {
            ...TEXT_RULES,
            ...valueRules(grammar),
            ...nameRules(grammar),
            ...wordRules(grammar),
            'goes-on': goesOn(grammar),
            ...bodyRules(grammar, lineRules(parserRule(grammar, root))),
        },
    };
}

/** A comma, `or` or `and` at the end of a line: the next line does not begin anything. */
function goesOn(grammar: GrammarAST.Grammar): Rule {
    const words = [...CONTINUING].filter(isWord);
    const signs = [...CONTINUING].filter(word => !isWord(word));
    const here = `(?:(${signs.join('|')})|(${anyOf(words)})${wordEnd(grammar)})`;
    return {
        begin: `${here}(?=\\s*(?://.*|/\\*.*)?$)`,
        beginCaptures: captures(SCOPES.comma, SCOPES.word),
        end: '(?=[^\\s/])|(?=/[^/*])',
        patterns: [include('comment')],
    };
}
