import type { Root } from 'mdast';
import { RULES } from '../checks/catalogue.ts';
import { exampleOf } from '../checks/examples.ts';
import type { Rule } from '../checks/rule.ts';
import { LIBRARY_SCHEME } from '../library/scheme.ts';
import { FAULT_CODE, SYNTAX_CODE } from '../model/findings.ts';
import { example, page, paragraphs, section, sourceSection } from './page.ts';

const ADDRESS = new RegExp(`^${LIBRARY_SCHEME}:/rules/([^/]+)\\.md$`);

function rulePage(rule: Rule): Root {
    const { bad, good } = exampleOf(rule);
    return page(
        `${rule.code} ${rule.name}`,
        rule.title,
        section('Severity', rule.severity),
        section('Why it matters', rule.why),
        section('How to put it right', rule.fix),
        example('Not like this', bad),
        example('Like this', good),
        sourceSection(rule.source, 'None: it is Carewright’s own rule.'),
    );
}

/** Two codes are no rules: the parser's, and that of a check that failed. */
const OTHER_CODES: Readonly<Record<string, Root>> = {
    [SYNTAX_CODE]: page(
        `${SYNTAX_CODE} cannot-be-read`,
        'A line that cannot be read',
        paragraphs(
            'The message says what was expected there, and how such a line is written. The rest of the document is read.\n\nForgotten quotation marks, several lines between marks for one, stray marks and the two versions that a merge leaves have a fix (Ctrl+. in the editor).',
        ),
    ),
    [FAULT_CODE]: page(
        FAULT_CODE,
        'A check failed on the document',
        paragraphs('That is a fault of Carewright and not of the document. All other checks are done.'),
    ),
};

/** A rule by its code or its name, in any case: what it finds, why, how to put it right, and both in an example. */
export function pageOfRule(asked: string): Root | undefined {
    const wanted = asked.toLowerCase();
    const rule = RULES.find(({ code, name }) => code.toLowerCase() === wanted || name === wanted);
    if (rule) return rulePage(rule);
    const code = wanted.toUpperCase();
    return Object.hasOwn(OTHER_CODES, code) ? OTHER_CODES[code] : undefined;
}

/** The page that the code of a diagnostic links to; nothing for other addresses. */
export function rulePageAt(uri: string): Root | undefined {
    const code = ADDRESS.exec(uri)?.[1];
    return code === undefined ? undefined : pageOfRule(code);
}
