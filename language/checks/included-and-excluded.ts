import type { Element } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import type { Rule } from './rule.ts';

function takingOut(title: string, { roomAt, whole }: Element): Fix {
    return { title, safe: false, edits: [{ at: roomAt ?? whole, text: '' }] };
}

/** No group is both included and excluded. */
export const includedAndExcluded: Rule = {
    code: 'CARE-224',
    name: 'included-and-excluded',
    title: 'People who are both included and excluded',
    severity: 'error',
    reads: 'document',
    isFixable: true,
    why: 'Where a specification takes people in and turns them away for the same reason, whoever reads it first decides.',
    fix: 'Keep one of the two lines, and say in words what was meant.',
    *check(document, { names }) {
        for (const service of document.services) {
            const included = new Map(
                service.elements.flatMap(element =>
                    element.kind === 'includes' && element.term ? [[element.term, element] as const] : [],
                ),
            );
            for (const element of service.elements) {
                const { kind, term, at } = element;
                const first = kind === 'excludes' && term ? included.get(term) : undefined;
                // People whom several criteria exclude only together are others than those whom one of them includes.
                if (!first || !term || element.isPartial || first.isPartial) continue;
                yield {
                    at,
                    message: `“${names.title('needs', term)}” is both included and excluded.`,
                    advice: 'Keep one of the two, and say in words what was meant.',
                    related: [{ message: 'It is included here.', uri: document.uri, at: first.at }],
                    fixes: [takingOut('Take it out of the exclusions', element), takingOut('Take it out of the inclusions', first)],
                };
            }
        }
    },
};
