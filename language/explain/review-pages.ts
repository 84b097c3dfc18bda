import type { Root } from 'mdast';
import { tally, tallyInWords } from '../assess/outcome.ts';
import { type ActionEntry, resourceGaps } from '../board/board.ts';
import { costedInWords, sumsInWords } from '../board/sections.ts';
import { matrixOf, sharedGaps } from '../board/services.ts';
import type { Address } from '../model/address.ts';
import { dateInWords } from '../model/dates.ts';
import type { Element, SubjectFacts } from '../model/facts.ts';
import type { NameIndex } from '../names/name-index.ts';
import { type Covered, placedAmong, proposedPosition } from '../reviews/covered-services.ts';
import type { Look } from '../reviews/looks.ts';
import { bulleted, page, paragraphs, section } from './page.ts';

const STATES: Readonly<Record<Look['state'], string>> = {
    same: 'it says what it said when somebody looked',
    changed: 'it has changed since somebody looked; read it again, and confirm the finding or change it',
    unseen: 'the finding does not remember what it looked at',
};

/** How many shared gaps are named: the widest come first. */
const MOST_GAPS = 10;

function titleOf({ sight }: Look): string {
    return sight.service.title ?? sight.service.name;
}

/** A finding: what the specifications say today, and whether they have changed since it was written. */
export function findingPage(finding: Element, looks: readonly Look[], names: NameIndex): Root {
    const position = proposedPosition(looks.map(({ sight }) => sight));
    const advice = position
        ? `Going by them, policy is ${position.replaceAll('-', ' ')}. What is done in practice they do not show.`
        : looks.length > 0
          ? 'A specification that says nothing about it does not show that there is nothing: ask.'
          : undefined;
    return page(
        `Finding on ${finding.term}`,
        names.title('requirement', finding.term ?? ''),
        section('What the specifications say', bulleted(looks.map(look => `${titleOf(look)}: ${look.sight.result.outcome}`))),
        paragraphs(advice),
        section('What it looked at', bulleted(looks.map(look => `${titleOf(look)}: ${STATES[look.state]}`))),
    );
}

/** The line of a finding that says what it looked at. */
export function looksPage(looks: readonly Look[]): Root {
    return page(
        'looked at',
        'What a finding is about',
        paragraphs('Services with a fingerprint of what each said when somebody looked. A fix writes it, and keeps it up to date.'),
        bulleted(looks.map(look => `${titleOf(look)}: ${STATES[look.state]}.`)),
    );
}

/** An action at a glance. */
export function actionPage(action: ActionEntry, names: NameIndex): Root {
    const { name, title, owner, due, overdue, state, horizon, resource, closes } = action;
    return page(
        name,
        title,
        bulleted([
            `Owner: ${owner ?? 'nobody yet'}`,
            `Due: ${due ? dateInWords(due) : 'no date yet'}${overdue ? '. That day is past.' : ''}`,
            ...(state ? [`State: ${names.title('states', state)}`] : []),
            ...(horizon ? [`Horizon: ${names.title('horizons', horizon)}`] : []),
            ...(resource ? [`Resource gap: ${resource}`] : []),
            ...closes.map(id => `Closes the gap in ${id}: ${names.title('requirement', id)}`),
        ]),
    );
}

function serviceLine({ name, assessments }: Covered): string {
    const title = assessments[0]?.subject.title ?? name;
    if (!assessments.length) return `${title}: nothing is known of it`;
    return `${title}: ${tallyInWords(tally(assessments.flatMap(({ results }) => results)))}`;
}

/** A review's services side by side: how far each is, which gaps several share, and what the open actions lack. */
export function coversPage(review: SubjectFacts, covered: readonly Covered[], uri: Address, names: NameIndex): Root {
    const gaps = sharedGaps(matrixOf(placedAmong(covered)));
    const lacking = resourceGaps([{ subject: review, uri }], names);
    const sums = sumsInWords(lacking).map(([what, howMuch]) => `${what}: ${howMuch}`);
    return page(
        'covers',
        'The services that this review is about',
        section('What the guidance asks for', bulleted(covered.map(serviceLine))),
        section('Gaps that several share', [
            ...bulleted(
                gaps.slice(0, MOST_GAPS).map(({ id, title, services, asked }) => `${id}, ${title}: open in ${services.length} of ${asked}`),
            ),
            ...paragraphs(gaps.length > MOST_GAPS ? `And ${gaps.length - MOST_GAPS} more.` : undefined),
        ]),
        section(
            'What open actions lack',
            lacking.costed || lacking.notYetCosted ? [...bulleted(sums), ...paragraphs(costedInWords(lacking))] : [],
        ),
    );
}
