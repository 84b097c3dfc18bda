import { dateLike, datePartsOf, daysOfMonth, isoDate, MONTHS } from '../model/dates.ts';
import type { Rule } from './rule.ts';

type Parts = readonly [year: number, month: number, day: number];

/** The dates of the calendar that may have been meant. */
function meant([year, month, day]: Parts, shown: string): readonly string[] {
    const last = month >= 1 && month <= 12 ? daysOfMonth(year, month) : 0;
    const candidates: Parts[] =
        last && day > last && day <= 31
            ? [
                  [year, month, last],
                  [month === 12 ? year + 1 : year, (month % 12) + 1, 1],
              ]
            : [[year, day, month]];
    const dates = candidates.map(parts => isoDate(parts.map(part => String(part).padStart(2, '0')).join('-')));
    return dates.flatMap(date => (date ? dateLike(date, shown) : []));
}

function why([year, month, day]: Parts): string {
    const name = MONTHS[month - 1];
    if (!name) return `there is no month ${month}`;
    const last = daysOfMonth(year, month);
    const leap = month === 2 && day === 29 ? ` in ${year}` : '';
    return day > last ? `${name} has ${last} days${leap}` : 'there is no such day';
}

/** Every date is one that the calendar has. */
export const impossibleDate: Rule = {
    code: 'CARE-201',
    name: 'impossible-date',
    title: 'A date that no calendar has',
    severity: 'error',
    reads: 'document',
    isFixable: true,
    why: 'A date that never comes can’t be kept. It happens: a published action plan was due on “31 September 2020”.',
    fix: 'Use the correct date.',
    *check(document) {
        for (const { date, shown, at } of document.dates) {
            if (date) continue;
            const parts = datePartsOf(shown);
            if (!parts) continue;
            const may = meant(parts, shown);
            yield {
                at,
                message: `There is no ${shown}: ${why(parts)}.`,
                advice: may.length ? `Did you mean ${may.join(' or ')}?` : 'Use the correct date.',
                fixes: may.map(text => ({ title: `Change to ${text}`, safe: false, edits: [{ at, text }] })),
            };
        }
    },
};
