import { askedIn, type EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import { lowerFirst } from '../../language/assess/wording.ts';
import { elementOf } from '../../language/model/elements.ts';
import type { CheckFacts, ElementCheckFacts, QuestionFacts, TemplateFacts } from '../../language/model/facts.ts';
import type { LibraryTerm, Namespace } from '../../language/model/namespaces.ts';
import { titleOf } from '../../language/model/text.ts';
import { choiceInWords, questionsIn, themesAmong } from '../../language/reviews/form.ts';
import type { DocumentContext } from '../model/context.ts';
import { type FieldChoice, type FieldType, type FormField, type NamedKind, type Tone, tagOf } from '../tree/document-tree.ts';
import { formField } from '../tree/prose.ts';
import { aboutLabel, helpOf, lineLabel } from './line-labels.ts';
import { termList, termWords, withoutAsked } from './term-lists.ts';

/** What a field of the form stands for in a service: how its answer is written in the file. */
interface ServiceTarget {
    /** `head` for what a service is, `line` for a line of a block, and so on: see `import/service-from-form.ts`. */
    readonly of: 'head' | 'line' | 'names' | 'policy' | 'partner' | 'entry' | 'statement' | 'indicator';
    /** The kind of element, by its key. */
    readonly kind: string;
    /** A policy, a partner, a role or another term. */
    readonly term?: string;
    /** The attribute of it. */
    readonly key?: string;
    /** The requirement that the answer is about. */
    readonly requirement?: string;
}

export interface ServiceField {
    readonly field: FormField;
    readonly target: ServiceTarget;
}

/** What has to be filled in for one requirement. */
export interface RequirementFields {
    readonly requirement: EffectiveRequirement;
    readonly fields: readonly ServiceField[];
    /** The labels of fields that it also asks for, and that come before it. */
    readonly elsewhere: readonly string[];
    /** What it also asks for, and an earlier requirement has in the tables of policies and partners, which come at the end. */
    readonly inTables: readonly string[];
}

export interface ServiceForm {
    readonly guidance: readonly string[];
    readonly head: readonly ServiceField[];
    readonly requirements: readonly RequirementFields[];
    /** Every field, by its tag. */
    readonly fields: ReadonlyMap<string, ServiceField>;
}

type More = { readonly help?: string; readonly choices?: readonly FieldChoice[]; readonly required?: boolean };

function made(target: ServiceTarget, tag: string, label: string, field: FieldType, more: More = {}): ServiceField {
    return { target, field: formField(tag, label, field, more) };
}

/** The terms of a vocabulary to choose from in a form: not those that are going out of use. */
function choicesOf(namespace: Namespace, context: DocumentContext): readonly FieldChoice[] {
    return [...context.names.all(namespace)].flatMap(found => {
        const term = found[0]?.declaration;
        return term && !term.term?.until ? [{ value: term.name, title: term.title ?? term.name }] : [];
    });
}

/** What a service is: the head of the specification. */
function headFields(context: DocumentContext): readonly ServiceField[] {
    const head = (key: string, label: string, type: FieldType, more: More = {}): ServiceField =>
        made({ of: 'head', kind: key }, tagOf('service', key), label, type, more);
    return [
        head('title', 'Name of the service', 'text', { required: true }),
        head('specificationnumber', 'Service specification number', 'text'),
        head('version', 'Version', 'text'),
        head('status', 'Status', 'choice', { choices: choicesOf('statuses', context) }),
        head('commissioner', 'Commissioner', 'text', { help: 'The integrated care board that commissions the service.' }),
        head('commissionerlead', 'Commissioner lead', 'text', { help: 'A post, not the name of a person.' }),
        head('provider', 'Provider', 'text', { help: 'The organisation that runs the service.' }),
        head('providerlead', 'Provider lead', 'text', { help: 'A post, not the name of a person.' }),
        head('teamtype', 'Team type of the national data set', 'choice', { choices: choicesOf('team-types', context) }),
        head('model', 'Model of care', 'choice', { choices: choicesOf('models', context) }),
        head('start', 'First day in force', 'date'),
        head('end', 'Last day in force', 'date'),
        head('reviewby', 'Review by', 'date'),
        head('context', 'Context and evidence', 'prose', {
            help: 'Who the service is for, how many people there are, and what they get now.',
        }),
    ];
}

/** Every check of an element that a requirement asks to be there. */
function checksOf(check: CheckFacts | undefined): readonly ElementCheckFacts[] {
    if (!check) return [];
    if (check.type === 'element') return check.quantifier === 'no' ? [] : [check];
    return check.quantifier === 'none' ? [] : check.checks.flatMap(checksOf);
}

const POLICY: readonly (readonly [key: string, label: string, type: FieldType, help?: string])[] = [
    ['text', 'What it says', 'prose'],
    ['owner', 'Owner', 'text', 'A post, not the name of a person.'],
    ['approved', 'Approved on', 'date'],
    ['by', 'Approved by', 'text', 'A committee or board.'],
    ['reviewby', 'Review by', 'date'],
];
const PARTNER: readonly (readonly [key: string, label: string, type: FieldType, help?: string])[] = [
    ['purpose', 'What for', 'prose'],
    ['lead', 'Lead', 'text', 'A post, not the name of a person.'],
];
/** The tables that people may add rows to, and what a form calls these rows. */
export const FURTHER: Readonly<Record<NamedKind, string>> = { policy: 'Further policies', partner: 'Further partners' };
export const NAMED_KINDS = ['policy', 'partner'] as const satisfies readonly NamedKind[];

/** The fields of one more policy or partner: its name, and what the form asks of the others. */
export function namedFields(of: NamedKind, number: number): readonly FormField[] {
    const rows = of === 'policy' ? POLICY : PARTNER;
    const all: typeof POLICY = [['name', of === 'policy' ? 'Policy' : 'Partner', 'text'], ...rows];
    return all.map(([key, label, type, help]) => formField(tagOf('further', of, number, key), label, type, help ? { help } : {}));
}

/** Kinds whose terms are separate fields. */
const ENTRIES: ReadonlySet<string> = new Set(['role', 'offer', 'measure']);
function lineFields(check: ElementCheckFacts, id: string): readonly ServiceField[] {
    const element = elementOf(check.kind);
    if (!element) return [];
    const label = lineLabel(check.kind);
    const help = ENTRIES.has(check.kind) ? undefined : helpOf(check.kind);
    if (['aim', 'outcome', 'pathway'].includes(check.kind)) {
        return [made({ of: 'statement', kind: check.kind, requirement: id }, tagOf('say', check.kind, id), label, 'prose')];
    }
    if (check.kind === 'indicator') {
        const target = (key: string): ServiceTarget => ({ of: 'indicator', kind: 'indicator', key, requirement: id });
        return [
            made(target('title'), tagOf('indicator', id, 'title'), 'Indicator', 'text', { help: 'What is counted.' }),
            made(target('target'), tagOf('indicator', id, 'target'), 'Target', 'text', { help: 'Such as: at least 80%.' }),
            made(target('source'), tagOf('indicator', id, 'source'), 'Source of the numbers', 'text'),
        ];
    }
    return [made({ of: 'line', kind: check.kind }, tagOf('line', check.kind), label, help ? 'text' : 'prose', help ? { help } : {})];
}

/** The fields for one check of an element, with its terms. */
function fieldsOf(check: ElementCheckFacts, { id }: EffectiveRequirement, context: DocumentContext): readonly ServiceField[] {
    const { kind, terms } = check;
    const [first] = terms;
    const title = titlesOf(check, context);
    if (!first || !title) return lineFields(check, id);
    if (kind === 'policy' || kind === 'workswith') {
        const [of, rows] = kind === 'policy' ? (['policy', POLICY] as const) : (['partner', PARTNER] as const);
        const response = kind === 'policy' && check.bounds.some(bound => bound.attribute === 'response');
        const more = response ? [['response', 'Response', 'text', 'Such as: within 2 working days.'] as const] : [];
        return [...rows, ...more].map(([key, label, type, help]) =>
            made(
                { of, kind, term: first, key },
                tagOf(of, first, key),
                `${title(first)}: ${lowerFirst(label)}`,
                type,
                help ? { help } : {},
            ),
        );
    }
    const target: ServiceTarget = { of: 'entry', kind, term: first };
    const label = kind === 'measure' ? `${title(first)}: how often` : title(first);
    return [made(target, tagOf(kind, first), label, kind === 'offer' ? 'prose' : 'text', { help: helpOf(kind) })];
}

/** What terms of a check are called; nothing where its kind of line names none. */
function titlesOf({ kind, terms }: ElementCheckFacts, context: DocumentContext): ((term: string) => string) | undefined {
    const element = elementOf(kind);
    const namespace = element?.of === 'service' && terms.length ? element.terms : undefined;
    return namespace && (term => context.names.title(namespace, term));
}

/** Whether a check is about terms of which several may apply, and not about something that has fields each. */
function isOfTerms(check: ElementCheckFacts, context: DocumentContext): boolean {
    return check.kind !== 'policy' && check.kind !== 'workswith' && !ENTRIES.has(check.kind) && titlesOf(check, context) !== undefined;
}

/** The list of what a requirement expects of one kind of line, with the words that go with it. */
function listFields(kind: ElementCheckFacts['kind'], checks: readonly ElementCheckFacts[], id: string, context: DocumentContext) {
    const own = checks.flatMap((check, at) => {
        const title = check.kind === kind && isOfTerms(check, context) ? titlesOf(check, context) : undefined;
        return title ? [{ at, choices: check.terms.map(term => ({ value: term, title: title(term) })) }] : [];
    });
    const target = (key: string): ServiceTarget => ({ of: 'names', kind, requirement: id, key });
    return [
        { target: target('term'), field: termList(kind, id, own) },
        { target: target('text'), field: termWords(kind, id) },
    ];
}

function requirementFields(requirement: EffectiveRequirement, context: DocumentContext): readonly ServiceField[] {
    const { id } = requirement;
    const expectations = askedIn(requirement);
    const checks = expectations.flatMap(({ check }) => checksOf(check));
    const all = checks.flatMap(check =>
        isOfTerms(check, context) ? listFields(check.kind, checks, id, context) : fieldsOf(check, requirement, context),
    );
    // Words of the writer come after all the choices that they are about.
    const isWords = ({ target }: ServiceField): boolean => target.of === 'names' && target.key === 'text';
    const fields = [...all.filter(each => !isWords(each)), ...all.filter(isWords)];
    const judged = expectations.some(({ statement }) => statement) || !fields.length;
    const statement = made({ of: 'statement', kind: 'pathway', requirement: id }, tagOf('say', id), 'How the service does this', 'prose');
    return judged ? [...fields, statement] : fields;
}

/** What a field is about: of a policy or a partner, its name. */
export function shortLabel(each: ServiceField): string {
    return isDescribed(each) ? aboutLabel(each.field.label) : each.field.label;
}

/** Whether a field is in one of the tables of policies and partners, at the end of the form. */
export function isDescribed({ target: { of } }: ServiceField): boolean {
    return of === 'policy' || of === 'partner';
}

/** Whether a line in the words of the writer is asked for once more, beside a list of the same kind and its own words. */
function isSaidInWords({ target }: ServiceField, all: readonly ServiceField[]): boolean {
    return target.of === 'line' && all.some(each => each.target.of === 'names' && each.target.kind === target.kind);
}

/** A question without what questions before it have asked. */
interface Unasked {
    /** Nothing where all of it was asked. */
    readonly left?: ServiceField;
    /** What it was called there. */
    readonly elsewhere?: readonly string[];
    /** Whether that is in one of the tables at the end. */
    readonly isInTable?: boolean;
}

function unasked(each: ServiceField, before: readonly ServiceField[]): Unasked {
    const same = before.find(({ field }) => field.tag === each.field.tag) ?? before.find(isOfHead(each));
    if (same) return { elsewhere: [shortLabel(same)], isInTable: isDescribed(same) };
    const { of, kind } = each.target;
    if (of !== 'names' || each.field.field !== 'choices') return { left: each };
    const lists = before.filter(({ target }) => target.of === 'names' && target.kind === kind).map(({ field }) => field);
    const { list, asked } = withoutAsked(each.field, lists);
    return { ...(list && { left: { ...each, field: list } }), elsewhere: asked.map(({ title }) => title) };
}

/** Whether a question is one about the whole specification that asks for the same kind of line. */
function isOfHead(each: ServiceField): (other: ServiceField) => boolean {
    return ({ target }) => target.of === 'head' && target.kind === each.target.kind;
}

/** A blank specification: what some guidance asks of services, as fields. A field that two requirements ask for is there once. */
export function serviceForm(guidance: readonly string[], context: DocumentContext): ServiceForm {
    const asked = guidance.flatMap(name => context.requirementsOf(name)).filter(each => each.subjects.includes('services'));
    const unique = [...new Map(asked.map(each => [each.id, each])).values()];
    const head = headFields(context);
    const before = [...head];
    const requirements = unique.map((requirement): RequirementFields => {
        const asks = [...new Map(requirementFields(requirement, context).map(each => [each.field.tag, each])).values()];
        const own = asks.filter(each => !isSaidInWords(each, asks)).map(each => unasked(each, before));
        const fields = own.flatMap(({ left }) => left ?? []);
        before.push(...fields);
        const labels = (isInTable: boolean): readonly string[] => [
            ...new Set(own.flatMap(({ elsewhere = [], isInTable: isThere = false }) => (isThere === isInTable ? elsewhere : []))),
        ];
        return { requirement, fields, elsewhere: labels(false), inTables: labels(true) };
    });
    const earlier = before.flatMap(({ field, target }) => (field.earlier ?? []).map(each => ({ field: each, target })));
    return { guidance, head, requirements, fields: new Map([...before, ...earlier].map(each => [each.field.tag, each])) };
}

/** How many actions a blank form has room for; a copy of the rows of one is read as a further action. */
export const ROOM_FOR_ACTIONS = 8;

const HELP: Readonly<Record<string, string>> = {
    organisation: 'Names, separated by commas.',
    people: 'A number of people, such as 190.',
    number: 'A number.',
    money: 'A sum, such as £250k or £1.2m.',
};

/** What a field of a form stands for in a review. */
type ReviewTarget =
    | { readonly of: 'review'; readonly key: 'title' | 'covers' }
    | { readonly of: 'answer'; readonly question: QuestionFacts; readonly requirement?: string }
    | { readonly of: 'action'; readonly number: number; readonly key: string };

export interface ReviewField {
    readonly field: FormField;
    readonly target: ReviewTarget;
}

/** A form: what it is made from, and its fields by their tags. */
export interface ReviewForm {
    readonly template: TemplateFacts;
    /** All that its guidance asks. A form of an earlier version, or a review, may have a finding on any of them. */
    readonly requirements: readonly EffectiveRequirement[];
    /** Those that a review has findings on. */
    readonly themes: readonly EffectiveRequirement[];
    /** Those about the review itself: its other answers show them. */
    readonly ofReview: readonly EffectiveRequirement[];
    readonly fields: ReadonlyMap<string, ReviewField>;
}

const TONES: Readonly<Record<string, Tone>> = {
    ...{ 'in-place': 'good', met: 'good', partly: 'attention', 'partly-met': 'attention' },
    ...{ 'not-in-place': 'poor', 'not-met': 'poor' },
} satisfies Partial<Record<LibraryTerm<'choice'>, Tone>>;

/** What an answer means, for colour; nothing for one that is neither good nor poor. */
export function toneOf(choice: string): Tone | undefined {
    return TONES[choice];
}

function typeOf({ answer, choices }: QuestionFacts): FieldType {
    if (choices.length) return 'choice';
    return answer === 'date' ? 'date' : answer === 'prose' ? 'prose' : 'text';
}

/** The field for a question. */
export function questionField(question: QuestionFacts, requirement?: string): ReviewField {
    const tag = requirement ? tagOf('finding', requirement, question.name) : tagOf('answer', question.name);
    const help = [HELP[question.answer] ?? '', question.when ? 'If something is missing or only partly in place.' : '']
        .filter(Boolean)
        .join(' ');
    const choices = question.choices.map((value): FieldChoice => {
        const tone = toneOf(value);
        return { value, title: choiceInWords(question, value) ?? value, ...(tone && { tone }) };
    });
    const isNumber = question.answer === 'people' || question.answer === 'number';
    const field = formField(tag, titleOf(question), typeOf(question), { help, choices, required: question.required, isNumber });
    return { field, target: { of: 'answer', question, ...(requirement && { requirement }) } };
}

/** The fields of one action. */
export function actionFields(number: number, context: DocumentContext): readonly ReviewField[] {
    const horizons = choicesOf('horizons', context);
    const states = choicesOf('states', context);
    const rows: readonly (readonly [string, string, FieldType, string?, (readonly FieldChoice[])?])[] = [
        ['title', 'What will be done', 'prose'],
        ['addresses', 'Requirements whose gap it closes', 'text', 'Their codes, such as IACM-DNA-01, separated by commas.'],
        ['horizon', 'How soon, and with what', 'choice', undefined, horizons],
        ['owner', 'Owner', 'text', 'A post, not the name of a person.'],
        ['due', 'Due', 'date'],
        ['resource', 'Resource gap', 'text', 'Such as £1.2m recurrent, 14 wte. Or: not yet costed.'],
        ['state', 'State', 'choice', undefined, states],
        ['evidence', 'Evidence', 'prose', 'What will show that it is done.'],
    ];
    return rows.map(([key, label, type, help, choices]) => ({
        field: formField(tagOf('action', number, key), label, type, { ...(help && { help }), ...(choices && { choices }) }),
        target: { of: 'action', number, key },
    }));
}

export function aboutFields(): readonly ReviewField[] {
    return [
        {
            field: formField('review.title', 'Name of the review', 'text', {
                required: true,
                help: 'Such as: Northmoor, review of intensive and assertive care 2026.',
            }),
            target: { of: 'review', key: 'title' },
        },
        {
            field: formField('review.covers', 'Services that were reviewed', 'text', {
                help: 'Their names in Carewright, if you know them, separated by commas.',
            }),
            target: { of: 'review', key: 'covers' },
        },
    ];
}

/** The form for the outcome of a review: every question of a template, for every requirement of its guidance. */
export function reviewForm(name: string, context: DocumentContext): ReviewForm | undefined {
    const template = context.names.template(name);
    if (!template) return undefined;
    const asked = template.guidance.flatMap(({ name: guidance }) => context.requirementsOf(guidance));
    const requirements = [...new Map(asked.filter(each => each.subjects.includes('reviews')).map(each => [each.id, each])).values()];
    const fields = [
        ...aboutFields(),
        ...template.sections.flatMap(section => {
            const { once, each } = questionsIn(section, template);
            return [
                ...once.map(question => questionField(question)),
                ...requirements.flatMap(({ id }) => each.map(question => questionField(question, id))),
                ...(section.actions ? Array.from({ length: ROOM_FOR_ACTIONS }, (_, index) => actionFields(index + 1, context)).flat() : []),
            ];
        }),
    ];
    const themes = themesAmong(requirements);
    // A guidance for reviews alone has no others to ask about.
    const findings = themes.length ? themes : requirements;
    const ofReview = requirements.filter(each => !findings.includes(each));
    return { template, requirements, themes: findings, ofReview, fields: new Map(fields.map(each => [each.field.tag, each])) };
}
