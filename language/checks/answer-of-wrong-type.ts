import { dateInWords, dayMeant, isWithoutDay } from '../model/dates.ts';
import type { QuestionFacts } from '../model/facts.ts';
import type { Fix, RuleFinding } from '../model/findings.ts';
import { listed, nearestName } from '../model/text.ts';
import { type Value, valueInWords } from '../model/values.ts';
import { answersIn, answersOf, type Form, findingsIn, formUsedBy, type Given, isUnwrittenValue, questionInWords } from '../reviews/form.ts';

import type { Rule } from './rule.ts';

const WANTED: Readonly<Record<string, string>> = {
    date: 'a date, such as 2026-09-30',
    number: 'a number, such as 12',
    people: 'a number of people, such as 190 people',
    money: 'a sum of money, such as £250k',
    organisation: 'the name of an organisation',
    prose: 'words, in quotation marks',
};

function isOfType(question: QuestionFacts, value: Value): boolean {
    switch (question.answer) {
        case 'date':
            return value.type === 'date' && !isWithoutDay(value.shown);
        case 'number':
            return value.type === 'number' && value.dimension !== 'money';
        case 'people':
            return value.type === 'number' && ['people', 'count'].includes(value.dimension);
        case 'money':
            return value.type === 'number' && value.dimension === 'money';
        case 'one':
            return value.type === 'text' && question.choices.includes(value.text);
        default:
            return value.type === 'text';
    }
}

/** How answers are written without quotation marks, by the type of the question. */
const PLAIN: Readonly<Record<string, RegExp>> = {
    date: /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})$/,
    people: /^\d[\d,]*(?: people| person)?$/,
    number: /^\d[\d,]*(?:\.\d+)?$/,
    money: /^£ ?\d[\d,]*(?:\.\d+)?(?:k|m|bn| thousand| million)?$/,
};

/** A fix for a day or a number in quotation marks, which remain when people write over a placeholder. */
function withoutQuotes(question: QuestionFacts, value: Value): Fix[] {
    const text = value.type === 'text' ? value.text.trim() : '';
    if (!PLAIN[question.answer]?.test(text)) return [];
    return [{ title: 'Take out the quotation marks', safe: true, edits: [{ at: value.at, text }] }];
}

/** A choice as people write it: `In place` is `in-place`. */
function asName(words: string): string {
    return words
        .trim()
        .replace(/\.$/, '')
        .toLowerCase()
        .replaceAll(/[\s_\p{Pd}]+/gu, '-');
}

/** Fixes for a month where a day is asked for: its last day, and its first. */
function daysOfMonths(value: Value): Fix[] {
    if (value.type !== 'date' || !isWithoutDay(value.shown)) return [];
    return (['last', 'first'] as const).flatMap(side => {
        const day = dayMeant(value.shown, side);
        return day === undefined ? [] : [{ title: `Change to ${dateInWords(day)}`, safe: false, edits: [{ at: value.at, text: day }] }];
    });
}

function wrong(question: QuestionFacts, value: Value): RuleFinding | undefined {
    if (isOfType(question, value) || isUnwrittenValue(value)) return undefined;
    const shown = valueInWords(value);
    const days = question.answer === 'date' ? daysOfMonths(value) : [];
    if (days.length)
        return {
            at: value.at,
            message: `The answer to ${questionInWords(question)} is “${shown}”. It has to be a day, as days are compared here.`,
            advice: 'Write the day, such as 30 September 2026.',
            fixes: days,
        };
    const said = shown.length > 40 ? `${shown.slice(0, 40).trimEnd()}…` : shown;
    if (question.answer !== 'one') {
        return {
            at: value.at,
            message: `The answer to ${questionInWords(question)} is “${said}”. It has to be ${WANTED[question.answer] ?? 'words'}.`,
            fixes: withoutQuotes(question, value),
        };
    }
    const words = value.type === 'text' ? value.text : '';
    const same = question.choices.find(choice => asName(choice) === asName(words));
    const near = same ?? nearestName(words, question.choices);
    return {
        at: value.at,
        message: `“${said}” is not among the answers to ${questionInWords(question)}.`,
        advice: `Choose ${listed(
            question.choices.map(choice => `\`${choice}\``),
            'or',
        )}.`,
        fixes: near ? [{ title: `Choose ${near}`, safe: near === same, edits: [{ at: value.at, text: near }] }] : [],
    };
}

function* wrongAmong(questions: Form['once'], answers: ReadonlyMap<string, Given>): Iterable<RuleFinding> {
    for (const [name, { value }] of answers) {
        const question = questions.get(name);
        const found = question && wrong(question, value);
        if (found) yield found;
    }
}

/** An answer is what its question asks for. */
export const answerOfWrongType: Rule = {
    code: 'CARE-712',
    name: 'answer-of-wrong-type',
    title: 'An answer of another kind than its question asks for',
    severity: 'error',
    reads: 'workspace',
    isFixable: true,
    why: 'Answers are counted and compared across boards. A number of people that is written as a sentence, or a position that is not one of the choices, can’t be.',
    fix: 'Write what the question asks for. Put anything else you want to say in quotation marks after the choice.',
    *check(document, context) {
        for (const review of document.reviews) {
            const form = formUsedBy(review, context);
            if (!form) continue;
            yield* wrongAmong(form.once, answersOf(review));
            for (const finding of findingsIn(review)) yield* wrongAmong(form.each, answersIn(finding));
        }
    },
};
