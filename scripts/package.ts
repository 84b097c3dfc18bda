/** Makes `carewright-<version>.vsix`, the extension as a marketplace takes it. */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { packageExtension } from './package/package-extension.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = `carewright-${manifest.version}.vsix`;
const works = await packageExtension(root, `${root}/${name}`);
console.log(`${name}: ${(statSync(`${root}/${name}`).size / 1024).toFixed(0)} kB, with ${works.length} works by other people in it`);
