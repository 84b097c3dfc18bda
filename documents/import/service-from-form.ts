import { lowerFirst } from '../../language/assess/wording.ts';
import type { Written } from '../../language/model/elements/element-kind.ts';
import { elementOf, lineOf } from '../../language/model/elements.ts';
import { peopleCounted, withoutLayout } from '../../language/model/text.ts';
import { specificationTemplateDocument } from '../content/form-documents.ts';
import { type ServiceField, type ServiceForm, serviceForm } from '../content/forms.ts';
import { LAYOUTS, type Layout } from '../content/layouts.ts';
import type { DocumentContext } from '../model/context.ts';
import { readForm } from './filled-form.ts';
import { CareService, careLine, careText, type Imported, keptLines, nameOf } from './imported.ts';
import { organisationsCalled } from './known-names.ts';
import type { NamedEntry } from './named-rows.ts';
import { OwnTerms } from './own-terms.ts';
import { readServiceSheets } from './service-sheets.ts';
import type { TickedList } from './ticked-boxes.ts';
import type { WordContent } from './word-blocks.ts';
import { choiceIn, writtenDateOrMonth } from './written-answers.ts';

const TIME = String.raw`\d+(\.\d+)? (minutes?|hours?|working days?|days?|weeks?|months?|years?)`;
const UNIT = TIME.replace(String.raw`\d+(\.\d+)? `, '');
const OFTEN = String.raw`(daily|weekly|fortnightly|monthly|quarterly|yearly|every (\d+ )?${UNIT}|(once|twice|(\d+ (to|–|-) )?\d+ times) (a|per|each|every) ${UNIT})`;
const INTERVAL = new RegExp(`^(at least )?${OFTEN}$`, 'i');
const WITHIN = new RegExp(`^(within ${TIME}|(same|next) (working )?day)$`, 'i');
/** A time with what starts its clock. */
const WITH_CLOCK = /^(?<time>.{1,80}?) (?:of|from|after) (?:the )?(?<start>\p{L}[\p{L} -]*?)\.?$/iu;
const BARE = new RegExp(`^${TIME}$`, 'i');
const CLOCK = String.raw`(\d{1,2}:\d{2}|\d{1,2}([.:]\d{2})?\s?(am|pm))`;
const DAYS = String.raw`(every day|weekdays|weekends|\d days a week)`;

/** How the value of a line is written, where it is not text, by the rule of the grammar that reads it. */
const SHAPES: { readonly [Rule in Written['rule']]?: RegExp } = {
    AgesField: /^(all ages|under \d+|\d+ and (over|above)|\d+ (to|–|-) \d+)$/i,
    HoursField: new RegExp(
        `^(24/7|(24 hours( a day)?|${CLOCK} (to|–|-) ${CLOCK})(, ${DAYS})?|${DAYS})(,? (including|excluding|except|not on|closed on) (bank|public) holidays)?$`,
        'i',
    ),
    LimitField: new RegExp(`^(none|(up to )?${TIME})$`, 'i'),
    FrequencyField: new RegExp(`^((at least )?${OFTEN}(, up to ${OFTEN})?|up to ${OFTEN})$`, 'i'),
    CaseloadField: /^((at most|at least|exactly|up to) )?\d+ (people|person)( per [a-z][\w-]*)?$/i,
    IntervalField: INTERVAL,
    ResponseField: WITHIN,
    Role: /^(shared|[\d.]+ wte( shared)?( vacant [\d.]+ wte)?)$/i,
};

/** What the rule alone does not say: a measure is also an indicator, and a count may be of people or of networks. */
const OWN_SHAPES: ReadonlyMap<string, RegExp> = new Map([
    ['expected', /^[\d,]+ (people|person)$/i],
    ['primarycarenetworks', /^[\d,]+( of [\d,]+ people)?$/i],
    ['measure', new RegExp(`^${OFTEN}$`, 'i')],
    ['target', /^(at least|at most|exactly) [\d.]+%$/i],
]);

function shapeOf(kind: string): RegExp | undefined {
    const rule = lineOf(kind)?.rule;
    return OWN_SHAPES.get(kind) ?? (rule && SHAPES[rule]);
}

const NUMBER = /^(?<number>[\d,]+)( (people|person|persons|patients|service users))?$/i;
const MOST = /^(up to|no more than|max(imum)?( of)?|at most) (?<number>\d+)( (people|person|persons|patients|service users))?$/i;

