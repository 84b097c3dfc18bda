/** Makes `dist`: the command, and what VS Code loads. And the notices of other people's work for the package of the command. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCommand, bundledWorks, bundleExtension, noticesText } from './package/bundles.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = await bundleCommand(root);
await bundleExtension(root);
writeFileSync(`${root}/THIRD-PARTY-NOTICES.txt`, noticesText(bundledWorks(root, command)));
