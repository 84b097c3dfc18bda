/**
 * Loaded before a program: writes, at its end, which patterns it has made with `new RegExp` into the file that `PATTERNS` names. A pipe could be
 * closed before all of it is read.
 */
import { writeFileSync } from 'node:fs';

const made = new Map<string, { readonly source: string; readonly flags: string }>();

globalThis.RegExp = new Proxy(RegExp, {
    construct(target, parts, self) {
        const pattern: RegExp = Reflect.construct(target, parts, self);
        // What packages make is theirs.
        const maker = new Error('for its stack').stack?.split('\n')[2] ?? '';
        if (!/node_modules|node:/.test(maker)) made.set(String(pattern), { source: pattern.source, flags: pattern.flags });
        return pattern;
    },
});

process.on('exit', () => writeFileSync(process.env.PATTERNS ?? '', JSON.stringify([...made.values()])));
