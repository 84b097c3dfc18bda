import type { Selection } from '../../documents/generate.ts';
import { contextOf, type DocumentContext, type SourceDocument } from '../../documents/model/context.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, addressOf, decodedAddress, fileNameOf, isInFolder } from '../../language/model/address.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { VERSION } from '../version.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

/** A path as people see it: that in the folder, or the whole one. */
function pathOf(uri: Address, folders: readonly Address[]): string {
    const folder = folders.find(each => isInFolder(uri, each));
    return isLibrary(uri)
        ? uri
        : folder
          ? decodedAddress(uri).slice(decodedAddress(folder).replace(/\/$/, '').length + 1)
          : fileNameOf(uri);
}

/** The addresses of what a selection names, as far as there is such a thing. */
function placesOf({ services, reviews }: Selection, names: NameIndex): readonly Address[] {
    const found = [
        ...services.map(name => names.find(['service'], name)[0]?.uri),
        ...reviews.map(name => names.find(['review'], name)[0]?.uri),
    ];
    return found.filter(uri => uri !== undefined);
}

/**
 * What documents are made from: the documents of the workspace, as the editor has them now. All that a selection needs is read
 * first, since documents are made at once and files have to be waited for.
 *
 * @param names with which names of the selection are looked up
 */
export async function contextFor(
    workspace: ServerWorkspace,
    folders: readonly Address[],
    names: NameIndex,
    selection: Selection,
): Promise<DocumentContext> {
    const read = new Map<string, SourceDocument | undefined>();
    for (const uri of new Set(placesOf(selection, names))) {
        const loaded = await workspace.load(uri);
        read.set(uri, loaded && { uri, text: loaded.text.getText(), facts: loaded.facts });
    }
    const source = (uri: string): SourceDocument | undefined => {
        // What is left out in silence would be missing from a document that people sign.
        if (!read.has(uri)) throw new Error(`${uri} is needed for a document and was not read.`);
        return read.get(uri);
    };
    return contextOf({ names, version: VERSION, today: workspace.today, source, pathOf: uri => pathOf(addressOf(uri), folders) });
}
