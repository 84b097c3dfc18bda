import type { PageParts } from '../matrix/matrix-page.ts';

/**
 * The page of the preview, empty: its script fills it in. Nothing runs but that script, nothing is loaded but its style, and
 * nothing goes out.
 */
export function previewPage({ nonce, script, style, source }: PageParts): string {
    const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
    return `<!DOCTYPE html>
<html lang="en-GB">
<head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Preview</title>
    <link rel="stylesheet" href="${style}">
</head>
<body>
    <p id="status" role="status"></p>
    <main id="document"></main>
    <script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
