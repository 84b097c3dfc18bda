/** Makes `dist`: the command, and what VS Code loads. */
import { fileURLToPath } from 'node:url';
import { bundleCommand } from './bundle/bundle-command.ts';
import { bundleExtension } from './bundle/bundle-extension.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
await bundleCommand(root);
await bundleExtension(root);
