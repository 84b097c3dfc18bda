import { quoted } from '../model/text.ts';

interface GuidanceSkeleton {
    readonly name: string;
    readonly title?: string;
    /** The guidance that it extends. */
    readonly extends: readonly string[];
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

/** Local standards to fill in: one requirement of each common sort. */
export function guidanceSkeleton({ name, title, extends: parents, today }: GuidanceSkeleton): string {
    const id = name.toUpperCase();
    const builds = parents.length ? ` extends ${parents.join(', ')}` : '';
    return `// Write over everything in [square brackets]. In VS Code, F4 goes to the next place.
// \`carewright check\` lists what is left.
// A service takes part with \`follows: ${name}\`.

guidance ${name} ${quoted(title ?? '[Name of the standards]')}${builds} {
  publisher: "[Who publishes them]"
  published: ${today}

  section first "[What these are about]" {

    // Checked by the tool: is there such a policy, has it an owner, is it in date?
    must ${id}-01 "[What services have to have]" {
      says:   "[What it asks for, in a sentence that everybody understands.]"
      basis:  local
      source: "[Document and section]" unverified
      applies to services
      expects policy non-attendance with owner
      expects policy non-attendance in date
      ask:    "[A question that helps people to judge whether it is so in practice.]"
      example: """
        policy non-attendance {
          owner: "[post title]"
          "[What happens when somebody misses an appointment.]"
        }
      """
    }

    // Checked by the tool: a number. It applies only to some services.
    must ${id}-02 "[A limit]" {
      says:   "[What the limit is, and what it is for.]"
      basis:  local
      source: "[Document and section]" unverified
      applies to services where model is assertive-outreach
      expects caseload at most 15
    }

    // Judged by people: the text says how, and claims it with \`meets ${id}-03\`.
    should ${id}-03 "[What only a person can judge]" {
      says:   "[What it asks for.]"
      basis:  local
      source: "[Document and section]" unverified
      expects statement
      ask:    "[A question that helps people to judge it.]"
    }
  }
}
`;
}
