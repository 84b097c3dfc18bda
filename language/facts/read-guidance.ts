import type { Amendment, Field, Guidance, Requirement, RequirementItem } from '../generated/ast.ts';
import { isoDate } from '../model/dates.ts';
import type { Block } from '../model/elements/element-kind.ts';
import type { AmendmentFacts, GuidanceFacts, Named, RequirementFacts, SectionFacts } from '../model/facts.ts';
import { wholeOf } from '../syntax/places.ts';
import { fieldKey } from './field-places.ts';
import { readCondition, readExpectation } from './read-checks.ts';
import { namedOf, SubjectReading } from './read-subject.ts';
import { linkOf, sourceFacts } from './read-vocabulary.ts';
import type { Reading } from './reading.ts';

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
            const { expectations, says } = describe(amendment.items ?? [], reading);
            return {
                ...base,
                type: 'tightens',
                ...(amendment.obligation && { obligation: amendment.obligation }),
                expectations,
                ...(says && { says }),
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
    const head: Mutable<Partial<Pick<GuidanceFacts, 'publisher' | 'published' | 'source' | 'note'>>> = {};
    for (const item of guidance.items ?? []) {
        if (item.$type === 'GuidanceSection') {
            gathered.sections.push({ name: item.name ?? '', title: item.title, at: reading.at(item, 'name') });
            for (const inner of item.items ?? []) readItem(inner, name, item.name ?? '', gathered, reading);
            continue;
        }
        if (item.$type === 'TextField' && item.field === 'publisher') head.publisher = item.text;
        else if (item.$type === 'TextField' && item.field === 'note') head.note = item.text;
        else if (item.$type === 'DateField' && item.field === 'published') head.published = isoDate(item.date);
        else if (item.$type === 'LinkField')
            head.source = { ...(item.title && { title: item.title }), ...linkOf(item.link), unverified: false };
        else if (item.$type === 'NamesField' && item.field === 'models') models.push(...namedOf(item, 'terms', item.terms, reading));
        readItem(item, name, undefined, gathered, reading);
    }
    return {
        name,
        title: guidance.title,
        at: reading.at(guidance, 'name'),
        ...head,
        models,
        parents: namedOf(guidance, 'parents', guidance.parents, reading),
        ...gathered,
    };
}
