import type { ClientCapabilities } from 'vscode-languageserver';
import type { ExtensionCapabilities } from '../protocol.ts';

/** What an editor can do that only our extension can; nothing for all others. */
export function extensionCapabilities({ experimental }: ClientCapabilities): ExtensionCapabilities {
    const sent = (experimental as { readonly carewright?: unknown } | undefined)?.carewright;
    return typeof sent === 'object' && sent !== null ? sent : {};
}
