import { IN_NAMES } from '../model/written-words.ts';
import type { Place } from './place.ts';
import type { Structure } from './structure.ts';

const LABEL = new RegExp(`^[ \\t]*([\\p{L}_][${IN_NAMES}]*(?: +[${IN_NAMES}]+)*)[ \\t]*(?=$|[:{"“”,\\r\\n])`, 'mu');

/** How the lines begin that stand in the block around a place already: their labels, or their first words. Not the line at the place. */
export function linesAround(text: string, structure: Structure, { blocks, starts }: Place): ReadonlySet<string> {
    const block = blocks.at(-1);
    const own = starts.at(-1);
    const found = new Set<string>();
    for (const line of block?.lines ?? structure.lines) {
        if (line === own) continue;
        const label = LABEL.exec(text.slice(Math.max(line, block ? block.open + 1 : 0), line + 120));
        if (label?.index === 0) found.add((label[1] as string).replaceAll(/ +/g, ' '));
    }
    return found;
}
