import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Suggestion, textOfParts } from '../../../language/completion/suggestion.ts';
import { LIBRARY } from '../../../language/library/library.ts';
import { LIBRARY_TEXTS } from '../../../language/library/texts.ts';
import { NameIndex } from '../../../language/names/name-index.ts';
import { exampleFiles } from '../../support/example-files.ts';
import { factsOf, suggestionsAt } from './completing.ts';

/** Numbers that look random and are the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
    let state = seed;
    return below => {
        state = (state * 1664525 + 1013904223) % 4294967296;
        return Math.floor((state / 4294967296) * below);
    };
}

/** A text in which somebody is about to write, and where. */
interface Writing {
    readonly text: string;
    readonly offset: number;
}

/** Ways to write at a place: a new line, the rest of a word that has begun, behind the end of a line, in front of a word. */
const WAYS: readonly ((text: string, at: number) => Writing)[] = [
    (text, at) => {
        const line = text.lastIndexOf('\n', at - 1) + 1;
        const indent = /^ */.exec(text.slice(line))?.[0] ?? '';
        return { text: `${text.slice(0, line)}${indent}\n${text.slice(line)}`, offset: line + indent.length };
    },
    (text, at) => ({ text, offset: at + (/^\w+/.exec(text.slice(at))?.[0].length ?? 0) }),
    (text, at) => {
        const end = text.indexOf('\n', at);
        return { text: `${text.slice(0, end)} ${text.slice(end)}`, offset: end + 1 };
    },
    (text, at) => ({ text, offset: text.lastIndexOf(' ', at) + 1 }),
    (text, at) => {
        const colon = text.indexOf(':', at);
        const end = text.indexOf('\n', colon);
        return { text: `${text.slice(0, colon + 1)} ${text.slice(end)}`, offset: colon + 2 };
    },
];

/** The text with a suggestion accepted and nothing written over, as an editor does it. */
function accept({ text }: Writing, { parts, at }: Suggestion): string {
    const line = text.lastIndexOf('\n', at[0] - 1) + 1;
    const indent = /^[ \t]*/.exec(text.slice(line, at[0]))?.[0] ?? '';
    return text.slice(0, at[0]) + textOfParts(parts).replaceAll('\n', `\n${indent}`) + text.slice(at[1]);
}

const ROUNDS = 30;

function lineOf(text: string, offset: number): number {
    return text.slice(0, offset).split('\n').length;
}

/** What is wrong with some lines of a text: what can't be read, and what has no meaning where it stands. */
function wrong(text: string, first: number, last: number): string[] {
    const { problems, strays } = factsOf(text);
    return [
        ...problems.map(({ at, message }) => ({ at, message })),
        ...strays.map(({ at, name, block }) => ({ at, message: `${name} in ${block}` })),
    ].flatMap(({ at, message }) => {
        const line = lineOf(text, at[0]);
        return line >= first && line <= last ? [`line ${line}: ${message}`] : [];
    });
}

const REVIEW = readFileSync(new URL('../../guidance/REV-04.care', import.meta.url), 'utf8');
const SOURCES: readonly (readonly [name: string, text: string])[] = [
    ...exampleFiles().map(({ name, text }) => [name, text] as const),
    ...Object.entries(LIBRARY_TEXTS).filter(([uri]) => /icb-review-outcome|states|training/.test(uri)),
    ['a review', REVIEW],
];

describe('accepting what is suggested', function () {
    this.timeout(600_000);
    const names = new NameIndex(LIBRARY);
    for (const [index, [name, text]] of SOURCES.entries()) {
        it(`leaves ${name} readable`, () => {
            const random = randomNumbers(index + 1);
            let offered = 0;
            for (let round = 0; round < ROUNDS; round++) {
                const way = WAYS[round % WAYS.length] as (typeof WAYS)[number];
                const writing = way(text, random(text.length - 1));
                const suggestions = suggestionsAt(writing.text, writing.offset, { names });
                offered += suggestions.length;
                const line = lineOf(writing.text, writing.offset);
                for (let pick = 0; pick < 2 && suggestions.length; pick++) {
                    const suggestion = suggestions[random(suggestions.length)] as Suggestion;
                    const after = accept(writing, suggestion);
                    const grown = after.split('\n').length - writing.text.split('\n').length;
                    const before = wrong(writing.text, line, line);
                    const now = wrong(after, line, line + grown);
                    const shown = after
                        .split('\n')
                        .slice(line - 2, line + grown + 1)
                        .join('\n');
                    assert.ok(
                        now.length <= before.length,
                        `${suggestion.label}: ${now.join('; ')}\n${shown}\nwas ${writing.text.split('\n')[line - 1]} @${writing.offset - writing.text.lastIndexOf('\n', writing.offset - 1) - 1}`,
                    );
                }
            }
            assert.ok(offered > ROUNDS, `${offered} suggestions in ${ROUNDS} places`);
        });
    }
});
