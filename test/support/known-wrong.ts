/**
 * Fixtures of requirements that the tool still gets wrong, by requirement: the names of their documents in `test/guidance`.
 *
 * The list can only shrink: the test fails for a document here that has come right, and for one that went wrong and is not here.
 * An outcome that a fixture names (`shown`, `against`) is never on it.
 */
export const KNOWN_WRONG: Readonly<Record<string, readonly string[]>> = {
    'IACM-CARE-01': ['denied', 'nothing'],
    'IACM-CARE-02': ['denied', 'nothing'],
    'IACM-CARE-03': ['denied', 'nothing'],
    'IACM-CARE-04': ['denied-formal', 'nothing'],
    'IACM-CARE-05': ['denied', 'nothing'],
    'IACM-CARE-06': ['denied', 'nothing'],
    'IACM-CARE-07': ['nothing'],
    'IACM-CARE-08': ['nothing'],
    'IACM-CON-01': ['denied', 'denied-formal', 'nothing'],
    'IACM-CON-02': ['denied', 'nothing'],
    'IACM-CON-03': ['denied'],
    'IACM-DATA-02': ['denied', 'nothing'],
    'IACM-DIS-01': ['denied-spoken'],
    'IACM-DNA-01': ['denied', 'denied-exception', 'nothing', 'denied-before-the-first'],
    'IACM-DNA-02': ['denied'],
    'IACM-DNA-03': ['denied-spoken', 'nothing'],
    'IACM-ENG-01': ['denied', 'denied-formal', 'nothing'],
    'IACM-ENG-02': ['denied', 'denied-spoken'],
    'IACM-ENG-03': ['denied', 'denied-policy', 'nothing'],
    'IACM-ENG-04': ['denied', 'denied-spoken'],
    'IACM-FAM-01': ['nothing'],
    'IACM-FAM-02': ['nothing'],
    'IACM-FAM-03': ['nothing'],
    'IACM-PART-02': ['nothing', 'absurd'],
    'IACM-POP-01': ['denied', 'denied-formal'],
    'IACM-POP-02': ['denied'],
    'IACM-POP-03': ['denied', 'denied-spoken'],
    'IACM-POP-05': ['denied'],
    'IACM-TEAM-01': ['nothing-typed'],
    'IACM-TEAM-02': ['denied', 'nothing', 'other-words'],
    'IACM-TEAM-03': ['denied'],
    'IACM-TEAM-04': ['other-words'],
    'IACM-TEAM-05': ['nothing'],
    'IACM-TEAM-06': ['nothing'],
};
