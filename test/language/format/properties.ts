import assert from 'node:assert/strict';
import { readDocument } from '../../../language/facts/read-document.ts';
import { formatText } from '../../../language/format/format-text.ts';
import { addressOf } from '../../../language/model/address.ts';
import { applyEdits } from '../../../language/model/findings.ts';
import { canonicalName, isName as isWritten } from '../../../language/model/written-words.ts';
import { parseCare } from '../../../language/syntax/parse.ts';

/** A text as the formatter lays it out. */
export function formatted(text: string): string {
    return applyEdits(text, formatText(text));
}

/** The signs of a text without the space between them, with names as everybody writes them. */
export function signs(text: string): string {
    return text
        .replace(/[\s\u00A0\u00AD\u200B-\u200D\u2060\uFEFF]+/g, '')
        .replace(/[\u2010\u2011]/g, '-')
        .normalize('NFC');
}

const PLACES = /^(at|whole|lines?|words|unreadLines|lostFrom)$|At$/;

const isSpan = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);

/** What a text says and what is wrong with it, without the places where it stands. */
export function meaning(text: string): unknown {
    const facts = readDocument(addressOf('test.care'), text, parseCare(text));
    return JSON.parse(
        JSON.stringify(facts, (key, value) => {
            if (PLACES.test(key) || isSpan(value) || (key === 'until' && typeof value === 'number')) return undefined;
            // How a slip is put right depends on how far lines are indented; what is wrong does not.
            if (key === 'fixes') return undefined;
            // A placeholder for how often is kept as it is written: `every[how often]`.
            return typeof value === 'string' && /^every\s*\[/.test(value) ? value.replace(/^every\s*/, 'every ') : value;
        }),
    );
}

/** What holds of whatever text is formatted. */
export function assertFormats(text: string): string {
    const edits = formatText(text);
    let end = 0;
    for (const edit of edits) {
        assert.ok(edit.at[0] >= end && edit.at[1] >= edit.at[0] && edit.at[1] <= text.length, 'edits are in order and apart');
        const replaced = text.slice(...edit.at);
        const isName = isWritten(edit.text) && canonicalName(replaced) === edit.text;
        assert.ok(isName || signs(replaced) === '', 'only white space is replaced, and names by themselves');
        assert.ok(isName || edit.text.trim() === '', 'only white space is put in');
        assert.notEqual(replaced, edit.text, 'every edit changes something');
        end = edit.at[1];
    }
    const result = applyEdits(text, edits);
    assert.equal(signs(result), signs(text), 'all signs are the same and in the same order');
    assert.deepEqual(meaning(result), meaning(text), 'it says the same');
    assert.deepEqual(formatText(result), [], `formatting twice changes nothing more:\n${applyEdits(result, formatText(result))}`);
    return result;
}
