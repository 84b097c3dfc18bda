import assert from 'node:assert/strict';
import type { Outcome } from '../../../language/assess/outcome.ts';
import { findingsBy } from '../../support/check-text.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

const service = (population: string): string =>
    `service a "A" {\n  status: draft\n  follows: IACM\n  population {\n${population}\n  }\n}\n`;

/** The outcome of a requirement for a service with some lines on whom it is for. */
function outcomeOf(id: string, population: string): Outcome | undefined {
    const facts = factsOf(service(population));
    const [assessment] = checkerOf([facts]).assessments(facts);
    return assessment?.results.find(({ requirement }) => requirement.id === id)?.outcome;
}

const WELCOME = '    includes: co-occurring-substance-use\n';

describe('criteria that are joined', () => {
    it('exclude people only together where all of them have to hold', () => {
        const use = 'co-occurring-substance-use "Drug or alcohol use."';
        const group = (how: string): string =>
            `${WELCOME}    excludes ${how} {\n      ${use}\n      "There is nothing else that we could help with."\n    }`;
        for (const how of ['all of', 'at least 2 of']) assert.equal(outcomeOf('IACM-POP-06', group(how)), 'claimed', how);
        for (const how of ['any of', 'at least 1 of']) assert.equal(outcomeOf('IACM-POP-06', group(how)), 'against', how);
        const alone = `${WELCOME}    excludes all of {\n      ${use}\n    }`;
        assert.equal(outcomeOf('IACM-POP-06', alone), 'against');
    });

    it('demand nothing that another of them would do instead of', () => {
        const sure = '"People diagnosed with schizophrenia."';
        const group = (how: string): string =>
            `    includes ${how} {\n      ${sure}\n      no-confirmed-diagnosis "Suspected psychosis is enough."\n    }`;
        assert.equal(outcomeOf('IACM-POP-04', group('any of')), 'shown');
        assert.equal(outcomeOf('IACM-POP-04', group('all of')), 'against');
        const nested = `    includes all of {\n      psychosis\n      any of {\n        ${sure}\n        no-confirmed-diagnosis\n      }\n    }`;
        assert.equal(outcomeOf('IACM-POP-04', nested), 'shown');
    });

    it('still say whom the service is for', () => {
        const joined = '    includes any of {\n      psychosis\n      bipolar-disorder\n    }';
        assert.equal(outcomeOf('IACM-POP-01', joined), outcomeOf('IACM-POP-01', '    includes: psychosis, bipolar-disorder'));
        assert.notEqual(outcomeOf('IACM-POP-01', joined), outcomeOf('IACM-POP-01', '    includes: bipolar-disorder'));
    });

    it('are no contradiction where one of them is included by itself', () => {
        const group = (how: string): string =>
            `    includes: dementia\n    excludes ${how} {\n      dementia goes to: older-adult-service\n      "Aged over 65."  goes to: older-adult-service\n    }`;
        assert.equal(findingsBy('CARE-224', service(group('all of'))).length, 0);
        assert.equal(findingsBy('CARE-224', service(group('any of'))).length, 1);
    });
});
