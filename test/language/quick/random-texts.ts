import { GrammarAST } from 'langium';
import { services } from '../../support/read-text.ts';

type Random = (below: number) => number;

/** Values of each terminal, with names that are words of the grammar as well. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
    ID: [
        'alpha',
        'beta-two',
        'gàmma',
        'дельта',
        'te\u00ADam',
        'owner',
        'review',
        'team',
        'within',
        'at',
        'every',
        'with',
        'to',
        'days',
        'source',
        'by',
    ],
    LABEL: ['alpha', 'lead', 'evidence', 'something-else'],
    STRING: ['"text"', '“curly”', '"""\n  two\n  lines\n"""', '""'],
    NUMBER: ['0', '7', '1,200', '2.5'],
    DATE: ['2026-01-31', '31 January 2026', '31/01/2026'],
    TIME: ['9am', '17:30'],
    MONEY: ['£1.5m', '£200'],
    LINK: ['<https://example.org/a>'],
    DASH: ['-', '–'],
};

/** Properties of which each value begins a line. */
const LINES: ReadonlySet<string> = new Set(['items', 'blocks', 'terms', 'clauses', 'checks']);
const DEEP = 14;

/** Writes texts that the grammar allows, at random. */
class Writer {
    private readonly random: Random;
    private words: string[] = [];
    private depth = 0;
    private readonly breaks: number;

    constructor(random: Random, breaks: number) {
        this.random = random;
        this.breaks = breaks;
    }

    text(): string {
        this.words = [];
        this.depth = 0;
        const entry = services.language.Grammar.rules.find(rule => GrammarAST.isParserRule(rule) && rule.entry);
        this.element((entry as GrammarAST.ParserRule).definition);
        return this.words.reduce((text, word) => `${text}${this.breaks && this.random(this.breaks) === 0 ? '\n    ' : ' '}${word}`, '');
    }

    private element(element: GrammarAST.AbstractElement): void {
        const { cardinality } = element;
        const least = cardinality === '?' || cardinality === '*' ? 0 : 1;
        const most = this.depth > DEEP ? least : cardinality === '*' || cardinality === '+' ? 3 : 1;
        for (let times = least + this.random(most - least + 1); times > 0; times--) this.once(element);
    }

    private once(element: GrammarAST.AbstractElement): void {
        if (GrammarAST.isKeyword(element)) this.words.push(element.value === '}' ? '\n}' : element.value);
        else if (GrammarAST.isGroup(element)) for (const part of element.elements) this.element(part);
        else if (GrammarAST.isAlternatives(element)) {
            this.element(element.elements[this.random(element.elements.length)] as GrammarAST.AbstractElement);
        } else if (GrammarAST.isAssignment(element)) {
            if (LINES.has(element.feature)) this.words.push('\n');
            this.element(element.terminal);
        } else if (GrammarAST.isCrossReference(element)) this.element(element.terminal as GrammarAST.AbstractElement);
        else if (GrammarAST.isRuleCall(element)) this.call(element.rule.ref as GrammarAST.AbstractRule);
    }

    private call(rule: GrammarAST.AbstractRule): void {
        if (GrammarAST.isParserRule(rule)) {
            this.depth++;
            this.element(rule.definition);
            this.depth--;
            return;
        }
        const values = VALUES[rule.name] ?? [];
        this.words.push(values[this.random(values.length)] as string);
    }
}

/**
 * Texts of one block or a few, of any kind, that the grammar allows: most of them, since names may also be words of it.
 *
 * @param breaks one token in so many begins another line, wherever it is; none where it is 0
 */
export function* randomTexts(random: Random, count: number, breaks = 0): Generator<string> {
    const writer = new Writer(random, breaks);
    for (let written = 0; written < count; written++) yield writer.text();
}
