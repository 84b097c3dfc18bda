import type { Assessment } from '../assess/assessment.ts';

/** A service that a review covers, and how its text is cited. */
export interface ServiceToReview {
    readonly name: string;
    readonly assessments: readonly Assessment[];
    /** The file that it stands in, as people see it. */
    readonly path: string;
    /** The line, from 1, of a place in that file. */
    lineOf(offset: number): number;
}

/** A service with the document that it stands in, before it is known how the document is cited. */
export interface ServiceInFile extends Omit<ServiceToReview, 'path'> {
    readonly uri: string;
}

function decoded(uri: string): string {
    try {
        return decodeURIComponent(uri);
    } catch {
        return uri;
    }
}

/** Where a document stands in the folders of a workspace: the path from its folder; with the folder's name where there are several. */
export function pathInWorkspace(uri: string, folders: readonly string[]): string {
    const plain = decoded(uri);
    const around = folders
        .map(folder => decoded(folder).replace(/\/*$/, '/'))
        .filter(folder => plain.startsWith(folder))
        .toSorted((a, b) => b.length - a.length)[0];
    if (around === undefined) return plain.slice(plain.lastIndexOf('/') + 1);
    const start = folders.length > 1 ? around.lastIndexOf('/', around.length - 2) + 1 : around.length;
    return plain.slice(start);
}

/** A service as a review that covers it reads it: its file is told from the folders of the workspace, on every way to a review. */
export function serviceToReview({ uri, ...service }: ServiceInFile, folders: readonly string[]): ServiceToReview {
    return { ...service, path: pathInWorkspace(uri, folders) };
}