/** An answer as its line has it, where it is clear what people mean: “190” for people, “2 working days” for a limit. */
function inShape(kind: string, answer: string): string {
    const text = withoutLayout(answer);
    if (kind === 'expected' || kind === 'caseload') {
        const [number, most] = [NUMBER.exec(text)?.groups?.number, MOST.exec(text)?.groups?.number];
        if (number) return peopleCounted(number);
        if (most && kind === 'caseload') return `at most ${peopleCounted(most)}`;
    }
    const shape = shapeOf(kind);
    if (shape === WITHIN && BARE.test(text)) return `within ${text.toLowerCase()}`;
    return shape?.test(text) ? text.toLowerCase() : answer;
}

/** An answer as the value of its line, where it is one and no text: “Within 4 weeks” is `within 4 weeks`. */
export function valueOfLine(kind: string, answer: string): string | undefined {
    const value = inShape(kind, answer).trim();
    return isValue(kind, value) ? value : undefined;
}

/** Whether an answer is written as the value of its line. Any other is text: each of these lines also takes words alone. */
function isValue(kind: string, answer: string): boolean {
    return shapeOf(kind)?.test(answer.trim()) ?? false;
}

const OTHERS: Readonly<Record<string, string>> = { aim: 'aims', outcome: 'outcomes', pathway: 'pathway' };

/** What people answered, by the tags of its fields. */
interface Answers {
    readonly answers: ReadonlyMap<string, string>;
    /** What was ticked in lists of which several choices may apply. */
    readonly lists: ReadonlyMap<string, TickedList>;
}

/** The answers of a form, put into a service one by one. */
class FormReading {
    readonly service = new CareService();
    readonly notes: string[] = [];
    readonly ownTerms: OwnTerms;
    private readonly form: ServiceForm;
    private readonly answers: ReadonlyMap<string, string>;
    private readonly lists: ReadonlyMap<string, TickedList>;
    private readonly context: DocumentContext;

    constructor(form: ServiceForm, { answers, lists }: Answers, context: DocumentContext) {
        this.form = form;
        this.answers = answers;
        this.lists = lists;
        this.context = context;
        this.ownTerms = new OwnTerms(context.names);
    }

    head(key: string): string | undefined {
        return this.answers.get(`service.${key}`);
    }

    read(): void {
        this.headLines();
        const described = new Set<string>();
        for (const { requirement, fields } of this.form.requirements) {
            for (const each of fields) {
                const { of, term = '', kind } = each.target;
                if (of === 'policy' || of === 'partner') {
                    const block = `${of}.${term}`;
                    if (!described.has(block)) this.described(each, requirement.id);
                    described.add(block);
                } else if (of === 'names') this.names(each, requirement.id, described);
                else if (of === 'indicator') this.indicator(requirement.id, described);
                else this.single(each, kind);
            }
        }
    }

    private headLines(): void {
        for (const { field, target } of this.form.head) {
            const answer = this.answers.get(field.tag);
            if (answer === undefined || ['title', 'start', 'end'].includes(target.kind)) continue;
            const choice = choiceIn(field.choices, answer)?.choice;
            if (choice) this.service.addElement(target.kind, choice.value);
            if (choice && choiceIn(field.choices, answer)?.isMore) this.keep(field.label, answer);
            if (choice) continue;
            if (field.field === 'choice')
                this.notes.push(`“${answer}” is none of the choices of “${field.label}”. It is kept as it is written.`);
            if (field.field === 'date') this.date(target.kind, field.label, answer);
            else this.service.addElement(target.kind, this.organisation(target.kind, answer) ?? careText(answer, '  '));
        }
        const start = this.head('start');
        const end = this.head('end');
        const [from, to] = [start, end].map(each => (each === undefined ? undefined : writtenDateOrMonth(each)));
        if (from) this.service.add(`in force: ${from}${to ? ` to ${to}` : ''}`);
        if (start && !from) this.keep('First day in force', start);
        if (end && (!to || !from)) this.keep('Last day in force', end);
        this.service.add(`follows: ${this.form.guidance.join(', ')}`);
    }

    private organisation(kind: string, answer: string): string | undefined {
        if (elementOf(kind)?.terms !== 'organisations') return undefined;
        return organisationsCalled(answer, elementOf(kind)?.words ?? kind, this.context.names, this.notes);
    }

    private date(kind: string, label: string, answer: string): void {
        const date = writtenDateOrMonth(answer);
        if (date) this.service.addElement(kind, date);
        else this.keep(label, answer);
    }

    /** An answer that is not written as its line asks for is kept as a note. */
    private keep(label: string, answer: string): void {
        this.notes.push(`“${answer}” can’t be read as “${label}”. It is kept as a note.`);
        this.service.add(`note: ${careText(`${label}: ${answer}`, '  ')}`);
    }

