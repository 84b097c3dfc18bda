import { personIn } from '../../language/model/person-names.ts';
import { peopleCounted } from '../../language/model/text.ts';
import { reviewTemplateDocument } from '../content/form-documents.ts';
import { reviewSheets, sheetFields } from '../content/form-sheets.ts';
import { type ReviewField, type ReviewForm, reviewForm } from '../content/forms.ts';
import type { DocumentContext } from '../model/context.ts';
import { Refusal } from '../office/limits.ts';
import { LOOKED_AT } from '../tree/document-tree.ts';
import { type FormAnswer, inWords, readForm } from './filled-form.ts';
import { readSheets } from './filled-sheets.ts';
import { careLine, careText, type Imported, keptLines, nameOf } from './imported.ts';
import { namesCalled, organisationsCalled } from './known-names.ts';
import type { WordContent } from './word-blocks.ts';
import { choiceIn, codesIn, moneyIn, resourceIn, writtenDate, writtenDateOrMonth, writtenNumber } from './written-answers.ts';

/** A field that was filled in, with what it stands for. */
interface Filled extends FormAnswer {
    readonly field: ReviewField;
}

/** Finds what each answer stands for. Fields that the form no longer has are reported. */
function matched(answers: readonly FormAnswer[], fields: ReviewForm['fields'], notes: string[], kept: string[]): readonly Filled[] {
    return answers.flatMap((answer): Filled[] => {
        const { tag, label, text, before } = answer;
        const field = fields.get(tag);
        const isCopy = before > 0 && field?.target.of !== 'action';
        if (field && !isCopy) return [{ ...answer, field }];
        const words = inWords(tag, label);
        notes.push(
            isCopy
                ? `“${words}” is filled in more than once. The first answer counts; the others are kept as comments.`
                : `The form has a field “${label}” (${tag}) that this template does not have. Its answer is kept as a comment.`,
        );
        kept.push(`${words}: ${text}`);
        return [];
    });
}

/** The answers of each action: of a row, or of the fields with one number. */
function actionsOf(filled: readonly Filled[]): readonly (readonly Filled[])[] {
    const own = filled.filter(({ field }) => field.target.of === 'action');
    const groups = Map.groupBy(own, ({ row, before, field: { target } }) =>
        row === undefined ? `${before} ${target.of === 'action' ? target.number : ''}` : `row ${row}`,
    );
    return [...groups.values()];
}

/** What a review is written with. */
interface Writing {
    readonly context: DocumentContext;
    readonly notes: string[];
}

/** An answer as it is written in the file: in the shape of its question where it fits, else as text, which is reported. */
function answerText({ tag, label, field, text, date }: Filled, { context, notes }: Writing, indent: string): string {
    const { target } = field;
    const { field: type, choices } = field.field;
    const answer = target.of === 'answer' ? target.question.answer : '';
    const own = careText(text, indent);
    const words = inWords(tag, label);
    const asWritten = (what: string): string => {
        notes.push(`“${text}” (${words}) can’t be read as ${what}. It is kept as it is written.`);
        return own;
    };
    if (type === 'choice') {
        const found = choiceIn(choices, text);
        if (!found) return asWritten(`one of its choices (${choices.map(({ title }) => title).join(', ')})`);
        if (!found.isMore) return found.choice.value;
        notes.push(`“${text}” (${words}) was read as “${found.choice.title}”. Its words are kept beside it: check it.`);
        return `${found.choice.value} ${own}`;
    }
    if (type === 'date') return writtenDate(text) ?? date ?? asWritten('a date');
    if (answer === 'organisation') return organisationsCalled(text, words, context.names, notes) ?? own;
    if (answer === 'people') {
        const number = writtenNumber(text);
        return number === undefined ? asWritten('a number of people') : peopleCounted(number);
    }
    if (answer === 'number') return writtenNumber(text) ?? asWritten('a number');
    if (answer === 'money') return moneyIn(text) ?? asWritten('a sum');
    return own;
}

