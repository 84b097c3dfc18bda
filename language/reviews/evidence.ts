import type { Element } from '../model/facts.ts';
import type { POSITIONS } from '../model/review-elements.ts';

/** Words that tell that a document was read, and words that tell that somebody looked at what is done. */
const TELLING: Readonly<Record<(typeof POSITIONS)[number], RegExp>> = {
    policy: /\b(polic|protocol|procedure|specification|pathway|guideline|standard|document|agreement|contract|handbook|written|wording|model|section|page|line \d|paragraph|\.care)/iu,
    practice:
        /\b(audit|case ?notes?|case file|record|notes|data|dataset|figure|number|count|sample|dip|survey|interview|focus group|workshop|visit|observ|shadow|asked|told|said|spoke|people who|famil|carers?|staff|report|dashboard|per cent|of the \d|in practice|feedback|letters?\b|complaint|incident|supervision|rota|roster|caseload|list)|\d\s?%|\b\d+ (?:of|in|out of) \d{1,3}\b|\bof (?:all )?\d{1,3} \p{L}/iu,
};

/** Whether a finding has something that shows its position: words behind the position, or telling ones in its evidence. */
export function evidenceOf(finding: Element, position: (typeof POSITIONS)[number]): boolean {
    const note = finding.values[`${position} note`];
    const own = finding.values[`${position}-evidence`];
    if ((note?.type === 'text' && note.text.trim()) || own?.type === 'text') return true;
    const { evidence } = finding.values;
    return evidence?.type === 'text' && TELLING[position].test(evidence.text);
}
