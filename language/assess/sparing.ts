import { type DenialPhrases, sourceOfPhrases } from './denial-phrases.ts';

/** The beginning of a denial: "does not", "shall never", "is never". */
const DENYING =
    "(?:(?:do|does|did|will|would|shall|should|must|may|might|can|could|is|are|was|were|be|to|has|have) (?:not|never)|never|cannot|[a-z]+n't|(?:nobody|no one|no-one|nobody's)(?: (?:who|that)(?: [a-z]+){1,4}?)?(?: (?:is|are|gets|has|will be|should be|shall be|may be))?)(?: ever| simply| just| be| been)?";
const SOME = '(?: [^ ,;:.]+)';

/**
 * What spares people something bad by denying it: "does not take a person off the list", "shall not treat them as a new referral". The
 * people are named between the words, so that phrases would not do. The nouns come from the vocabulary `denials`.
 */
export function sparing(phrases: DenialPhrases): RegExp {
    const against = sourceOfPhrases(phrases['held-against'], '');
    const place = sourceOfPhrases(phrases['kept-place'], '');
    const list = `(?:the|our|a|any|their|that|its) (?:[a-z]+ )?${sourceOfPhrases(phrases['kept-list'], '')}`;
    const whose = '(?:their|your|his|her|a|an|the|any)';
    const ends = '(?:close|closes|closed|shut|shuts|stop|stops|end|ends|sleep|sleeps|switched off|turned off)';
    const times = 'at|on|over|in|for|during';
    const thenOnly = (when: string): string => `(?=[,;:.]?$|[,;:.] | (?:${when}) )`;
    const forms = [
        // Of a door or a line, and not of a case: "The crisis house never closes at night."
        `${ends}(?: down)?${thenOnly(`${times}|when|even|until|between`)}`,
        `(?:treat|regard|count|class|record|log|see|view|take|read|mark|code|write|label|think)(?:s|ed|en|ded|led|ten|n)?(?: down)?${SOME}{0,6}? (?:as|to be|of as) (?:an? |any |their |the )?(?:[a-z]+ )?${against}`,
        `(?:hold|held|use|used|count|counts|counted|go|goes)${SOME}{0,5}? against`,
        `(?:take|takes|taken|strike|strikes|struck|knock|knocked|remove|removes|removed|drop|drops|dropped|push|pushed|lose|loses)${SOME}{0,3}? (?:off|from|down|out of) ${list}`,
        `(?:put|puts|send|sends|sent|move|moves|moved|go|goes|slip|slips)${SOME}{0,3}? (?:back |down )?(?:to|at|in|into|on|of) (?:the (?:back|bottom|end|foot) of )?${list}`,
        `(?:make|makes|made|force|forces|forced|oblige|expect|expects|expected|require|required|ask|asked|have|has)${SOME}{0,4}? (?:to )?(?:wait|start (?:again|over|from|afresh)|begin again|repeat|queue|go back to|prove)`,
        `(?:lead|leads|led|amount|amounts|mean|means|count|counts|result|results)(?: to| in| as)?(?: (?:an?|the|any|being))? (?:[a-z]+ )?${against}`,
        `cost(?:s)?${SOME}{1,3} ${whose} ${place}`,
        `(?:lose|loses|lost|forfeit|forfeits) ${whose} ${place}`,
        `(?:let|lets|leave|leaves)${SOME}{1,5}? (?:lapse|slip|drift|run out|expire|go out of date|go stale|gather dust|fall (?:behind|through))`,
        `(?:require|requires|ask for|asks for|demand|demands|insist on|insists on)${SOME}{0,2}? (?:fresh|new|another|further|second) (?:referral|assessment|form|letter)`,
    ];
    const inverted = `(?:nor|neither|never) (?:do|does|did|will|shall|is|are)${SOME}{1,5}? ${ends}${thenOnly(times)}`;
    return new RegExp(`(?<![a-z0-9])(?:${DENYING} (?:${forms.join('|')})|${inverted})(?![a-z0-9])`, 'g');
}
