import { listed } from '../model/text.ts';
import { servicesCoveredBy } from '../reviews/covered-services.ts';
import type { Rule } from './rule.ts';
import { familyOf, followedBy } from './support/names.ts';

/** A covered service can be compared with what the review is about. */
export const coveredNotCompared: Rule = {
    code: 'CARE-733',
    name: 'covered-not-compared',
    title: 'A covered service that can’t be compared with the review',
    severity: 'information',
    reads: 'workspace',
    isFixable: false,
    why: 'A review that covers a service looks as if its findings were true of that service. If its specification follows none of the guidance that the review is about, or says nothing yet, the two have not been compared.',
    fix: 'Let the service follow the guidance, write what is missing of its specification, or take it out of `covers`.',
    *check(document, context) {
        const { names } = context;
        for (const review of document.reviews) {
            const asked = new Set(followedBy(review, names).flatMap(guidance => [...familyOf(guidance, names)]));
            if (!asked.size) continue;
            for (const { name, at } of servicesCoveredBy(review, context)) {
                const service = names.service(name);
                if (!service) continue;
                const follows = service.follows.flatMap(each => [...familyOf(each.name, names)]);
                if (follows.some(guidance => asked.has(guidance))) continue;
                const own = service.follows.length ? `follows ${listed(service.follows.map(each => each.name))}` : 'follows no guidance';
                yield {
                    at,
                    message: `${service.title ?? name} ${own}, and this review is about ${listed(followedBy(review, names))}: the two can’t be compared.`,
                    advice: `If the review is about this service, let its specification follow ${followedBy(review, names)[0]}.`,
                    related: [{ message: 'The specification.', uri: service.uri, at: service.at }],
                };
            }
        }
    },
};
