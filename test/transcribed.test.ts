import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderMarkdown } from '../documents/formats/markdown.ts';
import { generated } from './documents/generated.ts';
import { worldOf } from './documents/world.ts';
import { checkerOf, factsOfFile } from './support/read-text.ts';

/** Fictional pages in the style of public ones, each with what it says as `.care`. */
const FOLDER = new URL('fixtures/transcribed/', import.meta.url);

/** Lines that can't be read, and names and lines that the language does not know. */
const UNKNOWN = /^CARE-(?:0\d\d|10[1356]|12[13]|201)$/;

const WORDS: Readonly<Record<string, string>> = {
    one: '1',
    two: '2',
    three: '3',
    half: '0.5',
    once: '1',
    twice: '2',
};

function read(name: string): string {
    return readFileSync(new URL(name, FOLDER), 'utf8');
}

/** Every number of a text, as figures, without those of its headings. */
function figuresIn(text: string): ReadonlySet<string> {
    const plain = text
        .replaceAll(/^#.*$|^\d+\. /gm, '')
        .replaceAll(/(\d),(\d{3})/g, '$1$2')
        .replaceAll(/\b(?:one|two|three|half|once|twice)\b/gi, word => WORDS[word.toLowerCase()] ?? word);
    return new Set([...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => String(Number(figure))));
}

describe('pages that were transcribed', () => {
    const pages = readdirSync(FOLDER).filter(name => name.endsWith('.md'));

    it('are of nine kinds', () => {
        assert.deepEqual(pages.toSorted(), [
            ...['assertive-outreach.md', 'community-team.md', 'crisis.md', 'early-intervention.md', 'home-treatment.md'],
            ...['homelessness-outreach.md', 'rehabilitation.md', 'scottish-community-team.md', 'single-point-of-access.md'],
        ]);
    });

    for (const page of pages) {
        const name = page.replace('.md', '.care');
        const facts = factsOfFile(fileURLToPath(new URL(name, FOLDER)));

        it(`${name} is in lines and names that the language has, and needs no note`, () => {
            assert.deepEqual(facts.problems, []);
            assert.deepEqual(facts.strays, []);
            const unknown = checkerOf([facts])
                .findings(facts)
                .filter(({ code }) => UNKNOWN.test(code));
            assert.deepEqual(
                unknown.map(({ message }) => message),
                [],
            );
            const notes = facts.services.flatMap(({ lines }) => lines).filter(({ key }) => key === 'note');
            assert.equal(notes.length, 0);
        });

        it(`${name} and its document have every figure of the page`, () => {
            const service = facts.services[0]?.name ?? '';
            const document = renderMarkdown(generated('specification', worldOf({ [name]: read(name) }), { services: [service] }).tree);
            for (const [what, text] of Object.entries({ [name]: read(name), document })) {
                const said = figuresIn(text);
                // A day that is written `2026-09-30` has its month as a number.
                const lost = [...figuresIn(read(page))].filter(figure => !said.has(figure));
                assert.deepEqual(lost, [], what);
            }
        });
    }
});
