import { choiceInWords } from '../../language/reviews/form.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ReviewAction, ReviewAnswer, ReviewModel } from '../model/review.ts';
import { BESIDE_FORM, type FormField, type FormSheet, isField, LOOKED_AT } from '../tree/document-tree.ts';
import { withLongLines } from '../tree/prose.ts';
import { gapsInWords } from './actions.ts';
import { reviewSheets } from './form-sheets.ts';
import type { ReviewField, ReviewForm } from './forms.ts';
import { lineWords } from './specification-parts.ts';

/** How many rows for new actions are below those of the review. */
const ROOM_FOR_MORE = 10;

/** An answer as a cell of the form has it; and what of it that cell has no room for. */
function answerCell({ target }: ReviewField, answers: readonly ReviewAnswer[]): { readonly answer: string; readonly rest: string } {
    if (target.of !== 'answer') return { answer: '', rest: '' };
    const found = answers.filter(({ question }) => question === target.question.name);
    const [first] = found;
    const chosen = first && choiceInWords(target.question, first.names[0] ?? '');
    const words = ({ value, text = '' }: ReviewAnswer): string => [value, withLongLines(text)].filter(Boolean).join('\n');
    if (chosen !== undefined) return { answer: chosen, rest: [first?.text ?? '', ...found.slice(1).map(words)].filter(Boolean).join('\n') };
    return { answer: found.map(words).join('\n\n'), rest: '' };
}

/** What an action says, by the attribute of the form. */
function actionCells(action: ReviewAction): Readonly<Record<string, string>> {
    const { shown, closes, title, texts, due, completed } = action;
    return {
        title: [title, ...texts].map(withLongLines).join('\n\n'),
        addresses: closes.join(', '),
        horizon: shown.horizon,
        owner: shown.owner,
        due: due ?? shown.due,
        resource: shown.resource,
        state: shown.state,
        evidence: withLongLines(shown.evidence),
        progress: withLongLines(shown.progress),
        completed: completed ?? '',
    };
}

/**
 * A review in the sheets of its form, filled in: what its board sent in is what it gets back, and what it changes there can be imported.
 * A separate sheet has what the form has no cell for.
 */
export function filledReviewSheets(form: ReviewForm, review: ReviewModel, context: DocumentContext): readonly FormSheet[] {
    const more: (readonly [about: string, words: string])[] = [];
    const asked = new Set(form.template.questions.map(({ name }) => name));
    const answersTo = (requirement: string | undefined): readonly ReviewAnswer[] =>
        requirement === undefined
            ? review.answers
            : review.findings.filter(finding => finding.requirement === requirement).flatMap(({ answers }) => answers);
    const filled = (field: FormField): FormField => {
        const own = form.fields.get(field.tag);
        if (field.tag === 'review.title') return { ...field, answer: review.title };
        if (field.tag === 'review.covers') return { ...field, answer: review.covers.join(', ') };
        if (own?.target.of !== 'answer') return field;
        const { answer, rest } = answerCell(own, answersTo(own.target.requirement));
        if (rest) more.push([[own.target.requirement, field.label].filter(Boolean).join(', '), rest]);
        return answer ? { ...field, answer } : field;
    };
    const actionRow = (row: readonly FormField[], action: ReviewAction): readonly FormField[] => {
        const cells = actionCells(action);
        return row.map(field => {
            const answer = cells[field.tag.replace(/^.*\./, '')] ?? '';
            return answer ? { ...field, answer } : field;
        });
    };
    const sheets = reviewSheets(form, context, new Set(review.findings.map(({ requirement }) => requirement))).map((sheet): FormSheet => {
        const [first = []] = sheet.rows;
        const isActions = first.every(cell => isField(cell) && cell.tag.startsWith('action.'));
        if (!isActions) return { ...sheet, rows: sheet.rows.map(row => row.map(cell => (isField(cell) ? filled(cell) : cell))) };
        const blank = first.filter(isField);
        const room = Math.max(ROOM_FOR_MORE, sheet.rows.length - review.actions.length);
        return {
            ...sheet,
            rows: [...review.actions.map(action => actionRow(blank, action)), ...Array.from({ length: room }, () => blank)],
        };
    });
    const known = new Set(form.requirements.map(({ id }) => id));
    const others = [
        ...review.answers.filter(({ question }) => !asked.has(question)).map(answer => ['', answer] as const),
        ...review.findings.flatMap(({ requirement, answers }) =>
            answers.filter(({ question }) => !known.has(requirement) || !asked.has(question)).map(answer => [requirement, answer] as const),
        ),
    ];
    for (const [requirement, { question, value, text = '' }] of others)
        more.push([[requirement, question.replaceAll('-', ' ')].filter(Boolean).join(', '), [value, text].filter(Boolean).join('\n')]);
    for (const { requirement, lookedAt } of review.findings) if (lookedAt.length) more.push([requirement + LOOKED_AT, lookedAt.join(', ')]);
    for (const { title, lines } of review.actions)
        for (const line of lines.filter(({ key }) => key !== 'completedon')) more.push([`${title}: ${line.label}`, lineWords(line)]);
    for (const { requirements, reason, until, body } of [...review.notApplicable, ...review.acceptedGaps]) {
        const what = until ? `gap accepted until ${until} by ${body}` : 'not applicable';
        more.push([`${gapsInWords(requirements, context.names)}: ${what}`, reason]);
    }
    for (const line of review.unplaced) more.push(['A line that Carewright could not read', line]);
    return more.length ? [...sheets, moreSheet(more)] : sheets;
}

/** What a review says that its form does not ask for. Which services a finding looked at is in codes: people do not see it. */
function moreSheet(rows: readonly (readonly [about: string, words: string])[]): FormSheet {
    return {
        name: BESIDE_FORM,
        columns: [
            { title: 'What it is about', width: 50 },
            { title: 'What the review says', width: 80 },
        ],
        rows,
        keys: [],
        frozen: 1,
        hidden: new Set([...rows.keys()].filter(at => rows[at]?.[0].endsWith(LOOKED_AT))),
    };
}
