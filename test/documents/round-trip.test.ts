import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { render } from '../../documents/generate.ts';
import { openWord } from '../../documents/import/word-file.ts';
import { copyInProperties, sourceInProperties } from '../../documents/office/carried-source.ts';
import { fnv1a64 } from '../../language/model/text.ts';
import { changed } from './fill-form.ts';
import { NEWER, OLDER } from './generated.ts';
import { importWord } from './imported-text.ts';
import { crisis, crisisText, crisisWord, documents, elsewhere, read, textOf, without, world } from './own-documents.ts';
import { worldOf } from './world.ts';

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

describe('a Word file of Carewright’s whose file has changed', () => {
    const text = (name: string, rest = ''): string =>
        `service ${name} "North Team" {\n  status: draft\n  follows: IACM\n  aims {\n    - "People stay well."\n  }\n${rest}}\n`;
    const folder = (content: string) => worldOf({ 'file:///north.care': content });
    const wordOf = (context: typeof world): Uint8Array => {
        const [document] = documents(NEWER, context);
        assert.ok(document);
        return render(document, 'docx', context);
    };

    it('is the same file where it has a line that can’t be read, and is noted there where people changed it', () => {
        const unsound = text('north', '  outcomes {\n    indicator "x" at at least\n  }\n');
        const context = folder(unsound);
        assert.ok(context.source('file:///north.care')?.facts.problems.length);
        const bytes = wordOf(context);
        const { text: same, notes, account } = read(bytes, context);
        assert.deepEqual([same, notes, account?.missing], [unsound, [], []]);
        const edited = read(
            changed(bytes, xml => xml.replace('People stay well.', 'People live well.')),
            context,
        );
        assert.match(
            edited.text,
            /\/\/ Changed in the Word file, and not in this file: “People stay well\.” became “People live well\.”\.\n {4}- /,
        );
        assert.match(edited.notes[0] ?? '', /^The \.care file has lines which can’t be read\. Mend them/);
    });

    it('keeps what the file says now, where the Word file was made from lines that could not be read', () => {
        const bytes = wordOf(folder(text('north', '  review by: 30 Sep 2026\n  team {\n    caseload: at most 15 people\n  }\n')));
        const mended = text('north', '  review by: 30 September 2026\n  team {\n    caseload: at most 25 people\n  }\n');
        const unsound = mended.replace('30 September 2026', '1 Oct 2026');
        for (const now of [mended, unsound]) {
            const { text: same, notes } = read(bytes, folder(now));
            assert.deepEqual([same, notes], [now, []]);
        }
        const edited = read(
            changed(bytes, xml => xml.replace('People stay well.', 'People live well.')),
            folder(mended),
        );
        assert.equal(edited.text, mended.replace('stay', 'live'));
    });

    it('is found under another name by its title and path', () => {
        const bytes = wordOf(folder(text('north')));
        const renamed = folder(text('northern'));
        const { text: same, notes } = read(bytes, renamed);
        assert.deepEqual([same, notes], [text('northern'), ['The service “north” is called “northern” in this folder.']]);
        const edited = read(
            changed(bytes, xml => xml.replace('People stay well.', 'People live well.')),
            renamed,
        );
        assert.equal(edited.text, text('northern').replace('stay', 'live'));
    });
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
