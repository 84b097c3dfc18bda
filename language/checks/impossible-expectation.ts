import type { AttributeType, ElementKind } from '../model/elements/element-kind.ts';
import { ALL_ELEMENTS, elementOf, SENTENCE } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, ElementCheckFacts, ExpectationFacts } from '../model/facts.ts';

import type { RuleFinding } from '../model/findings.ts';
import { nearestName } from '../model/text.ts';
import type { Dimension } from '../model/values.ts';
import type { Rule } from './rule.ts';

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
    // A date is compared with a length of time: how long ago it was.
    if (type === 'date') return dimension === 'time';
    return dimension === type || (dimension === 'count' && COUNTED.has(type)) || (type === 'count' && dimension === 'people');
}

/** What is wrong with a bound on an element of a kind. */
function* boundProblems(bound: BoundFacts, kind: ElementKind): Iterable<RuleFinding> {
    if (bound.test === 'mentions') return;
    const attribute = Object.hasOwn(kind.attributes, bound.attribute) ? kind.attributes[bound.attribute] : undefined;
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
                ? `\`${kind.words}\` is compared with the wrong unit. It says ${attribute.says}, in ${wanted}.`
                : `\`${kind.words}\` says ${attribute.says}, which cannot be compared with a number.`,
            advice: wanted ? `Write ${wanted}.` : `Write \`with ${bound.attribute}\`.`,
        };
    }
}

const WORDS = ALL_ELEMENTS.map(([, { words }]) => words);
const OF = { services: 'service', reviews: 'review' } as const;

type Subjects = readonly ('services' | 'reviews')[] | undefined;

function* elementProblems(check: ElementCheckFacts, subjects: Subjects): Iterable<RuleFinding> {
    if (check.kind === SENTENCE && check.bounds.every(({ test }) => test === 'mentions')) return;
    const kind = elementOf(check.kind);
    if (!kind) {
        const near = nearestName(check.kind, WORDS);
        yield {
            at: check.at,
            message: `Neither a service nor a review has anything called \`${check.kind}\`, so nothing can ever meet this.`,
            advice: near ? `Did you mean \`${near}\`?` : `What can be expected is: ${WORDS.join(', ')}.`,
        };
        return;
    }
    if (subjects?.length && subjects.every(subject => OF[subject] !== kind.of)) {
        yield {
            at: check.at,
            message: `\`${kind.words}\` is part of a ${kind.of}, but this requirement is for ${subjects.join(' and ')} only.`,
            advice: `Write \`applies to ${kind.of}s\`, or expect something that a ${kind.of === 'service' ? 'review' : 'service'} has.`,
        };
    }
    if (check.terms.length && !kind.terms) {
        yield {
            at: check.at,
            message: `There are no kinds of \`${kind.words}\` to choose from, so \`${check.terms.join(' or ')}\` means nothing here.`,
            advice: `Write \`${kind.words}\` alone, or \`${kind.words} mentioning "..."\`.`,
        };
    }
    for (const bound of check.bounds) yield* boundProblems(bound, kind);
}

function* problems(check: CheckFacts, subjects: Subjects): Iterable<RuleFinding> {
    if (check.type === 'element') {
        yield* elementProblems(check, subjects);
        return;
    }
    if (check.quantifier === 'at least' && (check.count ?? 1) > check.checks.length) {
        yield {
            at: check.at,
            message: `At least ${check.count} are expected, but only ${check.checks.length} are listed.`,
            advice: `Write \`at least ${check.checks.length} of\`, or list more.`,
        };
    }
    for (const inner of check.checks) yield* problems(inner, subjects);
}

function* expectationProblems(expectation: ExpectationFacts, subjects: Subjects): Iterable<RuleFinding> {
    if (expectation.check) yield* problems(expectation.check, subjects);
    for (const { check } of expectation.where) yield* elementProblems(check, subjects);
}

/** A guidance only expects what a service or a review can have. */
export const impossibleExpectation: Rule = {
    code: 'CARE-121',
    name: 'impossible-expectation',
    title: 'An expectation that nothing can meet',
    severity: 'error',
    reads: 'workspace',
    isFixable: false,
    why: 'An expectation about something that a service or a review cannot have always fails. The mistake is in the guidance, not in the services.',
    fix: 'Use a kind, attribute and unit that exist.',
    *check(document, { names }) {
        for (const guidance of document.guidance) {
            for (const { expectations, where, subjects } of guidance.requirements) {
                for (const expectation of expectations) yield* expectationProblems(expectation, subjects);
                for (const { check } of where) yield* elementProblems(check, subjects);
            }
            for (const { expectations, requirement } of guidance.amendments) {
                if (!expectations.length) continue;
                const subjects = names.requirement(requirement.name)?.subjects;
                for (const expectation of expectations) yield* expectationProblems(expectation, subjects);
            }
        }
    },
};
