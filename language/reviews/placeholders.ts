import type { QuestionFacts } from '../model/facts.ts';
import { quoted } from '../skeletons/quoted.ts';

const KINDS: Readonly<Record<string, string>> = {
    date: 'a date: 2026-09-30',
    organisation: 'the name of an organisation',
    number: 'a number',
    people: 'a number: 190 people',
    money: 'a sum: £250k',
};

/** What has to be written as the answer to a question, in quotation marks and square brackets. */
export function placeholderFor(question: QuestionFacts): string {
    const title = (question.title ?? question.name).replaceAll(/[[\]]/g, '');
    const kind = question.choices.length ? `one of ${question.choices.join(', ')}` : KINDS[question.answer];
    return quoted(`[${kind ? `${title}: ${kind}` : title}]`);
}

/** Answers as lines, their values below each other. */
export function alignedLines(lines: readonly (readonly [label: string, value: string])[], indent: string): string[] {
    const width = Math.max(0, ...lines.map(([label]) => label.length)) + 1;
    return lines.map(([label, value]) => `${indent}${`${label}:`.padEnd(width)} ${value}`);
}
