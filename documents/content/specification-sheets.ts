import { isoDate } from '../../language/model/dates.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Described, Specification } from '../model/specification.ts';
import { blockCell, cell, dataTable } from '../tree/build.ts';
import type { BlockContent, Cell, DataTable } from '../tree/document-tree.ts';
import { prose } from '../tree/prose.ts';
import { lineWords } from './specification-lines.ts';
import { PART_BLOCKS } from './specification-parts.ts';

function tablesIn(blocks: readonly BlockContent[], ...names: readonly string[]): readonly DataTable[] {
    return blocks.filter((block): block is DataTable => block.type === 'dataTable' && names.includes(block.name));
}

function dateCell(words: string): Cell {
    const date = isoDate(words);
    return date ? { ...cell(words), value: date } : cell(words);
}

function policyRow({ title, ownTitle, lines, texts }: Described): readonly Cell[] {
    const said = (key: string): string =>
        lines
            .filter(line => line.key === key)
            .map(lineWords)
            .join('; ');
    const [approved = '', by = ''] = said('approved').split(/ by (.*)/s);
    return [
        cell(ownTitle ?? title),
        cell(said('owner')),
        dateCell(approved),
        cell(by),
        dateCell(said('reviewby')),
        cell(said('audit')),
        blockCell(texts.flatMap(words => prose(words))),
    ];
}

function policies({ policies: all }: Specification): readonly DataTable[] {
    const columns = [
        { title: 'Policy', width: 3 },
        { title: 'Owner', width: 2 },
        { title: 'Approved on', width: 2, type: 'date' as const },
        { title: 'Approved by', width: 2 },
        { title: 'Review by', width: 2, type: 'date' as const },
        { title: 'Audit', width: 2 },
        { title: 'What it says', width: 8 },
    ];
    return all.length ? [dataTable('policies', 'Policies', columns, all.map(policyRow))] : [];
}

function offers({ offers: all }: Specification): readonly DataTable[] {
    const columns = [
        { title: 'What is offered', width: 3 },
        { title: 'When', width: 2 },
        { title: 'How it is offered', width: 6 },
    ];
    const rows = all.map(({ title, value, text }) => [cell(title), cell(value), blockCell(text === undefined ? [] : prose(text))]);
    return rows.length ? [dataTable('offers', 'Treatment and support', columns, rows)] : [];
}

/**
 * What a workbook has of a specification: what people count, sort and filter, one sheet a subject. Its prose is for pages.
 *
 * @param requirements where each requirement is addressed
 */
export function specificationSheets(
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
