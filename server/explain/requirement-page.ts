import { askerOf } from '../../language/assess/asker.ts';
import { checksInWords, scopeInWords } from '../../language/assess/requirement-in-words.ts';
import { capitalised, type Title } from '../../language/assess/wording.ts';
import type { RequirementFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { CheckedDocument } from '../workspace/checked-document.ts';
import { Page } from './page.ts';
import { sourceOn } from './source.ts';

/** What a document's services and reviews say to a requirement: a line each. */
function outcomes(id: string, document: CheckedDocument | undefined): readonly string[] {
    return (document?.assessments ?? []).flatMap(({ subject, results }) =>
        results
            .filter(({ requirement }) => requirement.id === id)
            .map(({ outcome, reason, applies }) =>
                [`${subject.title ?? subject.name}: ${outcome}.`, reason, applies].filter(Boolean).join(' '),
            ),
    );
}

/** The guidance that changes a requirement, and why: a line each. */
function changes(id: string, names: NameIndex): readonly string[] {
    return [...names.all('guidance')].flatMap(found => {
        const changing = names.guidance(found[0]?.declaration.name ?? '');
        return (changing?.amendments ?? [])
            .filter(({ requirement }) => requirement.name === id)
            .map(({ type, reason }) => `${changing?.name} ${type} it: ${reason}`);
    });
}

const bullets = (lines: readonly string[]): string => lines.map(line => `- ${line}`).join('\n');

/**
 * A requirement in words: what it says, who says so, how it is checked, and who changes it.
 *
 * @param document a document whose services and reviews are told too, where they are asked for it
 */
export function requirementPage(requirement: RequirementFacts, names: NameIndex, document?: CheckedDocument): string {
    const title: Title = (namespace, name) => names.title(namespace, name);
    const { id, obligation, guidance, says, ask, example, source } = requirement;
    const page = new Page()
        .title(id, requirement.title)
        .paragraph(says)
        .section('Here', bullets(outcomes(id, document)))
        .section('Weight', `${obligation}, in ${guidance}: ${names.title('guidance', guidance)}. ${scopeInWords(requirement, title)}`)
        .section('Who asks for it', `${capitalised(askerOf(requirement))}.`)
        .section('How it is checked', checksInWords(requirement, title))
        .section('Ask yourselves', ask)
        .section('Changed by', bullets(changes(id, names)))
        .example('Example', example);
    return sourceOn(page, source, 'None is given.').toString();
}
