import type { Block } from '../model/elements/blocks.ts';
import { ALL_LINES, blocksOf, isLine, keyOf, lineOf } from '../model/elements.ts';
import type { Stray } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import { nearestName } from '../model/text.ts';
import type { Rule } from './rule.ts';

/** The line with the name that was meant. A word after it that may be a term, as in `Status: Draft`, gets small letters too. */
function fixFor(near: string, { name, value, at, whole }: Stray): Fix {
    const small = value.toLowerCase();
    const isTerm = small !== value && /^\p{Lu}[\p{L}-]*$/u.test(value) && lineOf(keyOf(near))?.terms !== undefined;
    return {
        title: `Change to ${near}${isTerm ? `: ${small}` : ''}`,
        safe: near === name.toLowerCase(),
        edits: [isTerm ? { at: [at[0], whole[1]], text: `${near}: ${small}` } : { at, text: near }],
    };
}

/** The names of all lines, as they are written. */
const LINE_NAMES: readonly string[] = ALL_LINES.filter(([, line]) => isLine(line)).map(([, { words }]) => words);

const IN_BLOCK = new Map<string, readonly string[]>();

/** The names of the lines that a block may have. */
function labelsOfBlock(block: string): readonly string[] {
    const known = IN_BLOCK.get(block);
    if (known) return known;
    const lines = ALL_LINES.filter(([key, line]) => isLine(line) && blocksOf(key).includes(block as Block)).map(([, { words }]) => words);
    IN_BLOCK.set(block, lines);
    return lines;
}

/** The label of a line, by other words that people write in its place. */
const MEANT: ReadonlyMap<string, string> = new Map(
    ALL_LINES.flatMap(([, { words, also = [] }]) => also.map((other): [string, string] => [other, words])),
);

/** Every line has a name that the language knows. */
export const unknownLine: Rule = {
    code: 'CARE-106',
    name: 'unknown-line',
    title: 'A line that the language does not know',
    severity: 'warning',
    reads: 'document',
    isFixable: true,
    why: 'A line with an unknown name is kept, but it is not read. It can’t meet a requirement, and documents do not show it in its place.',
    fix: 'Use the correct name. If there is no line for what you want to say, write it in a policy or in `context`.',
    *check(document) {
        for (const stray of document.strays) {
            const { name, block, belongsIn, at } = stray;
            if (belongsIn.length) continue;
            const near = MEANT.get(name.toLowerCase()) ?? nearestName(name, labelsOfBlock(block)) ?? nearestName(name, LINE_NAMES);
            yield {
                at,
                message: `There is no line called \`${name}\`: it is kept, but not read.`,
                advice: near
                    ? `Did you mean \`${near}\`?`
                    : labelsOfBlock(block).length
                      ? `The lines of \`${block}\` are: ${labelsOfBlock(block).join(', ')}.`
                      : undefined,
                fixes: near ? [fixFor(near, stray)] : [],
            };
        }
    },
};
