import { askerOf } from '../../language/assess/asker.ts';
import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import { capitalised } from '../../language/assess/wording.ts';
import { isUnchecked } from '../content/about.ts';
import { link, paragraph, text } from '../tree/build.ts';
import type { BlockContent, PhrasingContent } from '../tree/document-tree.ts';
import { prose } from '../tree/prose.ts';

/** What a requirement asks for, who says so and where, and a question that helps to judge it. */
export function requirementHelp(requirement: EffectiveRequirement, depth: number): BlockContent[] {
    const { says, ask, obligation, source } = requirement;
    const where: PhrasingContent[] = source
        ? [text(' Source: '), source.link ? link(source.link, text(source.title ?? source.link)) : text(source.title ?? ''), text('.')]
        : [];
    const unchecked = isUnchecked(requirement) ? ' Nobody has yet checked this at its source.' : '';
    return [
        ...prose(says, depth),
        ...(ask ? [paragraph({ type: 'emphasis', children: [text(ask)] })] : []),
        paragraph(`${obligation === 'must' ? 'Must' : 'Should'}. ${capitalised(askerOf(requirement))}.`, ...where, text(unchecked)),
    ];
}