/** The lines of an action: what can’t be read as its line asks for is a note in it. */
function actionLines(filled: readonly Filled[], used: Set<string>, writing: Writing): string[] {
    const { context, notes } = writing;
    const value = (key: string): Filled | undefined => filled.find(({ field }) => field.target.of === 'action' && field.target.key === key);
    const title = value('title')?.text ?? '';
    const base = nameOf(title, 'action');
    let name = base;
    for (let count = 2; used.has(name); count++) name = `${base}-${count}`;
    used.add(name);
    const [headline = '', ...more] = title
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean);
    const lines = [`  action ${name} ${careLine(headline || '[What will be done]')} {`];
    // Text after a line would belong to that line.
    if (more.length) lines.push(`    ${careText(more.join('\n'), '    ')}`);
    const keep = (label: string, text: string): void => {
        notes.push(`Action “${headline}”: “${text}” can’t be read as ${label}. It is kept as a note.`);
        lines.push(`    note: ${careText(`${label}: ${text}`, '    ')}`);
    };
    const add = (key: string, label: string, write: (filledIn: Filled) => string | undefined): void => {
        const found = value(key);
        if (!found) return;
        const written = write(found);
        if (written === undefined) keep(label, found.text);
        else lines.push(`    ${label}: ${written}`);
    };
    const closes = value('addresses');
    if (closes) {
        const { codes, rest } = codesIn(closes.text, code => context.names.requirement(code) !== undefined);
        if (codes.length) lines.push(`    addresses: ${codes.join(', ')}`);
        if (rest) keep('addresses', rest);
    }
    const choice = ({ field, text }: Filled): string | undefined => {
        const found = choiceIn(field.field.choices, text);
        if (found?.isMore) notes.push(`Action “${headline}”: “${text}” was read as “${found.choice.title}”. Check it.`);
        return found?.choice.value;
    };
    add('horizon', 'horizon', choice);
    add('owner', 'owner', ({ text }) => {
        const person = personIn(text);
        if (person !== undefined) notes.push(`Action “${headline}”: “${person}” looks like a person’s name. Write the post.`);
        return careLine(text);
    });
    add('due', 'due', ({ text, date }) => writtenDateOrMonth(text) ?? date);
    add('resource', 'resource gap', ({ text }) => resourceIn(text));
    add('state', 'state', choice);
    add('evidence', 'evidence', ({ text }) => careText(text, '    '));
    add('progress', 'progress', ({ text }) => careText(text, '    '));
    add('completed', 'completed on', ({ text, date }) => writtenDateOrMonth(text) ?? date);
    return [...lines, '  }', ''];
}

/** A name as the language has it. */
const NAME = /^\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*$/u;

/** Services with their fingerprints, as a review names them. */
const LOOKS = /^[\p{L}\p{N}-]+(?: "[\da-f]+")?(?:, [\p{L}\p{N}-]+(?: "[\da-f]+")?)*$/u;

/** A filled-in form for the outcome of a review, as a `.care` file. @param knownAs the name of the review that the form was made from */
export function reviewFromForm(content: WordContent, template: string, context: DocumentContext, knownAs = ''): Imported {
    const form = reviewForm(template, context);
    if (!form) throw new Refusal(`The form was made from the template “${template}”, which is not in this folder or the library.`);
    const notes: string[] = [];
    const kept: string[] = [];
    const tree = reviewTemplateDocument(form, context);
    const reading = content.sheets
        ? readSheets(content.sheets, reviewSheets(form, context, new Set(form.requirements.map(({ id }) => id))))
        : readForm(content, tree);
    const fields = new Map([...form.fields, ...(content.sheets ? sheetFields(form, context) : [])]);
    const filled = matched(reading.answers, fields, notes, kept);
    const writing = { context, notes };
    const title = filled.find(({ field }) => field.field.tag === 'review.title')?.text ?? '';
    const covers = filled.find(({ field }) => field.field.tag === 'review.covers')?.text;
    const services = covers === undefined ? undefined : namesCalled(covers, ['service'], context.names);
    if (covers !== undefined && !services) {
        notes.push(`The services that were reviewed (“${covers}”) are not all known here. Write \`covers:\` with their names.`);
        kept.push(`Services that were reviewed: ${covers}`);
    }
    const name = NAME.test(knownAs) ? knownAs : nameOf(title, 'review');
    const answers = filled.filter(({ field: { target } }) => target.of === 'answer' && !target.requirement);
    const lines = [`review ${name} ${careLine(title || '[Name of the review]')} using ${template} {`];
    if (services) lines.push(`  covers: ${services.join(', ')}`);
    for (const answer of answers) {
        if (answer.field.target.of === 'answer') lines.push(`  ${answer.field.target.question.name}: ${answerText(answer, writing, '  ')}`);
    }
    lines.push('');
    const looks = new Map(reading.looks);
    for (const { id } of form.requirements) {
        const own = filled.filter(({ field: { target } }) => target.of === 'answer' && target.requirement === id);
        const look = LOOKS.test(looks.get(id) ?? '') ? looks.get(id) : undefined;
        if (!own.length && look === undefined) continue;
        lines.push(`  finding ${id} {`);
        for (const answer of own) {
            if (answer.field.target.of === 'answer')
                lines.push(`    ${answer.field.target.question.name}: ${answerText(answer, writing, '    ')}`);
        }
        if (look !== undefined) {
            lines.push(`    looked at: ${look}`);
            looks.delete(id);
        }
        lines.push('  }', '');
    }
    for (const [id, words] of looks) kept.push(`${id}${LOOKED_AT}: ${words}`);
    const used = new Set<string>();
    for (const action of actionsOf(filled)) for (const each of actionLines(action, used, writing)) lines.push(each);
    for (const each of reading.notes) notes.push(each);
    for (const each of content.told) notes.push(each);
    for (const each of content.kept) kept.push(each);
    while (lines.at(-1) === '') lines.pop();
    lines.push('}', '');
    return {
        kind: 'review',
        name,
        text: [...lines, ...keptLines([...kept, ...reading.kept], content.sheets && 'workbook')].join('\n'),
        notes,
        read: reading.own,
    };
}
