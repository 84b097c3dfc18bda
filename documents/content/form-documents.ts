import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import type { QuestionFacts } from '../../language/model/facts.ts';
import { capitalised, listed, titleOf } from '../../language/model/text.ts';
import { questionsIn } from '../../language/reviews/form.ts';
import type { DocumentContext } from '../model/context.ts';
import type { BlockContent, DocumentTree, FormField, FormTable, FormTableCell } from '../tree/document-tree.ts';
import { callout, heading, list, paragraph, prose, strong, text } from '../tree/prose.ts';
import { aboutSection, requirementWords } from './about.ts';
import { ASKED_OF_REVIEW, reviewSheets, serviceSheets } from './form-sheets.ts';
import {
    aboutFields,
    actionFields,
    FURTHER,
    isDescribed,
    namedFields,
    questionField,
    type RequirementFields,
    type ReviewForm,
    ROOM_FOR_ACTIONS,
    type ServiceForm,
    shortLabel,
} from './forms.ts';
import { type Layout, type LayoutSection, sectionsOf } from './layouts.ts';
import { aboutLabel } from './line-labels.ts';

/** How wide the column of a field is, beside others. */
function shareOf({ field, isNumber }: FormField): number {
    // The longest word of a title has to fit.
    if (field === 'date') return 5.4;
    return field === 'choice' || isNumber ? 4.6 : 6.4;
}

/** The questions of all requirements: what is asked, over the whole width, and below it a row of answers. */
function findingsForm(questions: readonly QuestionFacts[], requirements: readonly EffectiveRequirement[]): FormTable {
    const fields = questions.map(question => questionField(question).field);
    const titles = fields.map(field => ({ title: field.label + (field.required ? ' (required)' : ''), width: shareOf(field) }));
    return {
        type: 'formTable',
        caption: 'Findings',
        columns: titles,
        rows: requirements.flatMap((requirement): FormTableCell[][] => [
            [{ words: requirementWords(requirement) }],
            questions.map(question => questionField(question, requirement.id).field),
        ]),
    };
}

/** The actions, one row for each: people add rows and remove those that they do not need. */
function actionsForm(context: DocumentContext): FormTable {
    const [first = [], ...others] = Array.from({ length: ROOM_FOR_ACTIONS }, (_, index) =>
        actionFields(index + 1, context).map(({ field }) => field),
    );
    return {
        type: 'formTable',
        caption: 'Actions',
        columns: first.map(field => ({ title: field.label, width: shareOf(field) })),
        rows: [first, ...others],
        repeats: true,
    };
}

/** A requirement as a point of a list. */
function requirementPoint(requirement: EffectiveRequirement): BlockContent[] {
    const [title, asked] = requirementWords(requirement);
    if (title?.type !== 'paragraph' || asked?.type !== 'paragraph') return title ? [title] : [];
    return [paragraph(...title.children, ' ', ...asked.children)];
}

/** A form in which people who do not write `.care` files record the outcome of a review. */
export function reviewTemplateDocument(form: ReviewForm, context: DocumentContext): DocumentTree {
    const { template, themes, ofReview } = form;
    const children: BlockContent[] = [
        heading(1, titleOf(template)),
        ...(template.note ? [callout('warning', ...prose(template.note, 2))] : []),
        callout(
            'information',
            paragraph(
                'Fill in the fields and save the file. Leave empty what does not apply. You can also write between the tables: it is kept when the form is read back.',
            ),
            paragraph('Do not write anything about a person who could be recognised. Owners are posts, not names of people.'),
        ),
        { type: 'contents', depth: 2 },
        heading(2, 'The review'),
        ...aboutFields().map(({ field }) => field),
        ...template.sections.flatMap(section => {
            const { once, each } = questionsIn(section, template);
            return [
                heading(2, titleOf(section)),
                ...(section.note ? prose(section.note, 2) : []),
                ...once.map(question => questionField(question).field),
                ...(each.length ? [findingsForm(each, themes)] : []),
                ...(section.actions ? [actionsForm(context)] : []),
            ];
        }),
        ...(ofReview.length
            ? [
                  heading(2, 'What is asked of the review itself'),
                  paragraph(ASKED_OF_REVIEW),
                  list(ofReview.map(requirement => requirementPoint(requirement))),
              ]
            : []),
        ...aboutSection({ guidance: template.guidance.map(({ name }) => name), uris: [], isAssessed: false, subjects: 'reviews' }, context),
    ];
    return {
        kind: 'blank-review',
        name: `${template.name}-blank`,
        title: titleOf(template),
        subject: 'Form for the outcome of a review',
        properties: { Form: 'review', Template: template.name },
        form: reviewSheets(form, context),
        isWide: true,
        root: { type: 'root', children },
    };
}

/** The group of a requirement: `DNA` of `IACM-DNA-01`. */
function groupOf(id: string): string {
    const parts = id.split('-');
    return (parts.length > 2 ? parts[1] : parts[0]) ?? '';
}

/** The kinds of which a form has a table each: all that it asks of one policy is in one row. */
const TABLES = [
    { of: 'policy', title: 'Policies', first: 'Policy' },
    { of: 'partner', title: 'Partners', first: 'Partner' },
] as const;

