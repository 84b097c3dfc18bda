import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from '../../../language/checks/catalogue.ts';
import { exampleOf } from '../../../language/checks/examples.ts';

interface Sample {
    readonly name: string;
    readonly text: string;
}

const ROOT = new URL('../../..', import.meta.url);

/** Every `.care` text that the project has: examples, library, guidance fixtures, and the samples of all rules. */
export function corpus(): readonly Sample[] {
    const files = ['examples/', 'language/library/', 'test/guidance/'].flatMap(folder =>
        readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
            .filter(name => name.endsWith('.care'))
            .sort()
            .map(name => ({ name: folder + name, text: readFileSync(new URL(folder + name, ROOT), 'utf8') })),
    );
    const samples = RULES.flatMap(rule => {
        const { bad, good } = exampleOf(rule);
        return [
            { name: `${rule.code} bad`, text: bad },
            { name: `${rule.code} good`, text: good },
        ];
    });
    return [...files, ...samples];
}
