import { type InlayHint, type Range, uinteger } from 'vscode-languageserver';
import type { NameReference } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { Feature } from '../server.ts';
import { rangeOf, spanOf } from '../support/places.ts';
import type { LoadedDocument } from '../workspace/documents.ts';

/** Titles that are longer are cut: the whole stands in the tooltip. */
const LONGEST = 48;
/** Ids and codes have a number in them. */
const CODE = /\d/;

/** The title of a requirement or of a code such as A08; nothing for names that speak for themselves. */
function titleOf({ namespaces, name }: NameReference, names: NameIndex): string | undefined {
    if (!CODE.test(name)) return undefined;
    const { namespace, title } = names.find(namespaces, name)[0]?.declaration ?? {};
    const isCode = namespace === 'requirement' || /^[A-Z]+\d+[A-Za-z]?$/.test(name);
    return isCode ? title : undefined;
}

function shortened(title: string): string {
    return title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
}

/** The titles behind ids and codes in a range of a document, where they do not stand there already. */
function titleHints({ facts, text }: LoadedDocument, names: NameIndex, range: Range): InlayHint[] {
    const [start, end] = spanOf(text, range);
    return facts.references.flatMap((reference): InlayHint[] => {
        const { at } = reference;
        if (at[0] < start || at[1] > end) return [];
        const title = titleOf(reference, names);
        if (!title) return [];
        const { start: from, end: position } = rangeOf(text, at);
        const lines = {
            start: { line: Math.max(0, from.line - 1), character: 0 },
            end: { line: from.line, character: uinteger.MAX_VALUE },
        };
        if (text.getText(lines).includes(title)) return [];
        const label = shortened(title);
        return [{ position, label, paddingLeft: true, ...(label !== title && { tooltip: title }) }];
    });
}

/** Titles behind the ids of requirements and behind codes: `A08` is shown with "Assertive Outreach Team". */
export const inlayHints: Feature = {
    capabilities: { inlayHintProvider: true },
    register(server) {
        const { connection, workspace } = server;
        connection.languages.inlayHint.on(async ({ textDocument, range }) => {
            if (!server.settings().inlayTitles) return [];
            const document = await workspace.load(textDocument.uri);
            return document ? titleHints(document, workspace.viewOf(document).names, range) : [];
        });
    },
};
