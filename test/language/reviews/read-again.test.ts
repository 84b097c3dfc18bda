import assert from 'node:assert/strict';
import { findingsToReadAgain } from '../../../language/reviews/drafts.ts';
import { factsOf } from '../../support/read-text.ts';
import { draftOf, service, workspaceOf } from '../../support/reviews.ts';

const workspace = workspaceOf({
    'city.care': service(
        'city',
        '  policy non-attendance {\n    owner: "Clinical lead"\n    "Nobody is ever discharged for missed appointments."\n  }',
    ),
    'coast.care': service('coast', '  population {\n    ages: 18 and over\n  }'),
});
const [review] = factsOf(
    'review north "North" using icb-review-outcome {\n  finding IACM-DNA-01 {\n    policy: in-place\n  }\n}\n',
    'north.care',
).reviews;

const again = (covers: readonly string[]) => (review ? findingsToReadAgain(review, draftOf(workspace, covers).services) : undefined);

describe('findings to read again, when a review comes to cover more services', () => {
    it('are those that the specification of a new one does not show', () => {
        assert.deepEqual(again(['city', 'coast']), [{ service: 'The coast team', requirements: ['IACM-DNA-01'] }]);
    });

    it('are none where it shows what they are about, nor what the review has no finding on', () => {
        assert.deepEqual(again(['city']), []);
    });
});
