import { requirementHelp } from '../form/requirement-help.ts';
import type { RequirementFields, ServiceForm } from '../form/specification-form.ts';
import { type Layout, type LayoutSection, sectionsOf } from '../layouts/layout.ts';
import type { DocumentContext } from '../model/context.ts';
import { callout, heading, list, paragraph } from '../tree/build.ts';
import type { BlockContent, DocumentTree } from '../tree/document-tree.ts';
import { aboutSection } from './about.ts';

/** The group of a requirement: `DNA` of `IACM-DNA-01`. */
function groupOf(id: string): string {
    const parts = id.split('-');
    return (parts.length > 2 ? parts[1] : parts[0]) ?? '';
}

function requirementBlocks({ requirement, fields, elsewhere }: RequirementFields, depth: number): BlockContent[] {
    return [
        heading(depth, `${requirement.id}: ${requirement.title ?? requirement.says}`),
        ...requirementHelp(requirement, depth),
        ...(elsewhere.length ? [paragraph(`Answered above, too: ${elsewhere.map(label => `“${label}”`).join(', ')}.`)] : []),
        ...fields.map(({ field }) => field),
    ];
}

/** A form in which people who do not write `.care` files write a specification: under the headings of the contract. */
export function specificationTemplateDocument(form: ServiceForm, layout: Layout, context: DocumentContext): DocumentTree {
    const placed = new Set(sectionsOf(layout).flatMap(section => section.groups ?? []));
    const isIn = (groups: readonly string[], { requirement }: RequirementFields): boolean =>
        groups.includes(groupOf(requirement.id)) || groups.includes(requirement.id.split('-')[0] ?? '');
    const section = ({ number, heading: words, text, groups = [], sections = [] }: LayoutSection, depth: number): BlockContent[] => [
        heading(depth, [number, words].filter(Boolean).join(' ')),
        ...(typeof text === 'string' ? [paragraph(text)] : text?.length ? [list(text)] : []),
        ...form.requirements.filter(each => isIn(groups, each)).flatMap(each => requirementBlocks(each, depth + 1)),
        ...sections.flatMap(each => section(each, depth + 1)),
    ];
    const rest = form.requirements.filter(each => !isIn([...placed], each));
    const titles = form.guidance.map(name => context.names.title('guidance', name));
    const children: BlockContent[] = [
        heading(1, 'Service specification'),
        ...(layout.schedule ? [paragraph(layout.schedule)] : []),
        paragraph(`A form to fill in, made from: ${titles.join('; ')}.`),
        callout(
            'information',
            paragraph(
                'Fill in the fields and save the file. Leave empty what you do not know yet. You can write between the fields as well: it is kept when the form is read back.',
            ),
            paragraph('Do not write anything about a person who could be recognised. Leads and owners are posts, not names of people.'),
        ),
        { type: 'contents', depth: 2 },
        heading(2, 'The specification'),
        ...form.head.map(({ field }) => field),
        ...layout.sections.flatMap(each => section(each, 2)),
        ...(rest.length ? [heading(2, 'Further requirements'), ...rest.flatMap(each => requirementBlocks(each, 3))] : []),
        ...aboutSection({ guidance: form.guidance, uris: [], isAssessed: false, subjects: 'services' }, context),
        heading(3, 'The headings'),
        paragraph(layout.source),
    ];
    return {
        kind: 'blank-specification',
        name: `${form.guidance.join('-').toLowerCase()}-specification-blank`,
        title: 'Service specification',
        subject: `Form for a service specification: ${titles.join('; ')}`,
        properties: { Form: 'specification', Guidance: form.guidance.join(',') },
        root: { type: 'root', children },
    };
}
