import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { renderForm } from '../../documents/formats/excel-form.ts';
import type { Imported } from '../../documents/import/imported.ts';
import { Refusal } from '../../documents/office/limits.ts';
import { factsOf } from '../support/read-text.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { changedPart as changed, filledSheet, sheetPath as sheet, sheetsOf } from './workbook.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
const review = generated('blank-review', world).tree;
const blank = renderForm(review);
const specification = renderForm(generated('blank-specification', world).tree);

/** The rows of a sheet, each with its number, and what is around them. */
function rowsOf(xml: string): { readonly before: string; readonly rows: readonly string[]; readonly after: string } {
    const rows = [...xml.matchAll(/<row [\s\S]*?<\/row>/g)];
    const end = (rows.at(-1)?.index ?? 0) + (rows.at(-1)?.[0].length ?? 0);
    return { before: xml.slice(0, rows[0]?.index), rows: rows.map(([row]) => row), after: xml.slice(end) };
}

/** A row at another place: its own number, and that of its cells. */
function movedTo(row: string, number: number): string {
    return row.replace(/<row r="\d+"/, `<row r="${number}"`).replaceAll(/ r="([A-Z]+)\d+"/g, (_, column) => ` r="${column}${number}"`);
}

function withRows(bytes: Uint8Array, change: (rows: readonly string[]) => readonly string[]): Uint8Array {
    return changed(bytes, sheet(1), xml => {
        const { before, rows, after } = rowsOf(xml);
        return (
            before +
            change(rows)
                .map((row, at) => movedTo(row, at + 1))
                .join('') +
            after
        );
    });
}

/** Reads a workbook, which has to be sound: every word of it in what was written, and no line that can't be read. */
function read(bytes: Uint8Array): Imported {
    const imported = importWord(bytes, { follows: ['IACM'], title: 'form' }, world);
    assert.deepEqual(factsOf(imported.text).problems, [], imported.text);
    assert.deepEqual(imported.account?.missing, []);
    return imported;
}

const TITLE = filledSheet(blank, 2, { D2: 'Dales' });
const ANSWERS = {
    ...{ E2: 'In place', F2: 'Partly in place', G2: 'Audit of 84 notes.\nMay 2026.', H2: 'Partly met', I2: 'People are lost.', J2: 40 },
    ...{ L2: 'Ring them', M2: 'Clinical lead', N2: 46_295, E3: 'Not in place', H3: 'Not met', I3: 'Nobody asks.', J3: '1,190' },
};
const full = filledSheet(TITLE, 1, ANSWERS);

