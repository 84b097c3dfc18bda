import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import { titleOf } from '../../language/model/text.ts';
import { questionsIn } from '../../language/reviews/form.ts';
import type { DocumentContext } from '../model/context.ts';
import { boxTag, columnName, type FormField, type FormSheet, type Formula } from '../tree/document-tree.ts';
import { formField, proseWords } from '../tree/prose.ts';
import { WEIGHTS } from './about.ts';
import {
    aboutFields,
    actionFields,
    FURTHER,
    NAMED_KINDS,
    namedFields,
    questionField,
    type RequirementFields,
    type ReviewField,
    type ReviewForm,
    type ServiceForm,
} from './forms.ts';
import { aboutLabel } from './line-labels.ts';

/** How many rows the sheet of actions has; people can add more. */
const ROOM_FOR_ACTIONS = 30;
/** The columns of an action in the row of the requirement whose gap it closes. */
const ACTION_COLUMNS: readonly (readonly [key: string, title: string, width: number])[] = [
    ['title', 'Action', 30],
    ['owner', 'Owner', 18],
    ['due', 'Due date', 14],
];

/** Names of the sheets of a form. */
const NAMES = {
    findings: 'Self-assessment',
    about: 'About the review',
    actions: 'Further actions',
    summary: 'Summary',
    help: 'How to use',
    answers: 'Specification',
} as const;

function asked({ says, ask }: EffectiveRequirement): string {
    return [proseWords(says), ask ?? ''].filter(Boolean).join('\n');
}

function widthOf({ field, isNumber }: FormField): number {
    return field === 'choice' || field === 'date' ? 14 : isNumber ? 12 : 32;
}

/** A label with how to fill it in: a spreadsheet has no room below it. */
function required({ label, required }: FormField): string {
    return required ? `${label} (required)` : label;
}

/** A question that a form asks once. */
type AnswerRow = readonly [about: string, title: string, field: FormField];

/** The questions that a form asks once, one a row. @param before those that earlier versions asked */
function answersSheet(name: string, rows: readonly AnswerRow[], before: readonly AnswerRow[] = []): FormSheet {
    const cells = ([about, title, field]: AnswerRow): FormSheet['rows'][number] => [about, title, field.help ?? '', field, field.tag];
    return {
        name,
        columns: [
            { title: 'Part', width: 26 },
            { title: 'Question', width: 40 },
            { title: 'How to fill it in', width: 34 },
            { title: 'Answer', width: 60 },
            { title: 'Reference', width: 26 },
        ],
        rows: rows.map(cells),
        earlier: before.map(cells),
        keys: [4, 1],
        frozen: 2,
        printed: 4,
    };
}

function helpSheet(lines: readonly string[]): FormSheet {
    return {
        name: NAMES.help,
        columns: [{ title: 'How to use this workbook', width: 110 }],
        rows: lines.map(line => [line]),
        keys: [],
        frozen: 0,
    };
}

/** How many requirements have which rating, by weight: worked out by the spreadsheet. */
function summarySheet(findings: FormSheet, requirements: readonly EffectiveRequirement[]): readonly FormSheet[] {
    const [first] = findings.rows;
    const at = first?.findLastIndex(cell => typeof cell === 'object' && 'choices' in cell && cell.choices.length > 0) ?? -1;
    const rating = first?.[at];
    if (typeof rating !== 'object' || !('choices' in rating)) return [];
    const range = (column: number): string =>
        `'${NAMES.findings}'!$${columnName(column)}$2:$${columnName(column)}$${findings.rows.length + 1}`;
    const weight = findings.columns.findIndex(({ title }) => title === 'Weight');
    const weights = Object.values(WEIGHTS).filter(words => requirements.some(({ obligation }) => WEIGHTS[obligation] === words));
    const cells = (of: string): readonly (string | Formula)[] => {
        const only = of ? `,${range(weight)},"${of}"` : '';
        return [
            of || 'All',
            ...rating.choices.map(({ title }) => ({ formula: `COUNTIFS(${range(at)},"${title}"${only})` })),
            { formula: `COUNTIFS(${range(at)},""${only})` },
        ];
    };
    return [
        {
            name: NAMES.summary,
            columns: [
                { title: 'Weight', width: 20 },
                ...rating.choices.map(({ title }) => ({ title, width: 14 })),
                { title: 'No rating yet', width: 16 },
            ],
            rows: [...weights, ''].map(cells),
            keys: [],
            frozen: 1,
        },
    ];
}

