import type { RuleExample } from '../language/checks/examples.ts';
import type { Span } from '../language/model/values.ts';

const SECTION = /^==== (bad|good|fixable) ====\n/gm;

/** A text without the marks `»` and `«` around what a rule reports, and the places that they were around. */
function withoutMarks(marked: string): { readonly text: string; readonly marks: readonly Span[] } {
    const marks: Span[] = [];
    let text = '';
    for (const [index, part] of marked.split(/[»«]/).entries()) {
        if (index % 2) marks.push([text.length, text.length + part.length]);
        text += part;
    }
    return { text, marks };
}

/**
 * The examples of a rule, as the `.care` file beside it holds them: `==== bad ====` with what the rule reports between `»` and `«`,
 * `==== good ====`, and `==== fixable ====` where the rule has no fix for what the bad example does.
 *
 * @throws when a section is missing or given twice, or when a mark is not closed
 */
export function readRuleExample(file: string, content: string): RuleExample {
    const sections = new Map<string, string>();
    const headings = [...content.matchAll(SECTION)];
    for (const [index, heading] of headings.entries()) {
        const name = heading[1] ?? '';
        if (sections.has(name)) throw new Error(`${file} has two sections \`${name}\`.`);
        const text = content.slice(heading.index + heading[0].length, headings[index + 1]?.index);
        // A blank line parts the sections, and belongs to neither.
        sections.set(name, index < headings.length - 1 ? text.replace(/\n\n$/, '\n') : text);
    }
    const [bad, good, fixable] = ['bad', 'good', 'fixable'].map(name => sections.get(name));
    if (bad === undefined || good === undefined) throw new Error(`${file} needs a section \`bad\` and a section \`good\`.`);
    if (!/^(?:[^»«]*»[^»«]+«)+[^»«]*$/.test(bad)) throw new Error(`${file}: mark what the rule reports in the bad example, as »words«.`);
    if (/[»«]/.test(good + (fixable ?? ''))) throw new Error(`${file}: only the bad example has marks.`);
    const { text, marks } = withoutMarks(bad);
    return { bad: text, marks, good, ...(fixable !== undefined && { fixable }) };
}
