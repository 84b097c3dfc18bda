import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LibreOffice } from '../../cli/commands/generate.ts';
import { renderExcel } from '../../documents/formats/excel.ts';
import { renderForm } from '../../documents/formats/excel-form.ts';
import { DOCUMENT_KINDS, render } from '../../documents/generate.ts';
import type { Imported } from '../../documents/import/imported.ts';
import { blockWords } from '../../documents/tree/prose.ts';
import { LEAST_PAGES } from '../../documents/word/contents.ts';
import { renderWord } from '../../documents/word/document.ts';
import { houseStyle } from '../../documents/word/styles.ts';
import { findOffice } from '../../scripts/equipment/programs.ts';
import { describeWith } from '../support/equipment.ts';
import { changed, filled } from './fill-form.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { ANSWERS, ANSWERS_READ } from './ticked-form.ts';
import { wordWithMargins } from './word-with-margins.ts';
import { filledSheet, sheetsOf } from './workbook.ts';
import { exampleWorld, worldOf } from './world.ts';

const world = exampleWorld();

describeWith('LibreOffice', findOffice(), function (soffice) {
    this.timeout(900_000);
    let folder = '';

    before(() => {
        folder = mkdtempSync(join(tmpdir(), 'carewright-office-'));
    });
    after(() => folder && rmSync(folder, { recursive: true, force: true }));

    /** Converts files, all in one start of LibreOffice. */
    function convert(names: readonly string[], to: string, out: string): void {
        const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
        const target = join(folder, out);
        execFileSync(soffice(), [profile, '--headless', '--convert-to', to, '--outdir', target, ...names.map(name => join(folder, name))], {
            stdio: 'ignore',
        });
    }

    it('opens every Word and Excel file, and shows what they say', () => {
        const names: string[] = [];
        for (const kind of DOCUMENT_KINDS) {
            const { tree } = generated(kind, world, { annex: true });
            writeFileSync(join(folder, `${kind}-word.docx`), renderWord(tree));
            writeFileSync(join(folder, `${kind}-excel.xlsx`), renderExcel(tree));
            names.push(`${kind}-word.docx`, `${kind}-excel.xlsx`);
        }
        convert(names, 'pdf', 'pdf');
        for (const kind of DOCUMENT_KINDS) {
            for (const program of ['word', 'excel']) {
                const text = execFileSync('pdftotext', ['-layout', join(folder, 'pdf', `${kind}-${program}.pdf`), '-'], {
                    encoding: 'utf8',
                });
                assert.match(text.replaceAll(/\s+/g, ' '), /Made with Carewright 0\.0\.0/, `${kind} ${program}`);
                assert.match(text, /Page 1 of \d+/, `${kind} ${program}`);
                assert.doesNotMatch(text, /Error!|#REF!|#NAME\?/, `${kind} ${program}`);
            }
        }
    });

    it('lays out the forms on about half of the pages that they had (29 and 23)', () => {
        for (const [kind, most] of [
            ['blank-review', 12],
            ['blank-specification', 15],
        ] as const) {
            writeFileSync(join(folder, `${kind}.docx`), renderWord(generated(kind, world).tree));
            convert([`${kind}.docx`], 'pdf', 'pages');
            const pages = execFileSync('pdfinfo', [join(folder, 'pages', `${kind}.pdf`)], { encoding: 'utf8' });
            assert.ok(Number(/Pages: +(\d+)/.exec(pages)?.[1]) <= most, pages);
        }
    });

    it('saves a filled-in workbook that is read as it was, with what it works out itself', () => {
        const { tree } = generated('blank-review', world);
        const cells = { E2: 'In place', G2: 'Audit of 84 notes.\nMay 2026.', H2: 'Partly met', J2: 40, L2: 'Ring them', N2: 46_295 };
        const form = filledSheet(filledSheet(renderForm(tree), 2, { D2: 'Dales' }), 1, cells);
        writeFileSync(join(folder, 'assessment.xlsx'), form);
        const read = (bytes: Uint8Array): Imported => importWord(bytes, { follows: ['IACM'], title: 'form' }, world);
        const { text } = read(form);
        assert.match(text, /rating: partly-met/);
        convert(['assessment.xlsx'], 'xlsx:Calc MS Excel 2007 XML', 'saved');
        const saved = read(readFileSync(join(folder, 'saved', 'assessment.xlsx')));
        assert.deepEqual([saved.text, saved.account?.missing], [text, []]);
        convert(['assessment.xlsx'], 'ods', 'saved');
        writeFileSync(join(folder, 'again.ods'), readFileSync(join(folder, 'saved', 'assessment.ods')));
        convert(['again.ods'], 'xlsx:Calc MS Excel 2007 XML', 'saved');
        assert.equal(read(readFileSync(join(folder, 'saved', 'again.xlsx'))).text, text);
        convert(['assessment.xlsx'], 'pdf', 'pdf');
        const pages = execFileSync('pdftotext', ['-layout', join(folder, 'pdf', 'assessment.pdf'), '-'], { encoding: 'utf8' });
        assert.match(pages, /^ *Essential +0 +1 +0 +0 +\d+$/m, 'the summary counts the rating');
        assert.throws(
            () => read(readFileSync(join(folder, 'saved', 'assessment.ods'))),
            /OpenDocument file\. Open it .* save it as a workbook/,
        );
    });

    it('lays documents out: a list of contents with the page of each heading, in a PDF that is tagged and the same each time', async () => {
        const { tree } = generated('specification', world);
        const office = new LibreOffice(soffice());
        try {
            const numbers = await office.pageNumbers(tree);
            assert.ok(numbers && numbers.pages >= LEAST_PAGES, `${numbers?.pages} pages`);
            const first = await office.pdf(tree, { numbers }, '2026-11-22');
            assert.deepEqual(await office.pdf(tree, { numbers }, '2026-11-22'), first);
            writeFileSync(join(folder, 'contents.pdf'), first);
        } finally {
            await office.close();
        }
        const file = readFileSync(join(folder, 'contents.pdf'), 'latin1');
        assert.match(file, /\/MarkInfo<<\/Marked true>>/);
        assert.match(file, /<pdfuaid:part>1</);
        assert.match(file, /\/CreationDate\(D:20261122000000Z/);
        const structure = execFileSync('pdfinfo', ['-struct', join(folder, 'contents.pdf')], { encoding: 'utf8' });
        const levels = [...structure.matchAll(/^ +H(\d) /gm)].map(([, level]) => Number(level));
        assert.equal(levels[0], 1, 'the title is the first heading');
        assert.equal(levels.filter(level => level === 1).length, 1, 'and the only one of its level');
        assert.ok(
            levels.every((level, at) => !at || level <= (levels[at - 1] ?? 0) + 1),
            'no level is left out',
        );
        const pages = execFileSync('pdftotext', ['-layout', join(folder, 'contents.pdf'), '-'], { encoding: 'utf8' }).split('\f');
        const headings = tree.root.children
            .filter(node => node.type === 'heading' && [2, 3].includes(node.depth))
            .map(node => blockWords(node));
        const contents = (pages[0] ?? '').split('\n');
        assert.ok(headings.length > 4);
        for (const heading of headings) {
            const line = contents.find(each => each.trim().startsWith(`${heading}.`)) ?? '';
            const page = Number(/(\d+)$/.exec(line)?.[1]);
            const lines = pages[page - 1]?.split('\n').map(each => each.trim()) ?? [];
            assert.ok(lines.includes(heading), `${heading} is not on page ${page}`);
        }
        for (const page of pages.slice(0, -1)) {
            const last =
                page
                    .split('\n')
                    .map(each => each.trim())
                    .filter(Boolean)
                    .at(-2) ?? '';
            const all = tree.root.children.filter(node => node.type === 'heading').map(node => blockWords(node));
            assert.ok(!all.includes(last), `${last} is alone at the end of a page`);
        }
    });

    it('puts a board paper on one page, before its annexes', () => {
        const exampleshire = { reviews: ['exampleshire-2024'], services: [] };
        writeFileSync(join(folder, 'board.docx'), renderWord(generated('board-paper', world, exampleshire).tree));
        convert(['board.docx'], 'pdf', 'pdf');
        const pages = execFileSync('pdftotext', ['-layout', join(folder, 'pdf', 'board.pdf'), '-'], { encoding: 'utf8' }).split('\f');
        for (const words of ['Recommendation', 'Worst gaps', 'Money', 'How we know this', 'Saltmere Coast Team'])
            assert.ok(pages[0]?.includes(words), words);
        assert.match(pages[1] ?? '', /Annex A: all actions/);
    });

    it('keeps the fields of a form that it saves, so that the form can still be read', () => {
        const answers = {
            'review.title': 'Saved elsewhere',
            'answer.cohort': '190',
            'answer.completed': '30 September 2026',
            'answer.involved': 'Eleven people.\nSix carers.',
            'finding.IACM-DNA-01.policy': 'In place',
        };
        writeFileSync(join(folder, 'form.docx'), filled(renderWord(generated('blank-review', world).tree), answers));
        convert(['form.docx'], 'docx:MS Word 2007 XML', 'saved');
        const { text, notes } = importWord(readFileSync(join(folder, 'saved', 'form.docx')), { follows: [], title: 'form' }, world);
        assert.deepEqual(notes, []);
        assert.match(text, /^review saved-elsewhere "Saved elsewhere" using icb-review-outcome \{$/m);
        assert.match(text, /cohort: 190 people/);
        assert.match(text, /completed: 2026-09-30/);
        assert.match(text, /Eleven people\.\n\s+Six carers\./);
        assert.match(text, /finding IACM-DNA-01 \{\n {4}policy: in-place\n {2}\}/);
    });

    it('keeps the fields of a form that was saved as OpenDocument between', () => {
        const answers = {
            'service.title': 'Saved twice',
            'role.social-worker': '2',
            'service.status': 'Draft',
            'service.start': '1 April 2027',
        };
        writeFileSync(join(folder, 'twice.docx'), filled(renderWord(generated('blank-specification', world).tree), answers));
        convert(['twice.docx'], 'odt', 'open');
        convert(['open/twice.odt'], 'docx:MS Word 2007 XML', 'open-saved');
        const { text, notes } = importWord(readFileSync(join(folder, 'open-saved', 'twice.docx')), { follows: [], title: 'form' }, world);
        assert.deepEqual(notes, []);
        assert.match(text, /^service saved-twice "Saved twice" \{$/m);
        assert.match(text, /social-worker: 2 wte/);
        assert.match(text, /status: draft/);
        assert.match(text, /in force: 2027-04-01/);
        assert.doesNotMatch(text, /Write here/);
    });

    it('keeps what is ticked in a form, with all other kinds of answers', () => {
        const { tree } = generated('blank-specification', world);
        const read = (name: string): Imported => importWord(readFileSync(join(folder, name)), { follows: [], title: 'form' }, world);
        writeFileSync(join(folder, 'ticked.docx'), filled(renderWord(tree), ANSWERS));
        convert(['ticked.docx'], 'docx:MS Word 2007 XML', 'ticked');
        convert(['ticked.docx'], 'odt', 'ticked-odt');
        convert(['ticked-odt/ticked.odt'], 'docx:MS Word 2007 XML', 'ticked-twice');
        // Older formats have no boxes: a sign is in their place.
        for (const old of ['doc', 'rtf']) {
            convert(['ticked.docx'], old, `ticked-${old}`);
            convert([`ticked-${old}/ticked.${old}`], 'docx:MS Word 2007 XML', `from-${old}`);
        }
        for (const folder of ['ticked', 'ticked-twice', 'from-doc', 'from-rtf']) {
            const { text, notes, account } = read(`${folder}/ticked.docx`);
            assert.equal(text, ANSWERS_READ, folder);
            assert.deepEqual([notes, account?.missing], [[], []], folder);
        }
        const bytes = renderForm(tree);
        const rows = sheetsOf(bytes).get('Specification')?.rows ?? [];
        const cells = Object.entries(ANSWERS).map(([tag, answer]) => [`D${rows.findIndex(row => row[4] === tag) + 1}`, answer]);
        writeFileSync(join(folder, 'ticked.xlsx'), filledSheet(bytes, 1, Object.fromEntries(cells)));
        convert(['ticked.xlsx'], 'xlsx:Calc MS Excel 2007 XML', 'ticked');
        convert(['ticked.xlsx'], 'ods', 'ticked');
        writeFileSync(join(folder, 'ticked.ods'), readFileSync(join(folder, 'ticked', 'ticked.ods')));
        convert(['ticked.ods'], 'xlsx:Calc MS Excel 2007 XML', 'ticked-twice');
        for (const name of ['ticked/ticked.xlsx', 'ticked-twice/ticked.xlsx']) assert.equal(read(name).text, ANSWERS_READ, name);
    });

    it('saves specifications and reviews so that what people changed can be brought back', () => {
        const all = (['specification', 'review'] as const).map(kind => generated(kind, world));
        for (const { tree, ...made } of all) writeFileSync(join(folder, `${tree.name}.docx`), render({ tree, ...made }, 'docx', world));
        const names = all.map(({ tree }) => tree.name);
        convert(
            names.map(name => `${name}.docx`),
            'docx:MS Word 2007 XML',
            'own',
        );
        convert(
            names.map(name => `${name}.docx`),
            'odt',
            'own-odt',
        );
        convert(
            names.map(name => `own-odt/${name}.odt`),
            'docx:MS Word 2007 XML',
            'own-twice',
        );
        const empty = worldOf({});
        for (const { tree, uris } of all) {
            const text = world.source(uris[0] ?? '')?.text ?? '';
            for (const [file, context] of [
                [`own/${tree.name}.docx`, world],
                [`own/${tree.name}.docx`, empty],
                [`own-twice/${tree.name}.docx`, world],
                [`own-twice/${tree.name}.docx`, empty],
            ] as const) {
                const bytes = readFileSync(join(folder, file));
                const read = (own: Uint8Array): Imported => importWord(own, { follows: [], title: 'x' }, context);
                const same = read(bytes);
                assert.deepEqual([same.notes, same.account?.missing], [[], []], file);
                assert.equal(same.text, text, file);
                const word = tree.kind === 'specification' ? ['weekly', 'fortnightly'] : ['workshops', 'meetings'];
                const edited = changed(bytes, document => document.replace(new RegExp(`(<w:t[^>]*>[^<]*)${word[0]}`), `$1${word[1]}`));
                const { text: now, notes } = read(edited);
                assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.'], file);
                const differs = now.split('\n').filter((line, at) => line !== text.split('\n')[at]);
                assert.equal(differs.length, 1, file);
                assert.match(differs[0] ?? '', new RegExp(word[1] ?? ''));
            }
        }
    });

    it('saves notes, comments, tracked changes and text boxes in its own way, and they are still read', async () => {
        writeFileSync(join(folder, 'margins.docx'), await wordWithMargins());
        convert(['margins.docx'], 'odt', 'margins');
        convert(['margins/margins.odt'], 'docx:MS Word 2007 XML', 'margins-saved');
        const bytes = readFileSync(join(folder, 'margins-saved', 'margins.docx'));
        const { text, notes } = importWord(bytes, { follows: ['IACM'], title: 'A file' }, world);
        assert.match(text, /To reach 120 people a year\. \(Footnote: Figures of March 2026\.\) Nobody is left out\. \(Footnote: See the/);
        assert.match(text, /We see people weekly\./);
        assert.doesNotMatch(text, /monthly/);
        assert.match(text, /Words in a box\./);
        assert.match(text, /^\/\/ Comment by Alex Example, 1 March 2026 at “120 people”: Is it not 150\?$/m);
        assert.match(text, /^\/\/ Header or footer: Draft for the board$/m);
        assert.match(notes.join('\n'), /A picture \(“.*The team at the door”\) was left out/);
    });

    it('lends its styles, headers and footers as a house style', () => {
        const { tree } = generated('blank-specification', world);
        writeFileSync(join(folder, 'own.docx'), renderWord(tree));
        convert(['own.docx'], 'docx:MS Word 2007 XML', 'house');
        const style = houseStyle(readFileSync(join(folder, 'house', 'own.docx')));
        writeFileSync(join(folder, 'styled.docx'), renderWord(generated('specification', world).tree, { style }));
        convert(['styled.docx'], 'pdf', 'pdf');
        const text = execFileSync('pdftotext', ['-layout', join(folder, 'pdf', 'styled.pdf'), '-'], { encoding: 'utf8' });
        assert.match(text, /^Service specification\s+Page 1 of/m, 'the footer of the house');
        assert.match(text, /Exampleton City Assertive Outreach Team/);
    });
});
