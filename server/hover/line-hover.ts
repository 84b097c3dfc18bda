import { capitalised } from '../../language/assess/wording.ts';
import { textFor } from '../../language/completion/line-values.ts';
import { isAbout } from '../../language/completion/requirements-at.ts';
import { opaqueAt, type Structure } from '../../language/completion/structure.ts';
import { blocksOf } from '../../language/facts/field-places.ts';
import { ELEMENTS, elementKey, VOCABULARY_KINDS, type VocabularyKind } from '../../language/model/elements.ts';
import { howToWriteLine } from '../../language/syntax/how-to-write.ts';
import { Page } from '../explain/page.ts';
import { isAt } from '../support/places.ts';
import type { CheckedDocument } from '../workspace/checked-document.ts';
import type { Hovered } from './hovered.ts';
import { labelAt } from './label-at.ts';

/** Which requirements look at lines of a kind, in the service or review at an offset, and how they stand. */
function requirementLines({ assessments }: Pick<CheckedDocument, 'assessments'>, kind: string, offset: number): readonly string[] {
    return assessments
        .filter(({ subject }) => isAt(subject.whole, offset))
        .flatMap(({ results }) => results)
        .filter(({ requirement }) => isAbout(requirement, { kind, terms: [] }))
        .map(({ requirement, outcome }) => `- ${requirement.id}, ${requirement.title ?? requirement.says}: ${outcome}`);
}

/** What a line is for and how it is written, for the label at an offset. */
export function lineHover(document: CheckedDocument, structure: Structure, offset: number): Hovered | undefined {
    const text = document.text.getText();
    const found = opaqueAt(structure, offset) ? undefined : labelAt(text, offset);
    if (!found) return undefined;
    const { label, at } = found;
    const key = elementKey(label);
    const blocks = blocksOf(key);
    if (!blocks.length) return undefined;
    const element = ELEMENTS[key];
    const terms = element?.terms;
    const about = textFor(key) ?? element?.article;
    const page = new Page()
        .title(label, undefined)
        .paragraph(about && `${capitalised(about)}.`)
        .section('How it is written', howToWriteLine(label))
        .section(
            'Names that it takes',
            terms && terms in VOCABULARY_KINDS ? capitalised(`${VOCABULARY_KINDS[terms as VocabularyKind]}.`) : undefined,
        )
        .section('Where it belongs', `A line of ${blocks.join(', ')}.`)
        .section('Who looks at it here', requirementLines(document, key, offset).join('\n'));
    return { at, markdown: page.toString() };
}
