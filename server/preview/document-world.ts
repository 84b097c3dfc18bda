import type { DocumentContext, SourceDocument } from '../../documents/model/context.ts';
import { contextOf } from '../../documents/model/parsed-context.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, addressOf, decodedAddress, fileNameOf, isInFolder } from '../../language/model/address.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { VERSION } from '../version.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** More rounds than documents refer to each other: a document names its template, and that is all. */
const MOST_ROUNDS = 8;

/** A path as people see it: that in the folder, or the whole one. */
function pathOf(uri: Address, folders: readonly Address[]): string {
    const folder = folders.find(each => isInFolder(uri, each));
    return isLibrary(uri)
        ? uri
        : folder
          ? decodedAddress(uri).slice(decodedAddress(folder).replace(/\/$/, '').length + 1)
          : fileNameOf(uri);
}

/**
 * Makes something from the documents of the workspace, as the editor has them now. Documents are read at once while it is made,
 * but files can only be waited for: so it is made again when what was missing has come.
 */
export async function withDocuments<Made>(
    workspace: Workspace,
    folders: readonly Address[],
    names: NameIndex,
    make: (context: DocumentContext) => Made,
): Promise<Made> {
    const read = new Map<string, SourceDocument | undefined>();
    for (let round = 1; ; round++) {
        const missing = new Set<string>();
        const source = (uri: Address): SourceDocument | undefined => {
            if (!read.has(uri)) missing.add(uri);
            return read.get(uri);
        };
        const { today } = workspace;
        const made = make(contextOf({ names, version: VERSION, today, source, pathOf: uri => pathOf(addressOf(uri), folders) }));
        if (!missing.size || round === MOST_ROUNDS) return made;
        for (const uri of missing) {
            const loaded = await workspace.load(addressOf(uri));
            read.set(uri, loaded && { uri, text: loaded.text.getText(), ...loaded.parsed });
        }
    }
}
