import { createVSIX } from '@vscode/vsce';
import { packageExtension } from '../../../scripts/package/package-extension.ts';
import { ROOT } from '../../../scripts/workbench/places.ts';

/**
 * Packages an extension: this repository's as `npm run package` does, another one as it is.
 *
 * @param target the path of the package
 */
export async function makeVsix(extension: string, target: string): Promise<void> {
    if (extension === ROOT) await packageExtension(ROOT, target);
    else await createVSIX({ cwd: extension, packagePath: target, dependencies: false, allowMissingRepository: true });
}
