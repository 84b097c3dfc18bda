/**
 * What a newcomer writes over the placeholders of a new specification, by what the placeholder asks. No answer is used twice: the words
 * are of an invented service, and say what the guidance asks about.
 */
export const ANSWERS: Readonly<Record<string, readonly string[]>> = {
    // Of the numbers, how many people are expected comes first, and only the newcomer knows it.
    number: ['60'],
    'Who is the service for, how many people are they, and what is there for them now?': [
        'Adults in Northmoor with psychosis whom other teams have not been able to reach. The GP registers of 2026 suggest about 60 people; until now they had the community team only.',
    ],
    'Who was counted, how are they found, and is it a local count or the national estimate?': [
        'A local count of people under the community teams who were admitted twice in two years or had no contact for three months, looked for again every quarter.',
    ],
    'Who the service is for, in your own words.': ['People with psychosis who find it hard to accept help from services.'],
    'How these come together in your criteria.': [
        'Severe illness, a need for frequent treatment and difficulty with engagement count together, and none of them alone.',
    ],
    'Harm to self, from others and to others, in your own words.': [
        'People who came to harm, were exploited or harmed others when they became unwell before.',
    ],
    'Presenting with psychosis is enough: say how people come in.': [
        'A referrer describes the signs of psychosis; nobody needs a diagnosis to be seen.',
    ],
    'What these look like locally.': [
        'Debt, eviction, earlier detention under the Act, and relatives in Northmoor who ring because they are worried.',
    ],
    'Drug or alcohol use is never a reason to exclude: say how the service helps with it.': [
        'Two workers of the team are trained in substance use and see people together with the recovery service.',
    ],
    'What starts the clock, and how the service records the assessment, the start of help and the plan': [
        'The clock starts on the day the referral arrives; assessment, first help and agreed plan each have a dated entry.',
    ],
    'Who follows up, and how.': ['The key worker rings, visits on the same day and asks the family.'],
    'Who makes contact, and how.': ['A member of the team visits at the address of discharge.'],
    'The quick way back.': ['People and families ring the team directly, without a new referral.'],
    'How place and time are agreed with the person.': ['Each person chooses where and when; the choice is written into the plan.'],
    'How people reach them, and what they know about the person.': [
        'One number at night; the crisis team reads the crisis plan in the shared record.',
    ],
    'What decides when support ends.': ['Support ends by agreement when the person is well and settled, and not after a number of months.'],
    'Who is trained, and how often': [
        'Everybody in their first three months, then each spring.',
        'All clinical staff, with a refresher course every autumn.',
        'The whole team with the women’s service.',
    ],
    'Which post is responsible for carers.': ['The senior social worker leads on carers.'],
    'How everyone gets a named worker.': ['A key worker is named at the first team meeting after referral.'],
    'Or named access: from which service, and how often.': ['The recovery service sends a worker every Tuesday and Thursday.'],
    'What carers are offered for themselves.': ['An assessment, a monthly group and a break when they need one.'],
    'How the plan is made with the person and kept live.': [
        'The person and key worker write it together and change it after every important event.',
    ],
    'How people get it. Keep the treatments that your service offers.': ['The psychologist offers it to everybody at the first review.'],
    'Who offers it, and how soon': ['Two family therapists offer it within six weeks of acceptance.'],
    'How people get it.': [
        'The psychiatrist reviews medicines with the pharmacist in clinic or at home.',
        'It begins within a month of the first visit.',
        'A trained worker sees people weekly.',
    ],
    'The six core checks, each by name.': [
        'Weight and body mass index, blood pressure and pulse, blood lipids, blood glucose, alcohol use, smoking.',
    ],
    'How a plan is made and shared: the signs of relapse, what to do and who to call.': [
        'Early signs, helpful steps and phone numbers are on one page that the person, the family, the GP and the crisis team hold.',
    ],
    'How people are helped to decide about and take their medicines.': [
        'The pharmacist explains choices and side effects, and the team helps with daily routines.',
    ],
    'Where, and how often.': ['At home or in the Tuesday clinic, every two or four weeks.'],
    'How people start, and where their blood is tested.': ['Treatment begins on the day unit; blood is tested at the health centre.'],
    'Who acts, how soon, and how closely the person is followed up.': [
        'The key worker visits on the next working day, then twice a week for a month.',
    ],
    'Who does the check, and who acts on it': ['The nurse does it, and the GP surgery acts on results within two weeks.'],
    'What the team does.': [
        'Helps to find and keep a tenancy, together with the council.',
        'Fills in claims with people and goes with them to assessments.',
        'Asks the council for care and support when someone needs it.',
        'Cooks, shops and budgets with people until they manage alone.',
    ],
    'How people are helped to stay well': ['Each person practises their own warning signs with a peer worker.'],
    'How the approach changes for each person who does not respond: who tries, where, when and how else.': [
        'Another worker tries at a different place and hour, asks what matters to the person, and brings a peer worker or relative along. Nobody gives up after a set number of attempts.',
    ],
    'What is audited, who sees the result.': ['Every missed appointment of one month; the quality committee reads the report.'],
    'Why missed appointments are never a reason for discharge, and what happens instead.': [
        'Not attending can be a sign of illness, so nobody is discharged for it. The team looks for the person on the same day and changes its approach.',
    ],
    'The time for each step.': ['Team review on day one, visit by day two, partners asked by day three.'],
    'What counts as disengagement. Which steps follow, each with its time: a review by the team, follow-up, contact with family and partners, an assessment under the Mental Health Act?':
        [
            'Two missed contacts or stopped medicines count as disengagement. The team reviews it within one day, follows up by visit within two days, rings family and partners by the third, and asks for an assessment under the Mental Health Act when there is serious risk.',
        ],
    'How are families and carers involved when the person is hard to engage, and how are the person’s wishes respected?': [
        'Relatives are asked what helps and are invited to reviews; what the person does not want shared stays private and is recorded.',
    ],
    'How do families raise a concern, where is it recorded, who acts on it, and who tells the family what was done?': [
        'Families ring the duty line. The call is recorded, the duty lead acts on it, and the key worker tells the family what was done.',
    ],
    'What may be shared with carers, and what can staff hear from carers without consent?': [
        'General information can always be given, and staff listen to carers at any time; personal details need consent or a reason of safety.',
    ],
    'How the same people and the same plan stay with the person, including through a hospital admission.': [
        'The key worker stays the same in hospital, visits weekly and takes the plan into ward rounds.',
    ],
    'Who is responsible until the receiving team accepts: out of area, between age groups, with specialist teams?': [
        'Northmoor stays responsible until the new team has accepted in writing and has met the person, wherever that team is.',
    ],
    'When care becomes more or less intensive, who decides, and how soon.': [
        'The daily meeting decides with the person, on the same day when more help is needed and after two weeks of notice when less is.',
    ],
    'How safety is understood and planned with the person, through formulation and without scores, and where the whole history of risk is kept.':
        [
            'Safety is understood through a formulation that the person and the team write together, without scores; the whole history is in one summary at the front of the record.',
        ],
    'How powers under the Act, community treatment orders and recall are considered and recorded.': [
        'The psychiatrist considers powers of the Act, orders and recall with the team and records the reasons.',
    ],
    'How often each order is reviewed, in weeks or months.': ['Each order is reviewed every 8 weeks.'],
    'Who is responsible, the GP or this service? Who follows up the results, and how?': [
        'The surgery is responsible for treatment and the team for the yearly check; the nurse follows up each result by phone.',
    ],
    'How the multidisciplinary team considers the person’s history of relapse and admission, not only how they are today.': [
        'The multidisciplinary team reads the history of relapse and admission before it decides, and not only how someone is today.',
    ],
    'How people leave with a relapse plan that the GP and, where they are involved, the family or carers have.': [
        'Everyone leaves with a relapse plan; the GP has a copy, and so has the family where they are involved.',
    ],
    'How do the NHS and the local authority share responsibility? Who keeps the register, how is aftercare recorded, how often is it reviewed?':
        [
            'Trust and council share responsibility. The Mental Health Act office keeps the register, the plan records aftercare, and both review it every six months.',
        ],
    'What is shared, with whom, and on what terms.': [
        'Plans and alerts, with crisis services, police and housing, under the Northmoor agreement.',
    ],
    'name of the PCREF plan': ['Northmoor PCREF plan 2026'],
    'How often are access, experience and outcomes reviewed by ethnicity? How do people and carers give feedback, and what changes?': [
        'The board reviews access, experience and outcomes by ethnicity every quarter; people and carers speak in a forum, and its proposals are answered in public.',
    ],
    'What is done together, including with approved mental health professionals.': [
        'Joint visits, assessments with approved mental health professionals and shared aftercare meetings.',
    ],
    'What is done together, and how each side is reached.': [
        'Welfare checks and a weekly call; the desk sergeant and the duty worker have direct numbers.',
    ],
    'What is done together.': [
        'Licence conditions are planned in three-way meetings.',
        'Reports for hearings are written by the key worker.',
        'Assessments are joint for people under 35.',
        'Advice on risk in a monthly clinic.',
        'Harm reduction visits are shared.',
        'Yearly health checks and repeat prescriptions.',
        'Advice before each change of medicines.',
        'Rehabilitation places are agreed in a joint panel.',
        'Both run a clinic for people who inject.',
        'The practice nurse comes to the weekly meeting.',
        'Volunteers go with people to the first appointments.',
        'A liaison worker attends each month.',
        'Discharge dates are planned together.',
        'Young people meet both teams before they move.',
    ],
    'What is done together, including before release.': ['The team visits before release and meets people at the gate.'],
    'What is done together, or why there is no such service here.': ['Night cover, with a handover each morning.'],
    'How people move between the two teams.': ['Both teams meet the person before care passes over.'],
    'How people reach it, and who stays responsible': ['By joint assessment; the outreach team stays responsible until the move.'],
    'What voluntary and community organisations bring': ['Peer groups, allotments and a drop-in on Sundays.'],
    'People with a crisis plan': ['Share of people who hold a current crisis plan'],
    'Followed up within 72 hours of leaving hospital': ['Share seen within 72 hours after they left a ward'],
    'People seen at least as often as planned': ['Share who had all the visits that their plan foresaw'],
    'Discharges of people who did not attend': ['Share of discharges after a missed appointment'],
    'Admissions of people in this group': ['Share admitted in a year'],
    'Who took part, and how': ['Four people who use services and three relatives met every month.'],
    'Why it does not apply here': ['There is no such service in Northmoor; the trust in Saltmere sees people instead.'],
};

/** What is written over values where no list of them is shown. */
export const VALUES: Readonly<Record<string, string>> = {
    'the integrated care board that commissions the service': '"NHS Northmoor Integrated Care Board"',
    code: 'A08',
    'the organisation that runs the service': '"Northmoor NHS Foundation Trust"',
};

/** Posts, each written once; those that come again are chosen from the list. */
export const POSTS: readonly string[] = ['Team manager', 'Clinical lead', 'Chief nursing officer'];

/** Where figures come from, the same way. */
export const SOURCES: readonly string[] = ['Record system of the trust'];
