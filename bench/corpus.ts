import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomNumbers } from '../test/robustness/mutations.ts';

type Random = (below: number) => number;

const ROLES = [
    'consultant-psychiatrist',
    'care-coordinator',
    'peer-support-worker',
    'social-worker',
    'occupational-therapist',
    'support-worker',
    'team-manager',
    'clinical-psychologist',
];
const OFFERS = [
    'family-intervention',
    'cbt-for-psychosis',
    'clozapine-clinic',
    'crisis-plan',
    'care-plan',
    'employment-support',
    'advocacy',
    'medicines-support',
];
const POLICIES = [
    'non-attendance',
    'disengagement',
    'transfer',
    'discharge',
    'family-involvement',
    'medicines',
    'safety-planning',
    'section-117-aftercare',
];
const PARTNERS = ['police', 'probation', 'crisis-team', 'local-authority', 'vcse', 'primary-care-network'];
const CLAIMS = ['IACM-ENG-01', 'IACM-CON-01', 'IACM-CARE-03', 'CMHF-AIM-01', 'CMHF-AIM-02', 'CMHF-AIM-03', 'CMHF-MOD-01', 'CMHF-SVC-04'];
const SENTENCES = [
    'Somebody who misses a contact is called the same day, and seen at home the next.',
    'The team meets every morning and decides together who needs to be seen today.',
    'Families are asked what they have noticed, and are told what was done about it.',
    'Nobody is sent back to their GP because they did not answer the door.',
    'The plan is written with the person, in their own words, and they keep a copy.',
    'Where somebody moves, the sending team stays responsible until the receiving team accepts.',
];

function pick<T>(items: readonly T[], random: Random): T {
    return items[random(items.length)] as T;
}

function prose(random: Random, lines: number): string {
    return Array.from({ length: lines }, () => `    ${pick(SENTENCES, random)}`).join('\n');
}

function policy(kind: string, random: Random): string {
    return `
  policy ${kind} {
    owner:     "Clinical lead"
    approved:  202${4 + random(2)}-0${1 + random(9)}-1${random(9)} by "Quality Committee"
    review by: 202${7 + random(2)}-0${1 + random(9)}-1${random(9)}
    meets ${pick(CLAIMS, random)}
    """
${prose(random, 4)}
    """
  }`;
}

function partner(kind: string, random: Random): string {
    return `
  works with ${kind} {
    agreement: information-sharing, signed 2025-06-01, review by 2027-06-01
    lead:      "Operations manager"
    purpose:   "${pick(SENTENCES, random)}"
  }`;
}

/** One specification of about 150 lines, with some gaps, as real ones have. The same number gives the same text. */
export function specification(number: number): string {
    const random = randomNumbers(number + 1);
    const roles = ROLES.slice(0, 5 + random(3)).map(role => `    ${role}: ${1 + random(9)}.${random(2) * 5} wte`);
    const offers = OFFERS.slice(0, 5 + random(3)).map(offer => `    ${offer}: "${pick(SENTENCES, random)}"`);
    return `// Specification ${number} of the benchmark.
service team-${number} "Team ${number}" {
  status:       ${pick(['draft', 'approved', 'for-approval'], random)}
  version:      "1.${random(9)}"
  follows:      IACM, CMHF
  commissioner: bench-board
  provider:     bench-trust
  team type:    A0${pick([6, 8, 9], random)}
  model:        ${pick(['assertive-outreach', 'fact'], random)}
  in force:     2026-04-01 to 2029-03-31
  review by:    2028-0${1 + random(8)}-01
  standards:    cg178, ng58

  context: """
${prose(random, 8)}
  """

  aims {
    - "Nobody is left without support."  meets CMHF-AIM-01
    - "People recover on their own terms, with family and friends."  meets CMHF-AIM-02
  }

  population {
    ages:     18 and over
    area:     "District ${number}"
    expected: ${100 + random(200)} people
    includes: psychosis, engagement-difficulty, severe-mental-illness
    includes: co-occurring-substance-use "Use of drugs or alcohol is never a reason to exclude."
  }

  access {
    referral from: gp, community-team, ward, crisis-team, self
    urgent response:  within 24 hours
    routine response: within ${5 + random(10)} working days
    missed contact:   within 1 working day
    hours:        08:00 to 20:00, every day
    out of hours: crisis-team "Calls go to the crisis line."
    contact at:   home
    base:         "Dale House"
  }

  pathway {
${Array.from({ length: 6 }, () => `    - "${pick(SENTENCES, random)}"  meets ${pick(CLAIMS, random)}`).join('\n')}
  }

  team {
    caseload: at most ${10 + random(18)} people per care-coordinator
${roles.join('\n')}
    team meeting: daily
    supervision:  every 4 weeks
    training:     trauma-informed-care, cultural-competence
  }

  offers {
${offers.join('\n')}
    physical-health-check: every 12 months
  }
${POLICIES.slice(0, 4 + random(3))
    .map(kind => policy(kind, random))
    .join('\n')}
${PARTNERS.slice(0, 3 + random(3))
    .map(kind => partner(kind, random))
    .join('\n')}

  measures {
    dialog: at start and every 6 months
    indicator "Seen within 7 days of referral": at least 95%, reported monthly, source "MHSDS"
    indicator "Discharges with a missed contact before them": reported quarterly, source "Audit"
  }
}
`;
}

/** The organisations that the specifications name. */
const ORGANISATIONS = 'vocabulary organisations {\n  bench-board "Bench Integrated Care Board"\n  bench-trust "Bench Trust"\n}\n';

/** Writes a workspace of some specifications into an empty folder. */
export function writeCorpus(folder: string, count: number): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'organisations.care'), ORGANISATIONS);
    for (let number = 0; number < count; number++) writeFileSync(join(folder, `team-${number}.care`), specification(number));
}
