import type { Span } from '../model/values.ts';
import examples from './examples.json' with { type: 'json' };
import type { Rule } from './rule.ts';

/** The examples of a rule, as they are in the `.care` file beside it. Each is a whole document. */
export interface RuleExample {
    /** A document in which the rule reports something. */
    readonly bad: string;
    /** Everything that the rule reports there, in the order of the text. */
    readonly marks: readonly Span[];
    /** A document in which the rule reports nothing. */
    readonly good: string;
    /** A document with something that the rule can fix, where people have to decide about the bad one. */
    readonly fixable?: string;
}

/** By the name of the rule. */
const EXAMPLES = examples as unknown as Readonly<Record<string, RuleExample>>;

/**
 * The examples of a rule.
 *
 * @throws when the rule has no `.care` file beside it
 */
export function exampleOf({ name }: Pick<Rule, 'name'>): RuleExample {
    const example = EXAMPLES[name];
    if (!example) throw new Error(`The rule \`${name}\` has no examples. Write language/checks/${name}.care, then run npm run generate.`);
    return example;
}
