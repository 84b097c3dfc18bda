import type { Element, TypicalNumber } from '../model/facts.ts';
import { mainOf, textIn } from '../model/subjects.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';

interface Usual extends TypicalNumber {
    readonly model: string;
}

function usualNumbers(elements: readonly Element[], names: NameIndex): readonly Usual[] {
    return elements
        .filter(({ kind, term }) => kind === 'model' && term)
        .flatMap(({ term }) => names.find(['models'], term ?? '').slice(0, 1))
        .flatMap(({ declaration }) =>
            (declaration.term?.typical ?? []).map(typical => ({ ...typical, model: declaration.title ?? declaration.name })),
        );
}

/** The numbers of a kind that are usual in the model with the highest, which is the one to exceed. */
function mostGenerous(usual: readonly Usual[], kind: Usual['kind']): Usual | undefined {
    return usual.filter(each => each.kind === kind).toSorted((a, b) => b.highest - a.highest)[0];
}

/** Whether a caseload and a usual number are those of the same post, or of workers who may be called differently. */
function isOfSame(element: Element, { per: usualRole }: Usual, names: NameIndex): boolean {
    if (element.kind !== 'caseload') return true;
    const role = textIn(element as Element<'caseload'>, 'per');
    if (role === undefined || usualRole === undefined || names.isWithin('roles', role, usualRole)) return true;
    const others = names.find(['usual'], 'caseload-of-others')[0]?.declaration.term?.also ?? [];
    const isOther = (name: string): boolean => others.some(other => names.isWithin('roles', name, other));
    return !isOther(role) && !isOther(usualRole);
}

/** Numbers far from what is usual in a model of care are worth a second look. */
export const untypicalNumber: Rule = {
    code: 'CARE-222',
    name: 'untypical-number',
    title: 'A number that is not typical of the model of care',
    severity: 'information',
    reads: 'workspace',
    isFixable: false,
    why: 'A model of care is known to work with the numbers that it was studied with. These numbers are typical of a model. They are not rules, and no national guidance was seen that sets them.',
    fix: 'Check whether the number leaves the time that the model needs. Nothing has to be changed if it does.',
    *check(document, { names }) {
        for (const service of document.services) {
            const usual = usualNumbers(service.elements, names);
            if (!usual.length) continue;
            for (const element of service.elements) {
                if (!usual.some(({ kind }) => kind === element.kind)) continue;
                const typical = mostGenerous(
                    usual.filter(each => isOfSame(element, each, names)),
                    element.kind,
                );
                const value = mainOf(element);
                if (!typical || value?.type !== 'number' || !(value.amount > typical.highest)) continue;
                const { source, shown, model } = typical;
                const said = source?.title ? `, by ${source.title}${source.unverified ? ' (unverified)' : ''}` : '';
                yield {
                    at: value.at,
                    message: `${value.shown} is more than is typical of ${model.charAt(0).toLowerCase()}${model.slice(1)}: ${shown}${said}. This is not a rule.`,
                    advice: 'Check whether it leaves the time that the model needs.',
                };
            }
        }
    },
};
