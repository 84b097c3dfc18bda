import { dateInWords } from '../model/dates.ts';
import type { AttributeName, ElementKey } from '../model/elements.ts';
import type { Element, SubjectFacts } from '../model/facts.ts';
import type { Fix, RuleFinding } from '../model/findings.ts';
import type { LibraryTerm } from '../model/namespaces.ts';
import { dateValueIn, firstOf, isOver, subjectsOf, textIn } from '../model/subjects.ts';
import type { Span } from '../model/values.ts';

import type { CheckContext, Rule } from './rule.ts';

const REVIEWED: { readonly [Key in ElementKey]?: readonly [attribute: AttributeName<Key>, words: string] } = {
    reviewby: ['date', 'This specification was to be reviewed by'],
    policy: ['review', 'The policy was to be reviewed by'],
    workswith: ['review', 'The agreement was to be reviewed by'],
};

/** Only people know whether it is so. */
function toStatus(status: LibraryTerm<'statuses'>, at: Span): Fix {
    return { title: `Change to ${status}`, safe: false, edits: [{ at, text: status }] };
}

function* ofService(service: SubjectFacts, today: string): Iterable<RuleFinding> {
    if (service.status === 'retired') return;
    const period = firstOf(service, 'inforce');
    const start = dateValueIn(period, 'start');
    const end = dateValueIn(period, 'end');
    const status = firstOf(service, 'status');
    if (end && end.date < today) {
        yield {
            at: end.at,
            message: `The period in force ended on ${dateInWords(end.date)}.`,
            advice: 'Agree a new period, or set `status: retired`.',
            ...(status && { fixes: [toStatus('retired', status.at)] }),
        };
    } else if (start && status && start.date < today && (service.status === 'draft' || service.status === 'for-approval')) {
        yield {
            at: status.at,
            message: `This is not approved yet, though it has been in force since ${dateInWords(start.date)}.`,
            advice: 'Set `status: approved` if it has been approved, or move the period in force.',
            severity: 'information',
            fixes: [toStatus('approved', status.at)],
        };
    }
    for (const element of service.elements) {
        const [attribute, words] = REVIEWED[element.kind] ?? [];
        const date = attribute ? dateValueIn(element, attribute) : undefined;
        if (!date || date.date >= today) continue;
        const advice = 'Review it, and write the new date.';
        yield { at: date.at, message: `${words} ${dateInWords(date.date)}. That day is past.`, advice };
    }
}

function* ofAction(action: Element, { today, names }: CheckContext): Iterable<RuleFinding> {
    const due = dateValueIn(action, 'due');
    const state = textIn(action, 'state');
    // An action without a state says nothing of how far it has come.
    if (!due || due.date >= today || !state || isOver(state, names)) return;
    yield {
        at: due.at,
        message: `The action was due on ${dateInWords(due.date)}, and is ${state.replaceAll('-', ' ')}.`,
        advice: 'Write how far it has come (`state`, `progress`), or agree a new date.',
        severity: 'information',
    };
}

/** What was to be looked at again has been. */
export const overdue: Rule = {
    code: 'CARE-205',
    name: 'overdue',
    title: 'A deadline has passed',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'A policy that is past its review date may no longer be what people do.',
    fix: 'Review it and write the new date; or set `status: retired` for a specification that is history.',
    *check(document, context) {
        for (const subject of subjectsOf(document)) {
            if (subject.type === 'service') yield* ofService(subject, context.today);
            else for (const element of subject.elements) if (element.kind === 'action') yield* ofAction(element, context);
        }
    },
};
