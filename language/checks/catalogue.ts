import type { Rule } from './rule.ts';
import { unknownName } from './unknown-name.ts';

/** Every rule, in the order of its code. A rule that is not in this list does not exist. */
export const RULES: readonly Rule[] = [unknownName];
