import type { Paragraph, Root } from 'mdast';
import { basisInWords } from '../assess/asker.ts';
import type { Assessment } from '../assess/assessment.ts';
import { effectiveRequirements } from '../assess/effective-guidance.ts';
import { checksInWords, scopeInWords } from '../assess/requirement-in-words.ts';
import { capitalised, type Title } from '../assess/wording.ts';
import { dateInWords, isoDate } from '../model/dates.ts';
import type { GuidanceFacts, RequirementFacts } from '../model/facts.ts';
import type { NameIndex } from '../names/name-index.ts';
import { bulleted, example, page, paragraphs, section, sentenceOrList, sourceSection, untitled, worded } from './page.ts';

/** What services and reviews say to a requirement: a line each. */
function outcomesOf(id: string, assessments: readonly Assessment[]): readonly string[] {
    return assessments.flatMap(({ subject, results }) =>
        results
            .filter(({ requirement }) => requirement.id === id)
            .map(({ outcome, reason, applies }) =>
                [`${subject.title ?? subject.name}: ${outcome}.`, reason, applies].filter(Boolean).join(' '),
            ),
    );
}

/** The guidance that changes a requirement, and why: a line each. */
function changesOf(id: string, names: NameIndex): readonly string[] {
    return [...names.all('guidance')].flatMap(found => {
        const changing = names.guidance(found[0]?.declaration.name ?? '');
        return (changing?.amendments ?? [])
            .filter(({ requirement }) => requirement.name === id)
            .map(({ type, reason }) => `${changing?.name} ${type} it: ${reason}`);
    });
}

/**
 * A requirement: what it says, who says so, how it is checked, and who changes it.
 *
 * @param here services and reviews against what they follow, where it is asked how they answer it
 */
export function requirementPage(requirement: RequirementFacts, names: NameIndex, here: readonly Assessment[] = []): Root {
    const title: Title = (namespace, name) => names.title(namespace, name);
    const { id, obligation, guidance, says, ask, example: written, source } = requirement;
    return page(
        id,
        requirement.title,
        paragraphs(says),
        section('Here', bulleted(outcomesOf(id, here))),
        section('Weight', `${obligation}, in ${guidance}: ${names.title('guidance', guidance)}. ${scopeInWords(requirement, title)}`),
        // Whether that has been checked is said with the source.
        section('Who asks for it', `${capitalised(basisInWords(requirement))}.`),
        sourceSection(source, 'None is given.'),
        section('How it is checked', sentenceOrList(checksInWords(requirement, title))),
        section('To discuss', ask),
        section('Changed by', sentenceOrList(changesOf(id, names))),
        example('Example', written),
    );
}

function lead(bold: string, words: string): Paragraph {
    return {
        type: 'paragraph',
        children: [{ type: 'strong', children: worded(bold) }, { type: 'text', value: ' ' }, ...worded(words)],
    };
}

/**
 * A place that is still to be filled in: what has to be said there.
 *
 * @param asked what the placeholder itself says, without its brackets
 * @param requirements those that look at it
 */
export function placeholderPage(asked: string, requirements: readonly RequirementFacts[]): Root {
    const each = requirements.flatMap(({ id, title, obligation, says, ask }) => [
        lead(`${[id, title].filter(Boolean).join(', ')} (${obligation}).`, says),
        ...(ask ? [lead('To discuss:', ask)] : []),
    ]);
    const none = paragraphs('No requirement looks at this place by itself. Say it for those who read the document, or remove the line.');
    return untitled([lead('Still to be filled in:', asked), ...(each.length ? each : none)]);
}

/** A guidance: who published it, what it rests on, and what it asks for. */
export function guidancePage(guidance: GuidanceFacts, names: NameIndex): Root {
    const requirements = effectiveRequirements(guidance.name, name => names.guidance(name));
    const day = isoDate(guidance.published);
    return page(
        guidance.name,
        guidance.title,
        section('Published by', [guidance.publisher, day && dateInWords(day)].filter(Boolean).join(', ')),
        section('Extends', bulleted(guidance.parents.map(({ name }) => `${name}: ${names.title('guidance', name)}`))),
        section('Meant for', bulleted(guidance.models.map(({ name }) => `${name}: ${names.title('models', name)}`))),
        section('Note', guidance.note),
        section('What it asks for', bulleted(requirements.map(({ id, obligation, title }) => `${id}, ${obligation}: ${title ?? ''}`))),
        sourceSection(guidance.source, 'None is given.'),
    );
}
