import { fileURLToPath } from 'node:url';
import type { DocumentContext } from '../../documents/model/context.ts';
import { makeContext } from '../../documents/model/make-context.ts';
import { LIBRARY_TEXTS } from '../../language/library/texts.ts';
import { VERSION } from '../version.ts';
import { parseFor } from './facts-reader.ts';
import { readText } from './read-text.ts';
import type { Workspace } from './workspace.ts';

/** What documents are made from: the files of a workspace, and the library. */
export async function documentWorld({ files, names, pathOf }: Workspace, today: string): Promise<DocumentContext> {
    return makeContext({
        names,
        parse: await parseFor(files),
        version: VERSION,
        today,
        textOf: uri => {
            if (!uri.startsWith('file:')) return LIBRARY_TEXTS[uri];
            const read = readText(fileURLToPath(uri));
            return 'text' in read ? read.text : undefined;
        },
        pathOf: uri => (uri.startsWith('file:') ? pathOf(uri) : uri),
    });
}
