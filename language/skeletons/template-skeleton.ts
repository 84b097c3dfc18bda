import { quoted } from './quoted.ts';

export interface TemplateSkeleton {
    readonly name: string;
    readonly title?: string;
    /** The guidance whose requirements it asks about. */
    readonly guidance: readonly string[];
}

/** A form for the outcome of a review, to fill in with a board's own headings. */
export function templateSkeleton({ name, title, guidance }: TemplateSkeleton): string {
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

  section findings "Position against the guidance" {
    for each requirement {
      ask policy   "Is it written down?": one of in-place "In place", partly "Partly in place", not-in-place "Not in place"; required
      ask practice "Is it done?":         one of in-place "In place", partly "Partly in place", not-in-place "Not in place"; required
      ask evidence "How is this known?":  prose, required
      ask gap      "The gap":             prose, required when policy or practice is partly or not-in-place
    }
  }

  section actions "Action plan" {
    actions
  }

  section sign-off "Sign-off" {
    ask board "Date of the public board meeting": date, required
  }
}
`;
}
