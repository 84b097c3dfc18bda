import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
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
import { Conversions, DOCX, XLSX } from './conversions.ts';
import { changed, filled } from './fill-form.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { ANSWERS, ANSWERS_READ } from './ticked-form.ts';
import { wordWithMargins } from './word-with-margins.ts';
import { filledSheet, sheetsOf } from './workbook.ts';
import { exampleWorld, worldOf } from './world.ts';

const world = exampleWorld();
/** The blank forms. */
const [review, specification] = [generated('blank-review', world), generated('blank-specification', world)];

/** The words of a PDF, where they are on its pages. */
function wordsOf(pdf: string): string {
    return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
}

describeWith('LibreOffice', findOffice(), function (soffice) {
    this.timeout(900_000);
    const office = new Conversions();
    before(() => office.run(soffice()));
    after(() => office.close());

    const opened = DOCUMENT_KINDS.flatMap(kind => {
        const { tree } = generated(kind, world, { annex: true });
        return [
            [`${kind} word`, office.file('docx', () => renderWord(tree), 'pdf')] as const,
            [`${kind} excel`, office.file('xlsx', () => renderExcel(tree), 'pdf')] as const,
        ];
    });

    it('opens every Word and Excel file, and shows what they say', () => {
        for (const [what, pdf] of opened) {
            const text = wordsOf(pdf());
            assert.match(text.replaceAll(/\s+/g, ' '), /Made with Carewright 0\.0\.0/, what);
            assert.match(text, /Page 1 of \d+/, what);
            assert.doesNotMatch(text, /Error!|#REF!|#NAME\?/, what);
        }
    });

    const forms = [
        [office.file('docx', () => renderWord(review.tree), 'pdf'), 12],
        [office.file('docx', () => renderWord(specification.tree), 'pdf'), 15],
    ] as const;

    it('lays out the forms on about half of the pages that they had (29 and 23)', () => {
        for (const [pdf, most] of forms) {
            const pages = execFileSync('pdfinfo', [pdf()], { encoding: 'utf8' });
            assert.ok(Number(/Pages: +(\d+)/.exec(pages)?.[1]) <= most, pages);
        }
    });

    const assessed = { E2: 'In place', G2: 'Audit of 84 notes.\nMay 2026.', H2: 'Partly met', J2: 40, L2: 'Ring them', N2: 46_295 };
    const form = filledSheet(filledSheet(renderForm(review.tree), 2, { D2: 'Dales' }), 1, assessed);
    const assessment = office.file('xlsx', () => form, XLSX);
    const assessmentAgain = office.file('xlsx', () => form, 'ods', XLSX);
    const assessmentPages = office.file('xlsx', () => form, 'pdf');

    it('saves a filled-in workbook that is read as it was, with what it works out itself', () => {
        const read = (bytes: Uint8Array): Imported => importWord(bytes, { follows: ['IACM'], title: 'form' }, world);
        const { text } = read(form);
        assert.match(text, /rating: partly-met/);
        const saved = read(readFileSync(assessment()));
        assert.deepEqual([saved.text, saved.account?.missing], [text, []]);
        assert.equal(read(readFileSync(assessmentAgain())).text, text);
        assert.match(wordsOf(assessmentPages()), /^ *Essential +0 +1 +0 +0 +\d+$/m, 'the summary counts the rating');
        assert.throws(() => read(readFileSync(assessmentAgain(1))), /OpenDocument file\. Open it .* save it as a workbook/);
    });

    it('lays documents out: a list of contents with the page of each heading, in a PDF that is tagged and the same each time', async () => {
        const { tree } = generated('specification', world);
        const own = new LibreOffice(soffice());
        const made = office.pathOf('contents.pdf');
        try {
            const numbers = await own.pageNumbers(tree);
            assert.ok(numbers && numbers.pages >= LEAST_PAGES, `${numbers?.pages} pages`);
            const first = await own.pdf(tree, { numbers }, '2026-11-22');
            assert.deepEqual(await own.pdf(tree, { numbers }, '2026-11-22'), first);
            writeFileSync(made, first);
        } finally {
            await own.close();
        }
        const file = readFileSync(made, 'latin1');
        assert.match(file, /\/MarkInfo<<\/Marked true>>/);
        assert.match(file, /<pdfuaid:part>1</);
        assert.match(file, /\/CreationDate\(D:20261122000000Z/);
        const structure = execFileSync('pdfinfo', ['-struct', made], { encoding: 'utf8' });
        const levels = [...structure.matchAll(/^ +H(\d) /gm)].map(([, level]) => Number(level));
        assert.equal(levels[0], 1, 'the title is the first heading');
        assert.equal(levels.filter(level => level === 1).length, 1, 'and the only one of its level');
        assert.ok(
            levels.every((level, at) => !at || level <= (levels[at - 1] ?? 0) + 1),
            'no level is left out',
        );
        const pages = wordsOf(made).split('\f');
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

    const exampleshire = { reviews: ['exampleshire-2024'], services: [] };
    const board = office.file('docx', () => renderWord(generated('board-paper', world, exampleshire).tree), 'pdf');

    it('puts a board paper on one page, before its annexes', () => {
        const pages = wordsOf(board()).split('\f');
        for (const words of ['Recommendation', 'Worst gaps', 'Money', 'How we know this', 'Saltmere Coast Team'])
            assert.ok(pages[0]?.includes(words), words);
        assert.match(pages[1] ?? '', /Annex A: all actions/);
    });

    const answers = {
        'review.title': 'Saved elsewhere',
        'answer.cohort': '190',
        'answer.completed': '30 September 2026',
        'answer.involved': 'Eleven people.\nSix carers.',
        'finding.IACM-DNA-01.policy': 'In place',
    };
    const saved = office.file('docx', () => filled(renderWord(review.tree), answers), DOCX);

    const blanks = [review, specification].map(({ tree }) => office.file('docx', () => renderWord(tree), 'odt'));

    it('shows what is still to be filled in of a form as a hint, and not as an answer', () => {
        for (const blank of blanks) {
            const content = strFromU8(unzipSync(readFileSync(blank()))['content.xml'] as Uint8Array);
            const hints = content.split('Write here').slice(0, -1);
            assert.ok(hints.length > 30);
            for (const before of hints) assert.match(before.slice(-120), /text:style-name="Placeholder_20_Text">(<text:span [^>]*>)?$/);
        }
    });

    it('keeps the fields of a form that it saves, so that the form can still be read', () => {
        const { text, notes } = importWord(readFileSync(saved()), { follows: [], title: 'form' }, world);
        assert.deepEqual(notes, []);
        assert.match(text, /^review saved-elsewhere "Saved elsewhere" using icb-review-outcome \{$/m);
        assert.match(text, /cohort: 190 people/);
        assert.match(text, /completed: 2026-09-30/);
        assert.match(text, /Eleven people\.\n\s+Six carers\./);
        assert.match(text, /finding IACM-DNA-01 \{\n {4}policy: in-place\n {2}\}/);
    });

    const ofService = {
        'service.title': 'Saved twice',
        'role.social-worker': '2',
        'service.status': 'Draft',
        'service.start': '1 April 2027',
    };
    const savedTwice = office.file('docx', () => filled(renderWord(specification.tree), ofService), 'odt', DOCX);

    it('keeps the fields of a form that was saved as OpenDocument between', () => {
        const { text, notes } = importWord(readFileSync(savedTwice()), { follows: [], title: 'form' }, world);
        assert.deepEqual(notes, []);
        assert.match(text, /^service saved-twice "Saved twice" \{$/m);
        assert.match(text, /social-worker: 2 wte/);
        assert.match(text, /status: draft/);
        assert.match(text, /in force: 2027-04-01/);
        assert.doesNotMatch(text, /Write here/);
    });

    const ticked = (): Uint8Array => filled(renderWord(specification.tree), ANSWERS);
    // Older formats have no boxes: a sign is in their place.
    const tickedForms = [[DOCX], ['odt', DOCX], ['doc', DOCX], ['rtf', DOCX]].map(
        steps => [steps.join(' '), office.file('docx', ticked, ...steps)] as const,
    );
    const tickedSheet = (): Uint8Array => {
        const bytes = renderForm(specification.tree);
        const rows = sheetsOf(bytes).get('Specification')?.rows ?? [];
        const cells = Object.entries(ANSWERS).map(([tag, answer]) => [`D${rows.findIndex(row => row[4] === tag) + 1}`, answer]);
        return filledSheet(bytes, 1, Object.fromEntries(cells));
    };
    const tickedSheets = [[XLSX], ['ods', XLSX]].map(steps => [steps.join(' '), office.file('xlsx', tickedSheet, ...steps)] as const);

    it('keeps what is ticked in a form, with all other kinds of answers', () => {
        const read = (file: string): Imported => importWord(readFileSync(file), { follows: [], title: 'form' }, world);
        for (const [how, file] of tickedForms) {
            const { text, notes, account } = read(file());
            assert.equal(text, ANSWERS_READ, how);
            assert.deepEqual([notes, account?.missing], [[], []], how);
        }
        for (const [how, file] of tickedSheets) assert.equal(read(file()).text, ANSWERS_READ, how);
    });

    const own = (['specification', 'review'] as const).map(kind => {
        const made = generated(kind, world);
        const bytes = (): Uint8Array => render(made, 'docx', world);
        return { ...made, files: [office.file('docx', bytes, DOCX), office.file('docx', bytes, 'odt', DOCX)] };
    });

    it('saves specifications and reviews so that what people changed can be brought back', () => {
        const empty = worldOf({});
        for (const { tree, uris, files } of own) {
            const text = world.source(uris[0] ?? '')?.text ?? '';
            for (const [at, context] of [
                [0, world],
                [0, empty],
                [1, world],
                [1, empty],
            ] as const) {
                const file = `${tree.name} ${at}`;
                const bytes = readFileSync(files[at]?.() ?? '');
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

    const margins = office.file('docx', wordWithMargins, 'odt', DOCX);

    it('saves notes, comments, tracked changes and text boxes in its own way, and they are still read', () => {
        const bytes = readFileSync(margins());
        const { text, notes } = importWord(bytes, { follows: ['IACM'], title: 'A file' }, world);
        assert.match(text, /To reach 120 people a year\. \(Footnote: Figures of March 2026\.\) Nobody is left out\. \(Footnote: See the/);
        assert.match(text, /We see people weekly\./);
        assert.doesNotMatch(text, /monthly/);
        assert.match(text, /Words in a box\./);
        assert.match(text, /^\/\/ Comment by Alex Example, 1 March 2026 at “120 people”: Is it not 150\?$/m);
        assert.match(text, /^\/\/ Header or footer: Draft for the board$/m);
        assert.match(notes.join('\n'), /A picture \(“.*The team at the door”\) was left out/);
    });

    const styled = (saved: Uint8Array): Uint8Array => renderWord(generated('specification', world).tree, { style: houseStyle(saved) });
    const house = office.file('docx', () => renderWord(specification.tree), DOCX, styled, 'pdf');

    it('lends its styles, headers and footers as a house style', () => {
        const text = wordsOf(house());
        assert.match(text, /^Service specification\s+Page 1 of/m, 'the footer of the house');
        assert.match(text, /Exampleton City Assertive Outreach Team/);
    });
});
