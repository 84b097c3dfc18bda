import { createVSIX } from '@vscode/vsce';
import { ROOT } from '../../../scripts/equipment/programs.ts';
import { packageExtension } from '../../../scripts/package/package-extension.ts';

/**
 * Packages an extension: this repository's as `npm run package` does, another one as it is.
 *
 * @param target the path of the package
 */
export async function makeVsix(extension: string, target: string): Promise<void> {
    if (extension === ROOT) await packageExtension(ROOT, target);
    else await createVSIX({ cwd: extension, packagePath: target, dependencies: false, allowMissingRepository: true });
}
