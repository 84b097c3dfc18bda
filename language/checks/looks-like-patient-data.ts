import { isLibrary } from '../library/scheme.ts';
import type { Text } from '../model/facts.ts';
import type { RuleFinding } from '../model/findings.ts';
import type { Rule } from './rule.ts';
import { placeInText } from './support/prose.ts';

/** Ten digits as an NHS number is written; not a part of a longer number, of an address or of a code. */
const TEN_DIGITS = /(?<![\p{L}\d/=_.#£€$+-]|\d[ ,])\d{3}(?:\d{7}|([ \u00A0-])\d{3}\1\d{4})(?![\p{L}\d/_-]|[.,]\d| ?%)/gu;

const DATE =
    '(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\s+\\d{2,4})';
const BIRTH = new RegExp(
    `(?<!\\p{L})(?:d\\.?o\\.?b\\.?|date of birth|born(?:\\s+on)?)(?!\\p{L})[\\s:;,()–-]*(?:(?:is|was)\\s*)?${DATE}`,
    'giu',
);

/** Numbers of books and telephones that may pass the check as well. */
const OTHER_NUMBER = /(?:isbn(?:-10)?|tel(?:ephone)?|phone|mobile|fax|ring|call|\+\d{1,3})[\s:.()0]*$/i;

/** Whether the last digit of ten is the check digit of the others, as in every NHS number (modulus 11). */
function isNhsNumber(written: string): boolean {
    const digits = [...written.replaceAll(/\D/g, '')].map(Number);
    if (digits.length !== 10 || digits[0] === 0 || digits.every(digit => digit === digits[0])) return false;
    const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
    return (11 - (sum % 11)) % 11 === digits[9];
}

function finding(text: Text, match: RegExpMatchArray, message: string): RuleFinding {
    const start = match.index ?? 0;
    const { at, exact } = placeInText(text, start, start + match[0].length);
    return {
        at,
        message,
        advice: 'Remove it, and find out where else this document has been sent. Describe what happened without saying to whom.',
        fixes: exact ? [{ title: 'Remove it', safe: false, edits: [{ at, text: '(removed)' }] }] : [],
    };
}

/** No document tells who a person is who uses services. */
export const looksLikePatientData: Rule = {
    code: 'CARE-302',
    name: 'looks-like-patient-data',
    title: 'What looks like the data of a person who uses services',
    severity: 'error',
    reads: 'document',
    isFixable: true,
    why: 'Specifications and reviews are read in public. An NHS number or a date of birth in one of them shows who a person is.',
    fix: 'Remove it. Describe what happened without saying to whom.',
    *check(document) {
        if (isLibrary(document.uri)) return;
        for (const text of document.texts) {
            if (!/\d/.test(text.text)) continue;
            for (const match of text.text.matchAll(TEN_DIGITS)) {
                if (!isNhsNumber(match[0]) || OTHER_NUMBER.test(text.text.slice(0, match.index))) continue;
                yield finding(text, match, `${match[0]} looks like a person’s NHS number: its check digit is right.`);
            }
            for (const match of text.text.matchAll(BIRTH)) yield finding(text, match, 'This looks like a person’s date of birth.');
        }
    },
};
