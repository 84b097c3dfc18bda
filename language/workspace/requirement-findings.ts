import { askerOf } from '../assess/asker.ts';
import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import { requirementSeverity } from '../assess/severity.ts';
import type { Finding } from '../checks/rule.ts';

function adviceOf(result: RequirementResult): string | undefined {
    const { example, ask } = result.requirement;
    if (result.outcome === 'missing' && example) return `Write, for example:\n${example}`;
    return ask ? `Ask yourselves: ${ask}` : undefined;
}

function messageOf(result: RequirementResult, title: string): string {
    const { requirement, outcome } = result;
    const unverified = !requirement.source || requirement.source.unverified;
    return [
        `${outcome === 'missing' ? 'Missing' : 'Not as expected'}: ${title}.`,
        result.reason,
        ...(result.applies ? [result.applies] : []),
        ...(unverified ? ['(Unverified: nobody has yet read this requirement at its source.)'] : []),
    ].join(' ');
}

function report(result: RequirementResult, assessment: Assessment): Finding | undefined {
    const { requirement, outcome } = result;
    if (outcome !== 'missing' && outcome !== 'failing') return undefined;
    const title = requirement.title ?? requirement.id;
    return {
        uri: assessment.uri,
        code: requirement.id,
        name: title,
        at: result.at,
        severity: requirementSeverity(requirement, assessment.subject.status, result.askedBy !== undefined),
        message: messageOf(result, title),
        advice: adviceOf(result),
        asker: result.askedBy ? `your own guidance ${result.askedBy}, which is stricter than what it builds on` : askerOf(requirement),
        ...(requirement.source && !result.askedBy && { source: requirement.source }),
        related: [
            { message: requirement.says || title, uri: requirement.uri, at: requirement.at },
            ...requirement.amendments.map(amendment => ({
                message: `${amendment.by} makes it stricter: ${amendment.reason}`,
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
