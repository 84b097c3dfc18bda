import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { render } from '../../documents/generate.ts';
import { lineKey } from '../../documents/tree/seen-lines.ts';
import { randomNumbers } from '../robustness/mutations.ts';
import { factsOf } from '../support/read-text.ts';
import { changed } from './fill-form.ts';
import { importWord } from './imported-text.ts';
import { crisisText, crisisWord, documents, linesOf, newLines, read, textOf, world } from './own-documents.ts';

/** A paragraph of the body with words that people may change. */
const PARAGRAPH = /<w:p>(?:(?!<\/w:p>)[\s\S])*?<\/w:p>/g;
const RUN = /(<w:t(?: [^>]*)?>)([^<]*)(<\/w:t>)/g;

/** What was changed: the words of a paragraph before and after. */
interface Edited {
    readonly before: string;
    readonly after: string;
}

function wordsOf(xml: string): string {
    return [...xml.matchAll(RUN)].map(([, , words]) => words).join('');
}

const NEW = ['quickly', 'on Tuesdays', 'with care', 'and carers', 'or relatives', 'in writing'];

/** Changes one word of a run: another one, none, or some more. */
function withOtherWord(run: string, random: (below: number) => number): string {
    const words = run.split(' ');
    const at = 1 + random(Math.max(1, words.length - 2));
    const fresh = NEW[random(NEW.length)] as string;
    const kind = random(3);
    return (kind === 0 ? words.with(at, fresh) : kind === 1 ? words.toSpliced(at, 1) : words.toSpliced(at, 0, fresh)).join(' ');
}

/** Changes words of some paragraphs, as people do: in paragraphs and cells with at least five words, outside of the list of contents. */
function editedWords(
    bytes: Uint8Array,
    count: number,
    seed: number,
    isOwn: (words: string) => boolean,
): { readonly bytes: Uint8Array; readonly edits: readonly Edited[] } {
    const random = randomNumbers(seed);
    const edits: Edited[] = [];
    const done = changed(bytes, document => {
        const paragraphs = [...document.matchAll(PARAGRAPH)].filter(
            ([xml]) =>
                !/w:val="TOC|<w:fldChar/.test(xml) &&
                [...xml.matchAll(RUN)].some(([, , words]) => (words ?? '').split(' ').length >= 5) &&
                isOwn(wordsOf(xml)),
        );
        const chosen = new Set<RegExpMatchArray>();
        while (chosen.size < Math.min(count, paragraphs.length)) chosen.add(paragraphs[random(paragraphs.length)] as RegExpMatchArray);
        let text = document;
        for (const found of [...chosen].toSorted((a, b) => (b.index ?? 0) - (a.index ?? 0))) {
            const [xml] = found;
            const run = [...xml.matchAll(RUN)].find(([, , words]) => (words ?? '').split(' ').length >= 5);
            if (!run) continue;
            const other = withOtherWord(run[2] as string, random);
            const now = xml.slice(0, run.index) + run[1] + other + run[3] + xml.slice((run.index ?? 0) + run[0].length);
            edits.push({ before: wordsOf(xml), after: wordsOf(now) });
            text = text.slice(0, found.index) + now + text.slice((found.index ?? 0) + xml.length);
        }
        return text;
    });
    return { bytes: done, edits };
}

/** Words as a document has them: a number and what it counts are not torn apart. */
function withAnySpaces(words: string): RegExp {
    return new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', '[ \u00A0]'));
}

/** The document of the crisis team, changed as its XML. */
function edited(...changes: readonly (readonly [string | RegExp, string | ((whole: string) => string)])[]): Uint8Array {
    return changed(crisisWord, document => {
        let text = document;
        for (const [from, to] of changes) {
            const next = text.replace(typeof from === 'string' ? withAnySpaces(from) : from, to as string);
            assert.notEqual(next, text, `nothing is ${from}`);
            text = next;
        }
        return text;
    });
}

/** The row of a table with some words. */
function rowWith(words: string): RegExp {
    return new RegExp(`<w:tr>(?:(?!</w:tr>)[\\s\\S])*>${words}<(?:(?!</w:tr>)[\\s\\S])*</w:tr>`);
}

