import { tally, tallyInWords } from '../../language/assess/outcome.ts';
import { resourceGaps } from '../../language/board/actions.ts';
import { pounds } from '../../language/board/sections.ts';
import { matrixOf, sharedGaps } from '../../language/board/services.ts';

import type { Address } from '../../language/model/address.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { type Covered, placedAmong } from '../../language/reviews/covered-services.ts';
import { Page } from '../explain/page.ts';

/** How many shared gaps are named: the widest come first. */
const MOST = 10;

function serviceLine({ name, assessments }: Covered): string {
    const title = assessments[0]?.subject.title ?? name;
    if (!assessments.length) return `- ${title}: nothing is known of it`;
    return `- ${title}: ${tallyInWords(tally(assessments.flatMap(({ results }) => results)))}`;
}

function lackingLines(review: SubjectFacts, uri: Address): readonly string[] {
    const { recurrent, once, unclear, wte, notYetCosted } = resourceGaps([{ subject: review, uri }]);
    return [
        ...(recurrent ? [`- ${pounds(recurrent)} each year`] : []),
        ...(once ? [`- ${pounds(once)} once`] : []),
        ...(unclear ? [`- ${pounds(unclear)}, of which nobody says whether it recurs`] : []),
        ...(wte ? [`- ${wte} whole-time equivalents`] : []),
        ...(notYetCosted ? [`- not yet costed: ${notYetCosted} ${notYetCosted === 1 ? 'action' : 'actions'}`] : []),
    ];
}

/** A review's services side by side: how far each is, which gaps several share, and what the open actions lack. */
export function coversPage(review: SubjectFacts, covered: readonly Covered[], uri: Address): string {
    const gaps = sharedGaps(matrixOf(placedAmong(covered)));
    const lines = gaps.slice(0, MOST).map(({ id, title, services, asked }) => `- ${id}, ${title}: open in ${services.length} of ${asked}`);
    return new Page()
        .title('covers', 'The services that this review is about')
        .section('What the guidance asks for', covered.map(serviceLine).join('\n'))
        .section('Gaps that several share', lines.join('\n'))
        .paragraph(gaps.length > MOST ? `And ${gaps.length - MOST} more.` : undefined)
        .section('What the open actions lack', lackingLines(review, uri).join('\n'))
        .toString();
}
