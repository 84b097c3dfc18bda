import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { quoted } from '../model/text.ts';
import { type Need, needsOf, questionLine } from '../reviews/template-needs.ts';

interface TemplateSkeleton {
    readonly name: string;
    readonly title?: string;
    /** The guidance whose requirements it asks about. */
    readonly guidance: readonly string[];
    /** What that guidance asks for: what reviews have to show of it is asked as well. */
    readonly requirements?: readonly EffectiveRequirement[];
}

const ONCE = ['icb', 'completed', 'stakeholders', 'involved', 'sources', 'cohort', 'board'];
const EACH = ['policy', 'practice', 'evidence', 'gap'];

/** What the guidance needs to be asked beyond the questions that every form has. */
function more(needs: readonly Need[], where: 'once' | 'each', known: readonly string[]): string[] {
    const lines = needs
        .filter(need => need.where === where && need.question !== undefined && !known.includes(need.question))
        .map(questionLine);
    return [...new Set(lines)];
}

/** A form for the outcome of a review, to fill in with a board's own headings. It asks for all that the guidance needs. */
export function templateSkeleton({ name, title, guidance, requirements = [] }: TemplateSkeleton): string {
    const needs = needsOf(requirements);
    const each = more(needs, 'each', EACH).map(line => `      ${line}\n`);
    const once = more(needs, 'once', ONCE).map(line => `    ${line}\n`);
    const asked = once.length ? `\n  section asked "What the guidance asks for as well" {\n${once.join('')}  }\n` : '';
    return `// The form in which the outcome of a review is recorded. Write your own headings and questions.

template ${name} ${quoted(title ?? '[Name of the form]')} for ${guidance.join(', ')} {
  version: "1"

  section about "About this review" {
    ask icb          "Integrated care board":                               organisation, required
    ask completed    "Date completed":                                      date, required
    ask stakeholders "Stakeholders and partners who took part":             prose, required
    ask involved     "How people with lived experience and carers took part": prose, required
    ask sources      "What was looked at":                                  prose, required
    ask cohort       "People estimated to need this care":                  number of people, required
  }
${asked}
  section findings "Position against the guidance" {
    for each requirement {
      ask policy   "Is it written down?":        one of in-place "In place", partly "Partly in place", not-in-place "Not in place"; required
      ask practice "Does it happen in practice?": one of in-place "In place", partly "Partly in place", not-in-place "Not in place"; required
      ask evidence "Evidence":                   prose, required
      ask gap      "The gap":                    prose, required when policy or practice is partly or not-in-place
${each.join('')}    }
  }

  section actions "Action plan" {
    actions
  }

  section sign-off "Sign-off" {
    ask board      "Date of the public board meeting": date, required
  }
}
`;
}
