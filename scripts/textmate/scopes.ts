/**
 * The scopes that are given to what the grammar tells apart: names that the themes of editors colour.
 * The language server's semantic tokens refine names further.
 */
export const SCOPES = {
    block: 'keyword.control.block',
    statement: 'keyword.other.statement',
    word: 'keyword.other.word',
    // Not `support.type.property-name`: Light+ paints that red, and a form full of red looks like a form full of errors.
    field: 'variable.other.property',
    // Without a colour, so that a slip in a label shows.
    unknownLabel: 'meta.label.unknown',
    colon: 'punctuation.separator.key-value',
    comma: 'punctuation.separator.list',
    open: 'punctuation.section.block.begin',
    close: 'punctuation.section.block.end',
    dash: 'punctuation.definition.list.begin',
    declared: 'entity.name.type',
    requirement: 'variable.other.constant.requirement',
    term: 'support.class.term',
    unit: 'keyword.other.unit',
    number: 'constant.numeric',
    money: 'constant.numeric.money',
    // Few themes colour `constant.other`; where one does, it is the inner one and wins.
    date: 'constant.numeric.date constant.other.date',
    time: 'constant.numeric.time constant.other.time',
    link: 'markup.underline.link',
    bracket: 'punctuation.definition.link',
} as const;

/** Words that mean more than a keyword, by the property of the grammar that they are the value of, or by their rule. */
export const SCOPE_OF_ORIGIN: Readonly<Record<string, string>> = {
    obligation: 'constant.language.obligation',
    quantifier: SCOPES.statement,
    ElementKind: SCOPES.field,
    Weekday: 'constant.language.weekday',
    Subject: 'constant.language.subject',
};
