/** The patterns of one kind of line: how it begins, and what may stand in it. */
import type { GrammarAST } from 'langium';
import { ALL_ELEMENTS } from '../../language/model/elements.ts';
import { bodyOf, type Head, headsOf, type Inside, insideOf, isWords, parserRule, phrasesOf, terminal, wordEnd } from './grammar-parts.ts';
import { anyOf, captures, include, type Rule, SCOPE_OF_ORIGIN, SCOPES, SPACE, scope } from './rule.ts';

import { STRUCTURE_LINE } from './text.ts';

/** In the order in which they are tried: fields need a colon; an entry begins with any name. */
export const LINE_KINDS = ['field', 'block', 'statement', 'label', 'entry', 'text', 'dash'] as const;

export interface Line {
    readonly kind: (typeof LINE_KINDS)[number];
    readonly rule: Rule;
}

/** Where a line ends: with the line of the file, unless a list or a text goes on, or with the block around it. */
export const LINE_END = `$|(?=\\})|^(?=${STRUCTURE_LINE})`;

/** The name of the repository's rule for what stands in lines of a rule. */
export const insideName = (rule: GrammarAST.ParserRule): string => `in-${rule.name}`;

/** The name of the repository's rule for what stands between the braces of a rule. */
export const bodyName = (rule: GrammarAST.ParserRule): string => `body-${rule.name}`;

/** The body that lines of a rule may open: its own, or that of a part such as `any of { ... }`. */
export function bodyWithin(grammar: GrammarAST.Grammar, rule: GrammarAST.ParserRule): GrammarAST.ParserRule | undefined {
    const own = bodyOf(rule);
    if (own) return own;
    const parts = [...insideOf(rule).parts].filter(part => part !== rule.name);
    return parts.map(part => bodyOf(parserRule(grammar, part))).find(body => body);
}

/** A pattern for each way in which a line of a rule may begin. */
export function linesOf(grammar: GrammarAST.Grammar, rule: GrammarAST.ParserRule): readonly Line[] {
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
export function namesRule(nameScope: string | undefined): Rule {
    return include(nameScope ? `name ${nameScope}` : 'name');
}

/** The rules that `namesRule` includes. */
export function nameRules(grammar: GrammarAST.Grammar): Readonly<Record<string, Rule>> {
    const match = terminal(grammar, 'ID');
    const scopes = [SCOPES.term, SCOPES.requirement];
    return { name: { match }, ...Object.fromEntries(scopes.map(name => [`name ${name}`, { name: scope(name), match }])) };
}

/** What rules such as `Comparison` stand for, which are nothing but words. */
export function wordRules(grammar: GrammarAST.Grammar): Readonly<Record<string, Rule>> {
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

/** What may stand in lines with some words: the words, values, text, and a list that goes on in the next line. */
export function insideRule(grammar: GrammarAST.Grammar, inside: Inside, body: string, self: string): Rule {
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
