import type { Namespace } from '../../language/model/namespaces.ts';
import { type ReviewField, type ReviewForm, reviewForm } from '../content/forms.ts';
import { reviewTemplateDocument } from '../content/review.ts';
import type { DocumentContext } from '../model/context.ts';
import { Refusal } from '../office/limits.ts';
import { extraText } from './filled-form.ts';
import { careText, dateIn, type Imported, keptLines, nameOf, quoted } from './imported.ts';

import type { FilledField, WordContent } from './word-blocks.ts';

const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\b/;
const SUM = String.raw`£\s?\d[\d,]*(\.\d+)?\s?(k|m|bn|thousand|million)?`;
const MONEY = new RegExp(`^${SUM}$`);
const NEED = String.raw`(${SUM}|[\d.]+ wte)( (non-)?recurrent)?`;
const RESOURCE = new RegExp(`^(not yet costed|${NEED}(, ?${NEED})*)$`, 'i');

/** A field that somebody filled in, with what it stands for. */
interface Filled {
    readonly field: ReviewField;
    readonly text: string;
    readonly date?: string;
}

/** Finds what each answer stands for. Fields that the form no longer has are told. */
function matched(fields: readonly FilledField[], form: ReviewForm, notes: string[], kept: string[]): Filled[] {
    const seen = new Map<string, number>();
    return fields.flatMap(({ tag, label, text, date }): Filled[] => {
        if (text === undefined) return [];
        const times = (seen.get(tag) ?? 0) + 1;
        seen.set(tag, times);
        const field = form.fields.get(tag);
        const isCopy = times > 1 && field?.target.of !== 'action';
        if (field && !isCopy) {
            const own =
                field.target.of === 'action'
                    ? { ...field, target: { ...field.target, number: field.target.number + (times - 1) * 1000 } }
                    : field;
            return [{ field: own, text, ...(date && { date }) }];
        }
        notes.push(
            isCopy
                ? `“${label}” is filled in more than once. The first answer counts; the others are kept as comments.`
                : `The form has a field “${label}” (${tag}) that this template does not have. Its answer is kept as a comment.`,
        );
        kept.push(`${label}: ${text}`);
        return [];
    });
}

/** The names of things that somebody wrote with commas between them; nothing where one is unknown. */
function namesIn(text: string, namespaces: readonly Namespace[], { names }: DocumentContext): readonly string[] | undefined {
    const all = namespaces.flatMap(namespace => [...names.all(namespace)].flatMap(found => found[0]?.declaration ?? []));
    const found = text.split(/[,;\n]/).map(part => {
        const word = part.trim().toLowerCase();
        return all.find(({ name, title, term }) => [name, title ?? '', ...(term?.also ?? [])].some(each => each.toLowerCase() === word))
            ?.name;
    });
    return found.every(name => name !== undefined) ? (found as string[]) : undefined;
}

/** An answer as it is written in the file: in the shape of its question where it fits, else as text. */
function answerText({ field, text, date }: Filled, context: DocumentContext, indent: string): string {
    const { target } = field;
    const answer = target.of === 'answer' ? target.question.answer : '';
    const choice = field.field.choices.find(({ value, title }) => value === text || title.toLowerCase() === text.toLowerCase());
    if (choice) return choice.value;
    if (field.field.field === 'date') return dateIn(text) ?? date ?? careText(text, indent);
    if (answer === 'organisation') return namesIn(text, ['organisations'], context)?.join(', ') ?? careText(text, indent);
    if (answer === 'people' && NUMBER.test(text) && /^[\d,.]+( people| person)?$/.test(text)) return `${NUMBER.exec(text)?.[0]} people`;
    if (answer === 'number' && /^[\d,.]+$/.test(text) && NUMBER.test(text)) return text;
    if (answer === 'money' && MONEY.test(text)) return text;
    return careText(text, indent);
}

