import { isoDate } from '../../language/model/dates.ts';
import type { LibraryTerm } from '../../language/model/namespaces.ts';
import type { DocumentContext } from '../model/context.ts';
import { EMPTY_SECTION, NOTHING } from '../model/nothing.ts';
import { asCellBegins, printedDay } from '../model/said.ts';
import type { Described, Line, Specification } from '../model/specification.ts';
import type { BlockContent, Cell, DataTable, DocumentTree, PageMark } from '../tree/document-tree.ts';
import { blockCell, blockWords, callout, cell, dataTable, heading, keyValues, list, paragraph, prose } from '../tree/prose.ts';
import { aboutSection, annexHeading } from './about.ts';
import { CRITERIA_TITLES, GUIDANCE_TITLES, type Layout, type LayoutSection, sectionsOf } from './layouts.ts';
import { HEADER, lineWords, PART_BLOCKS, underHeading } from './specification-parts.ts';

function tablesIn(blocks: readonly BlockContent[], ...names: readonly string[]): readonly DataTable[] {
    return blocks.filter((block): block is DataTable => block.type === 'dataTable' && names.includes(block.name));
}

function dateCell(words: string): Cell {
    const date = isoDate(words);
    return date ? { ...cell(words), value: date } : cell(words);
}

/** What every policy has a column for. */
const OF_EVERY_POLICY: ReadonlySet<string> = new Set(['owner', 'approved', 'reviewby', 'audit']);

/** @param others what only some policies say, such as how soon they ask for a response */
function policyRow({ title, ownTitle, lines, texts }: Described, others: readonly Line[]): readonly Cell[] {
    const said = (key: string): string =>
        lines
            .filter(line => line.key === key)
            .map(lineWords)
            .join('; ');
    const [approval] = lines.filter(({ key }) => key === 'approved');
    // Who approved it is part of the value: words beside it can have a “by” as well, “To be taken by June.”.
    const [on = '', by = ''] = (approval?.value ?? '').split(/ by (.*)/s);
    return [
        cell(ownTitle ?? title),
        cell(said('owner')),
        dateCell(approval ? lineWords({ ...approval, value: on }) : ''),
        cell(by),
        dateCell(said('reviewby')),
        cell(asCellBegins(said('audit'))),
        ...others.map(({ key }) => cell(asCellBegins(said(key)))),
        blockCell(texts.flatMap(words => prose(words))),
    ];
}

function policies({ policies: all }: Specification): readonly DataTable[] {
    const more = all.flatMap(({ lines }) => lines.filter(({ key }) => !OF_EVERY_POLICY.has(key)));
    const others = [...new Map(more.map(line => [line.key, line])).values()];
    const columns = [
        { title: 'Policy', width: 3 },
        { title: 'Owner', width: 2 },
        { title: 'Approved on', width: 2, type: 'date' as const },
        { title: 'Approved by', width: 2 },
        { title: 'Review by', width: 2, type: 'date' as const },
        { title: 'Audit', width: 2 },
        ...others.map(({ label }) => ({ title: label, width: 2 })),
        { title: 'What it says', width: 8 },
    ];
    const rows = all.map(policy => policyRow(policy, others));
    return rows.length ? [dataTable('policies', 'Policies', columns, rows)] : [];
}

function offers({ offers: all }: Specification): readonly DataTable[] {
    const columns = [
        { title: 'What is offered', width: 3 },
        { title: 'When', width: 2 },
        { title: 'How it is offered', width: 6 },
    ];
    const rows = all.map(({ title, value, text }) => [
        cell(title),
        cell(asCellBegins(value)),
        blockCell(text === undefined ? [] : prose(text)),
    ]);
    return rows.length ? [dataTable('offers', 'Treatment and support', columns, rows)] : [];
}

/**
 * What a workbook has of a specification: what people count, sort and filter, one sheet a subject. Its prose is for pages.
 *
 * @param requirements where each requirement is addressed
 */
function specificationSheets(
    specification: Specification,
    requirements: readonly BlockContent[],
    context: DocumentContext,
): readonly DataTable[] {
    const part = (name: string): readonly BlockContent[] => PART_BLOCKS[name]?.(specification, context, 3) ?? [];
    return [
        ...tablesIn(part('measures'), 'measures'),
        ...tablesIn(part('team'), 'team'),
        ...offers(specification),
        ...tablesIn(part('partners'), 'partners'),
        ...policies(specification),
        ...tablesIn(requirements, 'requirements'),
    ];
}

