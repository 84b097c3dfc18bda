import { dateInWords } from '../../language/model/dates.ts';
import type { SourceFacts } from '../../language/model/facts.ts';
import type { Page } from './page.ts';

/** Writes where something stands, and who has read it there. */
export function sourceOn(page: Page, source: SourceFacts | undefined, otherwise: string): Page {
    if (!source) return page.source(undefined, undefined, otherwise);
    const read =
        source.checked && !source.unverified
            ? `Read there on ${dateInWords(source.checked)}.`
            : 'Unverified: nobody has yet read it there.';
    return page.source(source.title, source.link, read);
}