function actionLines(number: number, filled: readonly Filled[], used: Set<string>, notes: string[], context: DocumentContext): string[] {
    const value = (key: string): Filled | undefined =>
        filled.find(({ field }) => field.target.of === 'action' && field.target.number === number && field.target.key === key);
    const title = value('title')?.text ?? '';
    const base = nameOf(title, 'action');
    let name = base;
    for (let count = 2; used.has(name); count++) name = `${base}-${count}`;
    used.add(name);
    const [headline = '', ...more] = title
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean);
    const lines = [`  action ${name} ${quoted(headline || '[What will be done]')} {`];
    // Text behind a line would belong to that line.
    if (more.length) lines.push(`    ${careText(more.join('\n'), '    ')}`);
    const add = (key: string, label: string, write: (filledIn: Filled) => string | undefined): void => {
        const found = value(key);
        if (!found) return;
        const written = write(found);
        if (written !== undefined) lines.push(`    ${label}: ${written}`);
        else {
            notes.push(`Action “${headline}”: “${found.text}” can’t be read as ${label}. It is kept as a note.`);
            lines.push(`    note: ${careText(`${label}: ${found.text}`, '    ')}`);
        }
    };
    const requirements = (text: string): string | undefined => {
        const codes = text.split(/[,;\s]+/).filter(Boolean);
        return codes.every(code => context.names.requirement(code)) ? codes.join(', ') : undefined;
    };
    add('addresses', 'addresses', ({ text }) => requirements(text));
    add('horizon', 'horizon', each => answerText(each, context, '    '));
    add('owner', 'owner', ({ text }) => quoted(text));
    add('due', 'due', ({ text, date }) => dateIn(text) ?? date);
    add('resource', 'resource gap', ({ text }) => (RESOURCE.test(text.trim()) ? text.trim() : undefined));
    add('state', 'state', each => answerText(each, context, '    '));
    add('evidence', 'evidence', ({ text }) => careText(text, '    '));
    return [...lines, '  }', ''];
}

/** A filled-in form for the outcome of a review, as a `.care` file. */
export function reviewFromForm(content: WordContent, template: string, context: DocumentContext): Imported {
    const form = reviewForm(template, context);
    if (!form) throw new Refusal(`The form was made from the template “${template}”, which is not in this folder or the library.`);
    const notes: string[] = [];
    const kept: string[] = [];
    const filled = matched(content.fields, form, notes, kept);
    const title = filled.find(({ field }) => field.field.tag === 'review.title')?.text ?? '';
    const covers = filled.find(({ field }) => field.field.tag === 'review.covers')?.text;
    const services = covers === undefined ? undefined : namesIn(covers, ['service'], context);
    if (covers !== undefined && !services) {
        notes.push(`The services that were reviewed (“${covers}”) are not all known here. Write \`covers:\` with their names.`);
        kept.push(`Services that were reviewed: ${covers}`);
    }
    const name = nameOf(title, 'review');
    const answers = filled.filter(({ field: { target } }) => target.of === 'answer' && !target.requirement);
    const lines = [`review ${name} ${quoted(title || '[Name of the review]')} using ${template} {`];
    if (services) lines.push(`  covers: ${services.join(', ')}`);
    for (const answer of answers) {
        if (answer.field.target.of === 'answer') lines.push(`  ${answer.field.target.question.name}: ${answerText(answer, context, '  ')}`);
    }
    lines.push('');
    for (const { id } of form.requirements) {
        const own = filled.filter(({ field: { target } }) => target.of === 'answer' && target.requirement === id);
        if (!own.length) continue;
        lines.push(`  finding ${id} {`);
        for (const answer of own) {
            if (answer.field.target.of === 'answer')
                lines.push(`    ${answer.field.target.question.name}: ${answerText(answer, context, '    ')}`);
        }
        lines.push('  }', '');
    }
    const numbers = [...new Set(filled.flatMap(({ field: { target } }) => (target.of === 'action' ? [target.number] : [])))].toSorted(
        (a, b) => a - b,
    );
    const used = new Set<string>();
    for (const number of numbers) for (const each of actionLines(number, filled, used, notes, context)) lines.push(each);
    const extra = extraText(content.blocks, content.margins, reviewTemplateDocument(form, context));
    if (extra.length) notes.push(`${extra.length} lines stood outside the fields. They are kept as comments at the end.`);
    for (const each of content.told) notes.push(each);
    for (const each of content.kept) kept.push(each);
    while (lines.at(-1) === '') lines.pop();
    lines.push('}', '');
    return { kind: 'review', name, text: [...lines, ...keptLines([...kept, ...extra])].join('\n'), notes };
}
