import { type LogOutputChannel, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** The name under which VS Code knows the language, and our section of its settings. */
export const LANGUAGE = 'carewright';

/** Makes a client for the server of a desktop, or of a browser. */
export type MakeClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/**
 * Where documents come from that people write or read: files, remote and virtual ones, new ones without a file, and the library.
 * Old versions, as Git shows them, are not among them: each would declare all its names a second time.
 */
const SCHEMES = ['file', 'untitled', 'carewright', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

/** What the client has to know about the language: how its documents are told from others. */
export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
    return {
        documentSelector: [...new Set([...SCHEMES, ...folders])].map(scheme => ({ language: LANGUAGE, scheme })),
        outputChannel: log,
        diagnosticCollectionName: LANGUAGE,
    };
}
