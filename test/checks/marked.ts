import type { Finding } from '../../language/model/findings.ts';

/** What each rule marks in its bad example: the line, from 1, and the words. */
export const MARKED: Readonly<Record<string, readonly string[]>> = {
    'CARE-101': ['3: care-cordinator'],
    'CARE-102': ['3: outreach'],
    'CARE-103': ['1: role'],
    'CARE-104': ['4: IACM-DNA-01'],
    'CARE-105': ['3: caseload'],
    'CARE-106': ['2: comissioner'],
    'CARE-107': ['3: in force'],
    'CARE-108': ['1: LOCAL-B', '3: LOCAL-A'],
    'CARE-109': ['3: urgent response'],
    'CARE-110': ['2: �'],
    'CARE-121': ['6: at most 2 weeks'],
    'CARE-122': ['2: LOCAL-1'],
    'CARE-123': ['2: IACM-POP-07'],
    'CARE-124': ['14: IACM-DNA-01'],
    'CARE-125': ['3: <file://server/share/policy.docx>'],
    'CARE-201': ['2: 2024-09-31'],
    'CARE-202': ['2: 2026-03-31'],
    'CARE-203': ['3: 2062-11-12'],
    'CARE-204': ['3: 2029-01-31'],
    'CARE-205': ['4: 2021-11-12'],
    'CARE-221': ['3: 65'],
    'CARE-222': ['4: 35 people'],
    'CARE-223': ['6: 12'],
    'CARE-224': ['4: co-occurring-substance-use'],
    'CARE-225': ['3: expected'],
    'CARE-301': ['2: Dr Jane Example'],
    'CARE-302': ['2: 943 476 5919'],
    'CARE-401': ['2: A03'],
    'CARE-402': ['5: new-board'],
    'CARE-501': ['2: CCG'],
    'CARE-502': ['2: CTO'],
    'CARE-503': ['3: [post title]'],
    'CARE-504': [
        '6: "When the usual ways do not work, the team changes its ways and not the person. Within two weeks the team writes down with the person, or with those who know them, what has worked before and what has not."',
    ],
    'CARE-601': ['3: 2026-12-15'],
    'CARE-602': ['3: 2025-06-30'],
    'CARE-603': ['6: IACM-TEAM-03'],
    'CARE-604': ['3: not applicable IACM-CARE-06 because ""'],
    'CARE-605': ['7: IACM-CARE-06'],
    'CARE-701': ['11: form'],
    'CARE-702': ['13: prose'],
    'CARE-703': ['5: parly'],
    'CARE-711': ['7: north'],
    'CARE-712': ['2: "About one hundred and ninety"'],
    'CARE-713': ['2: practice'],
    'CARE-714': ['4: 2025-10-17'],
    'CARE-715': ['4: in-place'],
    'CARE-716': ['2: IACM-DNA-01'],
    'CARE-717': ['2: newsletter'],
    'CARE-718': ['5: second-team'],
    'CARE-731': ['10: in-place'],
    'CARE-732': ['11: "000000000000"'],
    'CARE-733': ['8: crisis'],
    'CARE-734': ['14: city'],
    'CARE-735': ['17: early'],
};

/** Texts in which a rule has a fix, where it has none for its bad example: there, people have to decide. */
export const FIXABLE: Readonly<Record<string, string>> = {
    'CARE-107': 'service a "A" {\n  status: draft\n  status: draft\n}\n',
    'CARE-401': 'service a "A" {\n  commissioner: bedfordshire-luton-and-milton-keynes-icb\n}\n',
    'CARE-712': 'review north "North" using icb-review-outcome {\n  completed: "2026-09-27"\n}\n',
};

/** A place as it is written above. */
export function markedIn(text: string, { at }: Finding): string {
    return `${text.slice(0, at[0]).split('\n').length}: ${text.slice(...at)}`;
}
