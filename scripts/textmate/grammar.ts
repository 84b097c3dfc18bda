import { GrammarAST } from 'langium';
import { CONTINUING } from '../../language/syntax/classify.ts';
import { bodyOf, headsOf, type Inside, insideOf, isWord, lineRules, parserRule, valueRules, wordEnd } from './grammar-parts.ts';
import {
    bodyName,
    bodyWithin,
    insideName,
    insideRule,
    LINE_END,
    LINE_KINDS,
    type Line,
    linesOf,
    nameRules,
    namesRule,
    wordRules,
} from './line-patterns.ts';
import { anyOf, captures, include, type Rule, SCOPES, SPACE, type TextMateGrammar } from './rule.ts';
import { TEXT_RULES } from './text.ts';

/** What may stand in a file, and between the braces of its blocks. */

type Grammar = GrammarAST.Grammar;
type ParserRule = GrammarAST.ParserRule;

/** The name of the repository's rule for braces where none are expected. */
const ANY_BODY = 'body-unknown';

/**
 * Rules of the repository for lines and for what stands between braces, by name.
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

/** The patterns of lines, in the order in which they are tried; then whatever else may stand there. */
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

/** Lines that go on with the line before them: `meets`, `because` and the like may stand on a line of their own. */
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

/** The blocks that may stand around a body or beside them, and not in it: where one begins, the body has lost its brace. */
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
 * It has the lexer's idea of a keyword (language/syntax/lexer.ts): at the beginning of a line a word says what the line
 * is, and inside a line only those words are keywords that the rule of this line has. All others are names.
 */

export const SCOPE_NAME = 'source.carewright';

/**
 * @param grammar the Langium grammar of the language
 * @param root the rule of a file's blocks
 */
export function textMateGrammar(grammar: GrammarAST.Grammar, root = 'Block'): TextMateGrammar {
    return {
        information_for_contributors: ['Made by scripts/write-textmate.ts from the Langium grammar: do not edit.'],
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
