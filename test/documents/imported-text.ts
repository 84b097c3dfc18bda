import assert from 'node:assert/strict';
import { importRead, readWord } from '../../documents/import/import-word.ts';
import type { Imported } from '../../documents/import/imported.ts';
import type { DocumentContext } from '../../documents/model/context.ts';
import { factsOf } from '../support/read-text.ts';
import { head, numbering, type WordParts, wordFile } from './word-builder.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

/** Reads a Word file or a workbook, as the command and the editor do. */
export function importWord(bytes: Uint8Array, options: Parameters<typeof importRead>[1], context: DocumentContext): Imported {
    return importRead(readWord(bytes), options, context);
}

/** Reads a file under a title; every word of it is accounted for, and the text is a `.care` file without problems. */
export function read(body: string, parts: WordParts = {}, title = head('Community team', 1)): Imported {
    const imported = importWord(wordFile(title + body, parts), { follows: ['IACM'], title: 'A file' }, world);
    assert.deepEqual(
        factsOf(imported.text).problems.map(({ message }) => message),
        [],
        imported.text,
    );
    assert.deepEqual(imported.account?.missing, [], imported.text);
    return imported;
}

/** Reads a form, which has to be sound: every word of the file in what was written, and no line that can't be read. */
export function readForm(bytes: Uint8Array): Imported {
    const imported = importWord(bytes, { follows: ['IACM'], title: 'form' }, world);
    assert.deepEqual(factsOf(imported.text).problems, [], imported.text);
    assert.deepEqual(imported.account?.missing, []);
    return imported;
}

/** The text of the service alone, without the comments after it. */
export function service(imported: Imported): string {
    return imported.text.slice(0, imported.text.indexOf('\n}\n'));
}

/** The comments after the service. */
export function comments(imported: Imported): string {
    return imported.text.slice(imported.text.indexOf('\n}\n'));
}

/** Numberings 1 to 7: bullets, levels, letters, bullets under numbers, none, from five, Roman. */
export const LISTS = numbering(
    [['bullet', '•']],
    [
        ['decimal', '%1.'],
        ['decimal', '%1.%2'],
        ['lowerLetter', '(%3)'],
    ],
    [['lowerLetter', '(%1)']],
    [
        ['decimal', '%1.'],
        ['bullet', '-'],
    ],
    [['none', '']],
    [['decimal', '%1.', 5]],
    [['upperRoman', '%1.']],
);
