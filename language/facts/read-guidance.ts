import type {
    Amendment,
    Attribute,
    Bound,
    Check,
    Condition,
    ElementCheck,
    Expectation,
    Field,
    Guidance,
    Requirement,
    RequirementItem,
} from '../generated/ast.ts';
import { dayMeant, isoDate, isWithoutDay } from '../model/dates.ts';
import type { Block } from '../model/elements/blocks.ts';
import { attributeOrWord, type ElementKey, elementKeyOrWord, elementOf, type UnknownWord } from '../model/elements.ts';
import type {
    AmendmentFacts,
    BoundFacts,
    CheckFacts,
    ConditionFacts,
    ElementCheckFacts,
    ExpectationFacts,
    GroupFacts,
    GuidanceFacts,
    Named,
    RequirementFacts,
    SectionFacts,
} from '../model/facts.ts';
import { writtenTitle } from '../model/text.ts';
import { wholeOf } from '../syntax/tree.ts';
import { fieldKey } from './field-values.ts';
import { namedOf, SubjectReading } from './read-subject.ts';
import { sourceFacts, sourceLink } from './read-vocabulary.ts';
import type { Reading } from './reading.ts';

const COMPARISONS: Readonly<Record<string, 'at least' | 'at most' | 'exactly'>> = {
    atleast: 'at least',
    atmost: 'at most',
    exactly: 'exactly',
};

function attributeBound(attribute: Attribute, reading: Reading): BoundFacts {
    const at = wholeOf(attribute);
    const quantity = reading.quantity(attribute.quantity);
    const test = quantity ? (COMPARISONS[attribute.comparison ?? ''] ?? 'at least') : 'present';
    return {
        attribute: attributeOrWord(attribute.name ?? ''),
        test,
        ...(quantity && { amount: quantity.amount, dimension: quantity.dimension }),
        shown: quantity ? `${test} ${quantity.shown}` : '',
        at,
    };
}

function bounds(bound: Bound, kind: ElementKey | UnknownWord, reading: Reading): BoundFacts[] {
    const at = wholeOf(bound);
    const main = attributeOrWord(elementOf(kind)?.main ?? '');
    switch (bound.$type) {
        case 'AttributeBound':
            return (bound.attributes ?? []).map(attribute => attributeBound(attribute, reading));
        case 'QuantityBound': {
            const quantity = reading.quantity(bound.quantity);
            const test = bound.comparison ? (COMPARISONS[bound.comparison] ?? 'at most') : 'at most';
            const before = bound.before !== undefined && {
                kind: elementKeyOrWord(bound.before),
                attribute: attributeOrWord(bound.otherAttribute ?? ''),
            };
            const other = before ? ` before the ${bound.otherAttribute} of ${elementOf(before.kind)?.article ?? bound.before}` : '';
            const shown = `${bound.comparison ? test : 'within'} ${quantity?.shown ?? ''}${other}`;
            return [
                {
                    attribute: bound.attribute ?? main,
                    test,
                    amount: quantity?.amount,
                    dimension: quantity?.dimension,
                    ...(before && { before }),
                    shown,
                    at,
                },
            ];
        }
        case 'FrequencyBound': {
            const every = reading.interval(bound.interval);
            return [
                {
                    attribute: main,
                    test: 'at most',
                    amount: every?.amount,
                    dimension: every?.dimension,
                    shown: `at least ${every?.shown ?? ''}`,
                    at,
                },
            ];
        }
        case 'TextBound':
            return [
                {
                    attribute: 'text',
                    test: bound.rulesOut ? 'rules out' : 'mentions',
                    words: bound.words ?? [],
                    ...(bound.exceptions?.length && { unless: bound.exceptions }),
                    shown: `${bound.rulesOut ? 'ruling out' : 'mentioning'} ${(bound.words ?? []).map(word => `“${word}”`).join(' or ')}`,
                    at,
                },
            ];
        case 'DateBound':
            return [{ attribute: 'date', test: 'by', date: dayMeant(bound.date, 'last'), shown: `by ${bound.date}`, at }];
        case 'InDateBound':
            return [{ attribute: 'review', test: 'in date', shown: 'in date', at }];
    }
}

