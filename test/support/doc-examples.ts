import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lineOf } from './read-text.ts';

const ROOT = new URL('../../', import.meta.url);

/** Fragments stand in a block of their kind: ```` ```care service ````. */
const AROUND: Readonly<Record<string, readonly [before: string, after: string]>> = {
    service: ['service an-example "An example" {\n', '}\n'],
    requirement: ['guidance AN-EXAMPLE "An example" {\n  must AN-EXAMPLE-1 "An example" {\n', '  }\n}\n'],
    guidance: ['guidance AN-EXAMPLE "An example" {\n', '}\n'],
    review: ['review an-example "An example" using icb-review-outcome {\n', '}\n'],
};

/** A block of code on a page of the documentation. */
interface DocExample {
    /** From 1. */
    readonly line: number;
    readonly kind: string;
    readonly text: string;
    /** The next block of the page. */
    readonly next: string;
}

/** The text of a page, by its path in the repository. */
export function readPage(page: string): string {
    return readFileSync(new URL(page, ROOT), 'utf8');
}

/** All blocks of code of a page. */
export function examplesOf(page: string): readonly DocExample[] {
    const text = readPage(page);
    const found = [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)];
    return found.map((match, index) => ({
        line: lineOf(text, match.index),
        kind: match[1] ?? '',
        text: match[2] ?? '',
        next: found[index + 1]?.[2] ?? '',
    }));
}

/** Whether a block of code is a text in our language that can be read. */
export function isCare({ kind }: DocExample): boolean {
    return kind.startsWith('care') && kind !== 'care broken';
}

/** The whole document that a fragment is from. */
export function documentOf({ kind, text, line }: DocExample, page: string): string {
    const around = kind === 'care' ? ['', ''] : AROUND[kind.replace('care ', '')];
    assert.ok(around, `${page}, line ${line}: no wrapping is known for \`${kind}\``);
    return `${around[0]}${text}${around[1]}`;
}
