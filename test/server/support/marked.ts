import type { Position, Range } from 'vscode-languageserver-protocol';

/** A text with its marks taken out, and where they stood. */
interface Marked {
    readonly text: string;
    /** Where each `<|>` stood. */
    readonly positions: readonly Position[];
    /** What each `<|` and `|>` enclosed. */
    readonly ranges: readonly Range[];
}

function positionAt(text: string, offset: number): Position {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Reads a text with marks: `<|>` is a place, `<|…|>` is a range. */
export function marked(source: string): Marked {
    const positions: Position[] = [];
    const ranges: Range[] = [];
    const open: Position[] = [];
    let text = '';
    for (const part of source.split(/(<\|>|<\||\|>)/)) {
        if (part === '<|>') positions.push(positionAt(text, text.length));
        else if (part === '<|') open.push(positionAt(text, text.length));
        else if (part === '|>') ranges.push({ start: open.pop() ?? { line: 0, character: 0 }, end: positionAt(text, text.length) });
        else text += part;
    }
    return { text, positions, ranges };
}
