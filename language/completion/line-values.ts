import { addMonths } from '../model/dates.ts';
import { blank, names, nextApril, prose, text } from './blanks.ts';
import type { Part } from './suggestion.ts';

/** Where the value of a line comes from: the day, and what there is to choose from. */
export interface Choosing {
    readonly today: string;
    /** The names of a namespace; nothing where there are too many to choose from in a list. */
    choices(namespace: string): readonly string[] | undefined;
}

const one = (namespace: string, words: string, { choices }: Choosing): Part[] => {
    const known = choices(namespace);
    return known?.length ? [blank('', known)] : names(words);
};

const DATES: Readonly<Record<string, number>> = { reviewby: 24, due: 6, completedon: 0, published: 0 };

const TIMES: Readonly<Record<string, string>> = {
    urgentresponse: '24 hours',
    routineresponse: '5 working days',
    emergencyresponse: '4 hours',
    missedcontact: '1 working day',
    firsthelp: '4 weeks',
    'dischargefollow-up': '72 hours',
    're-entry': '2 working days',
    response: '1 working day',
};

const INTERVALS: Readonly<Record<string, string>> = { teammeeting: 'daily', supervision: 'every 4 weeks', audit: 'every 12 months' };

const NAMES: Readonly<Record<string, string>> = {
    commissioner: 'the integrated care board that commissions the service',
    provider: 'the organisation that runs the service',
    teamtype: 'the team type of the national data set',
    model: 'the model of care',
    standards: 'the published standards that the service works by',
    madewith: 'who took part in writing it',
    includes: 'whom the service is for',
    excludes: 'whom the service is not for',
    referralfrom: 'who may refer',
    contactat: 'where contact happens',
    training: 'what staff are trained in',
    outofhours: 'who is there when the service is closed',
    decidedby: 'the role that decides',
};

const TEXTS: Readonly<Record<string, string>> = {
    version: '0.1',
    specificationnumber: 'its number in the contract',
    commissionerlead: 'post title',
    providerlead: 'post title',
    area: 'the area that the service covers',
    base: 'its address',
    lead: 'post title',
    owner: 'post title',
    purpose: 'what you do together',
    publisher: 'who publishes it',
    says: 'what it asks for, in a sentence that everybody understands',
    ask: 'a question that helps people to judge whether it is so in practice',
    note: 'a note',
    evidence: 'how anybody can see that it is done',
    progress: 'how far it has come',
    source: 'where it stands',
    link: 'what is linked',
};

const OTHERS: Readonly<Record<string, (choosing: Choosing) => Part[]>> = {
    status: choosing => one('statuses', 'how far it has come', choosing),
    horizon: choosing => one('horizons', 'how soon', choosing),
    state: choosing => one('states', 'how far it has come', choosing),
    follows: choosing => [blank('IACM', choosing.choices('guidance'))],
    covers: choosing => [blank('a-service', choosing.choices('service'))],
    inforce: ({ today }) => [blank(nextApril(today)), ' to ', blank(`${Number(nextApril(today).slice(0, 4)) + 3}-03-31`)],
    context: () => prose('whom the service is for, how many they are, and what there is for them now'),
    ages: () => [blank('', ['18 and over', '18 to 65', 'under 18', 'all ages'])],
    expected: ({ today }) => [blank('100'), ' people counted ', blank(today), ' ', ...text('how they were counted')],
    primarycarenetworks: () => [blank('4'), ' of ', blank('45,000'), ' people'],
    hours: () => [blank('08:00'), ' to ', blank('20:00'), ', ', blank('', ['every day', 'Monday to Friday', 'weekdays'])],
    timelimit: () => [blank('', ['none', '3 years'])],
    caseload: () => ['at most ', blank('15'), ' people'],
    approved: ({ today }) => [blank(today), ' by ', ...text('committee')],
    agreement: ({ today, choices }) => [blank('information-sharing', choices('agreements')), ', signed ', blank(today)],
    resourcegap: () => [blank('', ['not yet costed', '£250k recurrent', '£250k non-recurrent'])],
    document: () => [...text('what the document is called'), ' <https://', blank('example.org'), '>'],
    example: () => prose('what somebody could write, in this language'),
    basis: () => [blank('', ['local', 'guidance', 'letter', 'framework', 'standard', 'regulator', 'evidence', 'example'])],
};

/** How soon something usually happens, as it is written. */
export function usualTime(key: string): string | undefined {
    return TIMES[key];
}

/** What a line of text would say, in words; nothing for other lines. */
export function textFor(key: string): string | undefined {
    return TEXTS[key] ?? NAMES[key];
}

/** What may stand behind the colon of a line, by the key of its label; nothing where the line is not known. */
export function lineValue(key: string, choosing: Choosing): readonly Part[] | undefined {
    const months = DATES[key];
    if (months !== undefined) return [blank(addMonths(choosing.today, months))];
    const time = TIMES[key];
    if (time) return ['within ', blank(time)];
    const interval = INTERVALS[key];
    if (interval) return [blank(interval)];
    const named = NAMES[key];
    if (named) return names(named);
    const words = TEXTS[key];
    if (words) return key === 'version' ? ['"', { blank: words }, '"'] : text(words);
    return OTHERS[key]?.(choosing);
}
