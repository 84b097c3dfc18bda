import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Address } from '../../language/model/address.ts';
import type { CheckedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';
import { calmFindings } from './calm.ts';
import { toDiagnostic } from './to-diagnostic.ts';

/** A short number for a text: equal texts have equal numbers, others hardly ever. */
function hashOf(text: string): number {
    let hash = 0;
    for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    return hash;
}

/** Tells the editor what was found, where that has changed since it was told last. */
export class Publisher {
    private readonly connection: Connection;
    private readonly workspace: ServerWorkspace;
    private readonly told = new Map<Address, number>();

    constructor(connection: Connection, workspace: ServerWorkspace) {
        this.connection = connection;
        this.workspace = workspace;
    }

    async publish(document: CheckedDocument): Promise<void> {
        const findings = calmFindings(document.findings, document.facts, document.text.getText());
        const diagnostics = await Promise.all(findings.map(finding => toDiagnostic(finding, document, this.workspace)));
        // What the editor knows of an open document goes with its version: told even where nothing has changed.
        const isOpen = this.workspace.isOpen(document.uri);
        await this.send(document.uri, diagnostics, isOpen ? document.text.version : undefined);
    }

    /** Nothing is wrong any more: the document is gone, or nobody wants to know. */
    async clear(uri: Address): Promise<void> {
        if (this.told.has(uri)) await this.send(uri, []);
        this.told.delete(uri);
    }

    private async send(uri: Address, diagnostics: Diagnostic[], version?: number): Promise<void> {
        const hash = hashOf(JSON.stringify(diagnostics));
        if (version === undefined && (this.told.get(uri) ?? hashOf('[]')) === hash) return;
        this.told.set(uri, hash);
        await this.connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
    }
}
