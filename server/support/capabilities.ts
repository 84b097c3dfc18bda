import type { ServerCapabilities } from 'vscode-languageserver';

function merged(a: unknown, b: unknown): unknown {
    if (Array.isArray(a) && Array.isArray(b)) return [...new Set([...a, ...b])];
    if (typeof a === 'object' && typeof b === 'object' && a && b) {
        const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
        return Object.fromEntries(
            [...new Set([...Object.keys(one), ...Object.keys(other)])].map(key => [
                key,
                key in one && key in other ? merged(one[key], other[key]) : (one[key] ?? other[key]),
            ]),
        );
    }
    return b;
}

/** What several features can do together: lists are joined. */
export function combined(all: readonly ServerCapabilities[]): ServerCapabilities {
    return all.reduce<unknown>(merged, {}) as ServerCapabilities;
}
