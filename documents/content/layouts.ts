import newer from './layout-newer.json' with { type: 'json' };
import older from './layout-older.json' with { type: 'json' };

/** What a section of a specification can hold: one part of what a service says. */
const PARTS = [
    ...['identity', 'context', 'made-with', 'aims', 'outcomes', 'measures', 'population', 'criteria', 'access', 'location', 'pathway'],
    ...['team', 'offers', 'policies', 'partners', 'standards', 'guidance', 'local-guidance'],
] as const;

/** A section of a layout: its heading, and which parts of a service are under it. */
export interface LayoutSection {
    readonly number?: string;
    readonly heading: string;
    /** Words under the heading in every specification. */
    readonly text?: string | readonly string[];
    readonly parts?: readonly string[];
    /** The groups of requirements (the middle of their codes) whose fields a blank form has here. */
    readonly groups?: readonly string[];
    readonly sections?: readonly LayoutSection[];
}

/** The headings of a specification, as data: those of the contract, or a board's own. */
export interface Layout {
    readonly name: string;
    readonly title: string;
    readonly schedule?: string;
    /** Where the headings come from, and who has checked them. */
    readonly source: string;
    readonly header: readonly { readonly label: string; readonly lines: readonly string[] }[];
    readonly sections: readonly LayoutSection[];
}

export const LAYOUTS: readonly Layout[] = [newer, older];

/** Every section of a layout, however deep, in order. */
export function sectionsOf(layout: Pick<Layout, 'sections'>): readonly LayoutSection[] {
    return layout.sections.flatMap(section => [section, ...sectionsOf({ sections: section.sections ?? [] })]);
}

/** What is wrong with a layout that people wrote; nothing where it can be used. */
export function layoutProblems(value: unknown): readonly string[] {
    if (!isRecord(value)) return ['It is not an object in braces.'];
    const problems = ['name', 'title', 'source'].filter(key => typeof value[key] !== 'string').map(key => `"${key}" must be a text.`);
    if (!Array.isArray(value.header) || !value.header.every(isHeaderRow)) problems.push('"header" must be a list of { "label", "lines" }.');
    return [...problems, ...sectionProblems(value.sections, 'sections', 1)];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
    return Array.isArray(value) && value.every(each => typeof each === 'string');
}

function isHeaderRow(row: unknown): boolean {
    return isRecord(row) && typeof row.label === 'string' && isTexts(row.lines);
}

function sectionProblems(sections: unknown, path: string, depth: number): string[] {
    if (!Array.isArray(sections) || (depth === 1 && !sections.length)) return [`"${path}" must be a list of sections.`];
    if (depth > 4) return [`"${path}" is too deep: four levels of headings at most.`];
    return sections.flatMap((section: unknown, index) => {
        const at = `${path}[${index}]`;
        if (!isRecord(section) || typeof section.heading !== 'string') return [`"${at}.heading" must be a text.`];
        const lists = ['parts', 'groups'].filter(key => section[key] !== undefined && !isTexts(section[key]));
        const unknown = ((isTexts(section.parts) ? section.parts : []) as readonly string[]).filter(
            part => !PARTS.some(known => known === part),
        );
        return [
            ...lists.map(key => `"${at}.${key}" must be a list of texts.`),
            ...unknown.map(part => `"${at}.parts": there is no part "${part}". There are: ${PARTS.join(', ')}.`),
            ...(section.sections === undefined ? [] : sectionProblems(section.sections, `${at}.sections`, depth + 1)),
        ];
    });
}

/** What the two sorts of guidance are called, above their tables and as headings. */
export const GUIDANCE_TITLES = { guidance: 'Applicable guidance', 'local-guidance': 'Applicable local standards' } as const;

/** The criteria of a service, by the keys of their lines, and what a contract calls them. */
export const CRITERIA_TITLES: Readonly<Record<string, string>> = {
    includes: 'Acceptance criteria',
    excludes: 'Exclusion criteria',
    dischargecriteria: 'Discharge criteria',
    'step-downcriteria': 'Step-down criteria',
};
