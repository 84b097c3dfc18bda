import type { TemplateFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import type { Need } from './needs.ts';
import { questionLine } from './question-line.ts';

/** The end of the last question of a sort, behind which another can stand. */
function endOfLast(template: TemplateFacts, perRequirement: boolean): number | undefined {
    return template.questions.filter(question => question.perRequirement === perRequirement).at(-1)?.whole[1];
}

function section(name: string, title: string, lines: readonly string[]): string {
    return ['', `  section ${name} "${title}" {`, ...lines.map(line => `    ${line}`), '  }', ''].join('\n');
}

/** The change of a template that makes it ask what it does not ask: behind a question of the same sort, or in a new section. */
export function askFor(template: TemplateFacts, needs: readonly Need[]): TextEdit[] {
    const closing = template.whole[1] - 1;
    const edits: TextEdit[] = [];
    const lines = (where: Need['where']): string[] => [...new Set(needs.filter(need => need.where === where).map(questionLine))];
    const [once, each, actions] = [lines('once'), lines('each'), lines('actions')];
    const place = (asked: readonly string[], perRequirement: boolean, whole: string): void => {
        const end = endOfLast(template, perRequirement);
        const indent = perRequirement ? '      ' : '    ';
        if (!asked.length) return;
        if (end === undefined) edits.push({ at: [closing, closing], text: whole });
        else edits.push({ at: [end, end], text: asked.map(line => `\n${indent}${line}`).join('') });
    };
    place(once, false, section('more', 'About this review', once));
    place(
        each,
        true,
        section('positions', 'Position against the guidance', ['for each requirement {', ...each.map(line => `  ${line}`), '}']),
    );
    if (actions.length) edits.push({ at: [closing, closing], text: section('plan', 'Action plan', actions) });
    return edits;
}
