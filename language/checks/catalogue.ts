import { acceptedGapEnded } from './accepted-gap-ended.ts';
import { acceptedGapEnding } from './accepted-gap-ending.ts';
import { approvedInTheFuture } from './approved-in-the-future.ts';
import { claimedAndExempt } from './claimed-and-exempt.ts';
import { contradictingBounds } from './contradicting-bounds.ts';
import { copiedText } from './copied-text.ts';
import { datesOutOfOrder } from './dates-out-of-order.ts';
import { duplicateName } from './duplicate-name.ts';
import { emptyReason } from './empty-reason.ts';
import { guidanceExtendsItself } from './guidance-extends-itself.ts';
import { impossibleDate } from './impossible-date.ts';
import { impossibleExpectation } from './impossible-expectation.ts';
import { includedAndExcluded } from './included-and-excluded.ts';
import { looksLikePatientData } from './looks-like-patient-data.ts';
import { malformedLine } from './malformed-line.ts';
import { misplacedLine } from './misplaced-line.ts';
import { namedPerson } from './named-person.ts';
import { outdatedWord } from './outdated-word.ts';
import { overdue } from './overdue.ts';
import { placeholder } from './placeholder.ts';
import { repeatedLine } from './repeated-line.ts';
import { requirementNotFollowed } from './requirement-not-followed.ts';
import { requirementWithoutWords } from './requirement-without-words.ts';
import { retiredTerm } from './retired-term.ts';
import { reviewTooLate } from './review-too-late.ts';
import type { Rule } from './rule.ts';
import { scoreOutOfRange } from './score-out-of-range.ts';
import { termNotYetInForce } from './term-not-yet-in-force.ts';
import { unexplainedAbbreviation } from './unexplained-abbreviation.ts';
import { unknownAmended } from './unknown-amended.ts';
import { unknownLine } from './unknown-line.ts';
import { unknownName } from './unknown-name.ts';
import { unknownVocabulary } from './unknown-vocabulary.ts';
import { untypicalNumber } from './untypical-number.ts';

/** Every rule, in the order of its code. A rule that is not in this list does not exist. */
export const RULES: readonly Rule[] = [
    unknownName,
    duplicateName,
    unknownVocabulary,
    requirementNotFollowed,
    misplacedLine,
    unknownLine,
    repeatedLine,
    guidanceExtendsItself,
    malformedLine,
    impossibleExpectation,
    requirementWithoutWords,
    unknownAmended,
    impossibleDate,
    datesOutOfOrder,
    approvedInTheFuture,
    reviewTooLate,
    overdue,
    contradictingBounds,
    untypicalNumber,
    scoreOutOfRange,
    includedAndExcluded,
    namedPerson,
    looksLikePatientData,
    retiredTerm,
    termNotYetInForce,
    outdatedWord,
    unexplainedAbbreviation,
    placeholder,
    copiedText,
    acceptedGapEnding,
    acceptedGapEnded,
    emptyReason,
    claimedAndExempt,
];
