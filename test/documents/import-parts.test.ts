import assert from 'node:assert/strict';
import { comments, LISTS, read, service } from './imported-text.ts';
import { cell, field, fieldMark, head, NAMESPACES, para, point, run, table, type WordParts } from './word-builder.ts';

describe('fields and controls of a Word file', () => {
    const said = (body: string, parts: WordParts = {}): string => service(read(para(body), parts));

    it('show their results alone, however deep they nest', () => {
        const nested = `${fieldMark('begin')}<w:r><w:instrText> IF </w:instrText></w:r>${field('DOCPROPERTY Status', run('Approved'))}<w:r><w:instrText> = "Draft" </w:instrText></w:r>${fieldMark('separate')}${run('DRAFT, NOT APPROVED')}${fieldMark('end')}`;
        const imported = read(para(nested));
        assert.match(service(imported), /DRAFT, NOT APPROVED/);
        assert.doesNotMatch(service(imported), /Approved/);
        assert.match(said(fieldMark('begin') + run('A field that never ends.')), /A field that never ends\./);
    });

    it('that only Word can work out are read where they say how, and reported where they do not', () => {
        const bare = (instruction: string): string =>
            `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${fieldMark('end')}`;
        const imported = read(
            para(
                `${run('At most ')}${bare(String.raw`EQ \f(1,10)`)}${run(' of them, ')}${bare(String.raw`EQ \r(3,\f(a+b,2))`)}${bare('QUOTE ", quoted"')}${run('.')}`,
            ),
        );
        assert.match(service(imported), /At most 1\/10 of them, 3√\(\(a\+b\)\/2\), quoted\./);
        assert.match(service(read(para(`${run('Say ')}${bare(String.raw`EQ \b(1\,5\;2)`)}${run('.')}`))), /Say \(1,5;2\)\./);
        const lost = read(
            para(
                `${bare('AUTONUMLGL')}${run('People are seen in ')}${bare('MERGEFIELD Weeks')}${run(' weeks, on ')}<w:r><w:dayLong/></w:r>`,
            ),
        );
        assert.deepEqual(
            lost.notes.filter(note => /^What only Word/.test(note)).map(note => note.replace(/ It was.*/, '')),
            ['AUTONUMLGL', 'MERGEFIELD Weeks', 'a part of today’s date'].map(
                each => `What only Word can work out (“${each}”) was left out.`,
            ),
        );
        // A number of a page says nothing, and an entry of an index shows nothing.
        assert.deepEqual(
            read(para(`${run('Text')}${bare('PAGE')}${bare('XE "Crisis"')}`)).notes.filter(note => /left out/.test(note)),
            [],
        );
    });

    it('that show nothing are no text, whatever a program left in them', () => {
        const silent = read(para(`${field('SET Cap "15 people"', run('15 people'))}${run('Body.')}`));
        assert.doesNotMatch(service(silent), /15 people/);
        assert.match(comments(silent), /What the instructions of fields hold: 15 people/);
        const simple = read(para(`<w:fldSimple w:instr=' ASK Cap "How many?" '>${run('15 people')}</w:fldSimple>${run('Body.')}`));
        assert.doesNotMatch(service(simple), /15 people/);
    });

    it('keep the address of a link', () => {
        assert.match(
            said(field('HYPERLINK "https://www.nice.org.uk/guidance/cg178"', run('NICE CG178'))),
            /\[NICE CG178\]\(https:\/\/www\.nice\.org\.uk\/guidance\/cg178\)/,
        );
        const simple = `<w:fldSimple w:instr=' HYPERLINK "https://www.nice.org.uk/" '>${run('NICE')}</w:fldSimple>`;
        assert.match(said(simple), /\[NICE\]\(https:\/\/www\.nice\.org\.uk\/?\)/);
        const link =
            '<w:hyperlink w:anchor="sec3"><w:r><w:t>section 3</w:t></w:r></w:hyperlink><w:hyperlink r:id="rL"><w:r><w:t> the policy</w:t></w:r></w:hyperlink>';
        assert.match(
            said(link, { relationships: [['rL', 'hyperlink', 'https://example.nhs.uk/policy.pdf', true]] }),
            /section 3 \[the policy\]\(https:\/\/example\.nhs\.uk\/policy\.pdf\)/,
        );
        const shared = '<w:hyperlink r:id="rL"><w:r><w:t>plan</w:t></w:r></w:hyperlink>';
        assert.match(
            said(shared, { relationships: [['rL', 'hyperlink', 'file:///S:/plan.docx', true]] }),
            /plan \(file:\/\/\/S:\/plan\.docx\)/,
        );
    });

    it('of older forms have their values', () => {
        const box = (state: string): string =>
            field('FORMCHECKBOX', '', `<w:ffData><w:checkBox><w:default w:val="0"/>${state}</w:checkBox></w:ffData>`);
        assert.match(
            said(box('<w:checked/>') + run(' Agreed ') + box('<w:checked w:val="0"/>') + run(' Refused')),
            /\[x\] Agreed \[ \] Refused/,
        );
        const list =
            '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Daily"/><w:listEntry w:val="Weekly"/></w:ddList></w:ffData>';
        assert.match(said(run('Seen: ') + field('FORMDROPDOWN', '', list)), /Seen: Weekly/);
        assert.match(said(run('Name: ') + field('FORMTEXT', run('Alex'))), /Name: Alex/);
    });

    it('that are ticked say so', () => {
        const box = (state: number, sign: string): string =>
            `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>${sign}</w:t></w:r></w:sdtContent></w:sdt>`;
        const ticked = said(run('Cover: ') + box(1, '☒') + run(' Yes ') + box(0, '☐') + run(' No'));
        assert.match(ticked, /Cover: \[x\] Yes \[ \] No/);
        assert.match(said(run('Cover: ') + box(1, '☒ nights')), /Cover: \[x\] ?nights/, 'words in the control stay');
    });

    it('are left out as empty only where they are: by their mark, their look and their words', () => {
        const control = (flag: string, words: string, style = ''): string =>
            `<w:sdt><w:sdtPr>${flag}<w:text/></w:sdtPr><w:sdtContent>${para(run(words, style))}</w:sdtContent></w:sdt>`;
        const styled = '<w:rStyle w:val="PlaceholderText"/>';
        assert.match(service(read(control('<w:showingPlcHdr w:val="0"/>', 'Seen within 4 hours.'))), /Seen within 4 hours\./);
        assert.match(service(read(control('<w:showingPlcHdr/>', 'Seen within 4 hours.'))), /Seen within 4 hours\./);
        assert.match(service(read(control('<w:showingPlcHdr/>', 'Seen within 4 hours.', styled))), /Seen within 4 hours\./);
        const empty = read(control('<w:showingPlcHdr/>', 'Click or tap here to enter text.', styled) + para('Text.'));
        assert.doesNotMatch(service(empty), /Click or tap/);
        assert.ok(empty.notes.includes('1 field that was not filled in was left out.'));
    });

    it('that are lists of contents are left out, and reported; cover pages are read', () => {
        const gallery = (name: string, content: string): string =>
            `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="${name}"/></w:docPartObj></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
        const cover = read(
            gallery('Cover Pages', para('Version 4.2, approved by the Board on 3 March 2026')) + head('Aims') + para('To help.'),
            {},
            '',
        );
        assert.match(service(cover), /Version 4\.2, approved by the Board on 3 March 2026/);
        const contents = read(gallery('Table of Contents', para('Aims 3')) + para(field('TOC \\o "1-3"', run('Scope 4'))) + para('Text.'));
        assert.doesNotMatch(service(contents), /Aims 3|Scope 4/);
        assert.ok(
            contents.notes.some(note => /^Left out \(4 words\): the list of contents\.$/.test(note)),
            contents.notes.join(),
        );
    });
});

describe('tables and tracked changes of a Word file', () => {
    it('have all rows, also those in controls, repeating sections and other wrappers', () => {
        const row = (words: string): string => `<w:tr>${cell(words)}${cell('Carer lead')}</w:tr>`;
        const wrapped = (name: string, words: string): string => `<w:${name} w:id="1" w:author="A">${row(words)}</w:${name}>`;
        const repeated = `<w:sdt><w:sdtPr><w15:repeatingSection/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${row('In a section')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`;
        const more =
            repeated +
            wrapped('ins', 'Inserted row') +
            wrapped('moveTo', 'Moved row') +
            wrapped('customXml', 'Custom row') +
            wrapped('del', 'Deleted row');
        const text = service(read(table(['Action', 'Owner'], ['First', 'Manager']).replace('</w:tbl>', `${more}</w:tbl>`)));
        for (const words of ['In a section', 'Inserted row', 'Moved row', 'Custom row'])
            assert.ok(text.includes(`| ${words} | Carer lead |`), text);
        assert.doesNotMatch(text, /Deleted row/);
    });

    it('within a paragraph have their cells apart', () => {
        assert.match(
            service(read(`<w:p>${table(['Nurse', '3 posts'], ['Doctor', '1 post'])}</w:p>`)),
            /Nurse \\?\| 3 posts \\?\| Doctor \\?\| 1 post/,
        );
    });

    it('keep hidden rows apart', () => {
        const hidden = cell('Discharged after two missed appointments');
        const imported = read(`<w:tbl><w:tr>${cell('Seen')}</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>${hidden}</w:tr></w:tbl>`);
        assert.doesNotMatch(service(imported), /Discharged/);
        assert.match(comments(imported), /Hidden: Discharged after two missed appointments/);
    });

    it('keep columns under their titles, and points of lists in cells apart', () => {
        const text = service(read(table([cell('Stage', '<w:gridSpan w:val="2"/>'), 'Aim'], ['Seen', 'weekly', '85%'])));
        assert.match(text, /\| Stage \| +\| Aim \|\n.*\n\s+\| Seen \| weekly \| 85% \|/);
        const merged = service(read(table([cell('Team', '<w:vMerge w:val="restart"/>'), 'A'], [cell(para(''), '<w:vMerge/>'), 'B'])));
        assert.match(merged, /\| Team \| A \|\n.*\n\s+\| +\| B \|/);
        const lists = service(
            read(table(['What', 'How'], ['Steps', cell(point('first', 1) + point('not second', 1))]), { numbering: LISTS }),
        );
        assert.match(lists, /\| Steps \| • first; • not second \|/);
        const nested = service(read(table(['A', cell(table(['in', 'side'], ['1', '2']) + para('after'))], ['3', '4'])));
        assert.match(nested, /in \\?\| side; 1 \\?\| 2 \/ after/);
    });

    it('leave out cells that are deleted, and join paragraphs whose end is deleted', () => {
        const imported = read(table(['Kept', cell('Gone', '<w:cellDel w:id="1" w:author="A"/>')], ['1', '2']));
        assert.doesNotMatch(service(imported), /Gone/);
        assert.ok(imported.notes.some(note => note.startsWith('1 cell that a tracked change deletes')));
        const joined = read(
            head('Service description') +
                para(run('The team does not '), '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>') +
                para('discharge people.'),
        );
        assert.match(service(joined), /The team does not discharge people\./);
    });
});

describe('parts of a Word file', () => {
    const hdr = (content: string): string => `<w:hdr ${NAMESPACES}>${content}</w:hdr>`;

    it('are found by their relationships, whatever their names', () => {
        assert.match(read(para('Text.'), { main: 'content/doc2.xml' }).text, /Text\./);
        const header = read(para('Text.'), {
            relationships: [['rH', 'header', 'hdr/first.xml']],
            parts: { 'word/hdr/first.xml': hdr(para('DRAFT – NOT APPROVED')) },
        });
        assert.match(comments(header), /^\/\/ Header or footer: DRAFT – NOT APPROVED$/m);
    });

    it('beside the text keep their links, their columns and their watermarks', () => {
        const rels =
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://www.nice.org.uk/guidance/cg178" TargetMode="External"/></Relationships>';
        const note = `<w:footnotes ${NAMESPACES}><w:footnote w:id="2"><w:p><w:hyperlink r:id="rId1"><w:r><w:t>NICE guideline</w:t></w:r></w:hyperlink></w:p></w:footnote></w:footnotes>`;
        const linked = read(para(`${run('Seen.')}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
            parts: { 'word/footnotes.xml': note, 'word/_rels/footnotes.xml.rels': rels },
        });
        assert.match(service(linked), /Seen\. \(Footnote: \[NICE guideline\]\(https:\/\/www\.nice\.org\.uk\/guidance\/cg178\)\)/);
        const tab = '<w:r><w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/></w:r>';
        const columns = read(para('Text.'), {
            parts: { 'word/header1.xml': hdr(para(run('NHS Exampleshire') + tab + run('CONFIDENTIAL') + tab + run('Version 2'))) },
        });
        assert.match(comments(columns), /NHS Exampleshire \| CONFIDENTIAL \| Version 2/);
        const mark =
            '<w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject"><v:textpath string="SUPERSEDED"/></v:shape></w:pict></w:r></w:p>';
        const watermark = read(para('Text.'), { parts: { 'word/header1.xml': hdr(mark) } });
        assert.ok(watermark.notes.includes('The pages have a watermark: “SUPERSEDED”.'));
    });

    it('with comments say who wrote them, when, and whether they are resolved or answer another', () => {
        const comment = (id: number, author: string, words: string): string =>
            `<w:comment w:id="${id}" w:author="${author}" w:date="2026-01-0${id + 1}T00:00:00Z"><w:p w14:paraId="0000000${id}"><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`;
        const parts = {
            'word/comments.xml': `<w:comments ${NAMESPACES}>${comment(0, 'Alex', 'Is this agreed?')}${comment(1, 'Sam', 'Yes.')}</w:comments>`,
            'word/commentsExtended.xml': `<w15:commentsEx ${NAMESPACES}><w15:commentEx w15:paraId="00000000" w15:done="1"/><w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="1"/></w15:commentsEx>`,
        };
        const body = `<w:commentRangeStart w:id="0"/>${run('Seen in 4 weeks')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`;
        const text = comments(read(para(body), { parts }));
        assert.match(text, /^\/\/ Comment by Alex, 1 January 2026, resolved at “Seen in 4 weeks”: Is this agreed\?$/m);
        assert.match(text, /^\/\/ Reply by Sam to Alex, 2 January 2026, resolved at “Seen in 4 weeks”: Yes\.$/m);
    });

    it('that are workbooks or other files within it do not make it one', () => {
        const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${[
            ['xlsx', 'openxmlformats-officedocument.spreadsheetml.sheet'],
            ['xls', 'ms-excel'],
            ['xlsm', 'ms-excel.sheet.macroEnabled.12'],
            ['docx', 'openxmlformats-officedocument.wordprocessingml.document'],
        ]
            .map(([extension, type]) => `<Default Extension="${extension}" ContentType="application/vnd.${type}"/>`)
            .join(
                '',
            )}<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
        const imported = read(para('People are seen within 9 days.'), {
            relationships: [['rE', 'package', 'embeddings/figures.xlsx']],
            parts: { '[Content_Types].xml': types, 'word/embeddings/figures.xlsx': new Uint8Array([0x50, 0x4b, 3, 4]) },
        });
        assert.match(service(imported), /People are seen within 9 days\./);
    });

    it('that are linked, or that nobody needs and that can’t be read, are left out and reported', () => {
        const picture = read(para('Text.'), { relationships: [['rX', 'image', 'file:///C:/Users/x/logo.png', true]] });
        assert.ok(picture.notes.some(note => note.startsWith('A picture that the file links to')));
        const custom = read(para('Text.'), { parts: { 'docProps/custom.xml': '<Properties><vt:lpwstr>x</vt:lpwstr></Properties>' } });
        assert.ok(custom.notes.some(note => note.includes('docProps/custom.xml can’t be read')));
    });
});

describe('the account of a Word file', () => {
    it('says at the end of the text what was reported', () => {
        const imported = read(head('Parking') + para('Behind the house.'));
        for (const note of imported.notes) assert.ok(comments(imported).includes(`// ${note}`), note);
        assert.ok(imported.notes.some(note => note.includes('“Parking”')));
    });

    it('names no more headings than people read, and none that its notes have', () => {
        const many = Array.from({ length: 23 }, (_, at) => head(`Topic ${at + 1}`) + para('Words.')).join('');
        const [note] = read(many).notes.filter(each => /could not be placed/.test(each));
        assert.match(note ?? '', /^23 parts .*“Topic 1”, .*“Topic 20” and 3 more\.$/);
        const rows = read(head('Outcomes') + table(['Outcome', 'Measure'], ['Fewer crises', 'Beds']));
        assert.doesNotMatch(rows.text, /“Outcomes”: outcomes/);
        assert.match(service(rows), /\*\*Outcomes\*\*\s+\| Outcome \| Measure \|/);
    });

    it('lists headings whose words are in no text', () => {
        assert.match(
            comments(read(head('3.1 Aims and objectives of the service') + para('To help.'))),
            /^\/\/ “3\.1 Aims and objectives of the service”: aims$/m,
        );
    });
});
