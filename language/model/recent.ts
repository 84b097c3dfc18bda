/**
 * Keeps a value as the newest of a map, and drops the one that was not asked for longest where there are more than some: a folder
 * of a thousand documents does not stay in memory because each was looked at once.
 *
 * @param most how many are kept
 */
export function keepRecent<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
    // At the end of the order.
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '');
}
