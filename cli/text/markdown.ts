import { onOneLine } from './neutralise.ts';

/** Text in which Markdown sees no marks of its own. */
export function markdownText(text: string): string {
    return onOneLine(text).replaceAll(/[\\`*_[\]<>|#~&]/g, character => `\\${character}`);
}

/** A table in Markdown. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
    const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |\n`;
    return `${line(titles)}| ${titles.map(() => '---').join(' | ')} |\n${rows.map(line).join('')}`;
}
