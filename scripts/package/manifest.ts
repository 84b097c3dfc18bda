/** Parts of package.json that are for those who work on Carewright, or for the command line's package. */
const LEFT_OUT: ReadonlySet<string> = new Set(['type', 'private', 'bin', 'scripts', 'devDependencies', 'dependencies', 'files', 'exports']);

/**
 * The extension's own package.json. Without `type`: VS Code's worker loads CommonJS from `.js`, which a package of modules
 * must not hold.
 */
export function extensionManifest(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const { node: _, ...engines } = manifest.engines as Readonly<Record<string, string>>;
    return { ...Object.fromEntries(Object.entries(manifest).filter(([key]) => !LEFT_OUT.has(key))), engines };
}
