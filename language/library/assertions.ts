import type { AssertionWeights } from '../model/assertion-weights.ts';
import weights from './assertions.json' with { type: 'json' };

/** What was learned from the judged texts in `assertions`, at build time (`npm run generate`). */
export const ASSERTION_WEIGHTS: AssertionWeights = weights;