describe('a self-assessment as a workbook', () => {
    const [first] = [...sheetsOf(blank).values()];

    it('has one row for each requirement, with what is asked, and fields for each question and an action', () => {
        assert.deepEqual(first?.rows[0]?.slice(0, 5), ['Code', 'Requirement', 'What is asked', 'Weight', 'Is it written down? (required)']);
        assert.deepEqual(first?.rows[0]?.slice(-3), ['Action', 'Owner', 'Due date']);
        const codes = first?.rows.slice(1).map(([code]) => code);
        assert.equal(new Set(codes).size, codes?.length);
        assert.ok((codes?.length ?? 0) > 20);
        // What is asked of the review itself has no finding, and is told beside the other help.
        assert.ok(!codes?.some(code => String(code).startsWith('REV-')));
        assert.match(String(sheetsOf(blank).get('How to use')?.rows.flat().join('\n')), /REV-06: Public board\n/);
        assert.deepEqual(new Set(first?.rows.slice(1).map(row => row[3])), new Set(['Essential', 'Recommended']));
        assert.equal(first?.frozen, 1);
        assert.deepEqual(
            [...sheetsOf(blank).keys()],
            ['Self-assessment', 'About the review', 'Further actions', 'Summary', 'How to use', 'Lists'],
        );
    });

    it('protects its own words and opens the cells for answers, with lists, colours and titles on each page', () => {
        const parts = unzipSync(blank);
        const xml = strFromU8(parts[sheet(1)] as Uint8Array);
        const styles = strFromU8(parts['xl/styles.xml'] as Uint8Array);
        const looks = [...(/<cellXfs[\s\S]*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*\/>|<xf [\s\S]*?<\/xf>/g)].map(
            ([look]) => look,
        );
        const isOpen = (ref: string): boolean => /locked="0"/.test(looks[Number(new RegExp(`r="${ref}" s="(\\d+)"`).exec(xml)?.[1])] ?? '');
        assert.match(xml, /<sheetProtection sheet="1"/);
        for (const ref of ['A1', 'A2', 'B2', 'C2', 'D2', 'N1']) assert.ok(!isOpen(ref), ref);
        for (const ref of ['E2', 'G2', 'H2', 'J2', 'L2', 'M2', 'N2', 'N20']) assert.ok(isOpen(ref), ref);
        const last = first?.rows.length;
        assert.match(
            xml,
            new RegExp(`<dataValidation type="list"[^>]*sqref="H2:H${last}"><formula1>Lists!\\$[A-Z]\\$2:\\$[A-Z]\\$5</formula1>`),
        );
        assert.match(
            xml,
            new RegExp(
                `<conditionalFormatting sqref="H2:H${last}"><cfRule type="cellIs" dxfId="\\d" priority="\\d+" operator="equal"><formula>"Not met"`,
            ),
        );
        assert.match(xml, /<pane xSplit="2" ySplit="1" topLeftCell="C2"/);
        assert.match(strFromU8(parts['xl/workbook.xml'] as Uint8Array), /'Self-assessment'!\$A:\$B,'Self-assessment'!\$1:\$1/);
        assert.match(strFromU8(parts['xl/workbook.xml'] as Uint8Array), /name="Lists"[^>]*state="hidden"/);
    });

    it('says nothing where nobody has filled it in', () => {
        const { text, notes } = read(TITLE);
        assert.equal(text, 'review dales "Dales" using icb-review-outcome {\n}\n');
        assert.deepEqual(notes, []);
    });

    it('becomes a review in which every answer has its place', () => {
        const { text, notes } = read(full);
        assert.match(
            text,
            /finding IACM-POP-01 \{\n {4}policy: in-place\n {4}practice: partly\n {4}evidence: """\n {6}Audit of 84 notes\.\n {6}May 2026\.\n {4}"""\n {4}rating: partly-met\n {4}gap: "People are lost\."\n {4}affected: 40 people\n {2}\}/,
        );
        assert.match(
            text,
            /finding IACM-POP-02 \{\n {4}policy: not-in-place\n {4}rating: not-met\n {4}gap: "Nobody asks\."\n {4}affected: 1,190 people\n {2}\}/,
        );
        assert.match(
            text,
            /action ring-them "Ring them" \{\n {4}addresses: IACM-POP-01\n {4}owner: "Clinical lead"\n {4}due: 2026-09-30\n {2}\}/,
        );
        assert.deepEqual(notes, []);
    });

    it('reads the same from rows that were sorted, and from a sheet with a row above its titles', () => {
        const { text } = read(full);
        assert.equal(read(withRows(full, ([titles = '', ...rows]) => [titles, ...rows.toReversed()])).text, text);
        const above = '<row r="1"><c r="A1" t="inlineStr"><is><t>Northmoor Trust</t></is></c></row>';
        const { text: other, notes } = read(withRows(full, rows => [above, ...rows]));
        assert.ok(other.startsWith(text.trimEnd()));
        assert.match(other, /^\/\/ Self-assessment, row 1: Northmoor Trust$/m);
        assert.equal(notes.length, 2);
    });

    it('reads a second action from a row that was inserted, and keeps a row that it does not know', () => {
        const row = (cells: Readonly<Record<string, string>>): string =>
            `<row r="9">${Object.entries(cells)
                .map(([column, words]) => `<c r="${column}9" t="inlineStr"><is><t>${words}</t></is></c>`)
                .join('')}</row>`;
        const more = withRows(full, ([titles = '', one = '', ...rows]) => [
            titles,
            one,
            row({ L: 'Visit them', M: 'Team lead' }),
            row({ A: 'ODD-01', G: 'Strange' }),
            ...rows,
        ]);
        const { text, notes } = read(more);
        assert.match(text, /action visit-them "Visit them" \{\n {4}addresses: IACM-POP-01\n {4}owner: "Team lead"/);
        assert.match(text, /^\/\/ Self-assessment, row 4: ODD-01 \| Strange$/m);
        assert.match(
            notes.join('\n'),
            /Row 3 of “Self-assessment” has no code\. Its action is read as one of the row above \(IACM-POP-01\): check it\./,
        );
        assert.match(notes.join('\n'), /Row 4 of “Self-assessment” is not one of the form/);
    });

    it('finds the row by its title where the code was deleted, and by a code in another case or without a nought', () => {
        const { text } = read(full);
        const code = (xml: string, words: string): string => xml.replace('>IACM-POP-01<', `>${words}<`);
        for (const words of ['', 'iacm-pop-01', 'IACM-POP-1'])
            assert.equal(
                read(changed(full, sheet(1), xml => code(xml, words)))
                    .text.split('\n//')[0]
                    ?.trimEnd(),
                text.trimEnd(),
                words,
            );
    });

    it('says which column was deleted, and reads the others', () => {
        const without = changed(full, sheet(1), xml => xml.replaceAll(/<c r="G\d+"[^>/]*(?:\/>|>[\s\S]*?<\/c>)/g, ''));
        const { text, notes } = read(without);
        assert.match(text, /practice: partly\n {4}rating: partly-met/);
        assert.deepEqual(notes, ['The sheet “Self-assessment” does not have “Evidence” any more.']);
    });

    it('keeps what people add in columns, notes and sheets, with its place', () => {
        const added = changed(full, sheet(1), xml =>
            xml
                .replace(/(<row r="1"[\s\S]*?)<\/row>/, '$1<c r="O1" t="inlineStr"><is><t>Lead director</t></is></c></row>')
                .replace(/(<row r="2"[\s\S]*?)<\/row>/, '$1<c r="O2" t="inlineStr"><is><t>Medical director</t></is></c></row>'),
        );
        assert.match(read(added).text, /^\/\/ IACM-POP-01, Lead director: Medical director$/m);
        const files = unzipSync(full);
        const rels =
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>';
        const comments =
            '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>J Smith</author></authors><commentList><comment ref="G2" authorId="0"><text><t>Only two teams.</t></text></comment></commentList></comments>';
        const noted = zipSync({ ...files, 'xl/worksheets/_rels/sheet1.xml.rels': strToU8(rels), 'xl/comments1.xml': strToU8(comments) });
        assert.match(read(noted).text, /^\/\/ Note \(Self-assessment, G2: IACM-POP-01, Evidence, by J Smith\): Only two teams\.$/m);
    });

    it('reads one cell over several rows for each of them, and says so', () => {
        const merged = changed(filledSheet(TITLE, 1, { G2: 'One audit for both.' }), sheet(1), xml =>
            xml.replace('<conditionalFormatting', '<mergeCells count="1"><mergeCell ref="G2:G3"/></mergeCells><conditionalFormatting'),
        );
        const { text, notes } = read(merged);
        assert.match(
            text,
            /finding IACM-POP-01 \{\n {4}evidence: "One audit for both\."[\s\S]*finding IACM-POP-02 \{\n {4}evidence: "One audit for both\."/,
        );
        assert.match(notes[0] ?? '', /^G2:G3 of “Self-assessment” is one cell over several rows/);
    });

    it('reads what people type: ratings in another case, dates as text, numbers as text; and says what it can’t read', () => {
        const typed = filledSheet(TITLE, 1, {
            H2: 'PARTLY met',
            E2: 'in place (policy 27)',
            J2: 'about 40',
            N2: '30th Sept 2026',
            L2: 'Ring',
            H3: 'Amber',
            N3: 'spring',
            L3: 'Visit',
        });
        const { text, notes } = read(typed);
        assert.match(text, /policy: in-place "in place \(policy 27\)"\n {4}rating: partly-met\n {4}affected: "about 40"/);
        assert.match(text, /due: 2026-09-30/);
        assert.match(text, /note: "due: spring"/);
        assert.match(text, /rating: "Amber"/);
        assert.equal(notes.filter(note => /“(Amber|about 40|spring|in place \(policy 27\))”/.test(note)).length, 4);
    });

    it('joins the same action of several requirements, and takes other actions from their own sheet', () => {
        const same = filledSheet(filledSheet(TITLE, 1, { L2: 'Ring them', M2: 'Lead', L4: 'Ring them', M4: 'Lead' }), 3, {
            ...{
                A2: 'A second team',
                B2: 'IACM-TEAM-2 and IACM-TEAM-01',
                C2: 'Longer-term',
                E2: 46_295,
                F2: '£1.2m recurring and 14 WTE',
                G2: 'open',
            },
            ...{ A3: 'A third' },
        });
        const { text, notes } = read(same);
        assert.equal(text.match(/action ring-them/g)?.length, 1);
        const days = filledSheet(TITLE, 1, { L2: 'Ring them', N2: 46_295, L4: 'Ring them', N4: '30th September 2026' });
        assert.equal(read(days).text.match(/action ring-them/g)?.length, 1, 'a date is the same in words');
        const other = filledSheet(TITLE, 1, { L2: 'Ring them', N2: 46_295, L4: 'Ring them', N4: '1 October 2026' });
        assert.equal(read(other).text.match(/action ring-them/g)?.length, 2, 'and not the same on another day');
        assert.match(text, /action ring-them "Ring them" \{\n {4}addresses: IACM-POP-01, IACM-POP-0\d\n/);
        assert.match(
            text,
            /action a-second-team "A second team" \{\n {4}addresses: IACM-TEAM-02, IACM-TEAM-01\n {4}horizon: longer-term\n {4}due: 2026-09-30\n {4}resource gap: £1\.2m recurrent, 14 wte\n {4}state: open\n {2}\}/,
        );
        assert.match(text, /action a-third "A third" \{\n {2}\}/);
        assert.deepEqual(notes, []);
    });

    it('is recognised where its properties are lost, and refuses a workbook that is none', () => {
        const lost = changed(full, 'docProps/custom.xml', xml => xml.replaceAll('Carewright ', 'Other '));
        assert.ok(read(lost).text.startsWith(read(full).text.trimEnd()));
        const none = [1, 2, 3, 4, 5, 6].reduce(
            (bytes, at) => changed(bytes, sheet(at), xml => xml.replaceAll(/<row [\s\S]*<\/row>/g, '')),
            lost,
        );
        assert.throws(() => read(none), Refusal);
        const files = unzipSync(full);
        assert.throws(() => read(zipSync({ ...files, 'xl/vbaProject.bin': strToU8('x') })), /macros/);
    });
});

describe('a specification as a workbook', () => {
    it('becomes a service in which every answer has its place', () => {
        const rows = [...(sheetsOf(specification).get('Specification')?.rows ?? [])];
        const at = (tag: string): string => `D${rows.findIndex(row => row[4] === tag) + 1}`;
        const { text, notes } = read(
            filledSheet(specification, 1, {
                [at('service.title')]: 'Dales',
                [at('service.status')]: 'draft',
                [at('line.caseload')]: 12,
                [at('service.start')]: 46_295,
            }),
        );
        assert.match(
            text,
            /^service dales "Dales" \{\n {2}status: draft\n {2}in force: 2026-09-30\n {2}follows: IACM\n\n {2}team \{\n {4}caseload: 12 people/,
        );
        assert.deepEqual(notes, []);
    });

    it('has sheets for further policies and partners, each in a row', () => {
        const names = [...sheetsOf(specification).keys()];
        const form = filledSheet(specification, names.indexOf('Further policies') + 1, {
            A2: 'Gifts',
            B2: 'Nobody takes any.',
            D2: 46_295,
        });
        const { text } = read(filledSheet(form, names.indexOf('Further partners') + 1, { A3: 'police', B3: 'Visits.' }));
        assert.match(text, /policy gifts \{\n {4}approved: 2026-09-30\n {4}"Nobody takes any\."\n {2}\}/);
        assert.match(text, /works with police \{\n {4}purpose: "Visits\."\n {2}\}/);
        assert.match(text, /\nvocabulary policies \{\n {2}gifts "Gifts"\n\}\n/);
    });
});
