import type { ElementKey } from '../model/elements.ts';
import { type DenialPhrases, patternOfPhrases, plain, sourceOfPhrases, withoutEnds } from './denial-phrases.ts';
import { hasAny, type Sentence } from './sentences.ts';

/**
 * Words that empty what their line promises, without a denying word: it is for others to do, guidance is quoted and nothing is
 * promised, a number holds for a machine only, help comes on a condition. The words are data, of the vocabulary `denials`; here is
 * the English grammar around them.
 */

/** Lines that say what people get: that others do it is no answer to them. Partners and policies are about others. */
const GIVEN: ReadonlySet<ElementKey> = new Set([
    'offer',
    'role',
    'emergencyresponse',
    'urgentresponse',
    'routineresponse',
    'assessment',
    'firsthelp',
    'startoftreatment',
    'missedcontact',
    'dischargefollow-up',
    're-entry',
]);
/** Lines beside which it can be said how people help themselves instead. */
const HELPED: ReadonlySet<ElementKey> = new Set(['offer', 'workswith']);
/** Lines of which each says that something is there now. */
const PRESENT: ReadonlySet<ElementKey> = new Set(['offer', 'role', 'workswith', 'supervision', 'training', 'teammeeting']);
const PLACES: ReadonlySet<ElementKey> = new Set(['contactat', 'hours', 'offer', 'role', 'supervision', 'training']);

