import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Large JSON is read much faster by `JSON.parse` than as a part of the program. */
export const parsedJson: Plugin = {
    name: 'parsed-json',
    setup({ onLoad }) {
        onLoad({ filter: /(facts|texts|schema)\.json$/ }, ({ path }) => ({
            contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))))})`,
            loader: 'js',
        }));
        // Of the package only the version is wanted.
        onLoad({ filter: /\/package\.json$/ }, ({ path }) => ({
            contents: `export default ${JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version })}`,
            loader: 'js',
        }));
    },
};
