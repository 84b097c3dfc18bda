/**
 * The order in which a specification says things.
 *
 * It is that of the fact base, section 5 (Schedule 2, part A of the NHS Standard Contract), as far as that has one for what
 * the language can say, and of docs/language.md and language/model/elements.ts where it has none:
 * - the heading row first: number, commissioner, provider, period, date of review;
 * - then the context ("population needs"), aims and outcomes (together, aims first, as in the newer short form);
 * - then the scope in its order 3.1 to 3.5: the pathway, the population with whom it leaves out, what the service does, and
 *   last the partners;
 * - then measures ("applicable quality requirements").
 * What the schedule does not know, such as exemptions and accepted gaps, comes last.
 */
export const SERVICE_ORDER: readonly string[] = [
    ...['status', 'version', 'specification number', 'follows'],
    ...['commissioner', 'commissioner lead', 'provider', 'provider lead', 'team type', 'model', 'in force', 'review by'],
    ...['standards', 'made with', 'context'],
    ...['aims', 'outcomes', 'pathway', 'population', 'access', 'team', 'offers', 'policy', 'works with', 'measures'],
    ...['not applicable', 'accepts gap'],
];

/** The order of lines in those blocks of a service whose lines are of different kinds. */
export const BLOCK_ORDER: Readonly<Record<string, readonly string[]>> = {
    Population: ['ages', 'area', 'expected', 'primary care networks', 'includes', 'excludes'],
    Access: [
        ...['referral from', 'emergency response', 'urgent response', 'routine response', 'first help'],
        ...['missed contact', 'discharge follow-up', 're-entry', 'contact at', 'hours', 'out of hours', 'base', 'time limit'],
    ],
    // Roles have no place in the list: they come after it, in the order of their writer.
    Team: ['caseload', 'team meeting', 'supervision', 'training', 'role'],
};

/** The place of a block in a service, by how it begins: `policy discharge`. What the order does not know comes last. */
export function rankInService(head: string): number {
    const index = SERVICE_ORDER.findIndex(each => head === each || head.startsWith(`${each} `));
    return index < 0 ? SERVICE_ORDER.length : index;
}
