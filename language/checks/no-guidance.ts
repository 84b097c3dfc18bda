import type { SubjectFacts } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import { guidanceMadeFor, isMeantFor, modelsOf, usualGuidance } from '../names/meant-for.ts';
import type { CheckContext, Rule } from './rule.ts';

/** Where a line that says what is followed goes: after the status of a service, or at its beginning. */
function placeIn({ lines, whole }: SubjectFacts): number {
    const status = lines.find(({ key, block }) => key === 'status' && block === 'service');
    const [first] = lines;
    return status?.whole[1] ?? first?.whole[0] ?? whole[1] - 1;
}

/** The guidance that fits a service, that which is recommended first: what is for services, and not for another model of care. */
function fittingGuidance(subject: SubjectFacts, { names, requirements }: CheckContext): readonly string[] {
    const models = modelsOf(subject, names);
    const first = new Set([...usualGuidance(models[0], names), ...guidanceMadeFor(models, names)]);
    const all = [...names.all('guidance')].flatMap(([found]) => found?.declaration.name ?? []);
    const isForServices = (name: string): boolean =>
        requirements === undefined || requirements(name).some(({ subjects }) => subjects.includes('services'));
    return all
        .filter(name => isMeantFor(name, models, names) && isForServices(name))
        .toSorted((a, b) => Number(first.has(b)) - Number(first.has(a)));
}

/** A service that follows no guidance is compared with nothing: that nothing is missing says nothing then. */
export const noGuidance: Rule = {
    code: 'CARE-113',
    name: 'no-guidance',
    title: 'A service that follows no guidance',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'A service is compared with the guidance that it follows. Without any, nothing is reported as missing, which looks as if all were well.',
    fix: 'Add a line `follows:` with the guidance that is meant for its model of care. For a service that no guidance is about, switch this check off in `carewright.json`.',
    *check(document, context) {
        for (const subject of document.services) {
            if (subject.follows.length || subject.status === 'retired') continue;
            const at = placeIn(subject);
            const fixes = fittingGuidance(subject, context).map(
                (name): Fix => ({
                    title: `Follow ${name}: ${context.names.title('guidance', name)}`,
                    safe: false,
                    edits: [{ at: [at, at], text: `\n  follows: ${name}` }],
                }),
            );
            yield {
                at: subject.at,
                message: `“${subject.title ?? subject.name}” follows no guidance, so it is compared with none.`,
                advice: 'Write a line `follows:` with the guidance for its model of care, such as `follows: IACM`.',
                fixes,
            };
        }
    },
};
