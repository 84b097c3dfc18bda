/** Numbers, dates and the like, as the terminals of the grammar write them. */
import { GrammarAST } from 'langium';
import { anyOf, SPACE, toOniguruma } from './oniguruma.ts';
import { captures, type Rule, scope } from './rule.ts';
import { SCOPES } from './scopes.ts';
import { isWord, phrasesOf } from './words.ts';

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
