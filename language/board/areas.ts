/** Words that say that an area is all of something: whether it holds another can't be told by names. */
const WIDE = /\b(?:all|whole|entire|every|everywhere|wherever|across|county|countywide|any)\b/i;

/** Words with a capital letter that name no place. */
const NO_PLACES = new Set(['The', 'All', 'And', 'Of', 'NHS', 'Primary', 'Care', 'Network', 'Networks', 'North', 'South', 'East', 'West']);

function placesIn(area: string): ReadonlySet<string> {
    const names = area.match(/\p{Lu}[\p{L}’'-]{2,}/gu) ?? [];
    return new Set(names.filter(name => !NO_PLACES.has(name)));
}

/** Whether two areas surely are apart: both name places, neither is all of something, and they share no name. */
export function areasApart(one: string, other: string): boolean {
    if (WIDE.test(one) || WIDE.test(other)) return false;
    const [places, others] = [placesIn(one), placesIn(other)];
    return places.size > 0 && others.size > 0 && places.isDisjointFrom(others);
}
