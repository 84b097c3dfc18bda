import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** No text that people wrote comes near. In bytes. */
const MOST_BYTES = 32 * 1024 * 1024;

type Answer = { readonly bytes: Buffer } | { readonly error: { readonly code?: unknown }; readonly said: string };

/** Runs the Git of the system. It asks nothing, fetches nothing from elsewhere, and locks nothing. */
function git(folder: string, args: readonly string[]): Promise<Answer> {
    const env = {
        ...process.env,
        LC_ALL: 'C',
        GIT_NO_LAZY_FETCH: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        // Windows would otherwise run a git.exe that lies in the folder.
        NoDefaultCurrentDirectoryInExePath: '1',
    };
    return new Promise(resolve => {
        const options = { cwd: folder, env, encoding: 'buffer', maxBuffer: MOST_BYTES, windowsHide: true } as const;
        execFile('git', [...args], options, (error, out, said) => {
            resolve(error ? { error, said: said.toString('utf8').trim() } : { bytes: out });
        });
    });
}

/** Why a version of a file could not be read. */
export type GitProblem = 'no git' | 'no repository' | 'no revision' | 'no file' | 'failed';

/** A version of a file, or why there is none; `said` is what Git said itself. */
type FileAtRevision = { readonly bytes: Uint8Array } | { readonly problem: GitProblem; readonly said: string };

function problemOf({ error, said }: Exclude<Answer, { bytes: Buffer }>, usual: GitProblem): FileAtRevision {
    if (error.code === 'ENOENT') return { problem: 'no git', said };
    if (/not a git repository/i.test(said)) return { problem: 'no repository', said };
    if (/dubious ownership/.test(said)) return { problem: 'failed', said };
    return { problem: usual, said };
}

/**
 * A file as it was in a revision of its Git repository: a branch, a tag, a commit, `HEAD~3`. Never throws.
 *
 * @param file its path now; it must have had the same one then
 */
export async function readAtRevision(file: string, revision: string): Promise<FileAtRevision> {
    const folder = dirname(file);
    const commit = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
    if ('error' in commit) return problemOf(commit, 'no revision');
    // What is asked for next is a commit's own name, so that no revision can be taken for an option.
    const id = commit.bytes.toString('latin1').trim();
    const found = await git(folder, ['cat-file', 'blob', `${id}:./${basename(file)}`]);
    return 'error' in found ? problemOf(found, 'no file') : found;
}
