import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RequirementResult } from '../../../language/assess/assessment.ts';
import type { Outcome } from '../../../language/assess/outcome.ts';
import type { CheckFacts, DocumentFacts, Element, SubjectFacts } from '../../../language/model/facts.ts';
import type { Value } from '../../../language/model/values.ts';
import { checkerOf, factsOfFile } from '../../support/read-text.ts';

/**
 * What a document says less of, or denies, never answers more. Only what a requirement forbids, or asks of each line of a kind, can
 * become better when such a line goes.
 */
const SOURCES = ['../../../examples/exampleshire/services/', '../../fixtures/public-pages/'];

/** How much of an answer an outcome is; what goes against a requirement and what is missing are none. */
const ANSWER: Readonly<Record<Outcome, number>> = {
    shown: 3,
    claimed: 2,
    partly: 1,
    missing: 0,
    against: 0,
    'not applicable': 0,
    'gap accepted': 0,
};

const DENIALS = [
    'We do not do this.',
    'This is not offered.',
    'There is no such thing here.',
    'None of this happens.',
    'This has been withdrawn.',
    'It was stopped last year.',
];

type Results = ReadonlyMap<string, RequirementResult>;

/** Whether a requirement can become better when a line of a kind goes: it forbids some, or asks something of every one. */
function mindsEach({ requirement }: RequirementResult, kind: string): boolean {
    const walk = (check: CheckFacts, forbidden: boolean): boolean =>
        check.type === 'group'
            ? check.checks.some(part => walk(part, forbidden || check.quantifier === 'none'))
            : check.kind === kind && (forbidden || check.quantifier === 'no' || check.quantifier === 'every');
    return requirement.expectations.some(({ check }) => check && walk(check, false));
}

/** A document, one of its services and what comes of other elements in it. */
interface Tried {
    readonly name: string;
    readonly service: SubjectFacts;
    readonly base: Results;
    readonly withElements: (elements: readonly Element[]) => Results;
}

function triedIn(path: string): readonly Tried[] {
    const facts = factsOfFile(path);
    const checker = checkerOf([facts]);
    return facts.services.map((service, index) => {
        const withElements = (elements: readonly Element[]): Results => {
            const services = facts.services.with(index, { ...service, elements });
            const changed: DocumentFacts = { ...facts, services };
            const mine = checker.assessments(changed).filter(({ subject }) => subject.name === service.name);
            return new Map(mine.flatMap(({ results }) => results.map(result => [result.requirement.id, result])));
        };
        return { name: `${path.split('/').at(-1)}`, service, base: withElements(service.elements), withElements };
    });
}

/** What answers more than it did; what went against a requirement may be partly there without the line that went against it. */
function improved({ name, base }: Tried, now: Results, kind: string, what: string): readonly string[] {
    return [...now].flatMap(([id, result]) => {
        const before = base.get(id);
        if (!before || mindsEach(result, kind)) return [];
        const allowed = before.outcome === 'against' ? ANSWER.partly : ANSWER[before.outcome];
        return ANSWER[result.outcome] > allowed ? [`${name} ${id}: ${before.outcome}, then ${result.outcome}: ${what}`] : [];
    });
}

function withText(element: Element, change: (text: string) => string): Element | undefined {
    const { text } = element.values as Readonly<Record<string, Value>>;
    if (text?.type !== 'text') return undefined;
    return { ...element, values: { ...element.values, text: { ...text, text: change(text.text) } } } as Element;
}

describe('an answer', () => {
    const all = SOURCES.flatMap(folder => {
        const at = new URL(folder, import.meta.url);
        const names = readdirSync(at).filter(name => name.endsWith('.care'));
        return names.flatMap(name => triedIn(fileURLToPath(new URL(name, at))));
    });

    it('never becomes better when a line goes', () => {
        const better = all.flatMap(tried => {
            const { elements } = tried.service;
            return elements.flatMap((element, index) => {
                const left = tried.withElements(elements.toSpliced(index, 1));
                return improved(tried, left, element.kind, `without “${element.words}”`);
            });
        });
        assert.ok(all.length >= 16);
        assert.deepEqual(better, []);
    });

    it('never becomes better when its text is denied, and hardly ever stays', () => {
        const better: string[] = [];
        const stays: string[] = [];
        let fell = 0;
        for (const tried of all) {
            const { elements } = tried.service;
            for (const [index, element] of elements.entries()) {
                const denial = DENIALS[index % DENIALS.length];
                const denied = withText(element, text => `${text.replace(/[.!?]?\s*$/, '.')} ${denial}`);
                if (!denied) continue;
                const now = tried.withElements(elements.with(index, denied));
                better.push(...improved(tried, now, element.kind, `“${element.words}” ${denial}`));
                // A denial before or after the words that answered: they answer no more, whatever else does.
                for (const [id, result] of tried.base) {
                    const rests = ({ evidence }: RequirementResult): boolean => evidence.some(({ at }) => at[0] === element.at[0]);
                    if (!['shown', 'claimed'].includes(result.outcome) || !rests(result)) continue;
                    const after = now.get(id);
                    const answers = after && ['shown', 'claimed'].includes(after.outcome) && rests(after);
                    if (answers) stays.push(`${tried.name} ${id}: “${element.words}” ${denial}`);
                    else fell++;
                }
            }
        }
        assert.deepEqual(better, []);
        assert.ok(fell > 200, `${fell}`);
        assert.ok(stays.length / (fell + stays.length) <= 0.05, stays.join('\n'));
    });
});