/** The policies or partners of all requirements in one table, one row for each. */
function describedTable({ of, title, first }: (typeof TABLES)[number], form: ServiceForm): BlockContent[] {
    const fields = form.requirements.flatMap(each => each.fields).filter(({ target }) => target.of === of);
    const names = (label: string): readonly [string, string] => [aboutLabel(label), capitalised(label.replace(/^.*: /, ''))];
    const rows = Map.groupBy(fields, ({ target }) => target.term);
    const keys = new Map(fields.map(({ field, target }) => [target.key, { title: names(field.label)[1], field }]));
    if (!rows.size) return [];
    const column = (words: string, { field }: FormField): FormTable['columns'][number] => ({
        title: words,
        width: field === 'prose' ? 9 : field === 'date' ? 4 : 5,
    });
    const columns = [...keys.values()].map(({ title: words, field }) => column(words, field));
    const [name, ...others] = namedFields(of, 1);
    return [
        heading(2, title),
        {
            type: 'formTable',
            caption: title,
            columns: [{ title: first, width: 7 }, ...columns],
            rows: [...rows.values()].map((own): FormTableCell[] => [
                { words: [paragraph(strong(names(own[0]?.field.label ?? '')[0]))] },
                ...[...keys.keys()].map(key => own.find(({ target }) => target.key === key)?.field ?? { words: [] }),
            ]),
            names: of,
        },
        heading(3, FURTHER[of]),
        {
            type: 'formTable',
            caption: FURTHER[of],
            columns: [{ title: name?.label ?? first, width: 7 }, ...others.map(field => column(field.label, field))],
            rows: Array.from({ length: ROOM_FOR_NAMED }, (_, index) => namedFields(of, index + 1)),
            repeats: true,
            names: of,
        },
    ];
}

/** How many further policies or partners a page has room for; people add rows. */
const ROOM_FOR_NAMED = 4;

/** What requirements ask for, one table: each requirement beside its fields. */
function requirementsTable(all: readonly RequirementFields[]): BlockContent[] {
    const rows = all.flatMap(({ requirement, fields, elsewhere, inTables: alsoInTables }): FormTableCell[][] => {
        const own = fields.filter(each => !isDescribed(each)).map(({ field }) => field);
        const [first, ...others] = own;
        const inTables = [...new Set([...fields.filter(isDescribed).map(shortLabel), ...alsoInTables])];
        const quoted = (labels: readonly string[]): string => listed(labels.map(label => `“${label}”`));
        const notes = [
            ...(inTables.length ? [paragraph(`${first ? 'Also f' : 'F'}ill in ${quoted(inTables)} in the tables at the end.`)] : []),
            ...(elsewhere.length ? [paragraph(`${first ? 'Also a' : 'A'}nswered above: ${quoted(elsewhere)}.`)] : []),
        ];
        // The same help is given once for a requirement, with the first of the questions that it is about.
        const isNew = ({ help }: FormField, at: number): boolean => own.findIndex(each => each.help === help) === at;
        const asked = (field: FormField, at: number): FormTableCell => ({
            words: [
                paragraph(strong(field.label), field.required ? ' (required)' : ''),
                ...(field.help && isNew(field, at) ? [paragraph({ type: 'emphasis', children: [text(field.help)] })] : []),
            ],
        });
        const words = { words: [...requirementWords(requirement), ...(first ? notes : [])] };
        return first
            ? [[words, asked(first, 0), first], ...others.map((field, at) => [undefined, asked(field, at + 1), field])]
            : // Nothing is asked here: where to answer has the room of both.
              [[words, { words: notes, over: 2 }]];
    });
    if (!rows.length) return [];
    const columns = [
        { title: 'Requirement', width: 9 },
        { title: 'Question', width: 5 },
        { title: 'Answer', width: 8 },
    ];
    return [{ type: 'formTable', caption: 'Requirements', columns, rows }];
}

/** A form in which people who do not write `.care` files write a specification: under the headings of the contract. */
export function specificationTemplateDocument(form: ServiceForm, layout: Layout, context: DocumentContext): DocumentTree {
    const placed = new Set(sectionsOf(layout).flatMap(section => section.groups ?? []));
    const isIn = (groups: readonly string[], { requirement }: RequirementFields): boolean =>
        groups.includes(groupOf(requirement.id)) || groups.includes(requirement.id.split('-')[0] ?? '');
    const section = ({ number, heading: words, text, groups = [], sections = [] }: LayoutSection, depth: number): BlockContent[] => [
        heading(depth, [number, words].filter(Boolean).join(' ')),
        ...(typeof text === 'string' ? [paragraph(text)] : text?.length ? [list(text)] : []),
        ...requirementsTable(form.requirements.filter(each => isIn(groups, each))),
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
                'Fill in the fields and save the file. Leave empty what you do not know yet. You can also write between the tables: it is kept when the form is read back.',
            ),
            paragraph('Do not write anything about a person who could be recognised. Leads and owners are posts, not names of people.'),
        ),
        { type: 'contents', depth: 2 },
        heading(2, 'The specification'),
        ...form.head.map(({ field }) => field),
        ...layout.sections.flatMap(each => section(each, 2)),
        ...(rest.length ? [heading(2, 'Further requirements'), ...requirementsTable(rest)] : []),
        ...TABLES.flatMap(table => describedTable(table, form)),
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
        form: serviceSheets(form),
        root: { type: 'root', children },
    };
}
