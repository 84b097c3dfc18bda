/** Text as it is, in Markdown: no markup, no link, no picture and no icon of VS Code comes of it. Its spaces still break lines. */
export function asMarkdown(text: string): string {
    return text.replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&$:]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ');
}
