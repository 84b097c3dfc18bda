import { RULES } from '../../language/checks/catalogue.ts';
import { exampleOf } from '../../language/checks/examples.ts';
import { hardToRead } from '../../language/checks/hard-to-read.ts';
import type { Rule } from '../../language/checks/rule.ts';
import { unknownName } from '../../language/checks/unknown-name.ts';
import { readInWords } from '../../language/explain/page.ts';
import { readDocument } from '../../language/facts/read-document.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { addressOf } from '../../language/model/address.ts';
import { dateInWords } from '../../language/model/dates.ts';
import type { SourceFacts } from '../../language/model/facts.ts';
import { FAULT_CODE, SYNTAX_CODE } from '../../language/model/findings.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { care, code, escaped, GENERATED, link, table } from './markdown.ts';

/** The day on which the examples are checked, so that the pages stay the same. */
const DAY = '2026-11-22';

const SEVERITIES: Readonly<Record<Rule['severity'], string>> = {
    error: 'error: it makes `carewright check` fail',
    warning: 'warning',
    information: 'information: worth knowing, nothing need be wrong',
    hint: 'hint: shown only with `--hints`',
};

/** What the rule says of its example, in the words of the tool. */
function saidOf(rule: Rule): string {
    const { bad } = exampleOf(rule);
    const facts = readDocument(addressOf('example.care'), bad, parseCare(bad));
    const found = new Checker(new NameIndex([...LIBRARY, facts]), { today: DAY, ...(rule === hardToRead && { readingGrade: 9 }) })
        .findings(facts)
        .filter(({ code }) => code === rule.code);
    return found
        .map(({ message, advice }) => `> ${message}${advice ? ` ${advice}` : ''}`)
        .filter((line, index, lines) => lines.indexOf(line) === index)
        .join('\n>\n');
}

function sourceOf(source: SourceFacts | undefined): string {
    if (!source) return 'None: it is Carewright’s own rule.';
    return `${link(source.title ?? source.link ?? '', source.link)}. ${readInWords(source)}`;
}

function pageOf(rule: Rule, said: string): string {
    const reads = rule.reads === 'document' ? 'the document alone' : 'the document, and the names that other documents declare';
    const { bad, good } = exampleOf(rule);
    return `${GENERATED}
# ${rule.code} ${rule.name}

## What it finds

${rule.title}.

Severity: ${SEVERITIES[rule.severity]}; some findings of a rule can be milder. It reads ${reads}.

## Why it matters

${rule.why}

## How to put it right

${rule.fix}

## Example that it reports

${care(bad)}
On ${dateInWords(DAY)} it says:

${said}

## Example that it accepts

${care(good)}
## Source

${sourceOf(rule.source)}
`;
}

/** One page for each rule, by the name of its file. */
export function rulePages(): ReadonlyMap<string, string> {
    return new Map(RULES.map(rule => [`${rule.code}-${rule.name}`, pageOf(rule, saidOf(rule))]));
}

/** The table of contents of the rules. */
export function ruleIndex(): string {
    const rows = RULES.map(({ code: id, name, title, severity }) => [`[${id}](${id}-${name}.md)`, code(name), severity, escaped(title)]);
    return `${GENERATED}
# Rules

These checks are not guidance: they look at names, dates, numbers and words, whatever guidance a document follows. What the
guidance asks for is in [the requirements](../requirements.md). \`carewright explain ${unknownName.code}\` shows a rule in the terminal.

${table(['Code', 'Name', 'Severity', 'What it finds'], rows)}
Two codes have no page. \`${SYNTAX_CODE}\` is a line that cannot be read: its message says what was expected there. \`${FAULT_CODE}\` says that
a check failed on your document. That is a fault of Carewright and not of the document.

A workspace can change the severity of a rule, or turn it off, in [carewright.json](../guide.md#settings).
`;
}
