import type { DocumentLink } from 'vscode-languageserver';
import { type FileLink, fileLink, linksInText, type SafeLink, safeLink, type WebLink, webLink } from '../../language/model/links.ts';
import { tokenSpan } from '../../language/syntax/braces.ts';
import { isTextType } from '../../language/syntax/strings.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import type { LoadedDocument } from '../workspace/documents.ts';

const IN_PROSE = /https?:\/\/[^\s<>"“”)\]]*[^\s<>"“”)\].,;:!?]/g;

function linksOf({ text, syntax, uri }: LoadedDocument): DocumentLink[] {
    const content = text.getText();
    const links: DocumentLink[] = [];
    const add = (start: number, written: string, to: WebLink | SafeLink | FileLink | undefined): void => {
        if (to) links.push({ range: rangeOf(text, [start, start + written.length]), target: to });
    };
    for (const token of syntax().tokens) {
        const [start, end] = tokenSpan(token);
        if (token.tokenType.name === 'LINK') {
            const written = content.slice(start + 1, end - 1);
            add(start + 1, written, webLink(written));
        }
        if (!isTextType(token.tokenType.name)) continue;
        const words = content.slice(start, end);
        for (const found of words.matchAll(IN_PROSE)) add(start + found.index, found[0], webLink(found[0]));
        for (const { written, at } of linksInText(words)) {
            // Web pages in brackets are written out, and have been found with the others.
            const to = fileLink(written, uri) ?? (/^https?:/i.test(written) ? undefined : safeLink(written));
            add(start + at[0], written, to);
        }
    }
    return links;
}

/** Sources, and the pages and files that texts link to: only files in or below the folder of the document. */
export const documentLinks: Feature = {
    capabilities: { documentLinkProvider: {} },
    register({ connection, workspace }) {
        connection.onDocumentLinks(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            return document ? linksOf(document) : [];
        });
    },
};
