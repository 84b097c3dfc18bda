/** The ticks of a list of a form, by the tags of their boxes. */
export function ticksOf(list: string, ...values: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(values.map(value => [`${list}.${value}`, 'x']));
}

/** A form for a specification in which there is an answer of every kind. */
export const ANSWERS: Readonly<Record<string, string>> = {
    'service.title': 'Dales Outreach',
    'service.status': 'Draft',
    'service.commissioner': 'NHS Exampleshire Integrated Care Board',
    'service.start': '1 April 2027',
    'service.end': '31 March 2030',
    'service.context': 'One paragraph.',
    ...ticksOf('names.includes.IACM-POP-01.terms', 'psychosis', 'engagement-difficulty'),
    'names.includes.IACM-POP-01.text': 'People who hear voices.',
    ...ticksOf('names.includes.IACM-POP-03.terms', 'relapse-with-harm', 'self-harm', 'harm-to-others'),
    ...ticksOf('names.includes.IACM-POP-04.terms', 'no-confirmed-diagnosis'),
    ...ticksOf('names.contactat.IACM-ENG-02.terms', 'home', 'cafe', 'day-centre'),
    ...ticksOf('names.training.IACM-TEAM-05.terms', 'safety-planning'),
    'policy.non-attendance.text': 'Nobody is discharged.',
    'policy.non-attendance.owner': 'Clinical lead',
    'line.caseload': 'at most 12 people',
    'line.expected': '1',
    'role.consultant-psychiatrist': '2.5',
};

/** What it says, as a service. */
export const ANSWERS_READ = `service dales-outreach "Dales Outreach" {
  status: draft
  commissioner: exampleshire-icb
  context: "One paragraph."
  in force: 2027-04-01 to 2030-03-31
  follows: IACM

  population {
    includes: psychosis, engagement-difficulty "People who hear voices."  meets IACM-POP-01
    includes: relapse-with-harm, self-harm, harm-to-others  meets IACM-POP-03
    includes: no-confirmed-diagnosis  meets IACM-POP-04
    expected: 1 person
  }

  access {
    contact at: home, cafe, day-centre  meets IACM-ENG-02
  }

  team {
    caseload: at most 12 people
    consultant-psychiatrist: 2.5 wte
    training: safety-planning  meets IACM-TEAM-05
  }

  policy non-attendance {
    owner: "Clinical lead"
    meets IACM-DNA-01
    "Nobody is discharged."
  }
}
`;
