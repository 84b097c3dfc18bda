import { RULES } from '../../language/checks/catalogue.ts';
import { VOCABULARY_KINDS } from '../../language/model/elements.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { CheckedDocument } from '../workspace/checked-document.ts';
import { guidancePage } from './guidance-page.ts';
import { requirementPage } from './requirement-page.ts';
import { rulePage, rulePageAt } from './rule-page.ts';
import { termPage } from './term-page.ts';

const VOCABULARIES = Object.keys(VOCABULARY_KINDS);

/**
 * A requirement, a rule, a guidance or terms in words, as Markdown; nothing where nobody knows the name.
 *
 * @param document where it is asked, so that it can say how things stand there
 */
export function explain(name: string, names: NameIndex, document?: CheckedDocument): string | undefined {
    const wanted = name.trim();
    const code = wanted.toUpperCase();
    const rule = RULES.find(each => each.code === code || each.name === wanted);
    if (rule) return rulePage(rule);
    const requirement = names.requirement(wanted) ?? names.requirement(code);
    if (requirement) return requirementPage(requirement, names, document);
    const guidance = names.guidance(wanted) ?? names.guidance(code);
    if (guidance) return guidancePage(guidance, names);
    const terms = names.find(VOCABULARIES, wanted).map(found => termPage(found, names));
    return terms.length ? terms.join('\n') : rulePageAt(`carewright:/rules/${code}.md`);
}
