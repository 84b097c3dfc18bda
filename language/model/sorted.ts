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

/** The least of some numbers, however many they are: `Math.min` has room for some thousands. Nothing where there is none. */
export function leastOf(numbers: readonly number[]): number | undefined {
    let least = numbers[0];
    for (const number of numbers) if (number < (least as number)) least = number;
    return least;
}