type Asking = Pick<ElementCheck, 'kind' | 'terms' | 'bounds'>;

function elementCheck(
    check: (Asking & ElementCheck['$container']) | Asking,
    quantifier: ElementCheckFacts['quantifier'],
    at: ElementCheckFacts['at'],
    reading: Reading,
    count?: number,
): ElementCheckFacts {
    const kind = elementKeyOrWord(check.kind ?? '');
    return {
        type: 'element',
        quantifier,
        ...(count !== undefined && { count }),
        kind,
        terms: (check.terms ?? []).map(term => term.$refText),
        bounds: (check.bounds ?? []).flatMap(bound => bounds(bound, kind, reading)),
        at,
    };
}

/** The checks of a group; of one of which any is enough, roles beside an offer stand for it. */
function withAlternatives(quantifier: GroupFacts['quantifier'] | undefined, checks: readonly CheckFacts[]): readonly CheckFacts[] {
    const isOfKind = (check: CheckFacts, kind: ElementKey): boolean => check.type === 'element' && check.kind === kind;
    if (quantifier !== 'any' || !checks.some(check => isOfKind(check, 'offer'))) return checks;
    return checks.map(check => (check.type === 'element' && isOfKind(check, 'role') ? { ...check, insteadOfOffer: true } : check));
}

function readCheck(check: Check, reading: Reading): CheckFacts {
    const at = wholeOf(check);
    if (check.$type === 'CheckGroup') {
        return {
            type: 'group',
            quantifier: check.quantifier ?? 'at least',
            ...(check.count !== undefined && { count: check.count }),
            checks: withAlternatives(
                check.quantifier,
                (check.checks ?? []).map(inner => readCheck(inner, reading)),
            ),
            at,
        };
    }
    const quantifier = check.count !== undefined ? 'at least' : (check.quantifier ?? 'some');
    return elementCheck(check, quantifier, at, reading, check.count);
}

/** When a requirement or an expectation applies: all of these have to hold. */
function readCondition(condition: Condition | undefined, reading: Reading): ConditionFacts[] {
    return (condition?.tests ?? []).map(test => ({
        negated: test.negated,
        check: elementCheck(test, 'some', wholeOf(test), reading),
        at: wholeOf(test),
    }));
}

