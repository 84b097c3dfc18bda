import { type DocumentContext, makeContext } from '../../documents/model/context.ts';

import { readText } from '../../files/read-files.ts';
import { LIBRARY_TEXTS } from '../../language/library/texts.ts';
import { type Address, pathOfAddress } from '../../language/model/address.ts';
import { VERSION } from '../../language/model/version.ts';
import { type OpenWorkspace, parserFor } from './workspace.ts';

/**
 * What documents are made from: the files of a workspace, and the library.
 *
 * @param instead a text that is read in place of a file's own
 */
export async function documentWorld(
    { texts, names, pathOf }: OpenWorkspace,
    today: string,
    instead?: { readonly uri: string; readonly text: string },
): Promise<DocumentContext> {
    return makeContext({
        names,
        parse: await parserFor(texts !== undefined),
        version: VERSION,
        today,
        textOf: uri => {
            if (uri === instead?.uri) return instead.text;
            if (!uri.startsWith('file:')) return LIBRARY_TEXTS[uri];
            if (texts) return texts.get(uri as Address);
            const read = readText(pathOfAddress(uri as Address) ?? uri);
            return 'text' in read ? read.text : undefined;
        },
        pathOf: uri => (uri.startsWith('file:') ? pathOf(uri) : uri),
    });
}
