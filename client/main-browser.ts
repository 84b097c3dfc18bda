import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type ServerOptions } from 'vscode-languageclient/browser';
import { startExtension } from './extension.ts';

declare const Worker: new (address: string) => Exclude<ServerOptions, () => unknown>;

/** Starts the extension in a browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
    const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
    const startServer = async () => {
        const worker = new Worker(script);
        // Not the worker itself: the client asks whether it is one, and VS Code has replaced the browser's `Worker` with its own.
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    startExtension(context, (id, name, options) => new LanguageClient(id, name, startServer, options));
}
