import { MONTHS } from '../model/dates.ts';
import type { ElementKey } from '../model/elements.ts';
import { type DenialPhrases, plain, sourceOfPhrases } from './denial-phrases.ts';
import { isStated, oncePerText, type Sentence } from './sentences.ts';

const NUMBER = '(?:[0-9][0-9,.]*|none|no one|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const PEOPLE = '(?:people|persons?|patients?|clients?|families|visits?|plans?|staff)';
const MONTH = `(?:${MONTHS.map(month => month.slice(0, 3).toLowerCase()).join('|')})[a-z]*`;
/** A share or a count of what happened: “11 of 80 people had one”, “38% in date”, “averages 19.6”, “Jan 0, Feb 0”. */
const COUNTED = new RegExp(
    [
        `(?<![a-z0-9£.,-])${NUMBER} (?:out )?of (?:the |our |all )?[0-9]`,
        `(?<![a-z0-9.])(?<!(?:at least|up to|at most|more than|less than|under|over|target of|standard of|standard is|target is) )[0-9]+(?:\\.[0-9]+)? ?(?:%|per cent)(?! (?:wte|of (?:a |the |his |her |their |full )?(?:post|time|week|hours)))`,
        '(?<![a-z])averag(?:es|ed|ing) [0-9]',
        ': ?(?:0|none|nil)(?![0-9])',
        `(?<![a-z0-9])${MONTH} [0-9]{1,3}(?![0-9/]),? ${MONTH} [0-9]`,
        `(?<![a-z])of ${NUMBER} [a-z]+[^.]{0,40}, (?:only )?${NUMBER}(?: (?:had|has|have|held|holds?|were|was|showed|contained|named))?(?![a-z0-9])`,
        '(?<![a-z])(?:offered|received|made|due|planned|referred|booked|expected) [0-9][0-9,]*[;,:] (?:[a-z]+ )?(?:answered|seen|held|kept|given|done|attended|met|completed|taken up) [0-9]',
        `^(?:only )?${NUMBER} ${PEOPLE} ?(?:have|had|has|got|did)(?![a-z])`,
        `^(?:only )?${NUMBER} ${PEOPLE},? in (?:the (?:last )?(?:year|quarter)|[0-9])`,
        `^(?:only |up to )?${NUMBER} (?:places?|people|persons?) (?:a|at a|per) (?:year|month|time|quarter)(?![a-z])|^(?:only )?${NUMBER} places?,? (?:taken|filled|held)(?![a-z])`,
        '(?<![a-z])nil returns?(?![a-z])',
    ].join('|'),
);

/** Whom a line is for, where it is not for all: “For medical students on placement.” */
const ALL =
    '(?:all|every|each|any|anyone|anybody|everyone|everybody|whoever|example|instance|as long|up to|at least|at most|more|most|the whole|[0-9]|one|two|three|four|five|six|about|around|your|you|their|them|our|us|this|these|those who (?:need|want|wish|ask)|people(?! (?:on (?!the register)|in|under|detained|of|from|past|placed|held))|service users|patients|clients|carers|families|relatives|men and women|adults)(?![a-z])';
const FOR_SOME = new RegExp(`^(?:(?:held|run|kept|done|offered|open|provided|only|mainly|mostly) )?(?:for|to) (?!${ALL})[a-z]`);
const FOR_OTHERS_TOO =
    /(?:^|[.;:] )(?:the )?others (?:may|can|ring|have|hold|go|wait|ask|are|get)(?![a-z])|(?<![a-z])at all other times(?![a-z])|(?:^|[.;:] )(?:(?:everybody|everyone|anybody|anyone) else|the rest|the other [a-z]+) (?:has|have|had|is|are|gets?|goes|go|on|rings?|waits?|may|can)(?![a-z])|(?:^|[.;] )after that (?:[0-9]|it|they|people)/;
/** The people whom others help: “Such people are passed to the forensic team.” */
const TO_OTHERS =
    /(?<![a-z])(?:(?:goes|go|went|passed|moved|transferred|sent|belongs?) (?:to|with|on to|over to) (?:the|that|a) (?:[a-z-]+ ){0,3}?(?:team|ward|hospital|unit|service|clinic|practice)s?|stays? with that (?:team|ward|service|unit)|^(?:seen|looked after|cared for|helped|met|treated) by the (?:[a-z-]+ ){0,3}?(?:team|wards?|hospital|unit|service|clinic|practice) of (?:the|another)|(?:run|held|taken|done|kept) (?:by|at|on) the (?:[a-z-]+ ){0,3}?(?:team|wards?|hospital|unit|service))(?![a-z])/;
