import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { sentencesOf } from '../../../language/assess/sentences.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

const FIXTURES = new URL('../../guidance/', import.meta.url);
const PAGES = new URL('../../fixtures/public-pages/', import.meta.url);
const FILES = [FIXTURES, PAGES].flatMap(folder =>
    readdirSync(folder)
        .filter(name => name.endsWith('.care'))
        .map(name => new URL(name, folder)),
);

/** A text whose longer words in quotation marks are over several lines, as the formatter and many editors break them. */
function wrapped(text: string, width: number): string {
    const inLines = (words: string): string =>
        words
            .split(' ')
            .reduce<string[]>((lines, word) => {
                const last = lines.at(-1);
                // A number, a dash or a sign at the beginning of a line would open a point of a list.
                if (last !== undefined && (last.length < width || !/^[\p{L}“(]/u.test(word))) lines[lines.length - 1] = `${last} ${word}`;
                else lines.push(word);
                return lines;
            }, [])
            .join('\n');
    return text.replaceAll(/"""[\s\S]*?"""|"([^"\n]*)"/g, (whole, words?: string) =>
        words === undefined || words.length < 40 || words.includes('[') ? whole : `"""\n${inLines(words)}\n"""`,
    );
}

/** What is found of each service and review, requirement by requirement. */
function outcomesOf(text: string): readonly string[] {
    const facts = factsOf(text);
    assert.deepEqual(facts.problems, []);
    return checkerOf([facts])
        .assessments(facts)
        .flatMap(({ subject, results }) => results.map(({ requirement, outcome }) => `${subject.name}: ${requirement.id} ${outcome}`));
}

describe('a text that is broken into lines', () => {
    it('has the sentences that it has in one line', () => {
        const text =
            'The GP is told. After that\nthe person is\nseen every week.\n\nNobody\nis left:\n- those who moved\n  away\n- the others';
        const sentences = [
            'The GP is told.',
            'After that the person is seen every week.',
            'Nobody is left:',
            'those who moved   away',
            'the others',
        ];
        assert.deepEqual(
            sentencesOf(text).map(sentence => sentence.text),
            sentences,
        );
    });

    it('does not go on in the words that its entry begins with', () => {
        const facts = factsOf(
            'service a "A" {\n  follows: IACM\n  offers {\n    "What to do in a crisis": weekly "From the library"\n  }\n}\n',
        );
        const results = checkerOf([facts]).assessments(facts)[0]?.results ?? [];
        const evidence = results.find(({ requirement }) => requirement.id === 'IACM-CARE-04')?.evidence ?? [];
        assert.deepEqual(
            evidence.map(({ words }) => words),
            ['What to do in a crisis'],
        );
    });

    for (const file of FILES)
        it(`${file.pathname.split('/').at(-1)} answers the same`, () => {
            const text = readFileSync(file, 'utf8');
            const whole = outcomesOf(text);
            for (const width of [25, 70]) assert.deepEqual(outcomesOf(wrapped(text, width)), whole);
        });
});
