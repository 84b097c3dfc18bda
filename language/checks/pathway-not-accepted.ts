import { brokenPathways } from '../board/board.ts';
import { placedAmong, servicesCoveredBy } from '../reviews/covered-services.ts';
import type { Rule } from './rule.ts';

/** A pathway between two covered services is open at both ends. */
export const pathwayNotAccepted: Rule = {
    code: 'CARE-735',
    name: 'pathway-not-accepted',
    title: 'A pathway whose other end does not accept it',
    severity: 'warning',
    reads: 'workspace',
    isFixable: false,
    why: 'People are lost between services: at an age limit, at a border, at the weekend, or because the other team takes no referral from this one. Each specification looks complete by itself; only both together show the hole.',
    fix: 'Agree with the other service what it accepts, and write it in both specifications.',
    *check(document, context) {
        for (const review of document.reviews) {
            const services = placedAmong(servicesCoveredBy(review, context));
            for (const { from, to, about, reason } of brokenPathways(services, context.names)) {
                const at = services.find(({ subject }) => subject.name === from.name)?.coveredAt;
                if (!at) continue;
                yield {
                    at,
                    message: `${to.title} may not accept some people whom ${from.title} sends (${about}). ${reason}`,
                    advice: 'Agree it between the two services, and write it in both specifications.',
                    related: [
                        { message: `${from.title} refers people here.`, uri: from.uri, at: from.at },
                        { message: `${to.title} says here what it accepts.`, uri: to.uri, at: to.at },
                    ],
                };
            }
        }
    },
};
