import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import manifest from '../../package.json' with { type: 'json' };

const root = new URL('../..', import.meta.url);
const { contributes } = manifest;

/** Commands that lenses and views call, and nobody else. */
const INTERNAL: ReadonlySet<string> = new Set([
    'carewright.showReferences',
    'carewright.openPlace',
    'carewright.fillIn',
    'carewright.goToPlaceholder',
]);

/** Every path that a part of the manifest names. */
function paths(part: unknown): string[] {
    if (typeof part === 'string') return /^(\.\/)?(icons|walkthrough|syntaxes|docs)\/|^\.\/language-/.test(part) ? [part] : [];
    return typeof part === 'object' && part !== null ? Object.values(part).flatMap(paths) : [];
}

describe('the extension’s manifest', () => {
    it('names files that are there', () => {
        const named = [manifest.icon, ...paths(contributes)];
        assert.ok(named.length > 10);
        assert.deepEqual(
            named.filter(path => !existsSync(new URL(path, root))),
            [],
        );
    });

    it('lists the commands that the extension has, and no menu names another', () => {
        const code = globSync('client/**/*.ts', { cwd: root }).map(file => readFileSync(new URL(file, root), 'utf8'));
        const listed = contributes.commands.map(({ command }) => command);
        const table = code.find(text => text.includes('function allCommands')) ?? '';
        const known = [...table.matchAll(/^ {8}'?([\w.]+)'?: \(?[\w, ]*\)? ?=>/gm)].map(([, id]) => `carewright.${id}`);
        assert.deepEqual(known.filter(id => !INTERNAL.has(id)).toSorted(), listed.toSorted());
        const used = Object.values(contributes.menus)
            .flat()
            .map(({ command }) => command);
        assert.deepEqual(
            used.filter(command => !listed.includes(command)),
            [],
        );
    });

    it('opens an example with all the files of the example', () => {
        const code = readFileSync(new URL('client/extension.ts', root), 'utf8');
        const list = /const EXAMPLE = \[([^\]]+)\]/.exec(code)?.[1] ?? '';
        const named = Array.from(list.matchAll(/'([^']+)'/g), ([, file]) => file ?? '');
        assert.deepEqual(named, globSync('**', { cwd: new URL('examples/exampleshire/', root) }).toSorted());
    });

    it('has no settings but those that the server reads, each explained, and none that names a program', () => {
        assert.deepEqual(Object.keys(contributes.configuration.properties).toSorted(), [
            'carewright.check.workspace',
            'carewright.codeLens.coverage',
            'carewright.inlayHints.titles',
            'carewright.trace.server',
        ]);
        for (const { markdownDescription } of Object.values(contributes.configuration.properties)) assert.match(markdownDescription, /\.$/);
    });

    it('has a walkthrough of at most six steps, each of which can be completed and has a picture with words', () => {
        const [walkthrough] = contributes.walkthroughs;
        assert.ok(walkthrough && walkthrough.steps.length <= 6);
        const commands = new Set(contributes.commands.map(({ command }) => command));
        for (const { description, completionEvents, media } of walkthrough.steps) {
            assert.ok(completionEvents.length && media.altText);
            const buttons = [...description.matchAll(/\(command:(carewright\.\w+)\)/g)].map(([, id]) => id ?? '');
            assert.deepEqual(
                buttons.filter(id => !commands.has(id)),
                [],
            );
        }
    });

    it('runs in folders that nobody trusts and in virtual ones, and says why', () => {
        assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
        assert.match(manifest.capabilities.untrustedWorkspaces.description, /runs nothing/);
        assert.equal(manifest.capabilities.virtualWorkspaces.supported, true);
    });
});