function readExpectation(expectation: Expectation, reading: Reading): ExpectationFacts {
    return {
        statement: expectation.statement,
        ...(expectation.inPassing && { inPassing: true as const }),
        ...(expectation.check && { check: readCheck(expectation.check, reading) }),
        where: readCondition(expectation.condition, reading),
        ...(expectation.otherwise && { otherwise: expectation.otherwise }),
        at: wholeOf(expectation),
    };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Gathered {
    readonly sections: SectionFacts[];
    readonly requirements: RequirementFacts[];
    readonly amendments: AmendmentFacts[];
}

function describe(
    items: readonly RequirementItem[],
    reading: Reading,
): Mutable<Omit<RequirementFacts, 'id' | 'title' | 'at' | 'guidance' | 'section' | 'obligation'>> {
    const facts: ReturnType<typeof describe> = { says: '', basis: '', subjects: ['services'], where: [], expectations: [] };
    const strays = new SubjectReading(reading);
    for (const item of items) {
        switch (item.$type) {
            case 'BasisField':
                facts.basis = item.basis ?? '';
                if (item.note !== undefined) facts.basisNote = item.note;
                break;
            case 'RequirementSource':
                facts.source = sourceFacts(item);
                break;
            case 'AppliesTo':
                facts.subjects = (item.subjects ?? []) as RequirementFacts['subjects'];
                facts.where = readCondition(item.condition, reading);
                break;
            case 'Expectation':
                facts.expectations = [...facts.expectations, readExpectation(item, reading)];
                break;
            case 'TextField':
                if (strays.stray(item, item.field, 'requirement')) break;
                if (item.field === 'says') facts.says = item.text ?? '';
                else if (item.field === 'ask') facts.ask = item.text;
                else if (item.field === 'example') facts.example = item.text;
                break;
            default:
                strays.stray(item, fieldKey(item), 'requirement');
        }
    }
    return facts;
}

function readRequirement(requirement: Requirement, guidance: string, section: string | undefined, reading: Reading): RequirementFacts {
    const at = reading.at(requirement, 'name');
    reading.declarations.push({
        namespace: 'requirement',
        name: requirement.name ?? '',
        title: requirement.title,
        at,
        whole: wholeOf(requirement),
        within: guidance,
    });
    return {
        id: requirement.name ?? '',
        title: requirement.title,
        at,
        guidance,
        section,
        obligation: requirement.obligation ?? 'must',
        ...describe(requirement.items ?? [], reading),
    };
}

function readAmendment(amendment: Amendment, reading: Reading): AmendmentFacts | undefined {
    const requirement = namedOf(amendment, 'requirement', [amendment.requirement], reading)[0];
    if (!requirement) return undefined;
    const base = { requirement, reason: amendment.reason ?? '', at: wholeOf(amendment) };
    switch (amendment.$type) {
        case 'Tightening': {
            const { expectations, says, source } = describe(amendment.items ?? [], reading);
            return {
                ...base,
                type: 'tightens',
                ...(amendment.obligation && { obligation: amendment.obligation }),
                expectations,
                ...(says && { says }),
                ...(source && { source }),
                successors: [],
            };
        }
        case 'Withdrawal':
            return { ...base, type: 'withdraws', expectations: [], successors: [] };
        case 'Replacement':
            return {
                ...base,
                type: 'replaces',
                expectations: [],
                successors: namedOf(amendment, 'successors', amendment.successors, reading),
            };
    }
}

function readItem(
    item: Requirement | Amendment | Field,
    guidance: string,
    section: string | undefined,
    gathered: Gathered,
    reading: Reading,
): void {
    switch (item.$type) {
        case 'Requirement':
            gathered.requirements.push(readRequirement(item, guidance, section, reading));
            break;
        case 'Tightening':
        case 'Withdrawal':
        case 'Replacement': {
            const amendment = readAmendment(item, reading);
            if (amendment) gathered.amendments.push(amendment);
            break;
        }
        default:
            new SubjectReading(reading).stray(item, fieldKey(item), (section === undefined ? 'guidance' : 'section') as Block);
    }
}

/** Reads a guidance: what it asks for, and what it changes of the guidance that it builds on. */
export function readGuidance(guidance: Guidance, reading: Reading): GuidanceFacts {
    const name = guidance.name ?? '';
    const gathered: Gathered = { sections: [], requirements: [], amendments: [] };
    const models: Named[] = [];
    const nations: Named[] = [];
    const head: Mutable<Partial<Pick<GuidanceFacts, 'publisher' | 'published' | 'source' | 'note'>>> = {};
    for (const item of guidance.items ?? []) {
        if (item.$type === 'GuidanceSection') {
            gathered.sections.push({ name: item.name ?? '', title: item.title, at: reading.at(item, 'name') });
            for (const inner of item.items ?? []) readItem(inner, name, item.name ?? '', gathered, reading);
            continue;
        }
        if (item.$type === 'TextField' && item.field === 'publisher') head.publisher = item.text;
        else if (item.$type === 'TextField' && item.field === 'note') head.note = item.text;
        else if (item.$type === 'DateField' && item.field === 'published')
            head.published = isWithoutDay(item.date ?? '') ? item.date : isoDate(item.date);
        else if (item.$type === 'LinkField')
            head.source = { ...(item.title && { title: item.title }), ...sourceLink(item.link), unverified: false };
        else if (item.$type === 'NamesField' && item.field === 'models') models.push(...namedOf(item, 'terms', item.terms, reading));
        else if (item.$type === 'NamesField' && item.field === 'nation') nations.push(...namedOf(item, 'terms', item.terms, reading));
        readItem(item, name, undefined, gathered, reading);
    }
    return {
        name,
        title: writtenTitle(guidance.title),
        at: reading.at(guidance, 'name'),
        ...head,
        models,
        ...(nations.length && { nations }),
        parents: namedOf(guidance, 'parents', guidance.parents, reading),
        ...gathered,
    };
}
