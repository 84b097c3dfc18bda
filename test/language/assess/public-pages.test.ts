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
}

function compare(name: string): readonly Compared[] {
    const note = JSON.parse(readFileSync(new URL(name.replace('.care', '.json'), FOLDER), 'utf8')) as {
        readonly outcomes: Readonly<Record<string, Readonly<Record<string, Judged>>>>;
    };
    const judged = new Map(Object.values(note.outcomes).flatMap(each => Object.entries(each)));
    const facts = factsOfFile(fileURLToPath(new URL(name, FOLDER)));
    return checkerOf([facts])
        .assessments(facts)
        .flatMap(({ results }) => results)
        .flatMap(({ requirement, outcome }) => {
            const person = judged.get(requirement.id);
            if (!person) return [];
            const accepted = [person.outcome, ...(person.or ?? [])];
            const best = Math.max(...accepted.map(each => PROMISE[each]));
            return [{ page: name, id: requirement.id, agrees: accepted.includes(outcome), isTooKind: PROMISE[outcome] > best }];
        });
}

describe('outcomes of public pages', () => {
    const texts = readdirSync(FOLDER).filter(name => name.endsWith('.care'));
    const pages = texts.filter(name => !name.startsWith('denies')).flatMap(compare);
    const denials = texts.filter(name => name.startsWith('denies')).flatMap(compare);
    const told = (found: readonly Compared[]): string => found.map(({ page, id }) => `${page} ${id}`).join('; ');

    it('are those that a person gave, but for few', () => {
        const others = pages.filter(({ agrees }) => !agrees);
        assert.ok(pages.length >= 210);
        assert.ok(others.length / pages.length <= 0.07, told(others));
    });

    it('are hardly ever too kind', () => {
        const kind = pages.filter(({ isTooKind }) => isTooKind);
        assert.ok(kind.length <= 1, told(kind));
    });

    it('of texts that deny everything are hardly ever an answer', () => {
        const kind = denials.filter(({ isTooKind }) => isTooKind);
        assert.ok(denials.length >= 86);
        assert.ok(kind.length <= 6, told(kind));
    });
});
