import type { QuestionFacts } from '../model/facts.ts';
import { quoted } from '../model/quotations.ts';

const KINDS: Readonly<Record<string, string>> = {
    date: 'a date such as 2026-09-30',
    organisation: 'the name of an organisation',
    number: 'a number',
    people: 'a number such as 190 people',
    money: 'a sum such as £250k',
};

/**
 * What has to be written as the answer to a question, in quotation marks and square brackets.
 *
 * @param hint what the specifications say that may help to answer it
 */
export function placeholderFor(question: QuestionFacts, hint?: string): string {
    const title = (question.title ?? question.name).replaceAll(/[[\]]/g, '');
    const choices = question.choices.join(', ');
    const kind = question.choices.length ? `${/\?$/.test(title) ? 'O' : 'o'}ne of ${choices}` : KINDS[question.answer];
    const asked = kind ? `${title}${/\?$/.test(title) ? ' ' : ': '}${kind}` : title;
    return quoted(`[${hint ? `${asked}; ${hint}` : asked}]`);
}

/** Answers as lines, their values below each other. */
export function alignedLines(lines: readonly (readonly [label: string, value: string])[], indent: string): string[] {
    const width = Math.max(0, ...lines.map(([label]) => label.length)) + 1;
    return lines.map(([label, value]) => `${indent}${`${label}:`.padEnd(width)} ${value}`);
}
