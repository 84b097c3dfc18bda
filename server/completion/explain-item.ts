import type { NameIndex } from '../../language/names/name-index.ts';
import { guidancePage } from '../explain/guidance-page.ts';
import { requirementPage } from '../explain/requirement-page.ts';
import { termPage } from '../explain/term-page.ts';
import type { ItemData } from './to-item.ts';

/** What a suggestion is about, as Markdown; nothing where there is no more to say than its label and detail. */
export function explainItem({ subject }: ItemData, names: NameIndex): string | undefined {
    if (subject.type === 'requirements') {
        const known = subject.ids.flatMap(id => names.requirement(id) ?? []);
        return known.map(requirement => requirementPage(requirement, names)).join('\n') || undefined;
    }
    const { namespace, name } = subject;
    const guidance = namespace === 'guidance' ? names.guidance(name) : undefined;
    if (guidance) return guidancePage(guidance, names);
    const [found] = names.find([namespace], name);
    return found?.declaration.term ? termPage(found, names) : undefined;
}
