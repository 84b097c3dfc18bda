import type { Outcome } from '../../language/assess/outcome.ts';

/**
 * What a fixture of a requirement tries on the tool, beside plain examples that are named after their outcome:
 *
 * - `denied`: a text that denies what the requirement asks for, in words that the library's list of denials does not have
 * - `nothing`: a text that says nothing where the answer belongs
 * - `absurd`: a number, date or length of time that means nothing
 * - `other-words`: an answer in the words of a public page, and not in those that the requirement looks for
 */
export const TRIED = ['denied', 'nothing', 'absurd', 'other-words'] as const;

type Tried = (typeof TRIED)[number];

/**
 * The outcomes that are right for each. `-partly` after the name: what is typed beside the text deserves that much.
 * `nothing-typed`: a term or a value answers as it does without a text, as long as no words are said to claim anything.
 */
const RIGHT: Readonly<Record<Tried | `${Tried}-partly` | 'nothing-typed', readonly Outcome[]>> = {
    denied: ['against', 'missing'],
    'denied-partly': ['against', 'partly'],
    nothing: ['missing'],
    'nothing-partly': ['missing', 'partly'],
    'nothing-typed': ['shown', 'partly', 'against', 'missing'],
    absurd: ['against', 'partly', 'missing'],
    'absurd-partly': ['partly'],
    'other-words': ['shown', 'claimed'],
    'other-words-partly': ['partly'],
};

/** What a document tries by its name; `denied-partly-in-speech` is `denied-partly`. */
export function triedBy(name: string): keyof typeof RIGHT | undefined {
    return /^(?:denied|nothing|absurd|other-words)(?:-partly|-typed)?(?=-|$)/.exec(name)?.[0] as keyof typeof RIGHT | undefined;
}

/** The outcomes that are right for a document, by its name: `against-late` and `against` both say `against`. */
export function rightOutcomes(name: string): readonly Outcome[] {
    const tried = triedBy(name);
    if (tried) return RIGHT[tried];
    const plain = /^(?:shown|claimed|partly|against|missing|not-applicable|gap-accepted)(?=-|$)/.exec(name)?.[0];
    return plain ? [plain.replace('-', ' ') as Outcome] : [];
}

/** What of the four a name tries, without what it deserves besides. */
export function kindTried(tried: keyof typeof RIGHT | undefined): Tried | undefined {
    return TRIED.find(kind => tried === kind || tried?.startsWith(`${kind}-`));
}

/** The requirements that can't be tried with something, by the reason. */
export const WITHOUT: Readonly<Record<Tried, Readonly<Record<string, string>>>> = {
    denied: {
        'A date is the only answer, and leaves no place for words.': `
            REV-05 REV-16 SUP-CTR-02
        `,
        'Its answers are chosen from a list, in which “not in place” and “not met” answer as well as any other.': `
            REV-02 REV-13
        `,
    },
    nothing: {
        'A date is the only answer, and leaves no place for words.': `
            REV-16
        `,
    },
    absurd: {
        'A sum of nothing can be the honest answer.': `
            REV-10
        `,
        'It asks for words or terms, and for no number, date or length of time.': `
            CMHF-ACC-01 CMHF-ACC-02 CMHF-AIM-01 CMHF-AIM-02 CMHF-AIM-03 CMHF-CORE-01 CMHF-CORE-02 CMHF-CORE-06
            CMHF-CPA-01 CMHF-GRP-01 CMHF-MOD-01 CMHF-MOD-03 CMHF-SVC-04 CMHF-SVC-05 CMHF-SVC-06
            CRT-POP-01 EIP-POP-01 EIP-POP-02 IACM-CARE-02 IACM-CARE-03 IACM-CON-01
            IACM-CON-03 IACM-DIS-01 IACM-DIS-04 IACM-DNA-01 IACM-ENG-01 IACM-ENG-02 IACM-EQ-01 IACM-FAM-01
            IACM-PART-01 IACM-POP-01 IACM-POP-02 IACM-POP-03 IACM-POP-04 IACM-POP-05 IACM-POP-06 IACM-TEAM-01 REV-02
            REV-03 REV-07 REV-08 REV-09 REV-11 REV-13 REV-14 REV-15 SUP-CTR-03 SUP-CTR-04 SUP-CTR-05 SUP-CTR-06
            SUP-LAW-01 SUP-LAW-02 SUP-LAW-03 SUP-LAW-04 SUP-LAW-05 SUP-STD-01 SUP-STD-02 SUP-STD-03 SUP-STD-04
            SUP-STD-05 SUP-STD-06
        `,
    },
    'other-words': {
        'A code is the only answer: there are no other words for it.': `
            CRT-DATA-01 EIP-DATA-01 IACM-DATA-02
        `,
        'A date is the only answer, and leaves no place for words.': `
            REV-05 REV-16
        `,
    },
};
