import { verbsFor } from '../assess/wording.ts';
import { capacityOf } from '../board/services.ts';
import type { Rule } from './rule.ts';

/** A service has room for the people whom it expects. */
export const morePeopleThanRoom: Rule = {
    code: 'CARE-225',
    name: 'more-people-than-room',
    title: 'More people than the caseload has room for',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'The number of people, the caseload and the posts go together. If the posts that are filled can’t hold the people whom the service expects, either the caseload limit will be broken or people will wait.',
    fix: 'Check the three numbers. If they are right, the difference is a gap in resources: say so, in the specification and in the review.',
    *check(document, { names }) {
        for (const subject of document.services) {
            const capacity = subject.status === 'retired' ? undefined : capacityOf({ subject, uri: document.uri });
            if (!capacity || capacity.expected <= capacity.room) continue;
            const { expected, caseload, wte, vacant, room, roomWhenFilled, role, at } = capacity;
            const enough = roomWhenFilled >= expected ? ' There would be room if the vacant posts were filled.' : '';
            const without = vacant ? `, not counting ${vacant} vacant` : '';
            const title = names.title('roles', role).toLowerCase();
            yield {
                at,
                message: `${expected === 1 ? '1 person is expected' : `${expected} people are expected`}, and there is room for ${room}: ${caseload} for each whole-time ${title}, of whom there ${verbsFor(wte).is} ${wte}${without}.${enough}`,
                advice: 'Check the numbers. If they are right, say what happens to the others, and what is needed.',
            };
        }
    },
};