/** What comes before the requirements that are about a review itself. */
export const ASKED_OF_REVIEW = 'These are about the review as a whole. They need no finding: the other answers show them.';

/**
 * The form for the outcome of a review as a workbook: a row for each requirement, and what is asked once.
 *
 * @param found requirements that a review has findings on, whether the form asks for one or not
 */
export function reviewSheets(form: ReviewForm, context: DocumentContext, found: ReadonlySet<string> = new Set()): readonly FormSheet[] {
    const { template, themes, ofReview } = form;
    const requirements = form.requirements.filter(each => themes.includes(each) || found.has(each.id));
    const parts = template.sections.map(section => ({ section, ...questionsIn(section, template) }));
    const each = parts.flatMap(part => part.each);
    const action = actionFields(1, context).map(({ field }) => field);
    const actionField = (key: string, id: string): FormField => {
        const field = action.find(({ tag }) => tag.endsWith(`.${key}`)) as FormField;
        return { ...field, tag: `action.${id}.${key}` };
    };
    const fields = each.map(question => questionField(question).field);
    const findings: FormSheet = {
        name: NAMES.findings,
        columns: [
            { title: 'Code', width: 15 },
            { title: 'Requirement', width: 28 },
            { title: 'What is asked', width: 46 },
            { title: 'Weight', width: 14 },
            ...fields.map(field => ({ title: required(field), width: widthOf(field) })),
            ...ACTION_COLUMNS.map(([, title, width]) => ({ title, width })),
        ],
        rows: requirements.map(requirement => [
            requirement.id,
            requirement.title ?? proseWords(requirement.says),
            asked(requirement),
            WEIGHTS[requirement.obligation],
            ...each.map(question => questionField(question, requirement.id).field),
            ...ACTION_COLUMNS.map(([key]) => actionField(key, requirement.id)),
        ]),
        keys: [0, 1, 2],
        frozen: 2,
    };
    const once: (readonly [string, string, FormField])[] = [
        ...aboutFields().map(({ field }) => ['The review', required(field), field] as const),
        ...parts.flatMap(({ section, once: questions }) =>
            questions.map(question => {
                const { field } = questionField(question);
                return [titleOf(section), required(field), field] as const;
            }),
        ),
    ];
    const inList = [...action, ...listFields()];
    const actions: FormSheet = {
        name: NAMES.actions,
        columns: inList.map(field => ({ title: field.label, width: field.field === 'prose' ? 34 : field.field === 'text' ? 24 : 16 })),
        rows: Array.from({ length: ROOM_FOR_ACTIONS }, () => inList),
        keys: [],
        frozen: 1,
    };
    const help = helpSheet([
        ...(template.note ? [proseWords(template.note)] : []),
        'Self-assessment: one row for each requirement. Choose from the lists, and write in the white cells. The grey cells are protected, without a password.',
        'An action in the row of a requirement closes the gap of that requirement. Write other actions, and a second action for a requirement, into “Further actions”.',
        'Leave empty what does not apply. Do not write anything about a person who could be recognised. Owners are posts, not names of people.',
        'You can sort rows, add rows and columns, and delete columns that you do not use. Keep the codes and the titles of the columns: answers are found by them.',
        'Save the workbook as .xlsx. It is read back with: carewright import <file>. What can’t be read is reported with its cell, and kept.',
        ...parts.flatMap(({ section }) => (section.note ? [`${titleOf(section)}: ${proseWords(section.note)}`] : [])),
        ...(ofReview.length ? [`What is asked of the review itself. ${ASKED_OF_REVIEW}`] : []),
        ...ofReview.map(each => `${each.id}: ${each.title ?? ''}\n${asked(each)}`),
    ]);
    return [findings, answersSheet(NAMES.about, once), actions, ...summarySheet(findings, requirements), help];
}

