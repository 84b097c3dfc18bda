import type { Files } from './files.ts';

/** The files of this machine, and through the editor those that are elsewhere: in a repository on the web, for example. */
export function filesByScheme(here: Files, elsewhere: Files): Files {
    const isHere = (uri: string): boolean => uri.startsWith('file:');
    return {
        async find(folders, exclude) {
            const remote = folders.filter(folder => !isHere(folder));
            // Not every editor can be asked: then there are only the files of this machine.
            const [near, far] = await Promise.all([
                here.find(folders.filter(isHere), exclude),
                remote.length ? elsewhere.find(remote, exclude).catch(() => []) : [],
            ]);
            return [...near, ...far];
        },
        decode: async uri => (isHere(uri) ? here.decode?.(uri) : undefined),
        read: uri => (isHere(uri) ? here.read(uri) : elsewhere.read(uri).catch(() => undefined)),
    };
}