    private single({ field, target }: ServiceField, kind: string): void {
        const written = this.answers.get(field.tag);
        if (written === undefined) return;
        const answer = this.clocked(kind, written) ?? inShape(kind, written);
        if (target.of === 'statement') {
            const block = OTHERS[kind] ?? 'pathway';
            this.service.addTo(block, `- ${careText(answer, '    ')}${target.requirement ? `  meets ${target.requirement}` : ''}`);
            return;
        }
        const isClocked = answer !== written && WITH_CLOCK.test(answer);
        const value = isClocked || isValue(kind, answer) ? answer.trim() : careText(answer, '    ');
        if (target.of === 'entry') {
            const block = kind === 'role' ? 'team' : kind === 'offer' ? 'offers' : 'measures';
            const number = kind === 'role' ? /^[\d.]+$/.exec(answer.trim())?.[0] : undefined;
            this.service.addTo(block, `${target.term}: ${number ? `${number} wte` : value}`);
        } else this.service.addElement(kind, value);
    }

    /** An answer that also says from when on its time is counted: “2 weeks from the first visit”. Nothing where it is none. */
    private clocked(kind: string, answer: string): string | undefined {
        const { time = '', start = '' } = WITH_CLOCK.exec(withoutLayout(answer))?.groups ?? {};
        const within = inShape(kind, time);
        if (shapeOf(kind) !== WITHIN || !WITHIN.test(within)) return undefined;
        const called = (words: string): string => words.toLowerCase().replaceAll('-', ' ');
        const clock = [...this.context.names.all('clocks')]
            .flatMap(([found]) => found?.declaration ?? [])
            .find(({ name, title = '', term }) => [name, title, ...(term?.also ?? [])].some(each => called(each) === called(start)));
        return clock && `${within} of ${clock.name}`;
    }

    /** A policy or a partner that people named themselves. It claims no requirement: the form does not ask which it meets. */
    named({ of, name, said }: NamedEntry): void {
        const by = said.get('by')?.text;
        const words = [...said.values()].map(({ label, text }) => `${label}: ${text}`).join('\n\n');
        const block = name && `${of === 'policy' ? 'policy' : 'works with'} ${this.ownTerms.termOf(of, name)}`;
        if (!block || this.service.has(block)) {
            const what = of === 'policy' ? 'A policy' : 'A partner';
            this.notes.push(
                block
                    ? `“${name}” is filled in twice. The first answer counts; what the second says is a note.`
                    : `${what} has no name. What is said about it is a note.`,
            );
            this.service.add(`note: ${careText([name || what, words].filter(Boolean).join('\n\n'), '  ')}`);
            return;
        }
        this.service.addBlock(block);
        for (const [key, { label, text }] of said) {
            if (key === 'by' || key === 'text') continue;
            const line = this.attribute(key, text, by);
            if (line) this.service.addTo(block, line);
            else this.keep(`${name}, ${lowerFirst(label)}`, text);
        }
        if (by && !writtenDateOrMonth(said.get('approved')?.text ?? '')) this.keep(`${name}, approved by`, by);
        const text = said.get('text')?.text;
        if (text) this.service.addTo(block, careText(text, '    '));
    }

    /** All that is filled in about a policy or a partner. */
    private described({ target }: ServiceField, requirement: string): void {
        const { of, term = '' } = target;
        const own = [...this.form.fields.values()].filter(each => each.target.of === of && each.target.term === term);
        const answers = own.flatMap(({ field, target: { key = '' } }) => {
            const answer = this.answers.get(field.tag);
            return answer === undefined ? [] : [{ key, label: field.label, answer }];
        });
        if (!answers.length) return;
        const block = of === 'policy' ? `policy ${term}` : `works with ${term}`;
        const said = (key: string): string | undefined => answers.find(each => each.key === key)?.answer;
        for (const { key, label, answer } of answers) {
            if (key === 'by' || key === 'text') continue;
            const line = this.attribute(key, answer, said('by'));
            if (line) this.service.addTo(block, line);
            else this.keep(label, answer);
        }
        const by = said('by');
        if (by && !writtenDateOrMonth(said('approved') ?? '')) this.keep(`${term}: approved by`, by);
        if (of === 'policy') this.service.addTo(block, `meets ${requirement}`);
        const text = said('text');
        if (text) this.service.addTo(block, careText(text, '    '));
    }

    private attribute(key: string, answer: string, by: string | undefined): string | undefined {
        const date = writtenDateOrMonth(answer);
        if (key === 'approved') return date && `approved: ${date}${by ? ` by ${careLine(by)}` : ''}`;
        if (key === 'reviewby') return date && `review by: ${date}`;
        if (key === 'response') {
            const within = inShape('response', answer);
            return `response: ${isValue('response', within) ? within.trim() : careText(answer, '    ')}`;
        }
        return `${key}: ${careText(answer, '    ')}`;
    }

