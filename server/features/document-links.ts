import type { DocumentLink } from 'vscode-languageserver';
import { tokenSpan } from '../../language/parser/blocks.ts';
import { isTextType } from '../../language/parser/strings.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import type { LoadedDocument } from '../workspace/loaded-document.ts';

/** Addresses that may be opened from a document: pages and mail; nothing that runs something. */
const SAFE = /^(https?|mailto|file):/i;
const IN_PROSE = /https?:\/\/[^\s<>"“”)\]]*[^\s<>"“”)\].,;:!?]/g;
/** Markdown's link to a file that stands beside the document: `[minutes](minutes/2026-05.pdf)`. */
const TO_FILE = /\]\(([^()\s:]+)\)/g;

function target(written: string, uri: string): string | undefined {
    try {
        const address = new URL(written, uri).href;
        return SAFE.test(address) ? address : undefined;
    } catch {
        return undefined;
    }
}

function linksOf({ text, tokens, uri }: LoadedDocument): DocumentLink[] {
    const content = text.getText();
    const links: DocumentLink[] = [];
    const add = (start: number, written: string): void => {
        const to = target(written, uri);
        if (to) links.push({ range: rangeOf(text, [start, start + written.length]), target: to });
    };
    for (const token of tokens) {
        const [start, end] = tokenSpan(token);
        if (token.tokenType.name === 'LINK') add(start + 1, content.slice(start + 1, end - 1));
        if (!isTextType(token.tokenType.name)) continue;
        const words = content.slice(start, end);
        for (const found of words.matchAll(IN_PROSE)) add(start + found.index, found[0]);
        for (const found of words.matchAll(TO_FILE)) if (found[1]) add(start + found.index + 2, found[1]);
    }
    return links;
}

/** Sources, and the files and pages that texts link to. */
export const documentLinks: Feature = {
    capabilities: { documentLinkProvider: {} },
    register({ connection, workspace }) {
        connection.onDocumentLinks(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            return document ? linksOf(document) : [];
        });
    },
};
