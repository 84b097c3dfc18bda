import { type CompletionItem, type CompletionList, CompletionTriggerKind, MarkupKind } from 'vscode-languageserver';
import { Completions } from '../completion/completions.ts';
import { explainItem } from '../completion/explain-item.ts';
import { type ItemData, toItem } from '../completion/to-item.ts';
import type { Feature } from '../server.ts';

/**
 * What may be written at the cursor.
 *
 * Editors ask as a word begins; besides that after a space, which is how a person gets from `meets` to what may stand there.
 * Then only what has to follow is told, so that nothing comes up, and is taken by the Enter that ends a line, where the line
 * could end.
 */
export const completion: Feature = {
    capabilities: {
        completionProvider: { triggerCharacters: [' '], resolveProvider: true, completionItem: { labelDetailsSupport: true } },
    },
    register(server) {
        const { connection, workspace } = server;
        const completions = new Completions(workspace);
        connection.onCompletion(async ({ textDocument, position, context }): Promise<CompletionList> => {
            const onlyNeeded = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
            const suggestions = await completions.at(textDocument.uri, position, onlyNeeded);
            const document = workspace.peek(textDocument.uri)?.text;
            const items = document ? suggestions.map((each, index) => toItem(each, index, document, server.client)) : [];
            return { isIncomplete: false, items };
        });
        connection.onCompletionResolve((item): CompletionItem => {
            const data = item.data as ItemData | undefined;
            const value = data?.subject && explainItem(data, workspace.names);
            return value ? { ...item, documentation: { kind: MarkupKind.Markdown, value } } : item;
        });
    },
};