/** The paragraph with some words. */
function paragraphWith(words: string): RegExp {
    return new RegExp(`<w:p>(?:(?!</w:p>)[\\s\\S])*${words}(?:(?!</w:p>)[\\s\\S])*</w:p>`);
}

describe('a Word file of Carewright’s that people changed', () => {
    it('brings back words, numbers, dates and names, and nothing else', () => {
        const { text, notes, account } = read(
            edited(
                ['A trained person answers, listens first', 'A trained nurse answers and listens first'],
                ['At most 25 people', 'At most 20 people'],
                [/14\s(?=May\s2026)/, '21 '],
                ['>12.0 WTE<', '>14.0 WTE<'],
                ['>Clinical psychologist<', '>Psychological therapist<'],
            ),
        );
        assert.deepEqual(newLines(text, crisisText), [
            '- "**One number.** A trained nurse answers and listens first and asks second. There is no wrong door: people tell their story once."  meets CMHF-MOD-03',
            'caseload:     at most 20 people  "On the home treatment list of each of the three bases at one time."',
            'psychological-therapist:         2.0 wte',
            'support-worker:                14.0 wte',
            'approved:  2026-05-21 by "Quality Committee"',
        ]);
        assert.deepEqual(notes, ['5 changes of the Word file are in the .care file now.']);
        assert.deepEqual(account?.missing, []);
        assert.deepEqual(factsOf(text).problems, []);
    });

    it('brings back rows and points that are new, and takes out those that are gone', () => {
        const row = rowWith('Pharmacist').exec(strFromU8(unzipSync(crisisWord)['word/document.xml'] as Uint8Array))?.[0] ?? '';
        const fresh = row
            .replace('Pharmacist', 'Occupational therapist')
            .replace(withAnySpaces('1.0 WTE'), '2.5 WTE')
            .replaceAll(/<w:bookmark(Start|End)[^>]*>/g, '');
        const { text, notes } = read(
            edited(
                [rowWith('Pharmacist'), whole => whole + fresh],
                [rowWith('Psychological therapy'), ''],
                [paragraphWith('People keep their jobs'), ''],
                [
                    paragraphWith('Back together'),
                    whole =>
                        whole +
                        whole
                            .replaceAll(/<w:bookmark(Start|End)[^>]*>/g, '')
                            .replace(/<w:r>[\s\S]*<\/w:r>/, '<w:r><w:t>Each person gets a letter.</w:t></w:r>'),
                ],
            ),
        );
        assert.deepEqual(newLines(text, crisisText), ['- "Each person gets a letter."', 'occupational-therapist: 2.5 wte']);
        assert.deepEqual(
            newLines(crisisText, text).map(line => line.replaceAll(/ +/g, ' ').slice(0, 40)),
            ['- "People keep their jobs, pets, childre', 'psychological-therapy: "Short help for d'],
        );
        assert.deepEqual(notes, ['4 changes of the Word file are in the .care file now.']);
    });

    it('takes out a whole policy, and adds a paragraph to another', () => {
        const gone = [
            '<w:pStyle w:val="Heading\\d"/>(?:(?!</w:p>)[\\s\\S])*Trauma-informed care',
            'Care is personal\\.',
            'Lead Psychologist',
        ].map(words => [paragraphWith(words), ''] as const);
        const { text, notes } = read(
            edited(...gone, [
                paragraphWith('Home treatment ends when the person'),
                whole =>
                    `${whole}<w:p><w:r><w:t>Carers are </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>always</w:t></w:r><w:r><w:t> told first.</w:t></w:r></w:p>`,
            ]),
        );
        assert.doesNotMatch(text, /policy trauma-informed-care/);
        assert.match(text, /decides with family and others what to do\.\n\n {4}Carers are \*\*always\*\* told first\.\n {4}"""/);
        assert.deepEqual(
            notes.filter(note => /Not brought/.test(note)),
            [],
        );
        assert.deepEqual(factsOf(text).problems, []);
    });

    it('notes beside the line what it can’t write, and loses no word of it', () => {
        const { text, notes, account } = read(edited(['>Daily<', '>whenever we <w:br/>can<']));
        assert.match(
            text,
            /\n {4}\/\/ Changed in the Word file, and not in this file: “Daily” became “whenever we can”\.\n {4}team meeting: daily\n/,
        );
        assert.deepEqual(notes, ['Not brought back: “Daily” became “whenever we can”. It is noted as a // line in the .care file.']);
        assert.deepEqual(account?.missing, []);
        // Read once more, nothing is noted twice.
        const again = importWord(edited(['>Daily<', '>whenever we <w:br/>can<']), { follows: [], title: '', start: () => text }, world);
        assert.equal(again.text, text);
    });

    it('never writes what would be read as something else', () => {
        const { text, account } = read(
            edited([
                'On the first visit, and a call to the practice.',
                '&quot; } policy evil { &quot;&quot;&quot; // **no** [x](http://e.example) *',
            ]),
        );
        const facts = factsOf(text);
        assert.deepEqual(facts.problems, []);
        assert.deepEqual(facts.services.length, 1);
        assert.doesNotMatch(text.replaceAll(/"[^"\n]*"|"""[\s\S]*?"""/g, ''), /policy evil/);
        assert.deepEqual(account?.missing, []);
    });

    it('keeps open tracked changes as choices, and brings accepted ones back', () => {
        const mark = (kind: 'ins' | 'del', words: string): string =>
            `<w:${kind} w:id="${kind === 'ins' ? 9001 : 9002}" w:author="Jane Smith" w:date="2026-03-03T10:00:00Z"><w:r><w:${kind === 'ins' ? 't' : 'delText'}>${words}</w:${kind === 'ins' ? 't' : 'delText'}></w:r></w:${kind}>`;
        const inRuns = (before: string, marks: string, after: string): string =>
            `<w:t xml:space="preserve">${before}</w:t></w:r>${marks}<w:r><w:t xml:space="preserve">${after}</w:t></w:r>`;
        const { text, notes, account } = read(
            edited(
                [
                    '<w:t xml:space="preserve">On the first visit, and a call to the practice.</w:t></w:r>',
                    inRuns('On the first visit, and a ', mark('del', 'call') + mark('ins', 'letter'), ' to the practice.'),
                ],
                ['At most 25 people', 'At most 20 people'],
                [
                    rowWith('Interpreting and translation'),
                    whole =>
                        whole
                            .replace('<w:trPr>', '<w:trPr><w:del w:id="9003" w:author="Alex Example" w:date="2026-03-04T10:00:00Z"/>')
                            .replace(
                                '<w:cantSplit/><w:del w:id="9003" w:author="Alex Example" w:date="2026-03-04T10:00:00Z"/>',
                                '<w:del w:id="9003" w:author="Alex Example" w:date="2026-03-04T10:00:00Z"/>',
                            ),
                ],
            ),
        );
        assert.match(
            text,
            /\n {4}\/\/ Tracked change by Jane Smith, 3 March 2026, neither accepted nor rejected: “call” becomes “letter”\n {4}physical-health-check: "On the first visit, and a call to the practice\."/,
        );
        assert.match(
            text,
            /\n {4}\/\/ Tracked change by Alex Example, 4 March 2026, neither accepted nor rejected: delete the row “[^”]*Sign language by video[^”]*”\n {4}interpreting: /,
        );
        assert.match(text, /caseload: +at most 20 people/);
        assert.equal(newLines(text, crisisText).length, 3);
        assert.equal(notes.filter(note => /^Noted/.test(note)).length, 2);
        assert.deepEqual(account?.missing, []);
    });

    it('keeps comments beside the line that they are at, with author, date and state', () => {
        const at =
            '<w:commentRangeStart w:id="7"/><w:r><w:t xml:space="preserve">On the first visit, and a call to the practice.</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>';
        const files = unzipSync(edited(['<w:r><w:t xml:space="preserve">On the first visit, and a call to the practice.</w:t></w:r>', at]));
        const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
        const rels = strFromU8(files['word/_rels/document.xml.rels'] as Uint8Array);
        const bytes = zipSync({
            ...files,
            'word/comments.xml': strToU8(
                `<w:comments ${W}><w:comment w:id="7" w:author="Finance lead" w:date="2026-03-05T09:00:00Z"><w:p><w:r><w:t>Who pays for this?</w:t></w:r></w:p></w:comment></w:comments>`,
            ),
            'word/_rels/document.xml.rels': strToU8(
                rels.replace(
                    '</Relationships>',
                    '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
                ),
            ),
        });
        const { text, account } = read(bytes);
        assert.deepEqual(newLines(text, crisisText), [
            '// Comment by Finance lead, 5 March 2026 at “On the first visit, and a call to the practice.”: Who pays for this?',
        ]);
        assert.match(text, /Who pays for this\?\n {4}physical-health-check: /);
        assert.deepEqual(account?.missing, []);
        assert.equal(importWord(bytes, { follows: [], title: '', start: () => text }, world).text, text, 'a comment is not written twice');
    });

    it('brings changes into a file that has changed since', () => {
        const since = crisisText
            .replace('caseload:     at most 25 people', 'caseload:     at most 22 people')
            .replace('version:              "2.4"', 'version:              "2.5"');
        const bytes = edited(['A trained person answers', 'A trained nurse answers'], ['At most 25 people', 'At most 20 people']);
        const { text, notes } = importWord(bytes, { follows: [], title: '', start: () => since }, world);
        assert.match(text, /A trained nurse answers/);
        assert.match(text, /version: +"2\.5"/);
        assert.match(
            text,
            /\/\/ Changed in the Word file, and not in this file: “At most 25 people” became “At most 20 people”\.\n {4}caseload: +at most 22 people/,
        );
        assert.equal(notes.filter(note => /^Not brought back/.test(note)).length, 1);
    });

    for (const document of documents()) {
        it(`brings back what a program changes here and there, or says what it can’t: ${document.tree.name}`, function () {
            this.timeout(300_000);
            const before = textOf(document);
            const flat = before.replaceAll(/[\s*]+/g, ' ');
            for (const seed of [1, 2]) {
                const { bytes, edits } = editedWords(render(document, 'docx', world), 6, seed * 7919, words =>
                    flat.includes(words.slice(0, 25)),
                );
                const { text, notes, account } = read(bytes);
                const left = notes.filter(note => /^Not brought back/.test(note));
                assert.deepEqual(account?.missing, []);
                assert.deepEqual(factsOf(text).problems, []);
                const lines = new Set(linesOf(document, text));
                for (const { after } of edits) assert.ok(lines.has(lineKey(after)) || left.some(note => note.includes(after)), after);
                assert.ok(newLines(text, before).length <= edits.length + left.length, 'nothing else is changed');
            }
        });
    }

    it('keeps what the other cells of a row say where the one that says what it is about was emptied', () => {
        for (const [label, other] of [
            ['Mountain rescue', 'works with mountain-rescue'],
            ['Team manager', 'team-manager:'],
        ] as const) {
            const cell = new RegExp(`(<w:tc>(?:(?!</w:tc>)[\\s\\S])*?<w:t[^>]*>)${label}(?=</w:t>)`);
            const { text, notes, account } = read(changed(crisisWord, xml => xml.replace(cell, '$1')));
            assert.ok(text.includes(other), text);
            assert.deepEqual(newLines(text, crisisText), [`// Changed in the Word file, and not in this file: “${label}” is gone.`]);
            assert.deepEqual(notes, [`Not brought back: “${label}” is gone. It is noted as a // line in the .care file.`]);
            assert.deepEqual(account?.missing, []);
        }
    });

    it('takes a name out of a list of names, with its comma', () => {
        for (const [words, line] of [
            ['Police', /gp, emergency-department, psychiatric-liaison,\n/],
            ['Community mental health team', /emergency-department, psychiatric-liaison\n/],
        ] as const) {
            const point = new RegExp(
                `<w:p>(?:(?!</w:p>)[\\s\\S])*?<w:numId [^>]*/>(?:(?!</w:p>)[\\s\\S])*?>${words}</w:t>[\\s\\S]*?</w:p>`,
            );
            const { text, notes } = read(changed(crisisWord, xml => xml.replace(point, '')));
            assert.match(text, line);
            assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
        }
    });
});