    /** The terms that were chosen for a requirement, with the writer's own words, in one line. */
    private names({ target }: ServiceField, requirement: string, done: Set<string>): void {
        const id = `names.${target.kind}.${requirement}`;
        if (done.has(id)) return;
        done.add(id);
        const own = [...this.form.fields.values()].filter(
            each => each.target.of === 'names' && each.target.kind === target.kind && each.target.requirement === requirement,
        );
        const terms: string[] = [];
        const texts: string[] = [];
        for (const { field } of own) {
            const { ticked, words } = this.lists.get(field.tag) ?? {};
            terms.push(...(ticked ?? []));
            texts.push(...(words ?? []));
            const answer = ticked ? undefined : this.answers.get(field.tag);
            const found = answer === undefined ? undefined : choiceIn(field.choices, answer);
            if (found) terms.push(found.choice.value);
            // Some programs let people write into a list to choose from.
            if (answer !== undefined && (!found || found.isMore)) texts.push(answer);
        }
        const text = texts.length ? texts.join('\n\n') : undefined;
        if (!terms.length && text === undefined) return;
        const value = [[...new Set(terms)].join(', '), text === undefined ? '' : careText(text, '    ')].filter(Boolean).join(' ');
        this.service.addElement(target.kind, `${value}  meets ${requirement}`);
    }

    private indicator(requirement: string, done: Set<string>): void {
        const id = `indicator.${requirement}`;
        if (done.has(id)) return;
        done.add(id);
        const own = [...this.form.fields.values()].filter(({ target }) => target.of === 'indicator' && target.requirement === requirement);
        const said = new Map(
            own.flatMap(({ field, target: { key = '' } }) => {
                const answer = this.answers.get(field.tag);
                return answer === undefined ? [] : [[key, answer] as const];
            }),
        );
        const title = said.get('title');
        const target = said.get('target');
        const source = said.get('source');
        if (!title) {
            for (const [key, answer] of said) this.keep(`Indicator, ${key}`, answer);
            return;
        }
        const percent = target && /^[\d.]+%$/.test(target.trim()) ? `at least ${target.trim()}` : target?.trim();
        const fits = percent !== undefined && isValue('target', percent);
        if (target && !fits) this.keep(`Target of “${title}”`, target);
        const parts = [...(fits ? [percent] : []), ...(source ? [`source ${careLine(source)}`] : [])];
        this.service.addTo('measures', `indicator ${careLine(title)}${parts.length ? `: ${parts.join(', ')}` : ''}  meets ${requirement}`);
    }
}

/** A filled-in form for a service specification, as a `.care` file. */
export function serviceFromForm(
    content: WordContent,
    guidance: readonly string[],
    context: DocumentContext,
    layout: Layout | undefined = LAYOUTS[0],
): Imported {
    const form = serviceForm(guidance, context);
    const kept: string[] = [];
    const notes: string[] = [];
    const answers = new Map<string, string>();
    const lists = new Map<string, TickedList>();
    const tree = layout && specificationTemplateDocument(form, layout, context);
    const asked = content.sheets
        ? readServiceSheets(content.sheets, form)
        : tree
          ? readForm(content, tree, HEADINGS)
          : { answers: [], named: [], kept: [], notes: [], own: [] };
    for (const { tag, label, text, date, list } of asked.answers) {
        const isDate = form.fields.get(tag)?.field.field === 'date';
        if (form.fields.has(tag) && !answers.has(tag)) {
            answers.set(tag, isDate && date && !writtenDateOrMonth(text) ? date : text);
            if (list) lists.set(tag, list);
        } else {
            notes.push(`“${label}” (${tag}) has no place in the form, or is filled in twice. Its answer is kept as a comment.`);
            kept.push(`${label}: ${text}`);
        }
    }
    const reading = new FormReading(form, { answers, lists }, context);
    reading.read();
    for (const each of asked.named) reading.named(each);
    for (const each of asked.notes) notes.push(each);
    for (const each of content.told) notes.push(each);
    for (const each of content.kept) kept.push(each);
    const title = reading.head('title') ?? '';
    const name = nameOf(title, 'service');
    const text = reading.service.text(name, careLine(title || '[Name of the service]'));
    const all = [...reading.notes, ...reading.ownTerms.notes, ...notes];
    return {
        kind: 'specification',
        name,
        text: `${text}${reading.ownTerms.vocabularies()}${[...keptLines([...kept, ...asked.kept], content.sheets && 'workbook')].join('\n')}`,
        notes: all,
        read: asked.own,
    };
}

/** Headings of any layout are part of the form, whichever layout it was made in. */
const HEADINGS: readonly string[] = LAYOUTS.flatMap(({ sections }) => sections).flatMap(function all(section): string[] {
    return [[section.number, section.heading].filter(Boolean).join(' '), ...(section.sections ?? []).flatMap(all)];
});
