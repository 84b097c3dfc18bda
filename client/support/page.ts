/** What a page is made with. */
export interface PageParts {
    /** A secret of this page: only the script that has it runs. */
    readonly nonce: string;
    /** The addresses of its script and its style, and the source that VS Code serves them from. */
    readonly script: string;
    readonly style: string;
    readonly source: string;
}

/**
 * A page for a view of VS Code, empty: its script fills it in. Nothing runs but that script, nothing is loaded but its style,
 * and nothing goes out.
 *
 * @param body what is there before the script runs, as HTML of our own
 */
export function emptyPage({ nonce, script, style, source }: PageParts, title: string, body: readonly string[]): string {
    const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
    return `<!DOCTYPE html>
<html lang="en-GB">
<head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="${style}">
</head>
<body>
${body.map(line => `    ${line}`).join('\n')}
    <script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

/** A secret that cannot be guessed. */
export function newNonce(): string {
    return crypto.randomUUID().replaceAll('-', '');
}

/** Text as it is, in Markdown: no markup, no link, no picture and no icon of VS Code comes of it. Its spaces still break lines. */
export function asMarkdown(text: string): string {
    return text.replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&$:]/g, '\\$&').replaceAll(/(?<!\s)\s*\n\s*/g, ' ');
}
