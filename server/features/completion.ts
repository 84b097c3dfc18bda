import {
    type ClientCapabilities,
    type CompletionItem,
    CompletionItemKind,
    CompletionItemTag,
    type CompletionList,
    CompletionTriggerKind,
    InsertTextFormat,
    InsertTextMode,
    MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Subject, type Suggestion, type SuggestionKind, snippetOf, textOfParts } from '../../language/completion/suggestion.ts';
import { guidancePage, requirementPage, termPage } from '../../language/explain/explain.ts';

import { type Address, addressOf } from '../../language/model/address.ts';
import { keyOf, lineOf } from '../../language/model/elements.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { extensionCapabilities, type Feature } from '../server.ts';
import { hoverMarkdown } from '../support/markdown.ts';
import { rangeOf } from '../support/places.ts';

import { completionsOf } from '../workspace/completions.ts';

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

/** What an item is about, so that it can be explained when it is chosen. */
interface ItemData {
    readonly uri: Address;
    readonly subject: Subject;
}

/**
 * The beginning of a line whose value is chosen from terms: it is written without a value, so that the list of terms can open; nothing
 * for other suggestions.
 */
function beforeTerms({ kind, label, parts }: Suggestion): string | undefined {
    const line = lineOf(keyOf(label));
    if (kind !== 'line' || !line || !('terms' in line)) return undefined;
    return /^([^"\n]*:[ \t]*)"\[[^"\n]*\]"[^"\n]*(?:"\[[^"\n]*\]")?$/.exec(textOfParts(parts))?.[1];
}

/**
 * A suggestion as editors show it.
 *
 * @param index its place among all suggestions
 */
function toItem(suggestion: Suggestion, index: number, document: TextDocument, client: ClientCapabilities): CompletionItem {
    const { label, kind, detail, find = [], parts, at, isRetired, about, subject } = suggestion;
    const can = client.textDocument?.completion?.completionItem ?? {};
    const text = can.snippetSupport ? snippetOf(parts) : textOfParts(parts);
    const replaced = document.getText(rangeOf(document, at));
    // Other editors do not know the command.
    const begun = can.snippetSupport && extensionCapabilities(client).placeholders ? beforeTerms(suggestion) : undefined;
    return {
        label,
        kind: KINDS[kind],
        sortText: String(index).padStart(4, '0'),
        // Editors compare it with the text before the cursor, which is a whole placeholder where one is written over.
        filterText: [...(replaced.startsWith('[') ? [replaced] : []), label, ...find].join(' '),
        ...(detail && { detail, ...(can.labelDetailsSupport && { labelDetails: { description: detail } }) }),
        ...(about && { documentation: about }),
        ...(isRetired && (can.tagSupport ? { tags: [CompletionItemTag.Deprecated] } : { deprecated: true })),
        insertTextFormat: can.snippetSupport ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        ...(can.insertTextModeSupport && { insertTextMode: InsertTextMode.adjustIndentation }),
        textEdit: { range: rangeOf(document, at), newText: begun === undefined ? text : `${begun}$0` },
        ...(begun !== undefined && { command: { title: 'List the terms', command: 'editor.action.triggerSuggest' } }),
        ...(subject && { data: { uri: addressOf(document.uri), subject } satisfies ItemData }),
    };
}

/** What a suggestion is about, as Markdown; nothing where there is no more to say than its label and detail. */
function explanationOf({ subject }: ItemData, names: NameIndex): string | undefined {
    if (subject.type === 'requirements') {
        const known = subject.ids.flatMap(id => names.requirement(id) ?? []);
        return known.map(requirement => hoverMarkdown(requirementPage(requirement, names))).join('\n') || undefined;
    }
    const { namespace, name } = subject;
    const guidance = namespace === 'guidance' ? names.guidance(name) : undefined;
    if (guidance) return hoverMarkdown(guidancePage(guidance, names));
    const [found] = names.find([namespace], name);
    return found?.declaration.term ? hoverMarkdown(termPage(found, names)) : undefined;
}

/**
 * What may be written at the cursor.
 *
 * Editors ask as a word begins, and also after a space, which is how a person gets from `meets` to what may follow.
 * Then only what has to follow is offered, so that nothing comes up, and is taken by the Enter that ends a line, where the line
 * could end.
 */
export const completion: Feature = {
    capabilities: {
        completionProvider: { triggerCharacters: [' '], resolveProvider: true, completionItem: { labelDetailsSupport: true } },
    },
    register(server) {
        const { connection, workspace } = server;
        const completions = completionsOf(workspace);
        connection.onCompletion(async ({ textDocument, position, context }): Promise<CompletionList> => {
            const onlyNeeded = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
            const suggestions = await completions.at(textDocument.uri, position, onlyNeeded);
            const document = workspace.peek(textDocument.uri)?.text;
            const items = document ? suggestions.map((each, index) => toItem(each, index, document, server.client)) : [];
            return { isIncomplete: false, items };
        });
        connection.onCompletionResolve((item): CompletionItem => {
            const data = item.data as ItemData | undefined;
            const value = data?.subject && explanationOf(data, workspace.names);
            return value ? { ...item, documentation: { kind: MarkupKind.Markdown, value } } : item;
        });
    },
};
