import type { Element } from '../model/facts.ts';
import type { RuleFinding } from '../model/findings.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { answerIn, inPlaceAt, POSITIONS } from '../model/subjects.ts';

import { findingsIn } from '../reviews/form.ts';
import type { Rule } from './rule.ts';

/** Words that say that a document was read, and words that say that practice was checked. */
const TELLING: Readonly<Record<(typeof POSITIONS)[number], RegExp>> = {
    policy: /\b(polic|protocol|procedure|specification|pathway|guideline|standard|document|agreement|contract|handbook|written|wording|model|section|page|line \d|paragraph|\.care)/iu,
    practice:
        /\b(audit|case ?notes?|case file|record|notes|data|dataset|figure|number|count|sample|dip|survey|interview|focus group|workshop|visit|observ|shadow|asked|told|said|spoke|people who|famil|carers?|staff|report|dashboard|per cent|of the \d|in practice|feedback|letters?\b|complaint|incident|supervision|rota|roster|caseload|list)|\d\s?%|\b\d+ (?:of|in|out of) \d{1,3}\b|\bof (?:all )?\d{1,3} \p{L}/iu,
};

/** Whether a finding shows its position: with words after the position, or with telling words in its evidence. */
function evidenceOf(finding: Element<'finding'>, position: (typeof POSITIONS)[number]): boolean {
    const note = answerIn(finding, `${position} note`);
    const own = answerIn(finding, `${position}-evidence`);
    if ((note?.type === 'text' && note.text.trim()) || own?.type === 'text') return true;
    const { evidence } = finding.values;
    return evidence?.type === 'text' && TELLING[position].test(evidence.text);
}

const SHOWN = {
    policy: 'that it is written down: the policy, protocol or specification, with its date or version',
    practice: 'that it is done: an audit, case notes, data, or what people and families said',
} as const;

function* ofFinding(finding: Element<'finding'>): Iterable<RuleFinding> {
    const evidence = finding.values.evidence;
    // A placeholder is reported where it is.
    if (evidence?.type === 'text' && isUnwritten(evidence.text)) return;
    for (const position of POSITIONS) {
        const at = inPlaceAt(finding, position);
        if (!at || evidenceOf(finding, position)) continue;
        yield {
            at,
            message: `${finding.term}: \`${position}\` is said to be in place, but nothing shows ${SHOWN[position]}.`,
            advice: `Write it in \`evidence:\`, or in quotation marks after \`${position}: in-place\`.`,
        };
    }
}

/** What is said to be in place has something to show for it, on paper and in practice. */
export const inPlaceWithoutEvidence: Rule = {
    code: 'CARE-715',
    name: 'in-place-without-evidence',
    title: 'Something in place with nothing that shows it',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'The guidance asks boards to look at policies and at practice, because one is not the other. A policy does not show that people do what it says, and good practice does not show that it outlasts those who do it.',
    fix: 'Say which document was read, and how practice was checked. If practice was not checked, it is not known to be in place.',
    *check(document) {
        for (const review of document.reviews) for (const finding of findingsIn(review)) yield* ofFinding(finding);
    },
};
