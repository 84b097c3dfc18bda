import { exampleOf } from '../../language/checks/examples.ts';
import type { Rule } from '../../language/checks/rule.ts';
import type { Page } from './page.ts';
import { sourceInWords } from './source.ts';

/** Explains a rule: what it finds, why, how to put it right, and both in an example. */
export function explainRule(rule: Rule, page: Page): Page {
    return page
        .title(`${rule.code} ${rule.name}`, rule.title)
        .section('Severity', rule.severity)
        .section('Why', rule.why)
        .section('How to put it right', rule.fix)
        .section('Source', sourceInWords(rule.source))
        .example('Not like this', exampleOf(rule).bad)
        .example('Like this', exampleOf(rule).good);
}
