import { acceptedGapEnded } from './accepted-gap-ended.ts';
import { acceptedGapEnding } from './accepted-gap-ending.ts';
import { actionWithoutGap } from './action-without-gap.ts';
import { answerNotAsked } from './answer-not-asked.ts';
import { answerOfWrongType } from './answer-of-wrong-type.ts';
import { answeredTooLate } from './answered-too-late.ts';
import { approvedInTheFuture } from './approved-in-the-future.ts';
import { claimedAndExempt } from './claimed-and-exempt.ts';
import { conditionWithoutQuestion } from './condition-without-question.ts';
import { contradictingBounds } from './contradicting-bounds.ts';
import { copiedText } from './copied-text.ts';
import { coveredNotCompared } from './covered-not-compared.ts';
import { datesOutOfOrder } from './dates-out-of-order.ts';
import { duplicateName } from './duplicate-name.ts';
import { emptyReason } from './empty-reason.ts';
import { exclusionWithoutDestination } from './exclusion-without-destination.ts';
import { gapNotNeeded } from './gap-not-needed.ts';
import { gapWithoutAction } from './gap-without-action.ts';
import { guidanceExtendsItself } from './guidance-extends-itself.ts';
import { guidanceForAnotherModel } from './guidance-for-another-model.ts';
import { guidanceForAnotherNation } from './guidance-for-another-nation.ts';
import { hardToRead } from './hard-to-read.ts';
import { impossibleDate } from './impossible-date.ts';
import { impossibleExpectation } from './impossible-expectation.ts';
import { inPlaceWithoutEvidence } from './in-place-without-evidence.ts';
import { includedAndExcluded } from './included-and-excluded.ts';
import { incompleteAction } from './incomplete-action.ts';
import { linkNotOpened } from './link-not-opened.ts';
import { looksLikePatientData } from './looks-like-patient-data.ts';
import { malformedLine } from './malformed-line.ts';
import { measuresDiffer } from './measures-differ.ts';
import { misplacedLine } from './misplaced-line.ts';
import { morePeopleThanRoom } from './more-people-than-room.ts';
import { namedPerson } from './named-person.ts';
import { noGuidance } from './no-guidance.ts';
import { notUtf8 } from './not-utf-8.ts';
import { outdatedWord } from './outdated-word.ts';
import { overdue } from './overdue.ts';
import { ownWordsForAName } from './own-words-for-a-name.ts';
import { pathwayNotAccepted } from './pathway-not-accepted.ts';
import { placeholder } from './placeholder.ts';
import { positionContradicted } from './position-contradicted.ts';
import { questionMissing } from './question-missing.ts';
import { questionOfWrongType } from './question-of-wrong-type.ts';
import { ratingContradicted } from './rating-contradicted.ts';
import { repeatedAction } from './repeated-action.ts';
import { repeatedEvidence } from './repeated-evidence.ts';
import { repeatedLine } from './repeated-line.ts';
import { replacedRequirement } from './replaced-requirement.ts';
import { requirementNotFollowed } from './requirement-not-followed.ts';
import { requirementWithoutWords } from './requirement-without-words.ts';
import { retiredTerm } from './retired-term.ts';
import { reviewTooLate } from './review-too-late.ts';
import type { Rule } from './rule.ts';
import { scoreOutOfRange } from './score-out-of-range.ts';
import { suspectFinding } from './suspect-finding.ts';
import { termNotYetInForce } from './term-not-yet-in-force.ts';
import { unansweredQuestion } from './unanswered-question.ts';
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
    notUtf8,
    guidanceForAnotherModel,
    guidanceForAnotherNation,
    noGuidance,
    ownWordsForAName,
    impossibleExpectation,
    requirementWithoutWords,
    unknownAmended,
    replacedRequirement,
    linkNotOpened,
    impossibleDate,
    datesOutOfOrder,
    approvedInTheFuture,
    reviewTooLate,
    overdue,
    contradictingBounds,
    untypicalNumber,
    scoreOutOfRange,
    includedAndExcluded,
    morePeopleThanRoom,
    exclusionWithoutDestination,
    namedPerson,
    looksLikePatientData,
    retiredTerm,
    termNotYetInForce,
    outdatedWord,
    unexplainedAbbreviation,
    placeholder,
    copiedText,
    hardToRead,
    acceptedGapEnding,
    acceptedGapEnded,
    gapNotNeeded,
    emptyReason,
    claimedAndExempt,
    questionMissing,
    questionOfWrongType,
    conditionWithoutQuestion,
    unansweredQuestion,
    answerOfWrongType,
    answerNotAsked,
    answeredTooLate,
    inPlaceWithoutEvidence,
    gapWithoutAction,
    actionWithoutGap,
    incompleteAction,
    ratingContradicted,
    repeatedEvidence,
    repeatedAction,
    positionContradicted,
    suspectFinding,
    coveredNotCompared,
    measuresDiffer,
    pathwayNotAccepted,
];
