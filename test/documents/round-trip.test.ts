import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { documentsOf, type Generated, render } from '../../documents/generate.ts';
import { importWord } from '../../documents/import/import-word.ts';
import type { Imported } from '../../documents/import/imported.ts';
import { openWord } from '../../documents/import/word-file.ts';
import type { Layout } from '../../documents/layouts/layout.ts';
import type { DocumentContext } from '../../documents/model/context.ts';
import { copyInProperties, sourceInProperties } from '../../documents/office/carried-source.ts';
import { lineKey, seenLines } from '../../documents/tree/seen-lines.ts';
import { fnv1a64 } from '../../language/model/text.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';
import { editedWords } from './edit-word.ts';
import { changed } from './fill-form.ts';
import { NEWER, OLDER } from './generated.ts';
import { exampleWorld, fixture, worldOf } from './world.ts';

const world = exampleWorld();
/** A folder with nothing in it: only what the Word file carries is known. */
const elsewhere = worldOf({});

function namesOf(type: 'service' | 'review'): readonly string[] {
    return [...world.names.all(type)].flatMap(found => found[0]?.declaration.name ?? []);
}

function documents(layout: Layout = NEWER): readonly Generated[] {
    const selection = { services: namesOf('service'), reviews: namesOf('review'), guidance: ['IACM'], template: '', layout };
    return (['specification', 'review'] as const).flatMap(kind => [...documentsOf(kind, selection, world)]);
}

function documentOf(name: string): Generated {
    const found = documents().find(({ shows }) => shows?.name === name);
    assert.ok(found, name);
    return found;
}

function textOf({ uris }: Generated): string {
    return world.source(uris[0] ?? '')?.text ?? '';
}

function read(bytes: Uint8Array, context: DocumentContext = world): Imported {
    return importWord(bytes, { follows: ['IACM'], title: 'form' }, context);
}

/** What people see of a document that is made again from another text. */
function linesOf({ shows, uris }: Generated, text: string): readonly string[] {
    const texts = Object.fromEntries(exampleFiles().map(({ name, text: own }) => [name, own]));
    const again = worldOf({ ...texts, 'review.care': fixture('review.care'), [uris[0] ?? '']: text });
    const selection = { services: [shows?.name ?? ''], reviews: [shows?.name ?? ''], guidance: [], template: '', layout: NEWER };
    const [made] = documentsOf(shows?.type === 'review' ? 'review' : 'specification', selection, again);
    assert.ok(made);
    return seenLines(made.tree).map(({ words }) => lineKey(words));
}

/** A Word file without some of its parts, as a program writes it that does not know them. */
function without(bytes: Uint8Array, lost: RegExp): Uint8Array {
    const files = unzipSync(bytes);
    const rels = strFromU8(files['word/_rels/document.xml.rels'] as Uint8Array).replace(/<Relationship Id="rIdSource"[^>]*>/, '');
    const kept = Object.entries(files).filter(([name]) => !lost.test(name));
    return zipSync({ ...Object.fromEntries(kept), 'word/_rels/document.xml.rels': strToU8(rels) });
}

/** Lines of a text that another does not have. */
function newLines(text: string, before: string): readonly string[] {
    const known = new Set(before.split('\n').map(line => line.trim()));
    return text
        .split('\n')
        .map(line => line.trim())
        .filter(line => line && !known.has(line));
}

const crisis = documentOf('crisis-home-treatment');
const crisisText = textOf(crisis);
const crisisWord = render(crisis, 'docx', world);

