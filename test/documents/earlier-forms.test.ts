import assert from 'node:assert/strict';
import { renderForm } from '../../documents/formats/excel-form.ts';
import type { Imported } from '../../documents/import/imported.ts';
import { type BlockContent, type DocumentTree, type FormField, isField, type RootContent } from '../../documents/tree/document-tree.ts';
import { blockWords, paragraph, strong } from '../../documents/tree/prose.ts';
import { renderWord } from '../../documents/word/document.ts';
import { lowerFirst } from '../../language/assess/wording.ts';
import { factsOf } from '../support/read-text.ts';
import { changed, filled } from './fill-form.ts';
import { generated } from './generated.ts';
import { importWord } from './imported-text.ts';
import { filledSheet, sheetsOf } from './workbook.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();
const { tree } = generated('blank-specification', world);
const ENGAGING = 'Difficulty engaging with standard care';
const TITLE = { 'service.title': 'Dales' };

/** Reads a form, which has to be sound: every word of the file in what was written, and no line that can't be read. */
function read(bytes: Uint8Array): Imported {
    const imported = importWord(bytes, { follows: ['IACM'], title: 'form' }, world);
    assert.deepEqual(factsOf(imported.text).problems, [], imported.text);
    assert.deepEqual(imported.account?.missing, []);
    return imported;
}

describe('a form of an earlier version, in which people could choose one of each list', () => {
    /** The form as it was: each list to choose from in the place of boxes. */
    function earlier(own: DocumentTree): DocumentTree {
        const asked = (field: FormField) => ({ words: [paragraph(strong(field.label))] });
        // What another requirement asks for was named by its list.
        const noted = (block: BlockContent): BlockContent => {
            const words = blockWords(block);
            if (words === `Also answered above: “${ENGAGING}”.`)
                return paragraph(`Also answered above: “Who the service is for: ${lowerFirst(ENGAGING)}”.`);
            const [, also, names = ''] = /^(Also fill|Fill) in (“.*”) in the tables at the end\.$/.exec(words) ?? [];
            const labels = [...names.matchAll(/“([^”]*)”/g)].map(([, label]) => label);
            return also ? paragraph(`${also} in the rows of the tables at the end: ${labels.join(', ')}.`) : block;
        };
        const children = own.root.children.map((node): RootContent => {
            if (node.type !== 'formTable') return node;
            const rows = node.rows.flatMap((row): readonly (typeof row)[] => {
                const [cell, , field] = row;
                const first = cell && 'words' in cell ? { ...cell, words: cell.words.map(noted) } : cell;
                if (!isField(field) || field.field !== 'choices') return [[first, ...row.slice(1)]];
                return (field.earlier ?? []).map((each, index) => [index ? undefined : first, asked(each), each]);
            });
            return { ...node, rows };
        });
        const form = (own.form ?? []).map(sheet => ({
            ...sheet,
            rows: [...sheet.rows.filter(row => !row.some(cell => isField(cell) && cell.field === 'tick')), ...(sheet.earlier ?? [])],
        }));
        return { ...own, form, root: { ...own.root, children } };
    }
    const old = earlier(tree);
    const answers = {
        ...TITLE,
        'names.includes.IACM-POP-01.0': 'Schizophrenia',
        'names.includes.IACM-POP-01.2': 'Difficulty engaging with standard care',
        'names.includes.IACM-POP-01.text': 'People who hear voices.',
        'names.includes.IACM-POP-03.0': 'serious harm when unwell again',
        'names.includes.IACM-POP-03.1': 'Something else entirely',
        'names.contactat.IACM-ENG-02.0': 'In a café',
    };
    const EXPECTED = [
        /includes: schizophrenia, engagement-difficulty "People who hear voices\." {2}meets IACM-POP-01/,
        /includes: relapse-with-harm "Something else entirely" {2}meets IACM-POP-03/,
        /contact at: cafe {2}meets IACM-ENG-02/,
    ];

    it('is still read in Word, by tags, bookmarks or labels', () => {
        const form = filled(renderWord(old), answers);
        assert.doesNotMatch(new TextDecoder().decode(form), /w14:checkbox/);
        const { text, notes } = read(form);
        for (const each of EXPECTED) assert.match(text, each);
        assert.deepEqual(notes, []);
        const lost = (...all: readonly RegExp[]): string =>
            read(changed(form, document => all.reduce((done, each) => done.replaceAll(each, ''), document))).text;
        assert.equal(lost(/<w:tag [^>]*\/>/g), text);
        assert.equal(lost(/<w:tag [^>]*\/>/g, /<w:bookmark(Start|End) [^>]*\/>/g), text);
    });

    it('is still read as a workbook', () => {
        const bytes = renderForm(old);
        const rows = [...(sheetsOf(bytes).get('Specification')?.rows ?? [])];
        const cells = Object.entries(answers).map(([tag, answer]) => [`D${rows.findIndex(row => row[4] === tag) + 1}`, answer]);
        const { text, notes } = read(filledSheet(bytes, 1, Object.fromEntries(cells)));
        for (const each of EXPECTED) assert.match(text, each);
        assert.deepEqual(notes, []);
    });
});
