import { measureDifferences } from '../board/services.ts';
import { placedAmong, servicesCoveredBy } from '../reviews/covered-services.ts';
import type { Rule } from './rule.ts';

/** Numbers that a board adds up count the same thing. */
export const measuresDiffer: Rule = {
    code: 'CARE-734',
    name: 'measures-differ',
    title: 'A measure that two services define in two ways',
    severity: 'information',
    reads: 'workspace',
    isFixable: false,
    why: 'A board compares its services by their measures. If one service uses a measure every six months and another once a year, or with another target, the numbers do not mean the same.',
    fix: 'Agree one definition, and write it in each specification. If there is a reason for the difference, say so there.',
    *check(document, context) {
        for (const review of document.reviews) {
            const services = placedAmong(servicesCoveredBy(review, context));
            for (const { term, parts, definitions } of measureDifferences(services)) {
                const [first] = definitions;
                const at = services.find(({ subject }) => subject.name === first?.service.name)?.coveredAt;
                if (!at) continue;
                const title = context.names.title('measures', term);
                const each = definitions.map(
                    ({ service, parts: shown }) => `${service.title}: ${parts.flatMap(part => shown[part] ?? []).join(', ')}`,
                );
                yield {
                    at,
                    message: `“${title}” is not the same in each service. ${each.join('; ')}.`,
                    advice: 'Agree one definition, or say in the specifications why they differ.',
                    related: definitions.map(definition => ({
                        message: `${definition.service.title}: ${Object.entries(definition.parts)
                            .map(([part, shown]) => `${part}: ${shown}`)
                            .join('; ')}`,
                        uri: definition.uri,
                        at: definition.at,
                    })),
                };
            }
        }
    },
};
