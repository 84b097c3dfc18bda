import { readdirSync, readFileSync } from 'node:fs';

const EXAMPLES = new URL('../../examples/', import.meta.url);

export interface ExampleFile {
    readonly name: string;
    readonly text: string;
}

/** Every `.care` file of the example workspace. */
export function exampleFiles(): readonly ExampleFile[] {
    return readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.care'))
        .sort()
        .map(name => ({ name, text: readFileSync(new URL(name, EXAMPLES), 'utf8') }));
}
