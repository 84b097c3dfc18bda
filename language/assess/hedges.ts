import { type DenialPhrases, plain, sourceOfPhrases } from './denial-phrases.ts';
import { oncePerText } from './sentences.ts';

/**
 * What makes a promise hold only as far as it goes: "where capacity allows", "subject to staffing". That is less than a promise, and no denial.
 * The words are data, of the vocabulary `denials`; here is the English grammar around them.
 */
export class Hedges {
    private readonly pattern: RegExp;
    /** A text without its hedges; nothing where it has none. */
    readonly without = oncePerText((text): string | undefined => {
        const seen = plain(text);
        let rest = '';
        let from = 0;
        for (const { index, 0: hedge } of seen.matchAll(this.pattern)) {
            rest += text.slice(from, index);
            from = index + hedge.length;
        }
        return from ? (rest + text.slice(from)).replace(/^[^\p{L}\p{N}]+/u, '') : undefined;
    });

    constructor(phrases: DenialPhrases) {
        const scarce = sourceOfPhrases(phrases['runs-short'], '');
        const somebody = sourceOfPhrases(phrases['somebody-there'], '');
        const where =
            '(?:where|wherever|when|whenever|if|as|as far as|so far as|insofar as|in so far as|to the extent that|provided(?: that)?|as long as)';
        const whose =
            '(?:(?:the|our|their|its|your|local|service|team|clinical|enough|sufficient|available|existing|current|present|a|an|any|suitable|trained) ){0,3}';
        const forms = [
            sourceOfPhrases(phrases['as-far-as-it-goes'], ''),
            `${where} ${whose}${scarce}(?: levels| numbers)? (?:allows?|permits?|(?:is|are) (?:there|available|free|sufficient|enough))(?: (?:it|this|us|them))?`,
            `${where} (?:there (?:is|are)|(?:we|they) have) ${whose}(?:${scarce}|${somebody})(?: (?:available|free|to do (?:it|so|this)|on the day|on shift|spare))?`,
            `${where} ${whose}${somebody} (?:is|are) (?:available|free)`,
            `${scarce}(?: levels| numbers)? (?:permitting|allowing)`,
            `(?:subject to|depending on|dependent on|within) ${whose}(?:availability of ${whose})?${scarce}(?: levels| being available)?`,
            `(?:subject to|depending on|dependent on) ${whose}availability(?: of ${whose}${somebody})?`,
        ];
        this.pattern = new RegExp(`(?<![a-z0-9])(?:(?:but )?only )?(?:${forms.join('|')})(?![a-z0-9])`, 'g');
    }
}
