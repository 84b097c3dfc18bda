import { dateInWords } from '../model/dates.ts';
import type { DocumentFacts, Element } from '../model/facts.ts';
import { type Fix, isSound } from '../model/findings.ts';
import { isOver, LONGER_TERM, textIn } from '../model/subjects.ts';
import { listed } from '../model/text.ts';

import type { NameIndex } from '../names/name-index.ts';
import { isOpenHorizon } from '../reviews/blanks.ts';
import type { Rule } from './rule.ts';

/** A line that an action lacks: how a message names it, and what a fix writes. */
interface Lacking {
    readonly words: string;
    readonly line: string;
    /** Only a person knows it, so that no fix can write it. */
    readonly unknowable?: boolean;
}

/** Whether an action asks for its horizon with a placeholder, which is reported where it is. */
function asksForHorizon({ whole }: Element, { texts }: DocumentFacts): boolean {
    return texts.some(({ role, text, at }) => isOpenHorizon(role, text) && at[0] >= whole[0] && at[1] <= whole[1]);
}

function lackingOf(action: Element, document: DocumentFacts, names: NameIndex): readonly Lacking[] {
    const { owner, due, state, resource } = action.values;
    const lacking: Lacking[] = [];
    if (!action.term && !asksForHorizon(action, document))
        lacking.push({ words: 'how soon it can be done (`horizon: short-term` or `longer-term`)', line: 'horizon: short-term' });
    if (!owner) lacking.push({ words: 'who owns it, as a post (`owner`)', line: 'owner: "[post title]"' });
    if (!due) lacking.push({ words: 'the day by which it will be done (`due`)', line: 'due:', unknowable: true });
    if (!state) lacking.push({ words: 'how far it has come (`state`)', line: 'state: open' });
    if (action.term === LONGER_TERM && !resource && !isOver(textIn(action, 'state'), names))
        lacking.push({
            words: 'what money or posts it still needs (`resource gap`), or that it is `not yet costed`',
            line: 'resource gap: not yet costed',
        });
    return lacking;
}

/** The ends of the next four quarters: the days that plans are mostly made for, to choose from. */
function daysToChoose(today: string): readonly string[] {
    const ends = ['03-31', '06-30', '09-30', '12-31'];
    const year = Number(today.slice(0, 4));
    return [year, year + 1]
        .flatMap(each => ends.map(end => `${each}-${end}`))
        .filter(day => day > today)
        .slice(0, ends.length);
}

/** A fix for each day that the writer may have meant. */
function dueFixes(action: Element, today: string): Fix[] {
    const end = action.whole[1] - 1;
    return daysToChoose(today).map(day => ({
        title: `Due by ${dateInWords(day)}`,
        safe: false,
        edits: [{ at: [end, end] as const, text: `  due: ${day}\n    ` }],
    }));
}

function fixOf(action: Element, lacking: readonly Lacking[]): Fix[] {
    const lines = lacking.filter(({ unknowable }) => !unknowable).map(({ line }) => line);
    if (!lines.length) return [];
    const end = action.whole[1] - 1;
    const text = lines.map(line => `  ${line}\n    `).join('');
    return [{ title: `Write ${listed(lines.map(line => `\`${line.split(':')[0]}\``))}`, safe: false, edits: [{ at: [end, end], text }] }];
}

/** An action can be followed up: it has a horizon, an owner, a day and a state, and says what it lacks. */
export const incompleteAction: Rule = {
    code: 'CARE-718',
    name: 'incomplete-action',
    title: 'An action that can’t be followed up',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'An action with no owner and no date does not get done. A longer-term action that does not mention money can’t be paid for.',
    fix: 'Write the lines that are missing. Where the costs are not known yet, say so: `resource gap: not yet costed`.',
    *check(document, { today, names }) {
        for (const review of document.reviews) {
            for (const action of review.elements) {
                if (action.kind !== 'action') continue;
                const lacking = lackingOf(action, document, names);
                if (!lacking.length) continue;
                yield {
                    at: action.at,
                    message: `The action \`${action.name ?? ''}\` does not say ${listed(lacking.map(({ words }) => words))}.`,
                    advice: `Write ${listed(lacking.map(({ line }) => `\`${line.endsWith(':') ? `${line} 2026-12-31` : line}\``))}.`,
                    fixes: isSound(document, action.whole)
                        ? [...fixOf(action, lacking), ...(action.values.due ? [] : dueFixes(action, today))]
                        : [],
                };
            }
        }
    },
};
