import { effectiveRequirements } from '../../language/assess/effective-guidance.ts';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import type { GuidanceFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { Page } from './page.ts';
import { sourceOn } from './source.ts';

/** A guidance in words: who published it, what it rests on, and what it asks for. */
export function guidancePage(guidance: GuidanceFacts, names: NameIndex): string {
    const requirements = effectiveRequirements(guidance.name, name => names.guidance(name));
    const day = isoDate(guidance.published);
    const page = new Page()
        .title(guidance.name, guidance.title)
        .section('Published by', [guidance.publisher, day && dateInWords(day)].filter(Boolean).join(', '))
        .section('Extends', guidance.parents.map(({ name }) => `- ${name}: ${names.title('guidance', name)}`).join('\n'))
        .section('Note', guidance.note)
        .section('What it asks for', requirements.map(({ id, obligation, title }) => `- ${id}, ${obligation}: ${title ?? ''}`).join('\n'));
    return sourceOn(page, guidance.source, 'None is given.').toString();
}
