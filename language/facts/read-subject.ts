import type { AstNode, Reference } from 'langium';
import type {
    CriteriaGroup,
    CriteriaPart,
    Criterion,
    ExclusionField,
    Field,
    LinkField,
    NamesField,
    Note,
    ReferralField,
} from '../generated/ast.ts';
import type { Block } from '../model/elements/blocks.ts';
import { blocksOf, type ElementKey, isElementKey } from '../model/elements.ts';
import type { BlockPlace, CriteriaFacts, Element, LineFacts, Named, SubjectFacts } from '../model/facts.ts';
import type { Span, Value } from '../model/values.ts';
import { firstPlace, wholeOf } from '../syntax/tree.ts';
import { destinationValue, fieldKey, fieldValues, given, type Values } from './field-values.ts';
import { namesOf, type Reading } from './reading.ts';

type Claiming = AstNode & { readonly meets?: readonly Reference[] };

/** Names that a node refers to, with their places. */
export function namedOf(
    node: AstNode,
    property: string,
    references: readonly (Reference | undefined)[] | undefined,
    reading: Reading,
): Named[] {
    if (!references?.length) return [];
    const places = reading.all(node, property);
    return references.flatMap((reference, index) =>
        reference?.$refText ? [{ name: reference.$refText, at: places[index] ?? wholeOf(node) }] : [],
    );
}

/** Whether a line may name terms, each of which is an element. */
function isNamesLine(node: AstNode): node is NamesField | ExclusionField {
    return node.$type === 'NamesField' || node.$type === 'ExclusionField';
}

/** Whether one of the criteria of a group decides nothing alone: an exclusion that needs others as well, an inclusion beside which others do. */
function isPartialIn({ quantifier, count = 1, items = [] }: CriteriaGroup | CriteriaPart, field: CriteriaGroup['field']): boolean {
    if (items.length < 2) return false;
    if (field === 'excludes') return quantifier === 'all' || (quantifier === undefined && count > 1);
    return quantifier === 'any' || (quantifier === undefined && count < items.length);
}

/** The criteria of a group and of the groups in it, and whether each is partial in one of them. */
function* criteriaIn(
    group: CriteriaGroup | CriteriaPart,
    field: CriteriaGroup['field'],
    isPartial = false,
): Generator<{ readonly criterion: Criterion; readonly isPartial: boolean }> {
    const isPart = isPartial || isPartialIn(group, field);
    for (const item of group.items ?? []) {
        if (item.$type === 'CriteriaPart') yield* criteriaIn(item, field, isPart);
        else yield { criterion: item, isPartial: isPart };
    }
}

/** Gathers the elements of one service or review. */
export class SubjectReading {
    readonly elements: Element[] = [];
    readonly lines: LineFacts[] = [];
    readonly blocks: BlockPlace[] = [];
    readonly claims: Named[] = [];
    readonly reading: Reading;

    constructor(reading: Reading) {
        this.reading = reading;
    }

    /** All that was gathered, for the facts of the document. */
    gathered(): Pick<SubjectFacts, 'elements' | 'lines' | 'blocks' | 'claims'> {
        const seen = new Set<string>();
        const elements = this.elements.map((element): Element => {
            const key = `${element.kind} ${element.term ?? ''}`;
            if (seen.has(key)) return { ...element, roomAt: this.reading.roomOf(element.whole) };
            seen.add(key);
            return element;
        });
        return { elements, lines: this.lines, blocks: this.blocks, claims: this.claims };
    }

    claim(node: Claiming): string[] {
        if (!node.meets?.length) return [];
        const claims = namedOf(node, 'meets', node.meets, this.reading);
        for (const each of claims) this.claims.push(each);
        return claims.map(claim => claim.name);
    }

    block(node: AstNode, block: string, words: string): void {
        const whole = wholeOf(node);
        this.blocks.push({ block, at: [whole[0], whole[0] + words.length], whole });
    }

    /** Keeps a line, or a text, for those who show all that is said. */
    line(key: string, block: string, node: AstNode, at: Span): void {
        const line = { key, block, at, whole: wholeOf(node) };
        const terms = isNamesLine(node) ? namesOf(node.terms) : [];
        if (node.$type === 'ReferralField') {
            const { link } = node as ReferralField;
            this.lines.push(link === undefined ? line : { ...line, link: [link] });
        } else if (node.$type === 'LinkField') {
            const { title, link } = node as LinkField;
            this.lines.push({ ...line, link: [title, link].filter(each => each !== undefined) });
        } else if (key === 'note' && 'text' in node) this.lines.push({ ...line, text: (node as Note).text });
        else this.lines.push(terms.length ? { ...line, terms } : line);
    }

    add(
        kind: ElementKey,
        node: Claiming,
        values: Values,
        at: Span,
        { term, title, meets: around = [] }: Partial<Pick<Element, 'term' | 'title' | 'meets'>> = {},
    ): void {
        const meets = [...this.claim(node), ...around];
        const whole = wholeOf(node);
        const words = this.reading.words(whole);
        const named = { ...(term !== undefined && { term }), ...(title !== undefined && { title }) };
        this.elements.push({ kind, ...named, values, words, meets, at, whole });
    }

