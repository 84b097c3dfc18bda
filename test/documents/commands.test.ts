import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Io } from '../../cli/io/io.ts';
import { run } from '../../cli/program.ts';
import { renderWord } from '../../documents/word/document.ts';
import { changed, filled } from './fill-form.ts';
import { generated } from './generated.ts';
import { filledSheet } from './workbook.ts';
import { exampleWorld, fixture } from './world.ts';

describe('carewright generate and import', () => {
    let cwd = '';
    beforeEach(() => {
        cwd = mkdtempSync(join(tmpdir(), 'carewright-documents-'));
        writeFileSync(join(cwd, 'small.care'), fixture('small.care'));
        writeFileSync(join(cwd, 'review.care'), fixture('small-review.care'));
    });
    afterEach(() => rmSync(cwd, { recursive: true, force: true }));

    async function care(...args: readonly string[]): Promise<{ exit: number; out: string; err: string }> {
        const out: string[] = [];
        const err: string[] = [];
        const output = (into: string[]): Io['out'] => ({ isTerminal: false, columns: undefined, write: text => void into.push(text) });
        const exit = await run(args, { cwd, env: {}, today: '2026-11-22', out: output(out), err: output(err) });
        return { exit, out: out.join(''), err: err.join('') };
    }

    const file = (name: string): string => join(cwd, name);

    it('writes each document in each format, and leaves nothing else behind', async () => {
        const kinds = {
            specification: 'small-specification',
            review: 'small-2026-outcome',
            'board-paper': 'small-2026-board-paper',
            coverage: 'small-coverage',
            'action-plan': 'small-2026-action-plan',
        };
        for (const [kind, name] of Object.entries(kinds)) {
            const { exit, out, err } = await care('generate', kind, '--to', 'docx,html,md,xlsx,csv,json', '--out', 'out');
            assert.equal(exit, 0, err);
            for (const format of ['docx', 'html', 'md', 'xlsx', 'csv', 'json'])
                assert.ok(out.includes(`out/${name}.${format}\n`), `${kind} ${format}: ${out}`);
        }
        await care('generate', 'blank-review', '--template', 'small-form', '--to', 'docx', '--out', 'out');
        await care('generate', 'blank-specification', '--guidance', 'SMALL', '--to', 'docx', '--out', 'out');
        const files = readdirSync(file('out'));
        assert.ok(files.includes('small-form-blank.docx') && files.includes('small-specification-blank.docx'));
        assert.deepEqual(
            files.filter(name => name.startsWith('.')),
            [],
        );
    });

    it('writes a form as a workbook and reads it back; says that a form is no list of values', async () => {
        const { exit, out } = await care('generate', 'blank-review', '--template', 'small-form', '--to', 'xlsx');
        assert.deepEqual([exit, out], [0, 'small-form-blank.xlsx\n']);
        const form = readFileSync(file('small-form-blank.xlsx'));
        writeFileSync(file('filled.xlsx'), filledSheet(form, 2, { D2: 'Dales' }));
        assert.equal((await care('import', 'filled.xlsx')).exit, 0);
        assert.equal(readFileSync(file('dales.care'), 'utf8'), 'review dales "Dales" using small-form {\n}\n');
        const csv = await care('generate', 'blank-review', '--template', 'small-form', '--to', 'csv');
        assert.deepEqual([csv.exit, csv.out], [3, '']);
        assert.match(csv.err, /has no table, and csv files hold only tables\. A form can be a workbook \(--to xlsx\)/);
    });

    it('does not write what is the same, nor over what somebody changed, unless told to', async () => {
        const target = file('small-specification.md');
        await care('generate', 'specification', '--to', 'md');
        const first = readFileSync(target, 'utf8');
        assert.match((await care('generate', 'specification', '--to', 'md')).err, /0 documents written, 1 unchanged/);
        writeFileSync(target, 'My own words');
        const kept = await care('generate', 'specification', '--to', 'md');
        assert.equal(kept.exit, 3);
        assert.match(kept.err, /has been edited since it was made\. It was kept/);
        assert.equal(readFileSync(target, 'utf8'), 'My own words');
        assert.equal((await care('generate', 'specification', '--to', 'md', '--force')).exit, 0);
        assert.equal(readFileSync(target, 'utf8'), first);
    });

    it('writes anew when the service has changed', async () => {
        await care('generate', 'specification', '--to', 'md');
        writeFileSync(file('small.care'), fixture('small.care').replace('Small House', 'Large House'));
        const later = new Date(Date.now() + 5000);
        utimesSync(file('small.care'), later, later);
        assert.match((await care('generate', 'specification', '--to', 'md')).err, /1 document written/);
        assert.match(readFileSync(file('small-specification.md'), 'utf8'), /Large House/);
        assert.equal(statSync(file('small-specification.md')).mtime.getTime(), statSync(file('small.care')).mtime.getTime());
    });

    it('says what is wrong with a command', async () => {
        writeFileSync(file('other.care'), 'service other "Other" {\n  follows: SMALL\n}\n');
        const cases: readonly (readonly [args: readonly string[], exit: number, message: RegExp])[] = [
            [['generate', 'specification', '--to', 'odt'], 2, /There is no format "odt"\. There are: docx/],
            [['generate', 'specification', '--to', 'pdf'], 2, /made with LibreOffice, which was not found.*Save As, PDF/],
            [['generate', 'board-paper', 'other', '--to', 'md'], 2, /No board-paper can be made of other: no review covers it/],
            [['generate', 'specification', 'smal', '--to', 'md'], 2, /Did you mean small\?/],
            [['generate', 'blank-specification', '--guidance', 'NONE', '--to', 'md'], 2, /no guidance called "NONE"/],
            [['generate', 'blank-review', '--template', 'none', '--to', 'md'], 2, /no template called "none"/],
            [['generate', 'specification', '--layout', 'nicer', '--to', 'md'], 2, /There are: newer, older/],
            [['generate', 'specification', '--layout', 'gone.json', '--to', 'md'], 3, /no such file/],
            [['generate', 'specification', '--reference', 'small.care', '--to', 'docx'], 3, /not a Word file/],
            [['generate', 'specification', '--to', 'md', '--out', 'small.care'], 3, /can't be made/],
            [['import', 'gone.docx'], 3, /no such file/],
            [['import', 'small.care'], 3, /not a Word file/],
        ];
        for (const [args, exit, message] of cases) {
            const result = await care(...args);
            assert.equal(result.exit, exit, `${args.join(' ')}: ${result.err}`);
            assert.match(result.err, message);
        }
    });

    it('uses headings of a board’s own', async () => {
        writeFileSync(
            file('headings.json'),
            JSON.stringify({
                name: 'own',
                title: 'Own',
                source: 'Ours.',
                header: [],
                sections: [{ heading: 'What we want', parts: ['aims'] }],
            }),
        );
        assert.equal((await care('generate', 'specification', '--layout', 'headings.json', '--to', 'md')).exit, 0);
        assert.match(readFileSync(file('small-specification.md'), 'utf8'), /## What we want/);
    });

    it('brings what people changed in a document back into its file, wherever that is', async () => {
        await care('generate', 'specification', '--to', 'docx');
        const word = file('small-specification.docx');
        const before = readFileSync(file('small.care'), 'utf8');
        const same = await care('import', 'small-specification.docx');
        assert.deepEqual([same.exit, same.out], [0, '']);
        assert.equal(same.err, 'The Word file has no changes that are new to small.care, which stays as it is.\n');
        assert.equal(readFileSync(file('small.care'), 'utf8'), before);
        const title = /service \S+ "([^"]+)"/.exec(before)?.[1] ?? '';
        writeFileSync(
            word,
            changed(readFileSync(word), text => text.replaceAll(title, `${title} (south)`)),
        );
        const { exit, err } = await care('import', 'small-specification.docx');
        assert.equal(exit, 0, err);
        assert.match(err, /^Changed small\.care\. Next, run: carewright check small\.care\n/);
        assert.equal(readFileSync(file('small.care'), 'utf8'), before.replace(title, `${title} (south)`));
        await care('import', 'small-specification.docx', '--output', 'other.care');
        assert.equal(readFileSync(file('other.care'), 'utf8'), before.replace(title, `${title} (south)`));
        rmSync(file('small.care'));
        rmSync(file('other.care'));
        await care('import', 'small-specification.docx');
        assert.equal(
            readFileSync(file('small.care'), 'utf8'),
            before.replace(title, `${title} (south)`),
            'a new file, of what the Word file carries',
        );
    });

    it('writes into the properties of a file who made it, and on forms without fields that they are for reading', async () => {
        await care('generate', 'specification', '--to', 'docx', '--author', 'NHS Exampleshire <ICB>');
        const parts = unzipSync(readFileSync(file('small-specification.docx')));
        assert.match(strFromU8(parts['docProps/core.xml'] as Uint8Array), /<dc:creator>NHS Exampleshire &lt;ICB&gt;<\/dc:creator>/);
        await care('generate', 'blank-review', '--to', 'html,md,docx');
        const blank = (ending: string): string => readFileSync(file(`icb-review-outcome-blank.${ending}`), 'utf8');
        for (const ending of ['html', 'md']) assert.match(blank(ending), /This copy is for reading: it has no fields\./);
        const form = unzipSync(readFileSync(file('icb-review-outcome-blank.docx')));
        assert.doesNotMatch(strFromU8(form['word/document.xml'] as Uint8Array), /for reading/);
    });

    it('leaves the text out of a Word file where that is asked for', async () => {
        await care('generate', 'specification', '--to', 'docx', '--without-source');
        const { exit, err } = await care('import', 'small-specification.docx');
        assert.deepEqual([exit, err], [0, 'The Word file has no changes that are new to small.care, which stays as it is.\n']);
        rmSync(file('small.care'));
        assert.match(
            (await care('import', 'small-specification.docx', '--output', '-')).err,
            /Its text is neither in the file nor in this folder/,
        );
    });

    it('reads a filled-in form, and into a file that is there', async () => {
        const form = renderWord(generated('blank-review', exampleWorld()).tree);
        writeFileSync(file('form.docx'), filled(form, { 'review.title': 'Dales review', 'answer.cycle': '2026/27' }));
        const first = await care('import', 'form.docx');
        assert.equal(first.exit, 0, first.err);
        assert.match(readFileSync(file('dales-review.care'), 'utf8'), /cycle: "2026\/27"/);
        writeFileSync(
            file('form.docx'),
            filled(form, { 'review.title': 'Dales review', 'answer.cycle': '2027/28', 'answer.cohort': '12' }),
        );
        const second = await care('import', 'form.docx');
        assert.equal(second.exit, 1, second.err);
        assert.match(second.err, /conflict: Cycle: the file says/);
        assert.match(readFileSync(file('dales-review.care'), 'utf8'), /cycle: "2026\/27"[\s\S]*cohort: 12 people/);
        assert.match((await care('import', 'form.docx', '-o', '-')).out, /^review dales-review/);
    });
});
