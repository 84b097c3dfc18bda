/** How many letters have to be changed, added, left out or swapped to make one word of another; stops above `most`. */
function distance(a: string, b: string, most: number): number {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let beforeLast: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            let best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] as number) + 1);
            row.push(best);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] as number;
}

/** The known name that was most likely meant, if one is close enough. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
    const most = written.length < 5 ? 1 : written.length < 9 ? 2 : 3;
    let nearest: string | undefined;
    let least = most + 1;
    for (const name of known) {
        const steps = distance(written.toLowerCase(), name.toLowerCase(), least - 1);
        if (steps < least) [nearest, least] = [name, steps];
    }
    return nearest;
}