/** What once was the rule, or was paid for. */
const ONCE = /^(?:was|were|had been|used to be) |(?<![a-z])(?:paid for|while the [a-z]+ lasted|thought well of)(?![a-z])/;
/** Who gets help, or is close to them: first in a sentence, with what they do by themselves. */
const THEY =
    '^(?:the person|people|patients|clients|service users|each person|everybody|neighbours|relatives|families|friends|carers|parents|they|(?:neighbours|relatives|families|friends|carers) and (?:neighbours|relatives|families|friends|carers))(?: (?:then|usually|always|mostly|simply|have to|must|need to))?';
/** They do it with the service after all: “People ring us, and we come.” */
const WITH_US =
    /(?<![a-z])(?:us|we|our|the team|the service|the duty|a worker|their worker|key worker|together|at any hour|day or night)(?![a-z])/;
/** Only those whom something else is asked of, or who are drawn by lot. */
const HURDLE =
    /^(?:(?:written|held|done|run|visits?|open) (?:with|to|for)|(?:a|an|the|our) [a-z ]{3,30} (?:sees|meets|helps|visits)) (?:people|those) who (?:have (?:already|come|kept|passed|completed|attended|been offered)|can (?:travel|pay|drive|show|prove)|own|hold|live within|score)(?![a-z])|^(?:restricted|limited|reserved) (?:to|for) (?!(?:all|any|anyone|everyone|every|[a-z]+ who (?:need|want|wish))(?![a-z]))|^(?:(?:open|offered|given|available|limited|restricted|reserved) (?:only )?(?:to|for) )?(?:people|those|anyone|anybody|patients|clients|service users) (?:who (?:have|has) (?:already|kept|passed|completed|come to|attended|been (?:dry|clean|sober|stable|abstinent)|not used|shown|paid|signed)|who (?:live|lives) within|who (?:score|can (?:show|prove|pay|drive|travel)|own)|with (?:a|an|their own) (?:driving licence|car|degree|job|fixed address|telephone|passport))(?![a-z])|(?<![a-z])by (?:ballot|lottery|lot|invitation only|raffle)(?![a-z])|^(?:(?:it )?(?:begins|starts|is given|is offered) )?(?:once|after|when|if) (?:[a-z0-9 ]+ )?(?:(?:clear|clean|negative) tests?|(?:been )?(?:dry|clean|sober|abstinent|drug-free)|without (?:using|drinking|symptoms))(?![a-z])|(?<![a-z])without symptoms(?![a-z])/;
