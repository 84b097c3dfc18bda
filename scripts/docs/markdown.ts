import { worded } from '../../language/explain/page.ts';

/** Text as it is, inside a line of Markdown. */
export function escaped(text: string): string {
    return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_<>[\]|]/g, character => `\\${character}`);
}

/** Text between backticks, in a table too. */
export function code(text: string): string {
    return `\`${text.replaceAll('|', '\\|')}\``;
}

/** A sentence of ours: what is between backticks is code. */
export function sentence(text: string): string {
    return worded(text)
        .map(part => (part.type === 'inlineCode' ? code(part.value) : escaped('value' in part ? part.value : '')))
        .join('');
}

/** A link, or only its text where there is nowhere to go. */
export function link(text: string, address: string | undefined): string {
    return address ? `[${escaped(text)}](<${address}>)` : escaped(text);
}

/** A table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const lines = [head, head.map(() => '---'), ...rows];
    return `${lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

/** An example in the language. */
export function care(text: string): string {
    return `\`\`\`care\n${text.trimEnd()}\n\`\`\`\n`;
}

/** What each generated page begins with. */
export const GENERATED = '<!-- Made by `npm run docs`. Change the code or the library, and run it again. -->\n';
