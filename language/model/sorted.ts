/** How many items at the beginning of a sorted list a test holds for: it holds up to one of them and for none behind it. */
export function countFirst<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
    let [low, high] = [0, items.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (holds(items[middle] as Item)) low = middle + 1;
        else high = middle;
    }
    return low;
}
