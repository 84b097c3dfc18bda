import assert from 'node:assert/strict';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { Imported } from '../../documents/import/imported.ts';
import type { Specification } from '../../documents/model/specification.ts';
import { readSpecification } from '../../documents/model/specification.ts';
import { renderWord } from '../../documents/word/document.ts';
import { factsOf } from '../support/read-text.ts';
import { generated, OLDER } from './generated.ts';
import { importWord } from './imported-text.ts';
import { cell, head, para, table, wordFile } from './word-builder.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

function read(bytes: Uint8Array): { readonly service: Specification; readonly imported: Imported } {
    const imported = importWord(bytes, { follows: ['IACM', 'CMHF'], title: 'A file' }, world);
    assert.deepEqual(
        factsOf(imported.text).problems.map(({ message }) => message),
        [],
        imported.text,
    );
    const source = { uri: 'x.care', text: imported.text, facts: factsOf(imported.text) };
    const service = readSpecification(source, imported.name, world.names);
    assert.ok(service);
    assert.deepEqual(service.unplaced, []);
    return { service, imported };
}

function row(...cells: readonly string[]): TableRow {
    return new TableRow({ children: cells.map(words => new TableCell({ children: [new Paragraph(words)] })) });
}

/** The older layout as people write it: made with another library, headings by hand in bold, a header table. */
async function olderSpecification(): Promise<Uint8Array> {
    const bold = (words: string): Paragraph => new Paragraph({ children: [new TextRun({ text: words, bold: true })] });
    const bullet = (words: string): Paragraph => new Paragraph({ text: words, bullet: { level: 0 } });
    const children = [
        bold('SCHEDULE 2 – THE SERVICES'),
        new Table({
            rows: [
                row('Service Specification No.', 'BC/14'),
                row('Service', 'Dales “Assertive” Outreach'),
                row('Commissioner Lead', 'Head of Commissioning'),
                row('Provider Lead', 'Service Director'),
                row('Period', '1 April 2027 – 31 March 2030'),
                row('Date of Review', 'when needed'),
            ],
        }),
        bold('1. Population Needs'),
        bold('1.1 National/local context and evidence base'),
        new Paragraph('Dales has 400,000 people. """Quoted""" words, a { brace } and a back\\slash.'),
        new Paragraph('A second paragraph // with slashes.'),
        bold('2. Outcomes'),
        bold('2.2 Local defined outcomes'),
        bullet('People stay in touch.'),
        bullet('Fewer people are lost.'),
        bold('3. Scope'),
        bold('3.1 Aims and objectives of service'),
        new Paragraph('To reach people.'),
        bold('3.3 Population covered'),
        new Paragraph('The Dales.'),
        bold('3.4 Any acceptance and exclusion criteria and thresholds'),
        bullet('18 and over'),
        bold('6. Location of Provider Premises'),
        new Paragraph('Weir House'),
        bold('Governance of the thing'),
        new Paragraph('Nobody knows where this belongs.'),
        new Table({ rows: [row('A', 'B'), row('1', '2 | 3')] }),
    ];
    return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function said(service: Specification, key: string): readonly string[] {
    return service.lines.filter(line => line.key === key).map(({ value, text = '' }) => value + text);
}

describe('a specification in Word', () => {
    it('of the older layout becomes a skeleton: headings place what they can', async () => {
        const { service, imported } = read(await olderSpecification());
        assert.equal(service.title, 'Dales ‘Assertive’ Outreach');
        assert.deepEqual(said(service, 'specificationnumber'), ['BC/14']);
        assert.deepEqual(said(service, 'commissionerlead'), ['Head of Commissioning']);
        assert.deepEqual(said(service, 'inforce'), ['1 April 2027 to 31 March 2030']);
        assert.deepEqual(said(service, 'reviewby'), []);
        assert.match(said(service, 'context').join(), /Dales has 400,000 people\..*\n\nA second paragraph \/\/ with slashes\./s);
        assert.deepEqual(
            service.outcomes.map(({ text }) => text),
            ['People stay in touch.', 'Fewer people are lost.'],
        );
        assert.deepEqual(
            service.aims.map(({ text }) => text),
            ['To reach people.'],
        );
        assert.deepEqual(
            service.population.map(({ key, text }) => [key, text]),
            [['area', 'The Dales.']],
        );
        assert.ok(
            said(service, 'note').includes('**3.4 Any acceptance and exclusion criteria and thresholds**\n\n- 18 and over'),
            'a heading for those who are accepted and those who are not places nothing',
        );
        assert.deepEqual(
            service.access.map(({ key, text }) => [key, text]),
            [['base', 'Weir House']],
        );
        assert.ok(said(service, 'note').some(note => /Nobody knows where this belongs[\s\S]*\| 1 \| 2 \\\| 3 \|/.test(note)));
        assert.ok(said(service, 'note').includes('Date of review: when needed'));
        assert.deepEqual(service.follows, ['IACM', 'CMHF']);
        assert.ok(imported.notes.some(note => note.includes('when needed')));
    });

    it('with headings of its own is placed by their words', async () => {
        const heading = (words: string): Paragraph => new Paragraph({ text: words, heading: HeadingLevel.HEADING_1 });
        const document = new Document({
            sections: [
                {
                    children: [
                        new Paragraph({ text: 'Wellbeing Service', heading: HeadingLevel.TITLE }),
                        heading('Vision'),
                        new Paragraph('Everybody is well.'),
                        heading('Definitions'),
                        new Paragraph('A person is a person.'),
                    ],
                },
            ],
        });
        const { service } = read(new Uint8Array(await Packer.toBuffer(document)));
        assert.equal(service.title, 'Wellbeing Service');
        assert.deepEqual(
            service.aims.map(({ text }) => text),
            ['Everybody is well.'],
        );
        assert.deepEqual(said(service, 'note'), ['**Definitions**\n\nA person is a person.']);
    });

    for (const layout of [undefined, OLDER]) {
        it(`that Carewright made, in the ${layout?.name ?? 'newer'} layout, comes back without losing a word of its prose`, () => {
            const { tree } = generated('specification', world, layout ? { layout } : {});
            const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
            const { service, imported } = read(renderWord(tree));
            const back = bare(imported.text);
            const original = world.source('exampleshire/services/assertive-outreach.care');
            assert.ok(original);
            const first = readSpecification(original, 'city-outreach', world.names);
            for (const { text } of [...(first?.aims ?? []), ...(first?.pathway ?? [])]) assert.ok(back.includes(bare(text)), text);
            for (const { texts } of first?.policies ?? []) for (const text of texts) assert.ok(back.includes(bare(text)), text);
            assert.equal(service.title, 'Exampleton City Assertive Outreach Team');
        });
    }

    it('with “Not stated” in its header says nothing there', async () => {
        const rows = [
            row('Service Specification No.', 'Not stated'),
            row('Service', 'Dales Outreach'),
            row('Commissioner Lead', 'Not stated'),
            row('Period', 'Not stated'),
            row('Date of Review', 'Not stated'),
        ];
        const children = [new Table({ rows }), new Paragraph('1. Population Needs'), new Paragraph('People live alone.')];
        const { imported } = read(await Packer.toBuffer(new Document({ sections: [{ children }] })));
        const lines = imported.text.split('\n').filter(line => /not stated/i.test(line) && !line.startsWith('//'));
        assert.deepEqual(lines, []);
    });

    it('that is one table, as many are, is read row by row, and nothing of it is lost', async () => {
        const cell = (children: readonly (Paragraph | Table)[], columnSpan?: number): TableCell =>
            new TableCell({ children: [...children], ...(columnSpan && { columnSpan }) });
        const words = (...texts: readonly string[]): readonly Paragraph[] => texts.map(each => new Paragraph(each));
        const whole = (...texts: readonly string[]): TableRow => new TableRow({ children: [cell(words(...texts), 2)] });
        const beside = (label: string, ...texts: readonly string[]): TableRow =>
            new TableRow({ children: [cell(words(label)), cell(words(...texts))] });
        const rows = [
            row('Service Specification No.', 'BC/14'),
            row('Service', 'Dales Outreach'),
            row('Cost centre', 'D4711'),
            whole('1. Population Needs'),
            whole('Half of them live alone.', 'They are 190 people.'),
            whole('2. Outcomes'),
            beside('Local defined outcomes', 'Fewer people are lost.', 'People live longer.'),
            beside('Aims and objectives', 'To reach people.'),
            beside('', 'To keep people.'),
            beside('Exclusion criteria', 'Under 18s.'),
            beside('Parking', 'Behind the house.'),
        ];
        const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Table({ rows })] }] }));
        const { service, imported } = read(bytes);
        assert.equal(service.title, 'Dales Outreach');
        assert.deepEqual(
            service.outcomes.map(({ text }) => text),
            ['Fewer people are lost.', 'People live longer.', '**Parking.** Behind the house.'],
            'a label that nobody knows belongs to the heading above, and is kept',
        );
        assert.deepEqual(
            service.aims.map(({ text }) => text),
            ['To reach people.', 'To keep people.'],
        );
        assert.match(imported.text, /context: """[^"]*Half of them live alone\.[^"]*They are 190 people\./);
        assert.match(imported.text, /excludes: "Under 18s\."/);
        for (const kept of ['Cost centre', 'D4711', 'Parking', 'Behind the house.']) assert.ok(imported.text.includes(kept), kept);
        assert.match(imported.notes.join('\n'), /1 part could not be placed/);
    });

    it('has headings that are questions', () => {
        const body =
            head('Dales Team', 1) + head('Who is this for?') + para('People in the Dales.') + head('What happens next?') + para('We ring.');
        const { service } = read(wordFile(body));
        assert.equal(service.title, 'Dales Team');
        assert.deepEqual(
            service.population.map(({ key, text }) => [key, text]),
            [['includes', 'People in the Dales.']],
        );
        assert.deepEqual(said(service, 'note'), ['**What happens next?**\n\nWe ring.']);
    });

    it('is none where its title names a paper: nothing of it is placed', () => {
        const body = head('Report to the Board: outreach', 1) + head('Purpose') + para('To note the findings.');
        const { service, imported } = read(wordFile(body));
        assert.deepEqual(service.aims, []);
        assert.deepEqual(said(service, 'note'), ['**Purpose**\n\nTo note the findings.']);
        assert.ok(imported.notes.some(note => note.includes('since “Report to the Board: outreach” is no specification by its title')));
    });

    it('that is one table of one column has its numbered rows as headings', () => {
        const rows = [
            ['1. Population Needs'],
            ['About 400,000 people live here.'],
            ['2. Aims'],
            [cell(para('To reach people.') + para('To stay.'))],
        ];
        const { service } = read(wordFile(head('Dales Team', 1) + table(...rows)));
        assert.deepEqual(said(service, 'context'), ['**1. Population Needs**\n\nAbout 400,000 people live here.']);
        assert.deepEqual(
            service.aims.map(({ text }) => text),
            ['To reach people.', 'To stay.'],
        );
    });

    it('follows what is meant for the model of care that its title names, or nothing, and says so', () => {
        const of = (title: string, follows: readonly string[] = []): { readonly head: string; readonly note: string } => {
            const file = wordFile(`${head(title, 1)}${head('Aims', 2)}<w:p><w:r><w:t>To help people.</w:t></w:r></w:p>`, {});
            const { text, notes } = importWord(file, { follows, title: 'A file' }, world);
            const lines = /^ {2}(?:follows|model):.*$/gm;
            return {
                head: [...text.matchAll(lines)].map(([line]) => line.replaceAll(/\s+/g, ' ').trim()).join('; '),
                note: notes[0] ?? '',
            };
        };
        const home = of('Stourbrook Home Treatment Team');
        assert.equal(home.head, 'follows: CRT; model: crisis-resolution-home-treatment');
        assert.match(home.note, /^By its title, the model of care is “Crisis resolution and home treatment”, so it follows CRT\./);
        const open = of('Stourbrook Hub');
        assert.equal(open.head, '');
        assert.match(open.note, /^It follows no guidance yet, so it is compared with none\./);
        assert.equal(of('Stourbrook Home Treatment Team', ['CMHF']).head, 'follows: CMHF');
    });
});
