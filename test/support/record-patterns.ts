/** Loaded before a program: tells, at its end and on its standard error, which patterns it has made with `new RegExp`. */
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

process.on('exit', () => process.stderr.write(`\n${JSON.stringify([...made.values()])}\n`));