/** The table at the head of the schedule. */
function header(specification: Specification, layout: Layout): BlockContent[] {
    const words = (key: string): string[] =>
        key === 'title' ? [specification.title] : specification.lines.filter(line => line.key === key).map(lineWords);
    const rows = layout.header.map(({ label, lines }) => [label, cell(lines.flatMap(words).join(', ') || NOTHING.said)] as const);
    const shown = new Set(layout.header.flatMap(({ lines }) => lines));
    const rest = specification.lines.filter(line => HEADER.has(line.key) && !shown.has(line.key));
    const others = rest.map((line: Line) => [line.label, cell(lineWords(line))] as const);
    return [keyValues('header', 'Specification', [...rows, ...others])];
}

/** Parts without a heading, where others are beside them under the same heading. */
const TITLES: Readonly<Record<string, string>> = {
    context: 'Context and evidence',
    aims: 'Aims',
    outcomes: 'Outcomes',
    measures: 'Measures and quality requirements',
    population: 'Population served',
    identity: 'About the service',
    standards: 'Applicable standards',
    ...GUIDANCE_TITLES,
};

function titledPart(part: string, blocks: readonly BlockContent[], { parts = [] }: LayoutSection, depth: number): readonly BlockContent[] {
    const title = TITLES[part];
    return title && parts.length > 1 && blocks.length ? [heading(depth, title), ...blocks] : blocks;
}

function sectionBlocks(section: LayoutSection, depth: number, parts: (part: string, depth: number) => BlockContent[]): BlockContent[] {
    const own = [
        ...(typeof section.text === 'string' ? [paragraph(section.text)] : section.text?.length ? [list(section.text)] : []),
        ...(section.parts ?? []).flatMap(part => titledPart(part, parts(part, depth + 1), section, depth + 1)),
    ];
    const inner = (section.sections ?? []).flatMap(each => sectionBlocks(each, depth + 1, parts));
    const isEmpty = !own.length && !inner.length;
    return [
        heading(depth, [section.number, section.heading].filter(Boolean).join(' ')),
        ...own,
        ...(isEmpty ? [paragraph(EMPTY_SECTION.unused)] : []),
        ...inner,
    ];
}

/** What a layout has no place for is still in the document. */
function leftOver(specification: Specification, layout: Layout, context: DocumentContext): BlockContent[] {
    const used = new Set(sectionsOf(layout).flatMap(section => section.parts ?? []));
    const blocks = Object.entries(PART_BLOCKS).flatMap(([part, make]) => (used.has(part) ? [] : make(specification, context, 3)));
    return blocks.length ? [heading(2, 'Further parts of the specification'), ...blocks] : [];
}

function unplaced({ unplaced: lines }: Specification): BlockContent[] {
    if (!lines.length) return [];
    return [
        heading(2, 'Lines that Carewright could not place'),
        callout(
            'warning',
            paragraph('These lines of the file could not be read, or are in the wrong block. They are shown as they are written:'),
        ),
        list(lines),
    ];
}

/** Requirements that the specification says do not apply, and gaps that a body has accepted. */
function exceptions({ notApplicable, acceptedGaps }: Specification, context: DocumentContext, depth: number): BlockContent[] {
    const titleOf = (id: string): string => context.names.requirement(id)?.title ?? id;
    const columns = [
        { title: 'Requirement', width: 4 },
        { title: 'What was decided', width: 3 },
        { title: 'Why', width: 6 },
    ];
    const rows = [...notApplicable, ...acceptedGaps].flatMap(({ requirements, reason, until, body }) =>
        requirements.map(id => {
            const decided = until ? `Gap accepted until ${printedDay(until)} by ${body}` : 'Not applicable';
            const why = prose(reason, depth);
            return [cell(titleOf(id)), cell(decided), blockCell(why, why.map(blockWords).join('\n'))];
        }),
    );
    const title = 'Requirements that do not apply, and accepted gaps';
    return underHeading(depth, title, rows.length ? [dataTable('exceptions', title, columns, rows)] : []);
}