/** The document of the crisis team, changed as its XML. */
function edited(...changes: readonly (readonly [string | RegExp, string | ((whole: string) => string)])[]): Uint8Array {
    return changed(crisisWord, document => {
        let text = document;
        for (const [from, to] of changes) {
            const next = text.replace(from, to as string);
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

describe('a Word file of Carewright’s that nobody changed', () => {
    for (const layout of [NEWER, OLDER]) {
        for (const document of documents(layout)) {
            it(`is the same file, byte for byte: ${document.tree.name}, ${layout.name} headings`, () => {
                const bytes = render(document, 'docx', world);
                const withoutPart = without(bytes, /^customXml/);
                const withMarks = without(withoutPart, /^docProps.custom/);
                const plain = changed(withMarks, text => text.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, ''));
                for (const [where, context, file] of [
                    ['in its folder', world, bytes],
                    ['elsewhere', elsewhere, bytes],
                    ['elsewhere, by the copy in its properties', elsewhere, withoutPart],
                    ['without its source', world, render(document, 'docx', world, { withoutSource: true })],
                    ['by its bookmarks', world, withMarks],
                    ['by its words', world, plain],
                ] as const) {
                    const { text, notes, account } = read(file, context);
                    assert.equal(text, textOf(document), where);
                    assert.deepEqual([notes, account?.missing], [[], []], where);
                }
            });
        }
    }
});

describe('a Word file of Carewright’s that people changed', () => {
    it('brings back words, numbers, dates and names, and nothing else', () => {
        const { text, notes, account } = read(
            edited(
                ['A trained person answers, listens first', 'A trained nurse answers and listens first'],
                ['at most 25 people', 'at most 20 people'],
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
            .replace('1.0 WTE', '2.5 WTE')
            .replaceAll(/<w:bookmark(Start|End)[^>]*>/g, '');
        const { text, notes } = read(
            edited(
                [rowWith('Pharmacist'), whole => whole + fresh],
                [rowWith('Safety plan'), ''],
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
            ['- "People keep their jobs, pets, childre', 'safety-plan'],
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
        const { text, notes, account } = read(edited(['>daily<', '>whenever we <w:br/>can<']));
        assert.match(
            text,
            /\n {4}\/\/ Changed in the Word file, and not in this file: “daily” became “whenever we can”\.\n {4}team meeting: daily\n/,
        );
        assert.deepEqual(notes, ['Not brought back: “daily” became “whenever we can”. It is noted as a // line in the .care file.']);
        assert.deepEqual(account?.missing, []);
        // Read once more, nothing is noted twice.
        const again = importWord(edited(['>daily<', '>whenever we <w:br/>can<']), { follows: [], title: '', start: () => text }, world);
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
                ['at most 25 people', 'at most 20 people'],
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
            /\n {4}\/\/ Tracked change by Alex Example, 4 March 2026, neither accepted nor rejected: delete “[^”]*Sign language by video[^”]*”\n {4}interpreting: /,
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
        const bytes = edited(['A trained person answers', 'A trained nurse answers'], ['at most 25 people', 'at most 20 people']);
        const { text, notes } = importWord(bytes, { follows: [], title: '', start: () => since }, world);
        assert.match(text, /A trained nurse answers/);
        assert.match(text, /version: +"2\.5"/);
        assert.match(
            text,
            /\/\/ Changed in the Word file, and not in this file: “at most 25 people” became “at most 20 people”\.\n {4}caseload: +at most 22 people/,
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
});

describe('what a Word file carries of its source', () => {
    const item = 'customXml/item1.xml';
    const refused = 'The file carries a Carewright text, but that says something else than the document shows. It was not used.';

    it('is the whole text, unless it is left out', () => {
        assert.ok(
            strFromU8(unzipSync(crisisWord)[item] as Uint8Array).includes('Exampleshire is fictional, and so is everything in this file.'),
        );
        const without = unzipSync(render(crisis, 'docx', world, { withoutSource: true }));
        assert.deepEqual(
            Object.keys(without).filter(name => /customXml/.test(name)),
            [],
        );
        assert.ok(!Object.values(without).some(part => strFromU8(part).includes('Exampleshire is fictional')));
    });

    it('is not believed where it says what people do not see', () => {
        const lies: readonly ((part: string) => string)[] = [
            part => part.replace('at most 25 people', 'at most 2500 people'),
            part => part.replace('Nobody is told to ring another service.', 'People are told to ring another service.'),
            part => part.replace('in force:             2027-04-01', 'in force:             2026-04-01'),
        ];
        for (const context of [world, elsewhere])
            for (const lie of lies) {
                const bytes = changed(crisisWord, part => withSum(lie(part)), item);
                const { text, notes } = importWord(bytes, { follows: ['IACM'], title: 'x' }, context);
                assert.doesNotMatch(text, /2500 people|People are told to ring|2026-04-01/);
                if (context === elsewhere) assert.equal(notes[0], refused);
            }
    });

    it('is left alone where it is damaged, twice there, or more than may be', () => {
        const parts: readonly ((files: Record<string, Uint8Array>) => Record<string, Uint8Array>)[] = [
            files => ({ ...files, [item]: strToU8('<source xmlns="urn:carewright:source:1"') }),
            files => ({ ...files, 'customXml/item2.xml': files[item] as Uint8Array }),
            files => ({ ...files, [item]: strToU8(strFromU8(files[item] as Uint8Array).replace('at most 25', 'at most 26')) }),
            files => ({
                ...files,
                [item]: strToU8(strFromU8(files[item] as Uint8Array).replace('<seen>', `<seen>${'<line>x</line>'.repeat(30_000)}`)),
            }),
            files => ({ ...files, [item]: strToU8(strFromU8(files[item] as Uint8Array).replace('type="service"', 'type="policy"')) }),
            files => ({
                ...files,
                [item]: strToU8(strFromU8(files[item] as Uint8Array).replace('<source ', '<!DOCTYPE x [<!ENTITY a "b">]><source ')),
            }),
        ];
        for (const change of parts) {
            const { text } = read(zipSync(change(unzipSync(crisisWord))));
            assert.equal(text, crisisText, 'the file of the folder is found by its properties');
        }
    });

    it('has a copy in the properties, which is not believed either, and left alone where it is damaged', () => {
        const withoutPart = without(crisisWord, /^customXml/);
        const copy = sourceInProperties(openWord(withoutPart).properties);
        assert.equal(copy?.text, crisisText);
        assert.ok(copy);
        const withCopy = (source: Readonly<Record<string, string>>): Uint8Array =>
            changed(
                withoutPart,
                part => {
                    const own = Object.entries(source).map(
                        ([name, value], at) =>
                            `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 900}" name="Carewright ${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
                    );
                    return part
                        .replaceAll(/<property [^>]*name="Carewright Source \d+">.*?<\/property>/g, '')
                        .replace('</Properties>', `${own.join('')}</Properties>`);
                },
                'docProps/custom.xml',
            );
        assert.equal(read(withCopy(copyInProperties(copy)), elsewhere).text, crisisText);
        const lie = read(
            withCopy(copyInProperties({ ...copy, text: crisisText.replace('at most 25 people', 'at most 2500 people') })),
            elsewhere,
        );
        assert.equal(lie.notes[0], refused);
        const pieces = copyInProperties(copy);
        for (const damaged of [
            { ...pieces, 'Source 2': 'AAAA' },
            { 'Source 1': 'no base64 “at” all' },
            Object.fromEntries(Object.entries(pieces).slice(1)),
            copyInProperties({ ...copy, text: 'x'.repeat(9_000_000) }),
        ])
            assert.ok(
                read(withCopy(damaged), elsewhere).notes.some(note => /Its text is neither in the file nor in this folder/.test(note)),
            );
    });

    it('is read as a stranger’s file where nothing says what it was made from', () => {
        const { text, notes } = read(render(crisis, 'docx', world, { withoutSource: true }), elsewhere);
        assert.match(text, /^service exampleshire-crisis-resolution/m);
        assert.ok(
            notes.some(note => /was made with Carewright, from the service “crisis-home-treatment”/.test(note)),
            notes.slice(0, 3).join('\n'),
        );
    });

    it('is used with a word about it where another version of Carewright made it', () => {
        const other = changed(crisisWord, part => part.replace('version="0.0.0"', 'version="0.0.9"'), item);
        const { text, notes } = read(other);
        assert.equal(text, crisisText);
        assert.deepEqual(notes, [
            'The document was made with version 0.0.9 of Carewright. This is version 0.0.0. Compare numbers and dates with the document.',
        ]);
    });
});

/** The part with the right sum of its text, as a liar would write it. */
function withSum(part: string): string {
    const text = /<text [^>]*>([\s\S]*?)<\/text>/.exec(part)?.[1] ?? '';
    const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#13;', '\r').replaceAll('&amp;', '&');
    return part.replace(/sum="[0-9a-f]+"/, `sum="${fnv1a64(plain)}"`);
}
