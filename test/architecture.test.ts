import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { globSync } from 'tinyglobby';

const root = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['files', 'language', 'documents', 'server', 'cli', 'client', 'bench', 'scripts', 'test'].filter(folder =>
    existsSync(`${root}/${folder}`),
);

/** What each folder may import besides itself, as docs/how-it-is-built.md says: folders, and packages or parts of Node. */
const MAY_IMPORT: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: RegExp }>> = {
    language: { folders: [], packages: /^(langium|chevrotain|vscode-uri|picomatch)(\/|$)/ },
    files: { folders: ['language'], packages: /^(node:|picomatch$)/ },
    documents: { folders: ['language'], packages: /^(?!node:|vscode)/ },
    server: { folders: ['files', 'language', 'documents'], packages: /^(?!vscode$)/ },
    // The command starts the server for editors other than ours: `carewright lsp`.
    cli: { folders: ['files', 'language', 'documents', 'server/main-node.ts'], packages: /^(?!vscode)/ },
    client: { folders: ['server/protocol.ts'], packages: /^(vscode|node:)/ },
};

/** A path from the root: the resolver puts a NUL before a `#` in a folder's name, and so finds each file in another folder. */
const fromRoot = (resolved: string) => relative(root, resolve(root, resolved.replaceAll('\0', ''))).replaceAll('\\', '/');

async function imports(): Promise<readonly { from: string; to: string; isPackage: boolean }[]> {
    const { output } = await cruise(FOLDERS, { baseDir: root, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } });
    return (output as ICruiseResult).modules.flatMap(({ source, dependencies }) =>
        dependencies.map(({ resolved, module, dependencyTypes }) => {
            const isLocal = dependencyTypes.includes('local');
            return {
                from: source,
                to: isLocal
                    ? fromRoot(resolved)
                    : dependencyTypes.includes('core') && !module.startsWith('node:')
                      ? `node:${module}`
                      : module,
                isPackage: !isLocal,
            };
        }),
    );
}

describe('architecture', function () {
    this.timeout(600_000);

    it('keeps the language free of editors, protocols and files, and the client free of the language', async () => {
        const all = await imports();
        assert.ok(
            all.some(({ from, to }) => from.startsWith('language/') && to.startsWith('langium')),
            'imports are seen',
        );
        const forbidden = all.filter(({ from, to, isPackage }) => {
            const folder = from.split('/')[0] ?? '';
            const rule = MAY_IMPORT[folder];
            if (!rule || from.includes('node_modules')) return false;
            if (isPackage) return !rule.packages.test(to);
            return (
                !to.startsWith(`${folder}/`) &&
                !rule.folders.some(allowed => to === allowed || to.startsWith(`${allowed}/`)) &&
                to !== 'package.json' &&
                !to.startsWith('docs/schemas/')
            );
        });
        assert.deepEqual(
            forbidden.map(({ from, to }) => `${from} imports ${to}`),
            [],
        );
    });

    it('keeps files small: none over 400 lines, half of them under 80', () => {
        const files = globSync(
            FOLDERS.map(folder => `${folder}/**/*.{ts,mjs}`),
            { cwd: root, ignore: ['language/generated/**', 'language/syntax/generated/**'] },
        );
        const lengths = files
            .map(file => ({ file, lines: readFileSync(`${root}/${file}`, 'utf8').split('\n').length }))
            .sort((a, b) => a.lines - b.lines);
        assert.deepEqual(
            lengths.filter(({ lines }) => lines > 400),
            [],
        );
        assert.ok((lengths[Math.floor(lengths.length / 2)]?.lines ?? 0) < 80, 'the median');
    });
});
