import { numberIn } from '../model/subjects.ts';

import type { Rule } from './rule.ts';

/** A target for a score is a score that the measure can give. */
export const scoreOutOfRange: Rule = {
    code: 'CARE-223',
    name: 'score-out-of-range',
    title: 'A target that the measure cannot give',
    severity: 'error',
    reads: 'workspace',
    isFixable: false,
    why: 'Every measure has a lowest and a highest score. A target outside of them is always met, or never.',
    fix: 'Write a target between the lowest and the highest score of the measure.',
    *check(document, { names }) {
        for (const service of document.services) {
            for (const element of service.elements) {
                const target = element.kind === 'measure' ? numberIn(element, 'target') : undefined;
                if (target?.dimension !== 'count' || !element.term) continue;
                const found = names.find(['measures'], element.term)[0]?.declaration;
                const [low, high] = found?.term?.scored ?? [];
                if (low === undefined || high === undefined || (target.amount >= low && target.amount <= high)) continue;
                yield {
                    at: target.at,
                    message: `${found?.title ?? element.term} is scored from ${low} to ${high}, so the target of ${target.shown} is out of reach of it.`,
                    advice: `Write a target from ${low} to ${high}, or write a percentage of people: \`at least 80%\`.`,
                };
            }
        }
    },
};
