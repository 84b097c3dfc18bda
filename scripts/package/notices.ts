import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is part of the bundles. */
export interface BundledPackage {
    readonly name: string;
    readonly version: string;
    readonly license: string;
    /** The text of its licence. */
    readonly text: string;
}

/** The folders of packages that files come from: `node_modules/langium` of `node_modules/langium/lib/index.js`. */
function foldersOf(inputs: readonly string[]): readonly string[] {
    const folders = inputs.flatMap(input => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
    return [...new Set(folders)].sort();
}

/**
 * The packages that files of bundles come from.
 *
 * @throws when one of them brings no licence: then it must not be handed on
 */
export function bundledPackages(root: string, inputs: readonly string[]): readonly BundledPackage[] {
    return foldersOf(inputs).map(folder => {
        const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
        const file = readdirSync(join(root, folder)).find(each => /^(licen[cs]e|copying)/i.test(each));
        if (typeof license !== 'string' || !file) throw new Error(`${name} brings no licence.`);
        return { name, version, license, text: readFileSync(join(root, folder, file), 'utf8') };
    });
}

/** The notices that go with the bundles. */
export function noticesText(packages: readonly BundledPackage[]): string {
    const list = packages.map(({ name, version, license }) => `- ${name} ${version} (${license})`).join('\n');
    const texts = packages.map(
        ({ name, version, license, text }) => `${'-'.repeat(80)}\n${name} ${version}\n${license}\n\n${text.trim()}\n`,
    );
    return `Carewright contains these packages of others:\n\n${list}\n\n${texts.join('\n')}`;
}
