import { askerOf } from '../assess/asker.ts';
import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { exampleFor } from '../assess/example-for.ts';
import { isOpen, type Outcome } from '../assess/outcome.ts';
import { requirementSeverity } from '../assess/severity.ts';
import { RULES } from '../checks/catalogue.ts';
import type { SubjectFacts } from '../model/facts.ts';
import type { Finding, Related } from '../model/findings.ts';

function adviceOf(result: RequirementResult, { subject }: Assessment): string | undefined {
    const { ask } = result.requirement;
    const example = exampleFor(result.requirement, subject);
    if (result.outcome === 'missing' && example) return `Write, for example:\n${example}`;
    return ask ? `To discuss: ${ask.replace(/^[A-Z](?=[a-z]* )/, first => first.toLowerCase())}` : undefined;
}

const HEADS: Readonly<Partial<Record<Outcome, string>>> = { missing: 'Missing', partly: 'Partly', against: 'Goes against this' };

function messageOf(result: RequirementResult, title: string): string {
    const first = `${HEADS[result.outcome] ?? 'Missing'}: ${title}. ${result.reason}`;
    const applies = result.applies ? ` ${result.applies}` : '';
    return `${first}${applies}`;
}

/** What is the same for every document that does not answer a requirement. */
interface Told {
    readonly asker: string;
    readonly related: readonly Related[];
}

const told = new WeakMap<EffectiveRequirement, Told>();

function toldOf(requirement: EffectiveRequirement, title: string): Told {
    let known = told.get(requirement);
    if (!known) {
        const stricter = requirement.amendments.map(({ by, reason, uri, at }) => ({
            message: `${by} makes it stricter: ${reason}`,
            uri,
            at,
        }));
        const itself = { message: requirement.says || title, uri: requirement.uri, at: requirement.at };
        known = { asker: askerOf(requirement), related: [itself, ...stricter] };
        told.set(requirement, known);
    }
    return known;
}

const TELLING = RULES.filter(({ tells }) => tells);

/** The rules that tell the same as a requirement that is broken, each place of it and with a fix; none where it lacks more than that. */
function rulesThatTell({ outcome, lacking }: RequirementResult, { elements }: SubjectFacts): readonly string[] {
    if (outcome !== 'against' && outcome !== 'partly') return [];
    const hasActions = elements.some(({ kind }) => kind === 'action');
    // An answer that there are no gaps is another way to meet it, and not for a review that has found some; that there are no
    // actions at all is told at each gap.
    const checks = lacking.filter(({ kind }) => kind !== 'answer' && (kind !== 'action' || hasActions));
    const rules = checks.map(check => TELLING.find(({ tells }) => tells?.(check))?.code);
    return rules.every(code => code !== undefined) ? [...new Set(rules)] : [];
}

function report(result: RequirementResult, assessment: Assessment): Finding | undefined {
    const { requirement, outcome, askedBy } = result;
    // A placeholder is reported where it stands, by a rule of its own.
    if (!isOpen(outcome) || result.unwritten) return undefined;
    const title = requirement.title ?? requirement.id;
    const toldBy = rulesThatTell(result, assessment.subject);
    const { asker, related } = toldOf(requirement, title);
    return {
        uri: assessment.uri,
        code: requirement.id,
        name: title,
        at: result.at,
        severity: requirementSeverity(requirement, assessment.subject.status, askedBy !== undefined),
        message: messageOf(result, title),
        advice: adviceOf(result, assessment),
        asker: askedBy ? `your own standard (${askedBy}), which is stricter than the national one` : asker,
        source: askedBy ? undefined : requirement.source,
        related,
        ...(toldBy.length && { toldBy }),
    };
}

/** What the requirements that a document misses or breaks say to its writer. */
export function requirementFindings(assessment: Assessment): readonly Finding[] {
    return assessment.results.flatMap(result => report(result, assessment) ?? []);
}
