import type { AttributeType, ElementKind } from '../../model/elements.ts';
import type { BoundFacts } from '../../model/facts.ts';
import type { RuleFinding } from '../../model/findings.ts';
import type { Dimension } from '../../model/values.ts';
import { nearestName } from '../../names/nearest-name.ts';

const UNITS: Readonly<Record<Dimension, string>> = {
    time: 'a length of time, such as `2 working days`',
    people: 'a number of people',
    wte: 'whole-time equivalents, such as `2 wte`',
    percent: 'a percentage, such as `95%`',
    money: 'a sum of money',
    count: 'a plain number',
};

/** Things that are counted: a number without a unit is right for them too. */
const COUNTED = new Set<AttributeType>(['people', 'wte', 'percent', 'count']);

function hasRightUnit(dimension: Dimension, type: AttributeType): boolean {
    return dimension === type || (dimension === 'count' && COUNTED.has(type)) || (type === 'count' && dimension === 'people');
}

/** What is wrong with a bound on an element of a kind. */
export function* boundProblems(bound: BoundFacts, kind: ElementKind): Iterable<RuleFinding> {
    if (bound.test === 'mentions') return;
    const attribute = kind.attributes[bound.attribute];
    const names = Object.keys(kind.attributes);
    if (!attribute) {
        const near = bound.test === 'present' || bound.attribute ? nearestName(bound.attribute, names) : undefined;
        const listed = names.length ? `It has: ${names.join(', ')}.` : 'It can only be there or not.';
        yield {
            at: bound.at,
            message: bound.attribute
                ? `\`${kind.words}\` has no \`${bound.attribute}\`, so nothing can ever meet this.`
                : `\`${kind.words}\` has no number that could be compared.`,
            advice: near ? `Did you mean \`${near}\`?` : listed,
            fixes:
                near && bound.test === 'present'
                    ? [{ title: `Change to ${near}`, safe: false, edits: [{ at: bound.at, text: near }] }]
                    : [],
        };
    } else if (bound.test !== 'present' && bound.test !== 'by' && bound.test !== 'in date' && bound.dimension) {
        if (hasRightUnit(bound.dimension, attribute.type)) return;
        const wanted = attribute.type in UNITS ? UNITS[attribute.type as Dimension] : undefined;
        yield {
            at: bound.at,
            message: wanted
                ? `\`${kind.words}\` is compared with the wrong unit: ${attribute.words} is ${wanted}.`
                : `\`${kind.words}\` says ${attribute.words}, which cannot be compared with a number.`,
            advice: wanted ? `Write ${wanted}.` : `Write \`with ${bound.attribute}\`.`,
        };
    }
}
