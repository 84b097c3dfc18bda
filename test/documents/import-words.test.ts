import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { accountOf } from '../../documents/import/imported.ts';
import { Refusal } from '../../documents/office/limits.ts';
import { renderWord } from '../../documents/word/document.ts';
import { findPandoc, findPythonDocx } from '../../scripts/equipment/programs.ts';
import { describeWith } from '../support/equipment.ts';
import { factsOf } from '../support/read-text.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { NAMESPACES, para } from './word-builder.ts';
import { wordWithMargins } from './word-with-margins.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
/** Packages whose tests bring Word files. */
const PACKAGES = [new URL('../../node_modules/mammoth/test/test-data/', import.meta.url)];

/** Reads a file, and sees that each of its words is in the text, in the notes, or left out with a reason. */
function account(name: string, bytes: Uint8Array): void {
    const { account: words, text } = importWord(bytes, { follows: ['IACM'], title: 'A file' }, world);
    assert.deepEqual(words?.missing, [], name);
    assert.ok((words?.leftOut ?? 0) <= (words?.words ?? 0), name);
    assert.deepEqual(
        factsOf(text).problems.map(({ message }) => message),
        [],
        name,
    );
}

describe('the count of words that checks the reader', () => {
    const parts = new Map([
        [
            'word/document.xml',
            new TextEncoder().encode(
                `<w:document ${NAMESPACES}><w:body>${para('Seen by a care co-ordinator, never discharged.')}<w:del>${para('Gone.')}</w:del></w:body></w:document>`,
            ),
        ],
    ]);
    const missing = (text: string, leftOut: readonly { readonly reason: string; readonly words: string }[] = []): readonly string[] =>
        accountOf(parts, 'word/document.xml', [text], leftOut).missing;

    it('lists each word that is neither written nor left out with a reason', () => {
        assert.deepEqual(missing('Seen by a care co-ordinator, never discharged.'), []);
        assert.deepEqual(missing('Seen by a care co-ordinator, discharged.'), ['never']);
        assert.deepEqual(missing('Seen by a care co-ordinator, discharged.', [{ reason: 'a test', words: 'never' }]), []);
        assert.deepEqual(missing(''), ['seen', 'by', 'a', 'care', 'co', 'ordinator', 'never', 'discharged']);
    });

    it('finds words between marks of Markdown, and two that became one', () => {
        assert.deepEqual(missing('**Seen** by a *care* co\\-ordinator, **never** dis*charged*.'), []);
        assert.deepEqual(missing('Seen by a carecoordinator, never discharged.'), []);
    });
});

describe('every word of a Word file', function () {
    this.timeout(300_000);
    let folder = '';
    before(() => {
        folder = mkdtempSync(join(tmpdir(), 'carewright-words-'));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    it('that Carewright wrote is accounted for, a form too', () => {
        for (const kind of DOCUMENT_KINDS) account(kind, renderWord(generated(kind, world).tree));
    });

    it('that another library wrote is accounted for, with notes, comments and text boxes', async () =>
        account('docx', await wordWithMargins()));

    it('that packages bring is accounted for, or the file is refused with a reason', () => {
        const refused: string[] = [];
        let read = 0;
        for (const at of PACKAGES) {
            for (const name of readdirSync(at).filter(each => each.endsWith('.docx'))) {
                try {
                    account(name, new Uint8Array(readFileSync(new URL(name, at))));
                    read++;
                } catch (error) {
                    if (!(error instanceof Refusal)) throw error;
                    refused.push(name);
                }
            }
        }
        assert.deepEqual(refused, []);
        assert.ok(read >= 15, `${read} files`);
    });

    describeWith('pandoc', findPandoc(), pandoc => {
        it('wrote is accounted for', () => {
            for (const kind of DOCUMENT_KINDS) {
                writeFileSync(join(folder, `${kind}.md`), renderMarkdown(generated(kind, world).tree));
                for (const options of [[], ['--toc', '--number-sections']]) {
                    execFileSync(pandoc(), ['-f', 'gfm', ...options, join(folder, `${kind}.md`), '-o', join(folder, `${kind}.docx`)]);
                    account(`${kind} ${options.join(' ')}`, new Uint8Array(readFileSync(join(folder, `${kind}.docx`))));
                }
            }
        });
    });

    describeWith('python-docx', findPythonDocx(), python => {
        it('wrote is accounted for', () => {
            // One start makes the file of each text that is named.
            const script = [
                'import docx, sys',
                'for name in sys.argv[1:]:',
                '    d = docx.Document()',
                '    d.add_heading("Dales Outreach", 0)',
                '    for line in open(name, encoding="utf-8", newline="").read().splitlines():',
                '        if line.startswith("#"): d.add_heading(line.lstrip("# "), min(9, len(line) - len(line.lstrip("#"))))',
                '        elif line.startswith("- "): d.add_paragraph(line[2:], style="List Bullet")',
                '        elif line.startswith("|"):',
                '            cells = [c.strip() for c in line.strip("|").split("|")]',
                '            t = d.add_table(rows=1, cols=len(cells))',
                '            for cell, words in zip(t.rows[0].cells, cells): cell.text = words',
                '        elif line.strip(): d.add_paragraph(line).add_run(" bold").bold = True',
                '    d.sections[0].header.paragraphs[0].text = "Left\\tCentre\\tRight"',
                '    d.save(name + ".docx")',
            ].join('\n');
            const files = DOCUMENT_KINDS.map(kind => [kind, join(folder, `${kind}-python.md`)] as const);
            for (const [kind, file] of files) writeFileSync(file, renderMarkdown(generated(kind, world).tree));
            execFileSync(python(), ['-c', script, ...files.map(([, file]) => file)]);
            for (const [kind, file] of files) account(kind, new Uint8Array(readFileSync(`${file}.docx`)));
        });
    });
});
