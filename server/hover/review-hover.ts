import type { Assessment } from '../../language/assess/assessment.ts';
import { type ActionEntry, actionsOf } from '../../language/board/actions.ts';
import { dateInWords } from '../../language/model/dates.ts';
import type { Element, SubjectFacts } from '../../language/model/facts.ts';
import type { Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { proposedPosition, servicesCoveredBy } from '../../language/reviews/covered-services.ts';
import { type Look, looksIn } from '../../language/reviews/looks.ts';

import { Page } from '../explain/page.ts';
import { isAt } from '../support/places.ts';
import type { LoadedDocument } from '../workspace/loaded-document.ts';
import { coversPage } from './covers-page.ts';
import type { Hovered } from './hovered.ts';
import { labelAt } from './label-at.ts';

/** What is known besides the document: names, the covered services against what they follow, and the day. */
export interface ReviewSurroundings {
    readonly names: NameIndex;
    readonly assessments: (service: string) => readonly Assessment[];
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

const STATES: Readonly<Record<Look['state'], string>> = {
    same: 'it says what it said when somebody looked',
    changed: 'it has changed since somebody looked; read it again, and confirm the finding or change it',
    unseen: 'the finding does not remember what it looked at',
};

/** The word that opens a block. */
function wordOf({ kind, whole }: Element): Span {
    return [whole[0], whole[0] + kind.length];
}

function titleOf({ sight }: Look): string {
    return sight.service.title ?? sight.service.name;
}

function findingPage(finding: Element, looks: readonly Look[], names: NameIndex): string {
    const position = proposedPosition(looks.map(({ sight }) => sight));
    return new Page()
        .title(`Finding on ${finding.term}`, names.title('requirement', finding.term ?? ''))
        .section('What the specifications say', looks.map(look => `- ${titleOf(look)}: ${look.sight.result.outcome}`).join('\n'))
        .paragraph(
            position
                ? `Going by them, policy is ${position.replaceAll('-', ' ')}. What is done in practice they do not show.`
                : looks.length > 0
                  ? 'A specification that says nothing about it does not show that there is nothing: ask.'
                  : undefined,
        )
        .section('What it looked at', looks.map(look => `- ${titleOf(look)}: ${STATES[look.state]}`).join('\n'))
        .toString();
}

function looksPage(looks: readonly Look[]): string {
    return new Page()
        .title('looked at', 'What a finding is about')
        .paragraph('Services with a fingerprint of what each said when somebody looked. A fix writes it, and keeps it up to date.')
        .list(looks.map(look => `${titleOf(look)}: ${STATES[look.state]}.`))
        .toString();
}

function actionPage(action: ActionEntry, names: NameIndex): string {
    const { name, title, owner, due, overdue, state, horizon, resource, closes } = action;
    const facts = [
        `Owner: ${owner ?? 'nobody yet'}`,
        `Due: ${due ? dateInWords(due) : 'no date yet'}${overdue ? '. That day is past.' : ''}`,
        ...(state ? [`State: ${names.title('states', state)}`] : []),
        ...(horizon ? [`Horizon: ${names.title('horizons', horizon)}`] : []),
        ...(resource ? [`Resource gap: ${resource}`] : []),
        ...closes.map(id => `Closes the gap in ${id}: ${names.title('requirement', id)}`),
    ];
    return new Page().title(name, title).list(facts).toString();
}

function inFinding(
    finding: Element,
    review: SubjectFacts,
    text: string,
    offset: number,
    { names, assessments }: ReviewSurroundings,
): Hovered | undefined {
    const word = wordOf(finding);
    const label = labelAt(text, offset);
    const kept = review.looks?.find(({ fingerprint }) => fingerprint && isAt(fingerprint.at, offset))?.fingerprint;
    const isLooks = kept !== undefined || label?.label === 'looked at';
    if (!isLooks && !isAt(word, offset)) return undefined;
    const looks = looksIn(review, servicesCoveredBy(review, { assessments })).filter(look => look.finding === finding);
    if (!isLooks) return { at: word, markdown: findingPage(finding, looks, names) };
    return { at: kept?.at ?? label?.at ?? word, markdown: looksPage(looks) };
}

/** In a review: its services side by side, a finding against what the specifications say today, what it looked at, and an action at a glance. */
export function reviewHover(
    { facts, text, uri }: Pick<LoadedDocument, 'facts' | 'text' | 'uri'>,
    offset: number,
    surroundings: ReviewSurroundings,
): Hovered | undefined {
    const { names, today } = surroundings;
    for (const review of facts.reviews) {
        if (!isAt(review.whole, offset)) continue;
        const elements = review.elements.filter(({ whole }) => isAt(whole, offset));
        const action = elements.find(({ kind }) => kind === 'action');
        if (action && isAt([action.whole[0], Math.max(action.at[1], wordOf(action)[1])], offset)) {
            const [entry] = actionsOf([{ subject: { ...review, elements: [action] }, uri }], today);
            return entry && { at: action.at, markdown: actionPage(entry, names) };
        }
        const finding = elements.find(({ kind }) => kind === 'finding');
        const label = finding ? undefined : labelAt(text.getText(), offset);
        if (label?.label === 'covers') return { at: label.at, markdown: coversPage(review, servicesCoveredBy(review, surroundings), uri) };
        return finding && inFinding(finding, review, text.getText(), offset, surroundings);
    }
    return undefined;
}
