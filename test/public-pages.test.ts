import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LIBRARY } from '../language/library/library.ts';
import { elementsOf } from '../language/model/subjects.ts';
import { checkerOf, factsOfFile } from './support/read-text.ts';

const FOLDER = new URL('fixtures/public-pages/', import.meta.url);

interface Judgement {
    readonly outcome: string;
    /** Outcomes that another careful person might give. */
    readonly or?: readonly string[];
    readonly why: string;
}

interface Note {
    readonly text: string;
    readonly about: string;
    readonly outcomes: Readonly<Record<string, Readonly<Record<string, Judgement>>>>;
}

const OUTCOMES = new Set(['shown', 'claimed', 'partly', 'against', 'missing', 'not applicable']);

/** Names or lines that the language does not know. A transcription of a page has none. */
const UNKNOWN = new Set(['CARE-101', 'CARE-103', 'CARE-105', 'CARE-106', 'CARE-121', 'CARE-123', 'CARE-201']);

function json(name: string): unknown {
    return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}

describe('public pages', () => {
    const texts = readdirSync(FOLDER).filter(name => name.endsWith('.care'));
    const guidance = LIBRARY.flatMap(document => document.guidance);

    it('are of each kind, and some deny everything', () => {
        assert.equal(texts.filter(name => !name.startsWith('denies')).length, 21);
        assert.equal(texts.filter(name => name.startsWith('denies')).length, 11);
    });

    it('say in lines of the language what a note would otherwise hold', () => {
        const documents = texts.filter(name => !name.startsWith('denies')).map(name => factsOfFile(fileURLToPath(new URL(name, FOLDER))));
        const lines = documents.flatMap(({ services }) => services.flatMap(service => service.lines));
        assert.equal(lines.filter(({ key }) => key === 'note').length, 0);
        const said = new Set(lines.map(({ key }) => key));
        const wanted = ['frequencyofcontact', 'assessment', 'startoftreatment', 'replytoreferrer', 'howtorefer', 'nation'];
        const leaving = ['dischargecriteria', 'step-downcriteria'];
        assert.deepEqual(
            [...wanted, ...leaving].filter(key => !said.has(key)),
            [],
        );
        assert.ok(lines.some(({ criteria }) => criteria));
        const leads = documents.flatMap(({ services }) => services.flatMap(({ elements }) => elementsOf(elements, 'excludes')));
        assert.ok(leads.filter(({ values }) => values.destination).length >= 6);
    });

    for (const name of texts) {
        const note = json(name.replace('.care', '.json')) as Note;
        const facts = factsOfFile(fileURLToPath(new URL(name, FOLDER)));

        it(`${name} is written in words that the language has`, () => {
            assert.deepEqual(facts.problems, []);
            const unknown = checkerOf([facts])
                .findings(facts)
                .filter(({ code }) => UNKNOWN.has(code));
            assert.deepEqual(
                unknown.map(({ message }) => message),
                [],
            );
        });

        it(`${name} is judged for each requirement of the guidance that it follows`, () => {
            assert.equal(note.text, name);
            const [service] = facts.services;
            assert.deepEqual(service?.follows.map(each => each.name).sort(), Object.keys(note.outcomes).sort());
            for (const [each, outcomes] of Object.entries(note.outcomes)) {
                const asked = guidance.find(found => found.name === each)?.requirements ?? [];
                assert.deepEqual(
                    Object.keys(outcomes).sort(),
                    asked
                        .filter(({ subjects }) => subjects.includes('services'))
                        .map(({ id }) => id)
                        .sort(),
                );
                for (const [id, { outcome, or = [], why }] of Object.entries(outcomes)) {
                    for (const one of [outcome, ...or]) assert.ok(OUTCOMES.has(one), `${id}: ${one}`);
                    assert.ok(!or.includes(outcome), `${id}: the same outcome twice`);
                    assert.ok(why.length > 3, `${id} has no reason`);
                }
            }
        });

        it(`${name} says what its judgement quotes`, () => {
            const text = readFileSync(new URL(name, FOLDER), 'utf8').replaceAll(/\s+/g, ' ');
            for (const outcomes of Object.values(note.outcomes)) {
                for (const [id, { why }] of Object.entries(outcomes)) {
                    for (const [, quote] of why.matchAll(/“(.*?)”/g)) {
                        for (const part of (quote ?? '').split(' … '))
                            assert.ok(text.includes(part), `${id}: “${part}” is not in the text`);
                    }
                }
            }
        });
    }

    it('that deny everything answer nothing', () => {
        for (const name of texts.filter(each => each.startsWith('denies'))) {
            const { outcomes } = json(name.replace('.care', '.json')) as Note;
            for (const [id, { outcome, or = [] }] of Object.entries(outcomes.IACM ?? {})) {
                for (const one of [outcome, ...or]) assert.ok(one === 'against' || one === 'missing', `${name}: ${id} ${one}`);
            }
        }
    });

    it('come with forty different texts that say nothing', () => {
        const { texts: nothing } = json('nothing-texts.json') as { readonly texts: readonly string[] };
        assert.equal(new Set(nothing).size, 40);
    });
});
