import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';
import { CarewrightGrammar } from '../../language/generated/grammar.ts';
import { SCOPE_NAME, textMateGrammar } from '../../scripts/textmate/grammar.ts';

interface Piece {
    readonly text: string;
    readonly start: number;
    /** The scopes without that of the file, from the outer to the inner, and without the name of the language at their end. */
    readonly scopes: readonly string[];
}

const CAREWRIGHT = textMateGrammar(CarewrightGrammar()) as unknown as IRawGrammar;
const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));

/** A grammar of an editor, with others that are injected into it or that it includes. */
export async function loadGrammar(
    scopeName: string,
    others: readonly IRawGrammar[] = [],
    injected: readonly string[] = [],
): Promise<IGrammar> {
    await oniguruma.loadWASM(new Uint8Array(wasm).buffer);
    const registry = new textmate.Registry({
        onigLib: Promise.resolve({
            createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
            createOnigString: text => new oniguruma.OnigString(text),
        }),
        loadGrammar: async name => [CAREWRIGHT, ...others].find(grammar => grammar.scopeName === name),
        getInjections: name => (name === scopeName ? [...injected] : undefined),
    });
    const grammar = await registry.loadGrammar(scopeName);
    if (!grammar) throw new Error(`No grammar is called ${scopeName}.`);
    return grammar;
}

let loaded: Promise<IGrammar> | undefined;

/** The grammar of `.care` files. */
export function careGrammar(): Promise<IGrammar> {
    loaded ??= loadGrammar(SCOPE_NAME);
    return loaded;
}

/** What a text is made of, as an editor colours it. */
export function tokenise(grammar: IGrammar, text: string): readonly Piece[] {
    const pieces: Piece[] = [];
    let state = textmate.INITIAL;
    let start = 0;
    for (const line of text.split('\n')) {
        const { tokens, ruleStack } = grammar.tokenizeLine(line.replace(/\r$/, ''), state);
        state = ruleStack;
        for (const { startIndex, endIndex, scopes } of tokens) {
            pieces.push({
                text: line.slice(startIndex, endIndex),
                start: start + startIndex,
                scopes: scopes.slice(1).map(scope => scope.replace(/\.carewright$/, '')),
            });
        }
        start += line.length + 1;
    }
    return pieces;
}

/** The scopes of the text at an offset. */
export function scopesAt(pieces: readonly Piece[], offset: number): readonly string[] {
    let low = 0;
    let high = pieces.length;
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
        else high = middle;
    }
    return pieces[low]?.scopes ?? [];
}
