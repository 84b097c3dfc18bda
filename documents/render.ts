import { renderCsv } from './formats/csv.ts';
import { renderExcel } from './formats/excel.ts';
import { renderJson } from './formats/json.ts';
import { renderMarkdown } from './formats/markdown.ts';
import type { Generated } from './generate.ts';
import { renderHtml } from './html/html.ts';
import type { DocumentContext } from './model/context.ts';
import { ownTables } from './tree/document-tree.ts';
import { renderWord } from './word/document.ts';
import type { HouseStyle } from './word/house-style.ts';

/** The formats of documents; each is the ending of its files, too. */
export const DOCUMENT_FORMATS = ['docx', 'html', 'md', 'xlsx', 'csv', 'json'] as const;

export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Whether a format can hold a document: a file with nothing but tables can't hold one that has none of its own, such as a form. */
export function canHold(format: DocumentFormat, { tree }: Generated): boolean {
    return !['xlsx', 'csv'].includes(format) || ownTables(tree).length > 0;
}

/**
 * A document in a format. The same document is always the same bytes.
 *
 * @param style for Word: how a board's own documents look
 */
export function render(generated: Generated, format: DocumentFormat, context: DocumentContext, style?: HouseStyle): Uint8Array {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    switch (format) {
        case 'docx':
            return renderWord(generated.tree, style);
        case 'xlsx':
            return renderExcel(generated.tree);
        case 'html':
            return bytes(renderHtml(generated.tree));
        case 'md':
            return bytes(renderMarkdown(generated.tree));
        case 'csv':
            return bytes(renderCsv(generated.tree));
        default:
            return bytes(renderJson(generated.tree, generated, context));
    }
}
