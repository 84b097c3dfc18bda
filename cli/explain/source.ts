import { dateInWords } from '../../language/model/dates.ts';
import type { SourceFacts } from '../../language/model/facts.ts';

/** Where something stands, and who has read it there. */
export function sourceInWords(source: SourceFacts | undefined): string | undefined {
    if (!source) return undefined;
    const where = [source.title, source.link && `<${source.link}>`].filter(Boolean).join(' ');
    const checked =
        source.checked && !source.unverified
            ? `Read there on ${dateInWords(source.checked)}.`
            : 'Unverified: nobody has yet read it there.';
    return `${where}\n${checked}`;
}
