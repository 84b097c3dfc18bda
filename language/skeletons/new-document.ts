import { type EffectiveRequirement, effectiveRequirements, requirementsOfAll } from '../assess/effective-guidance.ts';
import { formatText } from '../format/format-text.ts';
import { openerOf } from '../model/elements/blocks.ts';
import { rankInService } from '../model/elements.ts';
import { applyEdits } from '../model/findings.ts';
import { quoted } from '../model/text.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { ServiceToReview } from '../reviews/covered-services.ts';
import { draftReview } from '../reviews/drafts.ts';
import { type Need, needsOf, type Question, questionLine, questionParts, requirementsOf, usualQuestion } from '../reviews/form.ts';

import { labelIn } from '../syntax/lines.ts';
import { emptyBlock, type Item, linesOf, type Merged, mergeInto, splitItems } from './items.ts';

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
    return `// A service takes part with \`follows: ${name}\`.

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
          "[What happens when a person misses an appointment.]"
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

interface ServiceSkeleton {
    readonly name: string;
    readonly title?: string;
    /** The guidance that it follows. */
    readonly follows: readonly string[];
    /** What that guidance asks for, in its order. */
    readonly requirements: readonly EffectiveRequirement[];
    /** A model of care, by its name. */
    readonly model?: string;
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

function head({ follows, model }: ServiceSkeleton): string {
    return [
        'status: draft',
        `follows: ${follows.join(', ')}`,
        'commissioner: [the integrated care board that commissions the service]',
        'provider: [the organisation that runs the service]',
        'team type: [code]',
        `model: ${model ?? '[model of care]'}`,
        'in force: [first date] to [last date]',
        'review by: [date]',
        'context: "[Who is the service for, how many people are they, and what is there for them now?]"',
    ].join('\n');
}

/** What every specification says, also where its guidance asks for a part of it only. */
const OUTLINE: readonly Item[] = [
    {
        head: 'population',
        body: [
            'expected: [number] people counted [date] "[Who was counted, how are they found, and is it a local count or the national estimate?]"',
            'includes: "[Who the service is for, in your own words.]"',
        ].join('\n'),
    },
    { head: 'team', body: 'team-manager: [number] wte "[Which other posts are in the team, and how many of each?]"' },
    {
        head: 'policy discharge',
        body: ['owner: "[post title]"', '"[When and how people leave the service, who decides, and what they take with them.]"'].join('\n'),
    },
    { head: 'works with [service]', body: 'purpose: "[What is done together, and how each side is reached.]"' },
    {
        head: 'measures',
        body: 'indicator "[What is measured]": reported every [how often], source "[where the data come from]"',
    },
];

/** What is missing of the outline: whole blocks, and of who the service is for the lines that say it in general. */
function completed(service: Merged): Merged {
    const missing = OUTLINE.flatMap((item): Item[] => {
        const kind = openerOf(item.head)?.words ?? item.head;
        const [, known] = [...service.blocks].find(([head]) => (openerOf(head)?.words ?? head) === kind) ?? [];
        if (!known) return [item];
        if (kind === 'team' && ![...known.lines.values()].some(line => line.includes(' wte'))) return [item];
        if (kind !== 'population') return [];
        const labels = [...known.lines.values()].map(labelOf);
        // One line says whom a certain requirement is about, and not yet whom the service is for.
        const isSaid = (label: string): boolean => labels.filter(each => each === label).length > (label === 'includes' ? 1 : 0);
        const lines = splitItems(item.body ?? '').filter(({ head }) => !isSaid(labelOf(head)));
        return [{ head: item.head, body: lines.map(({ head }) => head).join('\n') }];
    });
    mergeInto(service, missing);
    return service;
}

function ranked(block: Merged): Merged {
    return { lines: block.lines, blocks: new Map([...block.blocks].toSorted(([a], [b]) => rankInService(a) - rankInService(b))) };
}

/**
 * A specification to fill in, made of the examples of what its guidance asks for. It parses; what is in square
 * brackets is reported until it is written.
 */
export function serviceSkeleton(skeleton: ServiceSkeleton): string {
    const service = emptyBlock();
    mergeInto(service, splitItems(head(skeleton)));
    const fixed = new Set([...(skeleton.model ? ['model'] : []), 'team type', 'in force', 'review by']);
    for (const { example, subjects } of skeleton.requirements) {
        if (!example || !subjects.includes('services')) continue;
        const items = splitItems(example).filter(item => !openerOf(item.head)?.in.includes('review') && !fixed.has(labelOf(item.head)));
        for (const item of items) replacePlaceholder(service, item.head);
        mergeInto(service, items);
    }
    const { lines, blocks } = ranked(completed(service));
    const blank = [
        ...linesOf({ lines, blocks: new Map() }),
        ...[...blocks].flatMap(block => ['', ...linesOf({ lines: new Map(), blocks: new Map([block]) })]),
    ];
    return [`service ${skeleton.name} ${quoted(skeleton.title ?? '[Name of the service]')} {`, ...blank, '}', ''].join('\n');
}

function labelOf(line: string): string {
    return labelIn(line)?.words ?? '';
}

/** An example that says something takes the place of our own placeholder. */
function replacePlaceholder(service: Merged, line: string): void {
    const label = labelOf(line);
    if (/"\[[^"]*\]"$/.test(service.lines.get(label) ?? '') && !/"\[[^"]*\]"$/.test(line.replace(/(?<!\S)\S+\s+(?=")/, '')))
        service.lines.delete(label);
}

interface TemplateSkeleton {
    readonly name: string;
    readonly title?: string;
    /** The guidance whose requirements it asks about. */
    readonly guidance: readonly string[];
    /** What that guidance asks for: what reviews have to show of it is asked as well. */
    readonly requirements?: readonly EffectiveRequirement[];
    /** The usual template says how what every form asks of each requirement is asked. */
    readonly names: NameIndex;
}

const asked = (name: string, title: string, answer: string): Question => ({
    name,
    title,
    answer,
    choices: [],
    choiceTitles: [],
    required: true,
});
/** What every form asks about the whole review. */
const ABOUT: readonly Question[] = [
    asked('icb', 'Integrated care board', 'organisation'),
    asked('completed', 'Date completed', 'date'),
    asked('stakeholders', 'Stakeholders and partners who took part', 'prose'),
    asked('involved', 'How people with lived experience and carers took part', 'prose'),
    asked('sources', 'What was looked at', 'prose'),
    asked('cohort', 'People estimated to need this care', 'people'),
];
const SIGN_OFF: readonly Question[] = [asked('board', 'Date of the public board meeting', 'date')];
const ONCE = [...ABOUT, ...SIGN_OFF].map(({ name }) => name);
/** What every form asks of each requirement. */
const EACH = ['policy', 'practice', 'evidence', 'gap'];

/** Questions as lines of a template, in columns. @param width that of the column of titles: a longer one moves no other line */
function inColumns(questions: readonly Question[], indent: string, width: number): string {
    const rows = questions.map(questionParts);
    const ofNames = Math.max(...rows.map(([ask]) => ask.length));
    return rows.map(([ask, title, answer]) => `${indent}${ask.padEnd(ofNames)} ${title.padEnd(width)} ${answer}`).join('\n');
}

/** What the guidance needs to be asked beyond the questions that every form has. */
function more(needs: readonly Need[], where: 'once' | 'each', known: readonly string[], names: NameIndex): string[] {
    const lines = needs
        .filter(need => need.where === where && need.question !== undefined && !known.includes(need.question))
        .map(need => questionLine(need, names));
    return [...new Set(lines)];
}

/** A form for the outcome of a review, to fill in with a board's own headings. It asks for all that the guidance needs. */
export function templateSkeleton({ name, title, guidance, requirements = [], names }: TemplateSkeleton): string {
    const needs = needsOf(requirements);
    const each = more(needs, 'each', EACH, names).map(line => `      ${line}\n`);
    const once = more(needs, 'once', ONCE, names).map(line => `    ${line}\n`);
    const asked = once.length ? `\n  section asked "What the guidance asks for as well" {\n${once.join('')}  }\n` : '';
    return `// The form in which the outcome of a review is recorded. Write your own headings and questions.

template ${name} ${quoted(title ?? '[Name of the form]')} for ${guidance.join(', ')} {
  version: "1"

  section about "About this review" {
${inColumns(ABOUT, '    ', 54)}
  }
${asked}
  section findings "Position against the guidance" {
    for each requirement {
${inColumns(
    EACH.flatMap(each => usualQuestion(each, names) ?? []),
    '      ',
    29,
)}
${each.join('')}    }
  }

  section actions "Action plan" {
    actions
  }

  section sign-off "Sign-off" {
${inColumns(SIGN_OFF, '    ', 0)}
  }
}
`;
}

/** What a new document is made from. */
export interface DocumentToWrite {
    readonly kind: 'service' | 'guidance' | 'template' | 'review';
    readonly name: string;
    readonly title?: string;
    /** For a service, what it follows; for guidance, what it extends; for a template, what it is for. */
    readonly follows: readonly string[];
    /** The model of care of a service. */
    readonly model?: string;
    /** The template of a review, and the services that it covers. */
    readonly template?: string;
    readonly services: readonly ServiceToReview[];
    readonly names: NameIndex;
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

/** How long its questions are depends on the guidance: their columns are found afterwards. */
function laidOut(text: string): string {
    return applyEdits(text, formatText(text));
}

/** The text of a new document, full of placeholders; nothing where its template is not known. */
export function newDocument(document: DocumentToWrite): string | undefined {
    const { kind, name, title, follows, model, services, names, today } = document;
    const requirements = (guidance: string): readonly EffectiveRequirement[] =>
        effectiveRequirements(guidance, each => names.guidance(each));
    switch (kind) {
        case 'service':
            return serviceSkeleton({ name, title, follows, requirements: requirementsOfAll(follows, requirements), model, today });
        case 'guidance':
            return guidanceSkeleton({ name, title, extends: follows, today });
        case 'template':
            return laidOut(
                templateSkeleton({ name, title, guidance: follows, requirements: requirementsOfAll(follows, requirements), names }),
            );
        default: {
            const template = names.template(document.template ?? '');
            if (!template) return undefined;
            return draftReview({ name, title, template, requirements: requirementsOf(template, requirements), services, names });
        }
    }
}
