import { addMonths, nextApril } from '../model/dates.ts';
import { lineOf } from '../model/elements.ts';
import { type Namespace, namespaceOrWord } from '../model/namespaces.ts';
import { blank } from './blanks.ts';
import type { Part } from './suggestion.ts';

/** Where the value of a line comes from: the day, what there is to choose from, and what the library says is usual. */
export interface Choosing {
    readonly today: string;
    /** The names of a namespace; nothing where there are too many to choose from in a list. */
    choices(namespace: Namespace | 'vocabularies'): readonly string[] | undefined;
    /** The number that is usual in a line, by the key of its label, as it is written; nothing where the library has none. */
    usual(key: string): string | undefined;
}

/** How many years a contract usually runs from a first of April. */
const YEARS = 3;

/** What to write over, for what stands between braces in the schema: see `Written.value`. */
function blankFor(words: string, key: string, { today, choices, usual }: Choosing): Part {
    const months = /^today(?: \+ (\d+) months)?$/.exec(words);
    if (months) return blank(addMonths(today, Number(months[1] ?? 0)));
    const [, namespace, otherwise = ''] = /^([a-z-]+): (.*)$/.exec(words) ?? [];
    if (namespace) return blank(otherwise, choices(namespace === 'vocabularies' ? namespace : namespaceOrWord(namespace)));
    switch (words) {
        case 'usual':
            return blank(usual(key) ?? '1');
        case 'next April':
            return blank(nextApril(today));
        case 'end of contract':
            return blank(`${Number(nextApril(today).slice(0, 4)) + YEARS}-03-31`);
        default:
            return words.includes('|') ? blank('', words.split('|')) : blank(words);
    }
}

/** What a line of text or names would say, in words; nothing for other lines. */
export function textFor(key: string): string | undefined {
    return /^(?:""")?\s*"?\{(?:[a-z-]+: )?"?\[([^\]]+)\]"?\}"?\s*(?:""")?$/.exec(lineOf(key)?.value ?? '')?.[1];
}

/** What may stand behind the colon of a line, by the key of its label; nothing where the line is not known. */
export function lineValue(key: string, choosing: Choosing): readonly Part[] | undefined {
    const parts = lineOf(key)?.value?.split(/\{([^}]*)\}/);
    return parts?.flatMap((part, index): Part[] => {
        if (index % 2) return [blankFor(part, key, choosing)];
        return part ? [part] : [];
    });
}
