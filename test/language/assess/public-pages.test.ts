import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../../language/assess/outcome.ts';
import { checkerOf, factsOfFile } from '../../support/read-text.ts';

/**
 * The outcomes of the fictional public pages beside those that a careful person gave them, who had not run any tool. The bounds
 * are what is reached; they may only be tightened.
 */
const FOLDER = new URL('../../fixtures/public-pages/', import.meta.url);
const JUDGED = new URL('../../fixtures/judged-pages/', import.meta.url);

interface Judged {
    readonly outcome: Outcome;
    readonly or?: readonly Outcome[];
}

/** How much each outcome promises: one that promises more than the person saw is too kind. */
const PROMISE: Readonly<Record<Outcome, number>> = {
    shown: 4,
    claimed: 3,
    partly: 2,
    missing: 1,
    'not applicable': 1,
    'gap accepted': 1,
    against: 0,
};

interface Compared {
    readonly page: string;
    readonly id: string;
    readonly agrees: boolean;
    readonly isTooKind: boolean;
    /** Whether it is an answer, or part of one. */
    readonly isAnswer: boolean;
    readonly isWronglyShown: boolean;
}

function compare(name: string, folder: URL): readonly Compared[] {
    const note = JSON.parse(readFileSync(new URL(name.replace('.care', '.json'), folder), 'utf8')) as {
        readonly outcomes: Readonly<Record<string, Readonly<Record<string, Judged>>>>;
    };
    const judged = new Map(Object.values(note.outcomes).flatMap(each => Object.entries(each)));
    const facts = factsOfFile(fileURLToPath(new URL(name, folder)));
    return checkerOf([facts])
        .assessments(facts)
        .flatMap(({ results }) => results)
        .flatMap(({ requirement, outcome }) => {
            const person = judged.get(requirement.id);
            if (!person) return [];
            const accepted = [person.outcome, ...(person.or ?? [])];
            const best = Math.max(...accepted.map(each => PROMISE[each]));
            return [
                {
                    page: name,
                    id: requirement.id,
                    agrees: accepted.includes(outcome),
                    isTooKind: PROMISE[outcome] > best,
                    isAnswer: PROMISE[outcome] > PROMISE.missing,
                    isWronglyShown: outcome === 'shown' && !accepted.includes(outcome),
                },
            ];
        });
}

/** The first set is what real pages are like; the second was written to be hard. */
const FIRST: ReadonlySet<string> = new Set([
    'assertive-outreach.care',
    'community-team.care',
    'crisis.care',
    'early-intervention.care',
    'home-treatment.care',
    'homelessness-outreach.care',
    'rehabilitation.care',
    'scottish-community-team.care',
    'single-point-of-access.care',
    'denies-in-everyday-words.care',
    'denies-in-formal-words.care',
]);

const textsIn = (folder: URL): readonly string[] => readdirSync(folder).filter(name => name.endsWith('.care'));
const told = (found: readonly Compared[]): string => found.map(({ page, id }) => `${page} ${id}`).join('; ');
const others = (found: readonly Compared[]): readonly Compared[] => found.filter(({ agrees }) => !agrees);
const kind = (found: readonly Compared[]): readonly Compared[] => found.filter(({ isTooKind }) => isTooKind);

describe('outcomes of public pages', () => {
    const compared = textsIn(FOLDER).flatMap(name => compare(name, FOLDER));
    const of = (first: boolean, denies: boolean): readonly Compared[] =>
        compared.filter(({ page }) => FIRST.has(page) === first && page.startsWith('denies') === denies);

    it('are those that a person gave, but for few', () => {
        const pages = of(true, false);
        assert.ok(pages.length >= 210);
        assert.ok(others(pages).length / pages.length <= 0.02, told(others(pages)));
    });

    it('are never too kind', () => {
        const found = kind(of(true, false));
        assert.ok(found.length === 0, told(found));
    });

    it('of texts that deny everything are hardly ever an answer', () => {
        const denials = of(true, true);
        assert.ok(denials.length >= 86);
        assert.ok(kind(denials).length <= 1, told(kind(denials)));
    });

    it('of pages in words that nobody expected are mostly those that a person gave, and seldom too kind', () => {
        const pages = of(false, false);
        assert.ok(pages.length >= 320);
        assert.ok(others(pages).length / pages.length <= 0.105, told(others(pages)));
        assert.ok(kind(pages).length <= 4, told(kind(pages)));
    });

    it('of texts that deny everything in words of their own are seldom an answer', () => {
        const denials = of(false, true);
        assert.ok(denials.length >= 455);
        assert.ok(kind(denials).length <= 15, told(kind(denials)));
        const answers = kind(denials).filter(({ isAnswer }) => isAnswer);
        assert.ok(answers.length <= 2, told(answers));
    });
});

