import { SAYINGS } from '../model/elements/blocks.ts';
import { ALL_LINES, isLine, keyOf, lineOf } from '../model/elements.ts';
import { isClosed, namespaceOrWord } from '../model/namespaces.ts';
import { withoutLayout } from '../model/text.ts';

/** For each rule of the grammar that people may get wrong, how it is written: the end of a syntax message. */
export const HOW_TO_WRITE: Readonly<Record<string, string>> = {
    Vocabulary: 'Write a vocabulary as `vocabulary roles { key-worker "Key worker" }`.',
    Term: 'Write a term as `key-worker "Key worker"`.',
    Guidance: 'Write a guidance as `guidance LOCAL "Our local standards" { ... }`.',
    Tightening: 'Write it as `tightens IACM-FAM-03 to must because "..."`, with what is expected between braces after it.',
    Requirement: 'Write a requirement as `must LOCAL-01 "What is asked" { says: "..." expects ... }`.',
    Expectation: 'Write an expectation as `expects policy non-attendance` or `expects statement`.',
    Service: 'Write a service as `service our-team "Our team" { ... }`.',
    NamesField: 'Write one or more names, with commas between them, or text in quotation marks.',
    ExclusionField: 'Write whom the service is not for, and where they go instead: `excludes: dementia goes to: older-adult-service`.',
    CriteriaGroup: 'Write criteria as `includes all of { psychosis "Words" at least 2 of { ... } }`, each on a line.',
    Criterion: 'Write a criterion as a name, as text in quotation marks, or as both.',
    DischargeField: 'Write when people leave in quotation marks, and where they go: `discharge criteria: "..." goes to: gp`.',
    ReferralField:
        'Write how in quotation marks, with the address of a page if there is one: `how to refer: "On this page" <https://example.org>`.',
    TextField: 'Put the text in quotation marks.',
    PeriodField:
        'Write the period as `in force: 2025-04-01 to 2028-03-31`, with `, extendable to 2030-03-31` if it can be extended, or put words in quotation marks.',
    DateField: 'Write a date as 2025-04-01, 1 April 2025, April 2025 or 2025, or put words in quotation marks.',
    ResponseField:
        'Write how soon as `within 24 hours`, `within 5 working days of referral` or `same day`, or put words in quotation marks.',
    IntervalField: 'Write how often as `every 4 weeks`, `daily` or `3 times a week`, or put words in quotation marks.',
    Interval: 'Write how often as `every 4 weeks`, `daily` or `3 times a week`.',
    FrequencyField:
        'Write how often as `at least weekly, up to twice a day` or `weekly for 6 weeks, then monthly`, or put words in quotation marks.',
    AgesField: 'Write ages as `18 and over`, `18+`, `18 to 65` or `under 18`, or put words in quotation marks.',
    CaseloadField: 'Write a caseload as `at most 12 people per care-coordinator`, or put words in quotation marks.',
    HoursField:
        'Write hours as `08:00 to 20:00, every day`, `09:00 to 17:00, Monday to Friday, except bank holidays` or `24/7`, or put words in quotation marks.',
    Days: 'Write days as `every day`, `weekdays` or `Monday to Friday`.',
    LimitField: 'Write `time limit: none`, `time limit: 6 to 12 months` or `time limit: 12 sessions`, or put words in quotation marks.',
    AppointmentField: 'Write an approval as `approved: 2024-11-12 by "Quality Committee"`, or put words in quotation marks.',
    AgreementField:
        'Write an agreement as `agreement: information-sharing, signed 2024-06-01, review by 2026-06-01`, or put words in quotation marks.',
    CountField: 'Write how many as `190 people` or `140 people a year`, or put words in quotation marks.',
    Quantity: 'Write a number with its unit, such as `12 people` or `1.5 wte`.',
    NotApplicable: 'Write it as `not applicable IACM-CARE-06 because "..."`.',
    AcceptedGap: 'Write it as `accepts gap IACM-TEAM-03 until 2026-06-30 by "Quality Committee" because "..."`.',
    Statement: 'Begin each line with a dash and put the text in quotation marks.',
    Policy: 'Write a policy as `policy non-attendance { owner: "Clinical lead" ... }`.',
    Partnership: 'Write a partner as `works with police { ... }`.',
    Role: 'Write a role as `key-worker: 4 wte "Band 6"` or `"Two duty workers": 2 wte`.',
    Offer: 'Write what is offered as `care-plan: every 6 months "Words"` or `"Walking group": weekly`.',
    Measure:
        'Write a measure as `dialog: at start, every 6 months and at discharge` or `"Seen in 7 days": at least 95%, reported monthly`.',
    Ask: 'Write a question as `ask completed "Date completed": date, required`.',
    AnswerType: 'An answer is `date`, `prose`, `organisation`, `money`, `number of people` or `one of` some choices.',
    Finding: 'Write a finding as `finding IACM-DNA-01 { ... }`.',
    Action: 'Write an action as `action audit-discharges "Audit discharges" { ... }`.',
    ValueField: 'Write what the contract is worth as `contract value: £1.2m a year`, or put words in quotation marks.',
    ActivityField: 'Write activity as `activity: 4,000 contacts a year, £200 each`, or put words in quotation marks.',
    ResourceField: 'Write a resource gap as `£1.2m recurrent, 14 wte`, or `not yet costed`.',
    CareDocument: '',
};

/** The words of the lines, the longest first, with the rules that read them. */
const RULES: readonly (readonly [words: string, rule: string])[] = ALL_LINES.filter(([, line]) => isLine(line))
    .map(([, { words, rule }]) => [words, rule] as const)
    .toSorted(([a], [b]) => b.length - a.length);

/** Lines of which a document mostly has one name. */
const ONE: ReadonlySet<string> = new Set(['commissioner', 'provider', 'model', 'decided by']);

/** How a line that begins with some words is written, if the language knows it. */
export function howToWriteLine(words: string): string | undefined {
    const begin = withoutLayout(words);
    const [line, rule] = RULES.find(([line]) => begin === line || begin.startsWith(`${line} `)) ?? [];
    if (rule === undefined || line === undefined) return undefined;
    const { terms = '' } = lineOf(keyOf(line)) ?? {};
    if (rule === 'NamesField' && isClosed(namespaceOrWord(terms))) return `Write one name. \`carewright explain ${terms}\` lists them.`;
    if (rule === 'NamesField' && ONE.has(line)) return 'Write a name, or text in quotation marks.';
    // A rule may read several kinds of lines: an example of another kind would be taken for advice to write that.
    const isOfRule = (label: string): boolean => RULES.some(([words, by]) => by === rule && words === label);
    return HOW_TO_WRITE[rule]?.replace(/(?<=`)[a-z -]+(?=: )/, label => (isOfRule(label) ? line : label));
}

/** The rules that read what begins with some words and has no colon. */
const BLOCK_RULES: readonly (readonly [rule: string, words: string])[] = [['Tightening', 'tightens'], ...Object.entries(SAYINGS)];

/** How a line without a colon is written, by the words that it begins with, if the language knows it. */
export function howToWriteBlock(line: string): string | undefined {
    const rule = BLOCK_RULES.find(([, words]) => line.trimStart().startsWith(`${words} `))?.[0];
    return rule && `This line can’t be read as it is. ${HOW_TO_WRITE[rule]}`;
}
