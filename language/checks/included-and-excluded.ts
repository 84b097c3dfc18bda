import type { Rule } from './rule.ts';

/** Nobody is included and excluded at once. */
export const includedAndExcluded: Rule = {
    code: 'CARE-224',
    name: 'included-and-excluded',
    title: 'People who are both included and excluded',
    severity: 'error',
    reads: 'document',
    isFixable: false,
    why: 'Where a specification takes people in and turns them away for the same reason, whoever reads it first decides.',
    fix: 'Keep one of the two lines, and say in words what was meant.',
    *check(document, { names }) {
        for (const service of document.services) {
            const included = new Map(
                service.elements.flatMap(({ kind, term, at }) => (kind === 'includes' && term ? [[term, at] as const] : [])),
            );
            for (const { kind, term, at } of service.elements) {
                const first = kind === 'excludes' && term ? included.get(term) : undefined;
                if (!first || !term) continue;
                yield {
                    at,
                    message: `“${names.title('needs', term)}” is both included and excluded.`,
                    advice: 'Keep one of the two, and say in words what was meant.',
                    related: [{ message: 'It is included here.', uri: document.uri, at: first }],
                };
            }
        }
    },
};
