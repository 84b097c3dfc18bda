import { RULES } from '../../language/checks/catalogue.ts';
import { exampleOf } from '../../language/checks/examples.ts';
import type { Rule } from '../../language/checks/rule.ts';
import { LIBRARY_SCHEME } from '../../language/library/scheme.ts';
import { FAULT_CODE, SYNTAX_CODE } from '../../language/model/findings.ts';
import { Page } from './page.ts';
import { sourceOn } from './source.ts';

const ADDRESS = new RegExp(`^${LIBRARY_SCHEME}:/rules/([^/]+)\\.md$`);

/** A rule: what it finds, why, how to put it right, and both in an example. */
export function rulePage(rule: Rule): string {
    const page = new Page()
        .title(`${rule.code} ${rule.name}`, rule.title)
        .section('Why it matters', rule.why)
        .section('How to put it right', rule.fix)
        .example('Not like this', exampleOf(rule).bad)
        .example('Like this', exampleOf(rule).good);
    return sourceOn(page, rule.source, 'None: it is Carewright’s own rule.').toString();
}

/** The page that the code of a diagnostic links to; nothing for other addresses. */
export function rulePageAt(uri: string): string | undefined {
    const code = ADDRESS.exec(uri)?.[1];
    const rule = RULES.find(each => each.code === code);
    if (rule) return rulePage(rule);
    return code === undefined ? undefined : pageOfOtherCode(code);
}

/** Two codes are no rules: the parser's, and that of a check that failed. */
function pageOfOtherCode(code: string): string | undefined {
    if (code === SYNTAX_CODE) {
        return new Page()
            .title(`${SYNTAX_CODE} cannot-be-read`, 'A line that cannot be read')
            .paragraph('The message says what was expected there, and how such a line is written. The rest of the document is read.')
            .toString();
    }
    if (code === FAULT_CODE) {
        return new Page()
            .title(FAULT_CODE, 'A check failed on the document')
            .paragraph('That is a fault of Carewright and not of the document. All other checks are done.')
            .toString();
    }
    return undefined;
}
