import { serviceSheets } from '../content/form-sheets.ts';
import type { ServiceForm } from '../content/forms.ts';
import { aboutLabel } from '../content/line-labels.ts';
import { boxTag } from '../tree/document-tree.ts';
import type { FormAnswer, FormReading } from './filled-form.ts';
import { readSheets } from './filled-sheets.ts';
import { tickedInWords } from './form-lists.ts';
import { readTickCells } from './ticked-boxes.ts';
import type { WorkbookSheet } from './workbook.ts';

/** Finds the answers of a form for a specification that was filled in as a workbook, where each choice of a list has a row. */
export function readServiceSheets(sheets: readonly WorkbookSheet[], form: ServiceForm): FormReading {
    const { answers, kept, notes, ...reading } = readSheets(sheets, serviceSheets(form));
    const first = new Map(answers.filter(({ before }) => !before).map(answer => [answer.tag, answer.text]));
    const used = new Set<string>();
    const beside: string[] = [];
    const lists = [...form.fields.values()].flatMap(({ field }): readonly FormAnswer[] => {
        if (field.field !== 'choices') return [];
        const cells = new Map<string, string>();
        for (const choice of field.choices) {
            const tag = boxTag(field, choice);
            const text = first.get(tag);
            if (text === undefined) continue;
            used.add(tag);
            cells.set(choice.value, text);
        }
        const list = readTickCells(cells, field.choices);
        for (const [about, words] of list.beside) beside.push(`${aboutLabel(field.label)}, ${about}: ${words}`);
        const text = tickedInWords(list, field);
        return text ? [{ tag: field.tag, label: field.label, text, list, before: 0 }] : [];
    });
    const told = beside.length
        ? [
              beside.length === 1
                  ? '1 choice has words beside it and is not ticked. They are kept as a comment at the end.'
                  : `${beside.length} choices have words beside them and are not ticked. They are kept as comments at the end.`,
          ]
        : [];
    return {
        ...reading,
        answers: [...answers.filter(({ tag, before }) => before || !used.has(tag)), ...lists],
        kept: [...kept, ...beside],
        notes: [...notes, ...told],
    };
}