/** What people pay for. */
const CHARGED =
    /£ ?[0-9]|(?<![a-z])(?:payable|plus vat|at (?:their|your|the person's) own expense|self-funded|fee is due|for a fee)(?![a-z])/;
/** Struck out, or figures in a table. */
const STRUCK_OUT = /~~|<(?:del|s|strike)>|[❌✗✘✖☐☒⛔]|^\||(?:\|[^|]*){3}/;

/** What a form asks of whoever fills it in. */
const INSTRUCTION =
    /^(?:please )?(?:state|say|set out|describe|list|explain|specify|give|name|choose|select|indicate|outline|detail|confirm|complete|enter|insert|provide|summarise|include|record|note|add) (?:here )?(?:how|who|what|which|where|when|why|whether|the|a|an|any|your|details|evidence)(?![a-z])(?! (?:calls?|visits?|person|choice))/;
/** Short for what ended. */
const SHORTHAND = /(?<![a-z])(?:susp\.|disc\.|canc\.|vac\.|decomm?'d|disc'd|discont'd|susp'd|canc'd|canx|w\/drawn)(?![a-z])/;
/** How it was in earlier years, or on one day. */
const IN_THE_DAYS =
    /^in [^,.]{1,40}'s (?:time|days?)(?![a-z])|(?<![a-z])in the (?:years|days|time) of the(?![a-z])|(?<![a-z])(?:under|by|of|at|for) the (?:previous|former|old) [a-z]|(?<![a-z])when (?:it|they|she|he) (?:was|were) still(?![a-z])|(?<![a-z])while (?:she|he) was(?![a-z])|^(?:an?|one|two) (?:[a-z-]+ ){1,3}(?:once )?(?:took|spoke|helped|gave|held|ran|came|visited|met|wrote|talked|offered|did|made|went|saw)(?![a-z])/;

/** Words between quotation marks, from the first to the last: what people said of it. */
const QUOTED = /^[“"'][^”"]{12,}[”"'][.!]?(?:$| \()/;
const ON_CONDITION = /^(?:as long as|so long as|provided|if|unless|only) /;

/** A number that counts something else, or from somewhere else: “Counted from the third missed visit.” */
const COUNTS_OTHERWISE =
    /^(?:counted|measured|timed|runs?|starts?) (?:only )?(?:once|when|from when|after) (?:a|the|they|people|somebody|it)(?![a-z])|^(?:counted|measured|timed|taken) (?:only )?from the (?:second|third|fourth|next|last|end|day after)(?![a-z])|(?<![a-z])on any one (?:day|shift)(?![a-z])/;
/** A denial: with it people are not sent on. */
const DENIED = /(?<![a-z])(?:nobody|no one|no-one|none|never|not|nor|[a-z]+n't)(?![a-z])/;
/** A place where people wait, and are not met. */
/** All are seen at a place of the service. */
const COMES_TO_US =
    /(?<![a-z])(?:everyone|everybody|all people|all patients|each person) (?:comes?|travels?|is seen|are seen|attends?) (?:to|at|in) (?!home|their|the person|where|a place)|(?<![a-z])(?:all|every) (?:appointments?|contacts?|meetings?|visits) (?:is|are|take place|takes place|happens?) (?:at|in) (?!home|their|the person|where|a place|people)/;
const WAITING_PLACE = /(?<![a-z])(?:foyer|waiting room|waiting area|reception|corridor|car park)(?![a-z])/;

/** Lines that name what people get, or who gives it. */
const FOR_PEOPLE: ReadonlySet<string> = new Set<ElementKey>(['offer', 'role', 'training', 'supervision', 'missedcontact']);
/** How soon something is done. */
const RESPONSES: ReadonlySet<string> = new Set<ElementKey>([
    'emergencyresponse',
    'urgentresponse',
    'routineresponse',
    'dischargefollow-up',
    're-entry',
]);
/** One word in so many of another language is chance, or a name. */
const FOREIGN_AMONG = 3;
/** After hours a longer sentence says who else is there for some: “For restricted patients the forensic consultant on call.” */
const MOST_WORDS_FOR_SOME = 5;
const HELPED_BY_OTHERS: ReadonlySet<string> = new Set<ElementKey>(['offer', 'role', 'includes', 'contactat']);
/** What people get, who gives it, and who helps with it. */
const GIVEN: ReadonlySet<string> = new Set<ElementKey>(['offer', 'role', 'workswith']);

/**
 * Words beside a number or a term that tell something else than that it is so: how often it was so, whom else it is for, who else does it,
 * what inspectors found. They are no denial. But who reads the number or the term alone doesn't know that people get what the line names. The
 * words are data, of the vocabulary `denials`; here is the English grammar around them.
 */
export class ToldInstead {
    private readonly found: RegExp;
    private readonly elsewhere: RegExp;
    private readonly onward: RegExp;
    private readonly ought: RegExp;
    private readonly distant: RegExp;
    private readonly withdrawn: RegExp;
    private readonly leftOver: RegExp;
    private readonly foreign: RegExp;
    private readonly alone: RegExp;
    private readonly staff: RegExp;
    private readonly others: RegExp;
    private readonly minutes: RegExp;

    constructor(phrases: DenialPhrases) {
        const looks = sourceOfPhrases(phrases['looks-into-it']);
        this.found = new RegExp(
            `${looks}(?: [a-z0-9]+){0,5} (?:found|gave|reported|said|noted|rated|saw|heard|showed|concluded|scored|upheld)(?![a-z])|${looks} [0-9]+/[0-9]+`,
        );
        this.elsewhere = new RegExp(sourceOfPhrases(phrases['is-used-elsewhere']));
        this.onward = new RegExp(sourceOfPhrases(phrases['sends-people-on']));
        this.ought = new RegExp(sourceOfPhrases(phrases['ought-to-be']));
        this.withdrawn = new RegExp(sourceOfPhrases(phrases['withdrawn-text']));
        this.leftOver = new RegExp(sourceOfPhrases(phrases['left-from-a-form']));
        this.foreign = new RegExp(sourceOfPhrases(phrases['other-language'], "(?<![\\p{L}'])"), 'gu');
        this.others = new RegExp(sourceOfPhrases(phrases['other-people']));
        this.minutes = new RegExp(sourceOfPhrases(phrases['in-minutes']));
        this.staff = new RegExp(sourceOfPhrases(phrases['about-staff']));
        this.alone = new RegExp(`${THEY} ${sourceOfPhrases(phrases['done-alone'], '')}`);
        this.distant = new RegExp(`^(?:by|over|on) (?:the )?${sourceOfPhrases(phrases['at-a-distance'], '')}(?: from [a-z ]+)?\\.?$`);
    }

    /** The sentence of a line that tells something else than that it is so; nothing where none does. */
    in(kind: string, sentences: readonly Sentence[]): Sentence | undefined {
        // What only asks says nothing.
        if (!sentences.some(isStated)) return sentences[0];
        return sentences.filter(isStated).find(({ text }, at) => this.tellsOtherwise(text) || this.tells(kind, text, at === 0));
    }

    /** Whether a sentence does so on any line. */
    private readonly tellsOtherwise = oncePerText((text): boolean => {
        const said = plain(text);
        return (
            COUNTED.test(said) ||
            this.found.test(said) ||
            ONCE.test(said) ||
            this.ought.test(said) ||
            QUOTED.test(said) ||
            FOR_OTHERS_TOO.test(said) ||
            STRUCK_OUT.test(said) ||
            INSTRUCTION.test(said) ||
            SHORTHAND.test(said) ||
            IN_THE_DAYS.test(said) ||
            this.leftOver.test(said) ||
            this.isForeign(said) ||
            COUNTS_OTHERWISE.test(said)
        );
    });

    /** Whether the title of a policy, or the name of a partner, says that it is withdrawn or a draft. */
    isWithdrawn(title: string): boolean {
        return this.withdrawn.test(plain(title));
    }

    /** Whether a sentence says, in plain words, that people come to the place of the service, all of them. */
    isAtOurPlace(said: string): boolean {
        return COMES_TO_US.test(said);
    }

    /** Whether a third of the words of a sentence are of another language than English. */
    private isForeign(said: string): boolean {
        const found = said.match(this.foreign)?.length ?? 0;
        return found > 0 && found * FOREIGN_AMONG >= said.split(' ').length;
    }

    /** Whether a sentence says that others help, or that people are to go to them. */
    private readonly tellsOfOthers = oncePerText((text): boolean => {
        const said = plain(text);
        return this.elsewhere.test(said) || (!DENIED.test(said) && (this.onward.test(said) || TO_OTHERS.test(said)));
    });

    /** Whether a sentence does so on a line of a kind. */
    private tells(kind: string, text: string, isFirst: boolean): boolean {
        if (HELPED_BY_OTHERS.has(kind) && this.tellsOfOthers(text)) return true;
        const said = plain(text);
        if (kind === 'contactat')
            return this.distant.test(said) || WAITING_PLACE.test(said) || COMES_TO_US.test(said) || (isFirst && HURDLE.test(said));
        const isForPeople = FOR_PEOPLE.has(kind);
        if ((isForPeople || kind === 'policy') && this.staff.test(said)) return true;
        if (GIVEN.has(kind) && (this.minutes.test(said) || (this.others.test(said) && !DENIED.test(said)))) return true;
        if ((isForPeople || RESPONSES.has(kind)) && (CHARGED.test(said) || (this.alone.test(said) && !WITH_US.test(said)))) return true;
        if (!isFirst) return false;
        if (isForPeople && HURDLE.test(said)) return true;
        if (kind === 'includes') return ON_CONDITION.test(said);
        const mayBeForSome = isForPeople || (kind === 'outofhours' && said.split(' ').length <= MOST_WORDS_FOR_SOME);
        return mayBeForSome && FOR_SOME.test(said);
    }
}