const NOT = /(?<![a-z])(?:not|never|no|nobody|no-one|none|nothing|nor|neither|cannot|without|rather than|instead of|[a-z]+n't)(?![a-z])/;
/** Who writes does something, too: then nothing is left to others alone. */
const OURSELVES = /(?<![a-z])(?:we|we're|we've|we'll|us|our|ours|i|my|me|together|jointly|joint|alongside|both|staff go)(?![a-z])/;
/** "Our colleagues in the community team" are others. */
const COLLEAGUES = /(?<![a-z])our (?:[a-z]+ ){0,2}(?:colleagues|partners|neighbours|friends)(?![a-z])/g;
/** What goes on after it takes nothing away: "was vacant until May, and is filled now". */
const ON_THE_OTHER_HAND = /(?<![a-z])(?:now|since then|since|today|again|but|though|however|these days|and (?:is|are) )(?![a-z])/;
/** People are there after all: "Answerphone messages are picked up every hour", "only if both lines are busy". */
const ATTENDED =
    /(?<![a-z])(?:if|unless|while|only when|only if|picked up|picks up|checked|returned|rung back|rings back|ring back|called back|calls back|call back|thrown|scrapped|instead)(?![a-z])/;
/** Whoever only hears of it when the service is open again does not cover the night. */
const NEXT_DAY =
    /(?<![a-z])(?:(?:next|following) (?:working |week)?(?:day|morning)|on (?:the )?(?:next )?monday|the day after|tomorrow|in the morning|when (?:we|the (?:office|team|service)) (?:open|opens|re-?opens?|are back|is open|are open)|(?:in|during|within) (?:office|opening|working|normal) hours)(?![a-z])/;
/** Cover out of hours that is there in hours only: "This number is answered between nine and five, Monday to Friday." */
const OFFICE_HOURS =
    /(?<![a-z0-9])(?:(?:nine|9|9 ?am|0?9[:.]00|half past eight|8[:.]30 ?(?:am)?) ?(?:and|to|until|till|-|–) ?(?:five|5|5 ?pm|17[:.]00)|(?:in|during|within) (?:office|working|normal) hours(?: only)?)(?![a-z0-9])/;
const AT_OTHER_TIMES =
    /(?<![a-z])(?:outside|other than|after|before|nights?|overnight|evenings?|weekends?|24|round the clock|at all times|any time|otherwise|then|when)(?![a-z])/;
const TELEPHONE_NUMBER = /\d[\d ]{7,}\d/g;
/** A machine that says where help is, beside the name of who covers. */
const SAYS_WHERE =
    /(?<![a-z])(?:numbers?|how to|where to|who to|tells|says|gives|put through|puts|transferred|diverted|diverts|redirected|connects|option)(?![a-z])/;
const SHORT = 9;
/** A longer sentence says more than that, in characters. */
const LONGEST = 120;

const THEIR_LIST =
    /(?<![a-z])(?:(?:own|dedicated|separate|long|their|that|the) (?:waiting )?list|list of (?:its|their) own|waiting list)(?![a-z])/;
const PART_END = /[;:()–—]|,(?=\s)/;

function wordCount(text: string): number {
    return text.trim().split(/\s+/).length;
}

/** How something once was, until when: "Was co-located until 2020", "Ran until the money stopped". */
const ONCE =
    /^(?:[a-z' -]{0,50}?(?<![a-z]))?(?:was|were|had|sat|ran|worked|came|visited|attended|shared|held|hosted|joined|existed|lasted|met)(?![a-z])[^,;.]{0,70}?(?<![a-z])(?:until|till|up to|before) (?:the )?(?:\d{4}|(?:early|late|mid)[ -]|covid|pandemic|lockdown|last |(?:beginning|middle|end|spring|summer|autumn|winter|cuts?|move|merger|re-?organisation|restructure|re-?tender|contract|money|funding|grant|post|lease)(?![a-z])|january|february|march|april|may |june|july|august|september|october|november|december|he |she |they )/;
/** What was wrong until then is right now. */
const WAS_WRONG =
    /(?<![a-z])(?:vacant|closed|short|unfilled|missing|paused|suspended|on hold|agency|overdue|waiting|temporary|alone|separate|apart|different|only)(?![a-z])/;
const USED_TO =
    /^(?:(?:they|we|it|he|she|this|there|people|staff|(?:the|their|our|a|one|two) [a-z]+(?: [a-z]+)?) )?(?:all )?used to (?!be (?:vacant|closed|short))/;

const SHARE =
    '(?:(?:only |about |around |roughly |nearly |almost |over |under |more than |less than |at present |currently )*(?:an? |one |two |three )?(?:thirds?|half|quarters?|fifths?|tenths?|most|many|some|several|few|dozens|scores|hundreds|\\d+ ?(?:%|per ?cent|people|patients|cases|of)?))';

/** People do it alone: "They ring the council's housing line themselves." */
const BY_THEMSELVES =
    /^(?:people|patients|they|you) (?:(?:can|may|must|should|have to|need to) )?(?:ring|call|phone|contact|apply|approach|write|find|arrange|enquire|look|book|see)(?![a-z])[^,;:]*(?<![a-z])(?:themselves|yourself|yourselves|on their own|on your own)(?![a-z])/;
/** All are seen at a building, where they were to be seen elsewhere: "Everybody comes to the clinic." */
const ALL_COME =
    /^(?:(?:until|while|for|since|at) [^,]*, )?(?:everybody|everyone|all(?: of them| people| patients)?) (?:now |still |currently )?(?:comes?|goes|go|travels?|attends?|(?:is|are) (?:now )?seen)(?: (?:to|at|in|into))? (?:the|our) (?:[a-z]+ )?(?:clinic|surgery|hospital|office|base|outpatients?|department|health centre)(?![a-z])/;

/** A thing instead of help: "Leaflets are in reception." */
const THINGS =
    /^(?:(?:we|they|reception|staff) (?:keep|have|hold|stock|display|give out|hand out|put out) )?(?:an?|the|our|their|its|some|one)? ?(?:up-to-date |printed |paper |online |local |short |useful |helpful )?(?:leaflets?|posters?|director(?:y|ies)|booklets?|flyers?|brochures?|links(?! worker)|phone numbers?|telephone numbers?|noticeboards?|lists? of (?:[a-z]+ )?(?:groups|charities|numbers|contacts|organisations))(?![a-z])/;

/** Reads what empties a promise, with one set of phrases. */
export class EmptiedPromises {
    private readonly toOthers: RegExp;
    private readonly byOthers: RegExp;
    private readonly others: RegExp;
    private readonly theirs: RegExp;
    private readonly onward: RegExp;
    private readonly ask: RegExp;
    private readonly quotes: RegExp;
    private readonly agrees: RegExp;
    private readonly gaveWay: RegExp;
    private readonly gaveWayAtOnce: RegExp;
    private readonly machine: RegExp;
    private readonly machines: RegExp;
    private readonly pointsOn: RegExp;
    private readonly somebody: RegExp;
    private readonly afar: RegExp;
    private readonly othersHours: RegExp;
    private readonly conditions: RegExp;
    private readonly demands: RegExp;
    private readonly helpYourself: RegExp;
    private readonly without: RegExp;
    private readonly readers: readonly (readonly [
        kinds: ReadonlySet<ElementKey>,
        isEmptied: (said: string, isAlone: boolean) => boolean,
    ])[];

    constructor(phrases: DenialPhrases) {
        const who = `(?:(?:the|their|its|your|a|an|another|other|any|local|own|each|every) ){0,2}${sourceOfPhrases(phrases['who-else'])}`;
        this.others = patternOfPhrases(phrases['who-else'], '');
        this.toOthers = new RegExp(`${sourceOfPhrases(phrases['leaves-to-others'])}(?: [a-z]+){0,2}? ${who}`);
        this.byOthers = new RegExp(
            `(?<![a-z])${sourceOfPhrases(phrases['done-by-others'])} ${who}|^${who} will (?:also )?(?:do|carry out|complete|undertake|perform|see to|look after|monitor|arrange|provide|offer) `,
        );
        this.theirs = new RegExp(
            `^${who}(?: (?:team|teams|service|services|nurses?|staff|doctors?|workers?))? (?:(?:is|are|gets?|has been|have been) (?:already |usually |now )?(?:paid|contracted|commissioned|funded|expected|supposed|meant|best placed|responsible|asked)|(?:[a-z]+ly )?(?:do|does|undertakes?|handles?|sees? to|deals? with|looks? after|carry out|carries out|takes? care of|covers?|arranges?|manages?) (?:all |most |much )?(?:of )?(?:this|these|it|that|them|those)$)`,
        );
        this.onward = new RegExp(
            `^(?:people |they |all |most )?(?:is |are )?(?:onward|onwards|on|off|over|straight|sent|send|refer|referred|referral|referrals|signpost|signposted|passed|directed|redirected|transfer|transferred|handed|moved)(?: [a-z]+){0,2}? to ${who}`,
        );
        this.ask = new RegExp(`^(?:please )?(?:ask|try|see|visit|speak to|talk to|go to|apply to|enquire|look) (?:at |in |with )?${who}$`);
        const guidance = sourceOfPhrases(phrases['guidance-itself']);
        this.quotes = new RegExp(
            `^[^a-z0-9]*(?:(?:as|according to|in) )?(?:(?:the|current|national|latest|local|both|this) ){0,2}${guidance}(?:['’]s)?(?: [a-z0-9]+){0,6}? ${sourceOfPhrases(phrases['asks-of-others'])}`,
            'i',
        );
        this.agrees = new RegExp(
            `(?<![a-z])(?:we|our [a-z]+) (?:[a-z]+ly |all |very much )*${sourceOfPhrases(phrases['only-agrees'])}`,
            'g',
        );
        this.gaveWay = patternOfPhrases(phrases['gives-way'], '');
        this.gaveWayAtOnce = new RegExp(
            `^(?:(?:this|it|these|they|which|that|has|have|had|is|are|was|were|been|being|now|since|all|to be|[a-z]+ly) ){0,5}${sourceOfPhrases(phrases['gives-way'])}`,
        );
        this.machine = patternOfPhrases(phrases['no-person-there'], '');
        this.machines = patternOfPhrases(phrases['no-person-there']);
        this.pointsOn = patternOfPhrases(phrases['only-points-on'], '');
        this.somebody = patternOfPhrases(phrases['somebody-there']);
        this.afar = patternOfPhrases(phrases['at-a-distance'], '');
        this.othersHours = new RegExp(
            `(?<![a-z])(?:nights?|overnight|evenings?|weekends?|sundays?|out of hours|after (?:\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm)?|hours|dark|midnight)|otherwise|the rest)(?![a-z])[^;:]{0,40}?(?<![a-z])(?:covered|answered|taken|handled|picked up|provided|staffed|dealt with) by ${who}`,
        );
        this.conditions = patternOfPhrases(phrases['sets-a-condition'], '');
        this.demands = patternOfPhrases(phrases['demands-first'], '');
        this.helpYourself = patternOfPhrases(phrases['help-yourself'], '');
        const without = sourceOfPhrases(phrases['leaves-without']);
        this.without = new RegExp(
            `^(?:[^,;:]{0,30}?(?<![a-z0-9]))?${SHARE}(?![a-z0-9])[^;:]{0,40}?${without}|${without}[^.;:]{0,30}?(?<![a-z0-9])${SHARE}(?![a-z0-9])|^(?:the )?duty(?: desk| team| worker| system| rota| list)? (?:holds|covers|carries|has|sees|looks after) (?:those|anyone|people|everyone|the rest|all|any)|^(?:only )?(?:given|allocated|assigned|offered) to ${SHARE}(?![a-z0-9])`,
        );
        this.readers = [
            [GIVEN, said => this.leavesToOthers(said)],
            [new Set<ElementKey>(['offer']), said => this.sendsAway(said) || this.isByOthers(said)],
            [new Set<ElementKey>(['workswith']), said => this.isTheirs(said)],
            [PLACES, said => this.givesWay(said)],
            [new Set<ElementKey>(['hours']), said => this.isUnstaffed(said)],
            [new Set<ElementKey>(['includes']), said => this.demandsFirst(said)],
            [PRESENT, (said, isAlone) => isAlone && isPast(said)],
            [new Set<ElementKey>(['role']), said => this.leavesWithout(said)],
        ];
    }

    /**
     * The sentence that empties what a line of a kind promises; nothing where none does.
     *
     * @param isNamed whether a term of the line names who or what is meant
     */
    emptied(kind: ElementKey, sentences: readonly Sentence[], isNamed: boolean): Sentence | undefined {
        if (kind === 'outofhours') return this.uncovered(sentences, isNamed);
        const asked = this.readers.filter(([kinds]) => kinds.has(kind));
        if (!asked.length && !HELPED.has(kind)) return undefined;
        const plainly = sentences.map(({ text }) => stripped(text));
        const found = plainly.findIndex((said, index) => {
            if (said.length > LONGEST || sentences[index]?.text.endsWith('?')) return false;
            if (!asked.some(([, isEmptied]) => isEmptied(said, sentences.length === 1))) return false;
            // Another sentence may say what the writers do about it, or how it is now.
            if (ON_THE_OTHER_HAND.test(plainly[index + 1] ?? '')) return false;
            return !plainly.some((other, at) => at !== index && OURSELVES.test(other) && !NOT.test(other));
        });
        if (found >= 0) return sentences[found];
        const isForThemselves = HELPED.has(kind) && sentences.length <= 2 && plainly.every(said => this.helpsThemselves(said));
        return isForThemselves ? sentences[0] : undefined;
    }

    /** Whether all that some sentences say is what guidance asks. */
    quotesOnly(sentences: readonly Sentence[]): boolean {
        return sentences.length > 0 && sentences.every(({ text }) => this.onlyQuotes(text));
    }

    /** "Responsibility lies with primary care", "GPs are paid to do these", "The ward does this". */
    private leavesToOthers(said: string): boolean {
        const told = withoutColleagues(said);
        const cue = this.toOthers.exec(told);
        const isLeft = cue ? !NOT.test(told.slice(0, cue.index + cue[0].length)) : this.theirs.test(told);
        return isLeft && !OURSELVES.test(told);
    }

    /** "Checks are carried out by your GP practice", "Your GP will do the annual check" */
    private isByOthers(said: string): boolean {
        // "Done at the surgery or at home" leaves the choice to the person.
        return this.byOthers.test(said) && !NOT.test(said) && !OURSELVES.test(said) && !/ or (?:at|in|by) /.test(said);
    }

    private isTheirs(said: string): boolean {
        return !OURSELVES.test(said) && this.theirs.test(said) && wordCount(said) <= SHORT;
    }

    /** "Onward to Talking Therapies", "People go on the list of another team". */
    private sendsAway(said: string): boolean {
        const told = withoutColleagues(said);
        if (this.onward.test(told)) {
            const [first = ''] = told.split(PART_END);
            return wordCount(first) <= SHORT && !NOT.test(first) && !OURSELVES.test(told);
        }
        if (!told.includes('list') || !THEIR_LIST.test(told) || OURSELVES.test(told) || NOT.test(told)) return false;
        return this.others.test(told) || /(?<![a-z])(?:colleagues|department)(?![a-z])/.test(told);
    }

    /** "Mostly replaced by video calls", "Visits have given way to telephone calls". */
    private givesWay(said: string): boolean {
        if (ALL_COME.test(said) && !NOT.test(said) && !/ (?:or|unless|if|who) /.test(said)) return true;
        const cue = this.gaveWay.exec(said);
        if (!cue || NOT.test(said.slice(0, cue.index))) return false;
        if (this.gaveWayAtOnce.test(said)) return true;
        return this.afar.test(said.slice(cue.index + cue[0].length)) && !this.afar.test(said.slice(0, cue.index));
    }

    /** "By answering service after nine" */
    private isUnstaffed(said: string): boolean {
        if (ATTENDED.test(said)) return false;
        const cue = this.machine.exec(said);
        if (cue && !NOT.test(said)) return true;
        return !OURSELVES.test(said) && !NOT.test(said) && this.othersHours.test(said);
    }

    /** The sentence by which no person is there at night: "An answering machine.", "In an emergency ring 999." */
    private uncovered(sentences: readonly Sentence[], isNamed: boolean): Sentence | undefined {
        const plainly = sentences.map(({ text }) => stripped(text).replaceAll(TELEPHONE_NUMBER, ''));
        const inHours = plainly.findIndex(said => OFFICE_HOURS.test(said) && !NOT.test(said));
        if (inHours >= 0 && !plainly.some(said => AT_OTHER_TIMES.test(said))) return sentences[inHours];
        if (plainly.some(said => this.namesSomebody(said))) return undefined;
        const found = plainly.findIndex(said => {
            if (NOT.test(said)) return false;
            return this.machine.test(said) ? !(isNamed && SAYS_WHERE.test(said)) : !isNamed && this.pointsOn.test(said);
        });
        return sentences[found];
    }

    /** Whether a sentence says that a person is there, and not a machine only: a “message line” is no line. */
    private namesSomebody(said: string): boolean {
        const isMachine = this.machine.test(said);
        if (NEXT_DAY.test(said) && (isMachine || OURSELVES.test(said))) return false;
        const others = isMachine ? said.replaceAll(this.machines, '') : said;
        return OURSELVES.test(said) || (isMachine && ATTENDED.test(said)) || hasAny(this.somebody, others);
    }

    /** "Welcome, provided that they have not been drinking" */
    private demandsFirst(said: string): boolean {
        const cue = this.conditions.exec(said);
        const before = said.slice(0, cue?.index);
        // What is provided is no condition.
        if (!cue || NOT.test(before) || /(?<![a-z])(?:is|are|was|were|be|been|being) $/.test(before)) return false;
        return this.demands.test(said.slice(cue.index + cue[0].length));
    }

    private helpsThemselves(said: string): boolean {
        if (BY_THEMSELVES.test(said) && !NOT.test(said) && !OURSELVES.test(said)) return true;
        if (wordCount(said) > SHORT || NOT.test(said) || / and (?:we|who|are|is|an?|the) /.test(` ${said} `)) return false;
        const told = said.replace(/^we (?=keep|have|hold|stock|display|give|hand|put)/, '');
        if (OURSELVES.test(told)) return false;
        return this.helpYourself.test(said) || THINGS.test(said) || this.ask.test(said);
    }

    /** "A third of people are unallocated", "Duty holds those without one" */
    private leavesWithout(said: string): boolean {
        const found = this.without.exec(said);
        if (!found || /(?<![a-z])(?:same day|within|for a (?:day|week)|at most|up to)(?![a-z])/.test(said)) return false;
        // "Without" is part of what is looked for.
        return !NOT.test(said.slice(0, found.index)) && !/(?<![a-z])(?:nobody|no one|no-one|never)(?![a-z])/.test(said);
    }

    /** Whether a sentence only says what guidance asks, or agrees with it: it promises nothing. */
    onlyQuotes(sentence: string): boolean {
        // Nearly all fail at their first word, which is quicker than to remember them.
        if (!this.quotes.test(sentence)) return false;
        const told = stripped(sentence).replaceAll(this.agrees, '');
        return !/(?<![a-z])(?:we|us|our|ours|here|locally|the team|the teams|the service|what it provides|and so|is offered|are offered|is met|are met|in full)(?![a-z])/.test(
            told,
        );
    }
}

/** "They used to second two workers", "Was co-located until 2020": how it was, and is no more. */
function isPast(said: string): boolean {
    if (/[;:–]/.test(said) || ON_THE_OTHER_HAND.test(said)) return false;
    if (USED_TO.test(said)) return true;
    const once = ONCE.exec(said);
    return once !== null && !WAS_WRONG.test(once[0]) && !NOT.test(once[0]);
}

function withoutColleagues(said: string): string {
    return said.includes('our ') ? said.replaceAll(COLLEAGUES, 'colleagues') : said;
}

/** In lower case, with plain apostrophes, single spaces and no sign at its end. */
function stripped(text: string): string {
    return withoutEnds(plain(text).replaceAll(/\s{2,}|[\n\t]/g, ' '));
}
