import type { AstNode } from 'langium';
import { blocksOf, fieldKey } from '../../language/facts/field-places.ts';
import type { Field, Measure, Partnership, Policy, Service, Statement as StatementNode } from '../../language/generated/ast.ts';
import type { Block } from '../../language/model/elements.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { firstPlace, wholeOf, writtenOf } from '../../language/syntax/places.ts';
import type { SourceDocument } from './context.ts';
import { meetsOf, readLine } from './read-line.ts';
import type { Described, Entry, Exempted, Line, MeasureEntry, Specification, Statement } from './specification.ts';
import { titleOf, titlesOf, valueInWords } from './words.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** Reads one service of a file into what its documents are made from. Nothing that it says is left out. */
export function readSpecification(source: SourceDocument, name: string, names: NameIndex): Specification | undefined {
    const service = (source.document.blocks ?? []).find((block): block is Service => block.$type === 'Service' && block.name === name);
    return service && new SpecificationReader(source, service, names).read();
}

class SpecificationReader {
    private readonly source: SourceDocument;
    private readonly service: Service;
    private readonly names: NameIndex;
    private readonly made: Mutable<Specification>;

    constructor(source: SourceDocument, service: Service, names: NameIndex) {
        this.source = source;
        this.service = service;
        this.names = names;
        this.made = {
            name: service.name,
            title: service.title ?? service.name.replaceAll('-', ' '),
            uri: source.uri,
            ...{ follows: [], lines: [], population: [], access: [], team: [], roles: [], offers: [], measures: [], aims: [] },
            ...{ outcomes: [], pathway: [], policies: [], partners: [], notApplicable: [], acceptedGaps: [], unplaced: [] },
        };
    }

    read(): Specification {
        for (const item of this.service.items ?? []) this.item(item);
        const [offset, end] = wholeOf(this.service);
        const last = (this.source.document.blocks ?? []).at(-1) === this.service ? this.source.text.length : end;
        for (const { line } of this.source.problems) {
            if (line[0] >= offset && line[0] <= last) this.made.unplaced.push(this.source.text.slice(line[0], line[1]).trim());
        }
        return this.made;
    }

    private item(item: Service['items'][number]): void {
        const { made } = this;
        switch (item.$type) {
            case 'Population':
                for (const field of item.items ?? []) this.line(field, 'population', made.population);
                break;
            case 'Access':
                for (const field of item.items ?? []) this.line(field, 'access', made.access);
                break;
            case 'Team':
                for (const entry of item.items ?? []) {
                    if (entry.$type === 'Role') made.roles.push(this.entry(entry, 'role', 'roles', entry.text));
                    else this.line(entry, 'team', made.team);
                }
                break;
            case 'Offers':
                for (const offer of item.items ?? []) made.offers.push(this.entry(offer, 'intervention', 'interventions', offer.text));
                break;
            case 'Measures':
                for (const measure of item.items ?? []) made.measures.push(this.measure(measure));
                break;
            case 'Statements':
                for (const statement of item.items ?? []) {
                    if (item.kind) made[item.kind].push(this.statement(statement));
                }
                break;
            case 'Policy':
                made.policies.push(this.described(item, 'policy', 'policies'));
                break;
            case 'Partnership':
                made.partners.push(this.described(item, 'partner', 'partners'));
                break;
            case 'NotApplicable':
                made.notApplicable.push(exempted(item));
                break;
            case 'AcceptedGap':
                made.acceptedGaps.push(exempted(item));
                break;
            case 'GuidanceField':
                for (const each of (item.guidance ?? []).map(reference => reference.$refText)) made.follows.push(each);
                break;
            default:
                this.line(item, 'service', made.lines);
        }
    }

    private line(field: Field, block: Block, into: Line[]): void {
        if (field.$type === 'OtherField' || !blocksOf(fieldKey(field)).includes(block)) this.made.unplaced.push(writtenOf(field));
        else into.push(readLine(field, this.names));
    }

    private entry(node: AstNode, property: string, namespace: string, text: string | undefined): Entry {
        const name = (node as unknown as Record<string, { readonly $refText?: string } | undefined>)[property]?.$refText ?? '';
        return {
            name,
            title: titleOf(this.names, [namespace], name),
            value: valueInWords(node, this.names, firstPlace(node, property)?.[1] ?? 0),
            ...(text !== undefined && { text }),
            meets: meetsOf(node),
        };
    }

    private measure(measure: Measure): MeasureEntry {
        const part = (test: (each: Measure['parts'][number]) => boolean): string | undefined => {
            const found = (measure.parts ?? []).find(test);
            return found && valueInWords(found, this.names, 0);
        };
        const parts = measure.parts ?? [];
        const name = measure.measure?.$refText ?? '';
        const text = parts.flatMap(each => each.text ?? []).join(' ') || undefined;
        return {
            name,
            title: measure.title ?? titleOf(this.names, ['measures'], name),
            value: '',
            target: part(each => each.target !== undefined),
            every: part(each => each.interval !== undefined),
            reported: part(each => each.reported !== undefined)?.replace(/^reported\s+/, ''),
            source: parts.find(each => each.source !== undefined)?.source,
            ...(text !== undefined && { text }),
            meets: meetsOf(measure),
        };
    }

    private statement(statement: StatementNode): Statement {
        return { text: statement.text ?? '', measuredBy: titlesOf(statement, 'measures', this.names), meets: meetsOf(statement) };
    }

    private described(node: Policy | Partnership, property: 'policy' | 'partner', namespace: string): Described {
        const block = node.$type === 'Policy' ? 'policy' : 'works with';
        const name = (node as unknown as Record<string, { readonly $refText?: string } | undefined>)[property]?.$refText ?? '';
        const lines: Line[] = [];
        const texts: string[] = [];
        const meets = [...(node.$type === 'Partnership' ? meetsOf(node) : [])];
        for (const item of node.items ?? []) {
            if (item.$type === 'Prose') texts.push(item.text);
            else if (item.$type === 'Claim') for (const each of meetsOf(item)) meets.push(each);
            else {
                for (const each of meetsOf(item)) meets.push(each);
                this.line(item, block, lines);
            }
        }
        return {
            name,
            title: titleOf(this.names, [namespace], name),
            ...(node.title !== undefined && { ownTitle: node.title }),
            lines,
            texts,
            meets,
        };
    }
}

/** A line that exempts from requirements. */
export function exempted(item: {
    readonly requirements?: readonly { readonly $refText: string }[];
    readonly reason?: string;
    readonly until?: string;
    readonly body?: string;
}): Exempted {
    const requirements = (item.requirements ?? []).map(reference => reference.$refText);
    return { requirements, reason: item.reason ?? '', ...(item.until && { until: item.until, body: item.body ?? '' }) };
}
