import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every `.care` file of the examples, of the library and of the tests of its requirements. */
export const CARE_FILES = globSync(['examples/**/*.care', 'language/library/**/*.care', 'test/guidance/*.care'], { cwd: root })
    .sort()
    .map(name => ({ name, text: readFileSync(`${root}/${name}`, 'utf8') }));
