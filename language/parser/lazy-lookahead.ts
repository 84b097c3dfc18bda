import type { LangiumParser } from 'langium';

interface LookaheadStrategy {
    buildLookaheadForAlternation(options: unknown): (this: unknown, ...args: unknown[]) => unknown;
    buildLookaheadForOptional(options: unknown): (this: unknown, ...args: unknown[]) => unknown;
}

/**
 * Works out what decides between alternatives when a text first needs it, not for the whole grammar at the start: that
 * is a third of a cold start, and a document uses a part of the grammar.
 *
 * @param parser one that has not been finalised yet
 */
export function decideLazily(parser: LangiumParser): void {
    const { lookaheadStrategy } = (parser as unknown as { readonly wrapper: { readonly lookaheadStrategy: LookaheadStrategy } }).wrapper;
    for (const name of ['buildLookaheadForAlternation', 'buildLookaheadForOptional'] as const) {
        const build = lookaheadStrategy[name].bind(lookaheadStrategy);
        lookaheadStrategy[name] = options => {
            let decide: ReturnType<typeof build> | undefined;
            return function (...args) {
                decide ??= build(options);
                return decide.apply(this, args);
            };
        };
    }
}
