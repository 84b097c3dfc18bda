import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A work by other people that is part of a bundle: a package, or a file that was made from theirs. */
export interface BundledWork {
    readonly name: string;
    /** Empty for a work without versions. */
    readonly version: string;
    readonly license: string;
    /** The text of its licence. */
    readonly text: string;
}

/** Licences that do not come with the work itself, as their authors publish them. */
const LICENCES = 'scripts/package/licences';
const LIBRARY = /(^|\/)language\/library\/(facts|texts)\.json$/;
/** Works of which a file of this repository holds a part. All are under the MIT licence. */
const COPIED: readonly { readonly name: string; readonly licence: string; readonly holds: RegExp }[] = [
    { name: 'nhsuk-frontend', licence: 'nhsuk-frontend.txt', holds: /(^|\/)documents\/html\/nhsuk-styles\.json$/ },
    { name: 'NHSDigital/mental-health-monthly-statistics', licence: 'mental-health-monthly-statistics.txt', holds: LIBRARY },
    { name: 'rcpch/rcpch-nhs-organisations', licence: 'rcpch-nhs-organisations.txt', holds: LIBRARY },
];

/** The folders of packages that files come from: `node_modules/langium` of `node_modules/langium/lib/index.js`. */
function packageFolders(inputs: readonly string[]): readonly string[] {
    const folders = inputs.flatMap(input => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
    return [...new Set(folders)].sort();
}

/** The licence of a package: the file in it, or else the one that is kept here for it. */
function licenceOf(root: string, folder: string, name: string): string | undefined {
    const file = readdirSync(join(root, folder)).find(each => /^(licen[cs]e|copying)/i.test(each));
    if (file) return readFileSync(join(root, folder, file), 'utf8');
    const kept = join(root, LICENCES, `${name}.txt`);
    return existsSync(kept) ? readFileSync(kept, 'utf8') : undefined;
}

/**
 * The works by other people that files of bundles come from.
 *
 * @param inputs the files that went into the bundles, relative to the root
 * @throws when a package has no licence: then it must not be handed on
 */
export function bundledWorks(root: string, inputs: readonly string[]): readonly BundledWork[] {
    const packages = packageFolders(inputs).map(folder => {
        const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
        const text = licenceOf(root, folder, name);
        if (typeof license !== 'string' || !text) throw new Error(`The package ${name} has no licence, so it must not be in a bundle.`);
        return { name, version, license, text };
    });
    const copied = COPIED.filter(({ holds }) => inputs.some(input => holds.test(input))).map(({ name, licence }) => ({
        name,
        version: '',
        license: 'MIT',
        text: readFileSync(join(root, LICENCES, licence), 'utf8'),
    }));
    return [...packages, ...copied];
}

/** The notices that go with the bundles. */
export function noticesText(works: readonly BundledWork[]): string {
    const titled = works.map(work => ({ ...work, title: [work.name, work.version].filter(Boolean).join(' ') }));
    const list = titled.map(({ title, license }) => `- ${title} (${license})`).join('\n');
    const texts = titled.map(({ title, license, text }) => `${'-'.repeat(80)}\n${title}\n${license}\n\n${text.trim()}\n`);
    return `Carewright contains work by other people:\n\n${list}\n\n${texts.join('\n')}`;
}
