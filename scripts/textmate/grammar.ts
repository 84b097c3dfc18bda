/**
 * The TextMate grammar of Carewright, made from Langium's.
 *
 * It has the lexer's idea of a keyword (language/parser/lexer.ts): at the beginning of a line a word says what the line
 * is, and inside a line only those words are keywords that the rule of this line has. All others are names.
 */
import type { GrammarAST } from 'langium';
import { CONTINUING } from '../../language/parser/continuing.ts';
import { bodyRules } from './bodies.ts';
import { nameRules, wordRules } from './line-patterns.ts';
import { lineRules } from './lines.ts';
import { anyOf } from './oniguruma.ts';
import { captures, include, type Rule, type TextMateGrammar } from './rule.ts';
import { SCOPES } from './scopes.ts';
import { TEXT_RULES } from './text.ts';
import { parserRule, valueRules, wordEnd } from './values.ts';
import { isWord } from './words.ts';

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
