import type { SubjectFacts } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import { asksOf, guidanceMadeFor, isMeantFor, modelsOf, usualGuidance } from '../names/meant-for.ts';
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
    return all
        .filter(name => isMeantFor(name, models, names) && asksOf('services', requirements?.(name)))
        .toSorted((a, b) => Number(first.has(b)) - Number(first.has(a)));
}

/** Whether a guidance asks something of services; what is not known is not held against it. */
function isForServices(name: string, { names, requirements }: CheckContext): boolean {
    return !names.guidance(name) || asksOf('services', requirements?.(name));
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
            if (subject.status === 'retired' || subject.follows.some(({ name }) => isForServices(name, context))) continue;
            const of = subject.follows[0]?.name;
            const at = subject.follows.at(-1)?.at[1] ?? placeIn(subject);
            const fixes = fittingGuidance(subject, context).map(
                (name): Fix => ({
                    title: `Follow ${name}: ${context.names.title('guidance', name)}`,
                    safe: false,
                    edits: [{ at: [at, at], text: of === undefined ? `\n  follows: ${name}` : `, ${name}` }],
                }),
            );
            const [recommended] = usualGuidance(modelsOf(subject, context.names)[0], context.names);
            yield {
                at: subject.at,
                message:
                    of === undefined
                        ? `“${subject.title ?? subject.name}” follows no guidance, so it is compared with none.`
                        : `\`${of}\` asks nothing of services, so “${subject.title ?? subject.name}” is compared with none.`,
                advice: `Write a line \`follows:\` with the guidance for its model of care, such as \`follows: ${recommended}\`.`,
                fixes,
            };
        }
    },
};
