import {
    type ClientCapabilities,
    type CompletionItem,
    CompletionItemKind,
    CompletionItemTag,
    InsertTextFormat,
    InsertTextMode,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { plainText, type Subject, type Suggestion, type SuggestionKind, snippetOf } from '../../language/completion/suggestion.ts';
import { type Address, addressOf } from '../../language/model/address.ts';
import { rangeOf } from '../support/places.ts';

const KINDS: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
    line: CompletionItemKind.Property,
    block: CompletionItemKind.Module,
    document: CompletionItemKind.File,
    word: CompletionItemKind.Keyword,
    term: CompletionItemKind.EnumMember,
    requirement: CompletionItemKind.Reference,
    thing: CompletionItemKind.Class,
    value: CompletionItemKind.Value,
    text: CompletionItemKind.Text,
};

/** What an item is about, so that it can be explained when somebody looks at it. */
export interface ItemData {
    readonly uri: Address;
    readonly subject: Subject;
}

/**
 * A suggestion as editors show it.
 *
 * @param index its place among all suggestions
 */
export function toItem(suggestion: Suggestion, index: number, document: TextDocument, client: ClientCapabilities): CompletionItem {
    const { label, kind, detail, find = [], parts, at, isRetired, about, subject } = suggestion;
    const can = client.textDocument?.completion?.completionItem ?? {};
    const text = can.snippetSupport ? snippetOf(parts) : plainText(parts);
    return {
        label,
        kind: KINDS[kind],
        sortText: String(index).padStart(4, '0'),
        filterText: [label, ...find].join(' '),
        ...(detail && { detail, ...(can.labelDetailsSupport && { labelDetails: { description: detail } }) }),
        ...(about && { documentation: about }),
        ...(isRetired && (can.tagSupport ? { tags: [CompletionItemTag.Deprecated] } : { deprecated: true })),
        insertTextFormat: can.snippetSupport ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        ...(can.insertTextModeSupport && { insertTextMode: InsertTextMode.adjustIndentation }),
        textEdit: { range: rangeOf(document, at), newText: text },
        ...(subject && { data: { uri: addressOf(document.uri), subject } satisfies ItemData }),
    };
}
