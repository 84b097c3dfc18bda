/** Makes `dist`: the command, and what VS Code loads. And the notices of other people's work for the package of the command. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCommand, bundledWorks, bundleExtension, noticesText } from './package/bundles.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = await bundleCommand(root);
const extension = await bundleExtension(root);
// The command starts the server, and the server loads what makes documents: both are in the npm package.
const inputs = [command, extension.get('dist/server.cjs'), extension.get('dist/documents.cjs')].flatMap(each => each ?? []);
writeFileSync(`${root}/THIRD-PARTY-NOTICES.txt`, noticesText(bundledWorks(root, inputs)));