/** Which part of the specification says that it answers which requirement. */
function claims(specification: Specification, context: DocumentContext, depth: number): BlockContent[] {
    const places = new Map<string, Set<string>>();
    const add = (meets: readonly string[], place: string): void => {
        for (const id of meets) places.set(id, (places.get(id) ?? new Set()).add(place));
    };
    for (const line of [...specification.lines, ...specification.population, ...specification.access, ...specification.team])
        add(line.meets, CRITERIA_TITLES[line.key] ?? line.label);
    for (const role of specification.roles) add(role.meets, `Team: ${role.title}`);
    for (const offer of specification.offers) add(offer.meets, `Offer: ${offer.title}`);
    for (const measure of specification.measures) add(measure.meets, `Measure: ${measure.title}`);
    for (const aim of specification.aims) add(aim.meets, 'Aims');
    for (const outcome of specification.outcomes) add(outcome.meets, 'Outcomes');
    for (const step of specification.pathway) add(step.meets, 'Care pathway');
    for (const policy of specification.policies) add(policy.meets, `Policy: ${policy.title}`);
    for (const partner of specification.partners) add(partner.meets, `Works with: ${partner.title}`);
    const columns = [
        { title: 'Requirement', width: 2 },
        { title: 'Title', width: 5 },
        { title: 'Where', width: 6 },
    ];
    const rows = [...places]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, where]) => [cell(id), cell(context.names.requirement(id)?.title ?? ''), cell([...where].join('; '))]);
    const title = 'Where requirements are addressed';
    return underHeading(depth, title, rows.length ? [dataTable('requirements', title, columns, rows)] : []);
}

/** What comes before the date of a specification that is in use. */
const IN_USE: ReadonlySet<string> = new Set<LibraryTerm<'statuses'>>(['approved', 'retired']);

/** Status, version and date. One that is not approved is a draft, even where it says nothing of its status. */
function markOf({ name, lines }: Specification, context: DocumentContext): PageMark {
    const said = (key: string): string =>
        lines
            .filter(line => line.key === key)
            .map(lineWords)
            .join(', ');
    const status = context.subject('service', name)?.elements.find(({ kind }) => kind === 'status')?.term ?? '';
    const isDraft = !IN_USE.has(status);
    // Words beside or instead of the days do not go on from “in force”; the table at the head has them.
    const inForce = lines.flatMap(({ text: _, ...line }) => (line.key === 'inforce' ? [lineWords(line)] : [])).join(', ');
    const date = isDraft ? printedDay(context.today) : inForce && `in force ${inForce}`;
    const words = [said('status') || 'Status not stated', said('version') && `version ${said('version')}`, date];
    return { isDraft, words: words.filter(Boolean).join(', ') };
}

/** Where its words come from and who has checked them: of use to those who write a contract, and not part of it. */
function annexOf(specification: Specification, layout: Layout, context: DocumentContext): BlockContent[] {
    const { follows, uri } = specification;
    return [
        annexHeading('Annex: about this document'),
        ...claims(specification, context, 3),
        ...aboutSection({ guidance: follows, uris: [uri], isAssessed: false, subjects: 'services' }, context, 3),
        heading(3, 'The headings'),
        paragraph(layout.source),
    ];
}

/**
 * A service specification as the contract's schedule.
 *
 * @param layout the headings, and what is under each
 * @param hasAnnex whether an annex says where requirements are addressed, where the words come from and what was not checked
 */
export function specificationDocument(
    specification: Specification,
    layout: Layout,
    context: DocumentContext,
    hasAnnex = false,
): DocumentTree {
    const { title, name } = specification;
    const parts = (part: string, depth: number): BlockContent[] => PART_BLOCKS[part]?.(specification, context, depth) ?? [];
    const mark = markOf(specification, context);
    const body = specification.lines.find(({ key }) => key === 'commissioner' || key === 'provider');
    const children: BlockContent[] = [
        heading(1, title),
        ...(layout.schedule ? [paragraph(layout.schedule)] : []),
        paragraph(`${mark.words}.`),
        ...header(specification, layout),
        { type: 'contents', depth: 3 },
        ...layout.sections.flatMap(section => sectionBlocks(section, 2, parts)),
        ...leftOver(specification, layout, context),
        ...exceptions(specification, context, 2),
        ...unplaced(specification),
        ...(hasAnnex ? annexOf(specification, layout, context) : []),
    ];
    return {
        kind: 'specification',
        name: `${name}-specification`,
        title,
        subject: 'Service specification',
        ...(body && { author: lineWords(body) }),
        properties: { Service: name, Layout: layout.name },
        onEachPage: mark,
        sheets: specificationSheets(specification, claims(specification, context, 3), context),
        root: { type: 'root', children },
    };
}
