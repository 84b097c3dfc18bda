import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startExtension } from './extension.ts';

/** Starts the extension on a desktop or a remote machine: the server is a separate process. */
export function activate(context: ExtensionContext): void {
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
    const debugging = { execArgv: ['--nolazy', '--inspect=6009'] };
    const server = {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc, options: debugging },
    };
    startExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
