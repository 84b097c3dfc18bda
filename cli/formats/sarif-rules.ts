import type { ReportingDescriptor } from 'sarif';
import { askerOf, checkedInWords } from '../../language/assess/asker.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import type { RequirementFacts } from '../../language/model/facts.ts';
import type { Severity } from '../../language/model/findings.ts';
import { FAULT_CODE, SYNTAX_CODE } from '../../language/model/findings.ts';
import { neutralised } from '../text/neutralise.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
    error: 'error',
    warning: 'warning',
    information: 'note',
    hint: 'note',
};

/** What the parser and the tool itself say has no rule of its own. */
const BUILT_IN: readonly ReportingDescriptor[] = [
    {
        id: FAULT_CODE,
        name: 'check-failed',
        shortDescription: { text: 'A check failed on this document. The fault is Carewright’s.' },
        defaultConfiguration: { level: 'warning' },
    },
    {
        id: SYNTAX_CODE,
        name: 'cannot-be-read',
        shortDescription: { text: 'The text can’t be read here.' },
        defaultConfiguration: { level: 'error' },
    },
];

/** Text from strangers as a message. Viewers make a link of `[words](address)` in any message, wherever it goes: here nothing becomes one. */
export function messageText(text: string): string {
    return neutralised(text).replaceAll('](', '] (');
}

/** All rules of the language. */
export function ruleDescriptors(): readonly ReportingDescriptor[] {
    const rules = RULES.map(({ code, name, title, why, fix, severity, source }) => ({
        id: code,
        name,
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: { text: `${why}\n\n${fix}` },
        helpUri: source?.link,
        defaultConfiguration: { level: LEVELS[severity] },
    }));
    return [...BUILT_IN, ...rules];
}

/** A requirement of a guidance, as a rule. */
export function requirementDescriptor(requirement: RequirementFacts): ReportingDescriptor {
    const { id, title, says, ask, source, obligation, guidance } = requirement;
    const asked = `Asked by ${askerOf(requirement)}; ${checkedInWords(requirement)}.`;
    return {
        id,
        shortDescription: { text: messageText(title ?? id) },
        fullDescription: { text: messageText(says || title || id) },
        help: { text: messageText([says, asked, source?.title && `Source: ${source.title}`, ask].filter(Boolean).join('\n\n')) },
        helpUri: source?.link,
        defaultConfiguration: { level: obligation === 'must' ? 'error' : 'warning' },
        properties: { tags: [guidance, obligation], basis: requirement.basis },
    };
}