/** What a list of actions has beside the fields of a form in Word: how far each has come. */
function listFields(): readonly FormField[] {
    return [formField('action.1.progress', 'Progress', 'prose', {}), formField('action.1.completed', 'Completed on', 'date', {})];
}

/** The fields of a workbook that a form in Word does not have: the actions in the rows of requirements, and how far actions have come. */
export function sheetFields({ requirements }: ReviewForm, context: DocumentContext): ReadonlyMap<string, ReviewField> {
    const all = requirements.flatMap(({ id }, at) =>
        actionFields(at, context).map(({ field, target }): [string, ReviewField] => {
            const key = target.of === 'action' ? target.key : '';
            const tag = `action.${id}.${key}`;
            return [tag, { field: { ...field, tag }, target }];
        }),
    );
    const more = listFields().map((field): [string, ReviewField] => {
        const key = field.tag.replace(/^.*\./, '');
        return [field.tag, { field, target: { of: 'action', number: 1, key } }];
    });
    return new Map([...all, ...more]);
}

function partOf({ requirement: { id, title, says } }: RequirementFields): string {
    return `${id}: ${title ?? proseWords(says)}`;
}

/** The rows of a field: of a list of which several choices may apply, one for each choice. */
function rowsOf(field: FormField): readonly (readonly [question: string, field: FormField])[] {
    if (field.field !== 'choices') return [[required(field), field]];
    return field.choices.map(choice => {
        const help = 'Write x if it applies. Leave it empty if not.';
        return [`${aboutLabel(field.label)}: ${choice.title}`, formField(boxTag(field, choice), choice.title, 'tick', { help })];
    });
}

/** How many rows the sheet for what people name themselves has. */
const ROOM_FOR_NAMED = 15;

/** The form for a specification as a workbook: one row a field, under the requirement that asks for it; a sheet for further policies, and one for partners. */
export function serviceSheets({ head, requirements }: ServiceForm): readonly FormSheet[] {
    const rows: AnswerRow[] = [
        ...head.map(({ field }) => ['The specification', required(field), field] as const),
        ...requirements.flatMap(each => each.fields.flatMap(({ field }) => rowsOf(field).map(row => [partOf(each), ...row] as const))),
    ];
    const earlier = requirements.flatMap(each =>
        each.fields.flatMap(({ field }) => field.earlier ?? []).map(field => [partOf(each), field.label, field] as const),
    );
    const named = NAMED_KINDS.map((of): FormSheet => {
        const fields = namedFields(of, 1);
        return {
            name: FURTHER[of],
            columns: fields.map(field => ({ title: field.label, width: field.field === 'prose' ? 48 : 24 })),
            rows: Array.from({ length: ROOM_FOR_NAMED }, () => fields),
            keys: [],
            frozen: 1,
        };
    });
    return [
        answersSheet(NAMES.answers, rows, earlier),
        ...named,
        helpSheet([
            'Write in the white cells, and choose from the lists. The grey cells are protected, without a password. Leave empty what you do not know yet.',
            'Where several choices may apply, each has a row. Write x beside those that do, or choose it from the list.',
            'Do not write anything about a person who could be recognised. Leads and owners are posts, not names of people.',
            'You can sort rows, and add rows and columns. Keep the references in the last column, and the titles of the columns: answers are found by them.',
            'Save the workbook as .xlsx. It is read back with: carewright import <file>. What can’t be read is reported with its cell, and kept.',
        ]),
    ];
}
