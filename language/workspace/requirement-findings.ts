import { askerOf } from '../assess/asker.ts';
import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import { requirementSeverity } from '../assess/severity.ts';
import type { Finding } from '../checks/rule.ts';

function adviceOf(result: RequirementResult): string | undefined {
    const { example, ask } = result.requirement;
    if (result.outcome === 'missing' && example) return `Write, for example:\n${example}`;
    return ask ? `Ask yourselves: ${ask}` : undefined;
}

function report(result: RequirementResult, assessment: Assessment): Finding | undefined {
    const { requirement, outcome } = result;
    if (outcome !== 'missing' && outcome !== 'failing') return undefined;
    const unverified = !requirement.source || requirement.source.unverified;
    const title = requirement.title ?? requirement.id;
    const applies = result.applies ? ` ${result.applies}` : '';
    return {
        uri: assessment.uri,
        code: requirement.id,
        name: title,
        at: result.at,
        severity: requirementSeverity(requirement, assessment.subject.status),
        message: `${outcome === 'missing' ? 'Missing' : 'Not as expected'}: ${title.charAt(0).toLowerCase() + title.slice(1)}. ${result.reason}${applies}${unverified ? ' (Unverified: nobody has yet read this requirement at its source.)' : ''}`,
        advice: adviceOf(result),
        asker: askerOf(requirement),
        ...(requirement.source && { source: requirement.source }),
        related: [
            { message: requirement.says || title, uri: requirement.uri, at: requirement.at },
            ...requirement.amendments.map(amendment => ({
                message: `${amendment.by} tightens it: ${amendment.reason}`,
                uri: amendment.uri,
                at: amendment.at,
            })),
        ],
    };
}

/** What the requirements that a document misses or breaks say to its writer. */
export function requirementFindings(assessment: Assessment): readonly Finding[] {
    return assessment.results.flatMap(result => report(result, assessment) ?? []);
}