/** The sets came one after the other; requirements were changed for what each of them says before the next. */
const SETS = [
    { name: 'thirty', folder: JUDGED, size: 2130, mostOthers: 54, mostTooKind: 15, mostWronglyShown: 3 },
    { name: 'eighteen more', folder: new URL('second/', JUDGED), size: 1278, mostOthers: 50, mostTooKind: 27, mostWronglyShown: 0 },
    { name: 'nineteen more', folder: new URL('third/', JUDGED), size: 1349, mostOthers: 86, mostTooKind: 46, mostWronglyShown: 2 },
    { name: 'six more', folder: new URL('fourth/', JUDGED), size: 426, mostOthers: 35, mostTooKind: 19, mostWronglyShown: 1 },
    { name: 'eleven more', folder: new URL('fifth/', JUDGED), size: 781, mostOthers: 31, mostTooKind: 19, mostWronglyShown: 0 },
    { name: 'twelve more', folder: new URL('sixth/', JUDGED), size: 852, mostOthers: 30, mostTooKind: 16, mostWronglyShown: 0 },
    { name: 'another twelve', folder: new URL('seventh/', JUDGED), size: 852, mostOthers: 33, mostTooKind: 12, mostWronglyShown: 0 },
    { name: 'a further twelve', folder: new URL('eighth/', JUDGED), size: 852, mostOthers: 23, mostTooKind: 12, mostWronglyShown: 0 },
    { name: 'twelve of more kinds', folder: new URL('ninth/', JUDGED), size: 852, mostOthers: 36, mostTooKind: 10, mostWronglyShown: 1 },
    {
        name: 'six of several pages each',
        folder: new URL('tenth/', JUDGED),
        size: 426,
        mostOthers: 31,
        mostTooKind: 10,
        mostWronglyShown: 0,
    },
    { name: 'the last twelve', folder: new URL('eleventh/', JUDGED), size: 852, mostOthers: 41, mostTooKind: 20, mostWronglyShown: 1 },
    { name: 'six of community teams', folder: new URL('twelfth/', JUDGED), size: 426, mostOthers: 13, mostTooKind: 7, mostWronglyShown: 0 },
    {
        name: 'six more of such teams',
        folder: new URL('thirteenth/', JUDGED),
        size: 426,
        mostOthers: 23,
        mostTooKind: 13,
        mostWronglyShown: 1,
    },
    {
        name: 'four that deny everything',
        folder: new URL('denials/', JUDGED),
        size: 284,
        mostOthers: 8,
        mostTooKind: 7,
        mostWronglyShown: 0,
    },
];

for (const { name, folder, size, mostOthers, mostTooKind, mostWronglyShown } of SETS) {
    describe(`outcomes of ${name} of the texts that others judged`, () => {
        const compared = textsIn(folder).flatMap(page => compare(page, folder));

        it('are those that a person gave, but for few', () => {
            assert.ok(compared.length >= size);
            assert.ok(others(compared).length <= mostOthers, told(others(compared)));
        });

        it('are seldom too kind, and hardly ever wrongly shown', () => {
            assert.ok(kind(compared).length <= mostTooKind, told(kind(compared)));
            const shown = compared.filter(({ isWronglyShown }) => isWronglyShown);
            assert.ok(shown.length <= mostWronglyShown, told(shown));
        });
    });
}
