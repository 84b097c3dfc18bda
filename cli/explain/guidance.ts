import { effectiveRequirements } from '../../language/assess/effective-guidance.ts';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import type { GuidanceFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { counted } from '../text/table.ts';
import type { Page } from './page.ts';

/** Explains a guidance: who published it, what it rests on, and what it asks for. */
export function explainGuidance(guidance: GuidanceFacts, names: NameIndex, page: Page): Page {
    const requirements = effectiveRequirements(guidance.name, name => names.guidance(name));
    const day = isoDate(guidance.published);
    const published = [guidance.publisher, day && dateInWords(day)].filter(Boolean).join(', ');
    const source =
        guidance.source && [guidance.source.title, guidance.source.link && `<${guidance.source.link}>`].filter(Boolean).join(' ');
    return page
        .title(guidance.name, guidance.title)
        .section('Published by', published)
        .section('Extends', guidance.parents.map(({ name }) => `${name}: ${names.title('guidance', name)}`).join('\n'))
        .section('Source', source)
        .section('Note', guidance.note)
        .example(
            counted(requirements.length, 'requirement'),
            requirements.map(({ id, obligation, title }) => `${id}  ${obligation.padEnd(6)}  ${title ?? ''}`).join('\n'),
        );
}
