import type { Heading } from 'mdast';
import { isUnchecked } from '../../language/assess/asker.ts';
import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import type { WebLink } from '../../language/model/links.ts';
import { counted } from '../../language/model/text.ts';
import type { DocumentContext } from '../model/context.ts';
import { NOTHING } from '../model/nothing.ts';
import { printedDay } from '../model/said.ts';
import type { BlockContent, Cell, DataTable } from '../tree/document-tree.ts';
import { cell, dataTable, heading, link, list, NO_BREAK, paragraph, proseWords, strong, text } from '../tree/prose.ts';

function dateCell(written: string | undefined): Cell {
    const date = isoDate(written);
    return date ? { ...cell(dateInWords(date)), value: date } : cell(printedDay(written ?? ''));
}

/** A number of people: a spreadsheet has the number alone. */
export function peopleCell(number: number | undefined): Cell {
    return number === undefined
        ? cell(NOTHING.said)
        : { ...cell(number), children: [paragraph(counted(number, 'person', 'people').replaceAll(' ', NO_BREAK))] };
}

function sourceCell(title: string | undefined, url: WebLink | undefined): Cell {
    const words = title ?? url ?? '';
    return { children: words ? [paragraph(url ? link(url, text(words)) : words)] : [], value: [title, url].filter(Boolean).join(' ') };
}

/** The guidance that a document rests on: who published it, when, and where it is. */
export function guidanceTable(guidance: readonly string[], context: DocumentContext, caption = 'Guidance that applies'): DataTable {
    const rows = guidance.flatMap(name => {
        const known = context.names.guidance(name);
        if (!known) return [];
        const { title, publisher, published, source } = known;
        return [
            [
                cell(title ?? name),
                cell(publisher ?? NOTHING.said),
                dateCell(published ?? NOTHING.said),
                sourceCell(source?.title, source?.link),
            ],
        ];
    });
    const columns = [
        { title: 'Guidance', width: 4 },
        { title: 'Published by', width: 2 },
        { title: 'Published on', width: 2, type: 'date' as const },
        { title: 'Source', width: 4 },
    ];
    return dataTable('guidance', caption, columns, rows);
}

/** The guidance that a document is made with, and everything that this builds on. */
export function withParents(guidance: readonly string[], context: DocumentContext): readonly string[] {
    const seen = new Set<string>();
    const add = (name: string): void => {
        if (seen.has(name)) return;
        seen.add(name);
        for (const parent of context.names.guidance(name)?.parents ?? []) add(parent.name);
    };
    guidance.forEach(add);
    return [...seen];
}

interface About {
    readonly guidance: readonly string[];
    /** The files that it was made from, by their URIs. */
    readonly uris: readonly string[];
    /** Whether what it says holds on a day: what is overdue, how far a service meets its guidance. */
    readonly isAssessed: boolean;
    /** Whether it shows outcomes of requirements, which need a word on what they mean. */
    readonly showsOutcomes?: boolean;
    /** Which documents its requirements are for; nothing: both. */
    readonly subjects?: 'services' | 'reviews';
}

/** The heading of an annex, which begins a new page. */
export function annexHeading(words: string): Heading {
    return { ...heading(2, words), data: { newPage: true } };
}

/**
 * The last section of every document: what it was made with, and what of that has not been checked.
 *
 * It names no time and no person, so that the same files give the same document.
 */
export function aboutSection(about: About, context: DocumentContext, depth = 2): BlockContent[] {
    const { guidance, uris, isAssessed, showsOutcomes, subjects } = about;
    const asked = new Map(guidance.flatMap(name => context.requirementsOf(name)).map(requirement => [requirement.id, requirement]));
    const relevant = [...asked.values()].filter(requirement => !subjects || requirement.subjects.includes(subjects));
    const unchecked = relevant.filter(isUnchecked);
    const files = [...new Set(uris)].map(uri => context.pathOf(uri));
    const made = [
        `Made with Carewright ${context.version} and its library`,
        files.length ? `, from ${files.length > 5 ? `${files.length} files` : files.join(', ')}` : '',
        isAssessed ? `. Assessed as at ${dateInWords(context.today)}` : '',
        '.',
    ].join('');
    return [
        // An annex about the document has its own heading, which says so already.
        heading(depth, depth > 2 ? 'How it was made' : 'About this document'),
        paragraph(made),
        ...(showsOutcomes
            ? [
                  paragraph(
                      'Carewright compares the text with what guidance asks for. It can’t see if a policy is good, or if people follow it. “Claimed” means that the text says so in words. People have to judge it.',
                  ),
              ]
            : []),
        ...(guidance.length ? [guidanceTable(withParents(guidance, context), context)] : []),
        ...uncheckedPart(unchecked, relevant.length, depth),
    ];
}

function uncheckedPart(unchecked: readonly EffectiveRequirement[], all: number, depth: number): BlockContent[] {
    if (!unchecked.length) return [];
    const points = unchecked.map(({ id, title, says }) => `${id}: ${title ?? says}`);
    return [
        heading(depth + 1, 'Requirements not yet verified at source'),
        paragraph(
            `${unchecked.length} of ${all} requirements have not been checked against their source. Check them there before you rely on them:`,
        ),
        list(points),
    ];
}

/** How much a requirement weighs, in the words of commissioners. */
export const WEIGHTS = { must: 'Essential', should: 'Recommended' } as const;

/** A requirement in a cell of a form: its code and title, what it asks for, and how much it weighs. */
export function requirementWords(requirement: EffectiveRequirement): BlockContent[] {
    const { id, title, says, ask, obligation } = requirement;
    return [
        paragraph(strong(`${id}: ${title ?? says}`), ` ${WEIGHTS[obligation]}.`),
        paragraph(
            ...(title === undefined ? [] : [`${proseWords(says)} `]),
            ...(ask ? [{ type: 'emphasis' as const, children: [text(ask)] }] : []),
        ),
    ].filter(block => block.children.length > 0);
}