    /** A note in a block. */
    note(note: Note, block: Block): void {
        this.claim(note);
        this.line('note', block, note, firstPlace(note, 'field') ?? wholeOf(note));
    }

    /** A separate line in a block: an element, or a stray that says so. */
    field(field: Field, block: Block): void {
        const key = fieldKey(field);
        if (this.stray(field, key, block)) return;
        const at = labelOf(field, this.reading);
        this.line(key, block, field, at);
        if (!isElementKey(key)) return;
        const values = fieldValues(field, this.reading);
        if (isNamesLine(field) && field.terms?.length) this.names(key, field, values, [], 'terms', field.terms);
        else this.add(key, field as Claiming, values, at);
    }

    /** Criteria of which all, any or some number have to hold: each is an element, as it would be on a separate line. */
    criteria(group: CriteriaGroup): void {
        const { field } = group;
        if (!field) return;
        const at = firstPlace(group, 'field') ?? wholeOf(group);
        this.lines.push({ key: field, block: 'population', at, whole: wholeOf(group), criteria: this.criteriaOf(group) });
        const meets = this.claim(group);
        const destination = destinationValue(group, this.reading);
        for (const { criterion, isPartial } of criteriaIn(group, field)) {
            const first = this.elements.length;
            const values = given({
                text: this.reading.text(criterion, 'text', criterion.text),
                destination: destinationValue(criterion, this.reading) ?? destination,
            });
            if (criterion.terms?.length) this.names(field, criterion, values, meets, 'terms', criterion.terms);
            else this.add(field, criterion, values, this.reading.at(criterion, 'text'), { meets });
            if (isPartial)
                for (let at = first; at < this.elements.length; at++) this.elements[at] = { ...(this.elements[at] as Element), isPartial };
        }
    }

    private criteriaOf({ quantifier, count, items = [] }: CriteriaGroup | CriteriaPart): CriteriaFacts {
        return {
            quantifier: quantifier ?? 'at least',
            ...(count !== undefined && { count }),
            items: items.map(item =>
                item.$type === 'CriteriaPart' ? this.criteriaOf(item) : { terms: namesOf(item.terms), whole: wholeOf(item) },
            ),
        };
    }

    /** An entry in own words, or each of the names that a line begins with. */
    entries<Property extends string>(
        kind: ElementKey,
        entry: Claiming & { readonly title?: string } & { readonly [Key in Property]?: readonly Reference[] },
        property: Property,
        values: Values,
    ): void {
        if (entry[property]?.length) this.names(kind, entry, values, [], property, entry[property]);
        else this.add(kind, entry, values, this.reading.at(entry, 'title'), { title: entry.title });
    }

    private names(
        kind: ElementKey,
        node: Claiming,
        values: Values,
        around: readonly string[],
        property: string,
        names: readonly Reference[] | undefined,
    ): void {
        const meets = [...this.claim(node), ...around];
        const whole = wholeOf(node);
        const words = this.reading.words(whole);
        for (const { name, at } of namedOf(node, property, names, this.reading))
            this.elements.push({ kind, term: name, values, words, meets, at, whole });
    }

    /** Whether a line has no meaning where it is. Notes it, so that it can be reported. */
    stray(field: Field, key: string, block: Block): boolean {
        const other = field.$type === 'OtherField';
        const belongsIn = blocksOf(other ? [field.name, ...(field.words ?? [])].join('') : key);
        if (!other && belongsIn.includes(block)) return false;
        const at = labelOf(field, this.reading);
        const malformed = other && belongsIn.length > 0;
        const slip = malformed ? this.reading.slipOfLine(wholeOf(field)) : undefined;
        this.reading.strays.push({
            name: this.reading.shown(at),
            block,
            belongsIn,
            malformed,
            ...(slip && { slip }),
            at,
            whole: wholeOf(field),
            value: this.reading.shown([at[1], wholeOf(field)[1]]).replace(/^\s*:\s*/, ''),
        });
        return true;
    }
}

/** The words before the colon of a line. */
export function labelOf(field: Field, reading: Reading): Span {
    if (field.$type === 'OtherField')
        return [reading.at(field, 'name')[0], (reading.all(field, 'words').at(-1) ?? reading.at(field, 'name'))[1]];
    const label = firstPlace(field, 'field');
    if (label) return label;
    const [start, end] = wholeOf(field);
    const colon = reading.written([start, end]).indexOf(':');
    return colon > 0 ? [start, start + colon] : [start, end];
}

/** Values that another value of the element gives: the time between approval and review of a policy. */
export function numberValue(amount: number, dimension: 'time' | 'count' | 'wte', shown: string, at: Span): Value {
    return { type: 'number', amount, dimension, shown, at };
}
