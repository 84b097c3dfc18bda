import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { Element, SubjectFacts } from '../model/facts.ts';
import { fnv1a64 } from '../model/hash.ts';
import type { Value } from '../model/values.ts';
import { elementsReadBy } from './read-by.ts';

/** How many digits a fingerprint has: enough to tell the versions of a text apart, and short enough to compare by eye. */
const DIGITS = 12;

function plain(text: string): string {
    return text.replaceAll(/\s+/g, ' ').trim();
}

function valueText(value: Value): string {
    switch (value.type) {
        case 'number':
            return `${value.amount} ${value.dimension}`;
        case 'date':
            return value.date ?? plain(value.shown);
        default:
            return plain(value.text);
    }
}

function elementText({ kind, term, values, meets }: Element): string {
    const said = Object.keys(values)
        .toSorted()
        .map(name => `${name}=${valueText(values[name] as Value)}`);
    return [kind, term ?? '', ...said, `meets=${meets.toSorted().join(' ')}`].join('\u001f');
}

/** What a service says of a requirement not applying to it, or of a gap that somebody has accepted. */
function exemptionTexts({ id }: EffectiveRequirement, service: SubjectFacts): string[] {
    const about = <T extends SubjectFacts['notApplicable'][number]>(all: readonly T[]): readonly T[] =>
        all.filter(({ requirements }) => requirements.some(({ name }) => name === id));
    return [
        ...about(service.notApplicable).map(({ reason }) => `not applicable\u001f${plain(reason)}`),
        ...about(service.acceptedGaps).map(gap =>
            ['accepted gap', gap.until.date ?? gap.until.shown, plain(gap.body), plain(gap.reason)].join('\u001f'),
        ),
    ];
}

/** Facts never change: while a review is typed, what it covers stays the same, keystroke for keystroke. */
const known = new WeakMap<SubjectFacts, WeakMap<EffectiveRequirement, string>>();

/**
 * A short text that changes when what a requirement reads in a service changes, and only then: layout, comments, the order
 * of lines and the way in which a number or a date is written leave it as it is.
 *
 * @param requirement as it holds for the service: with what its guidance adds
 */
export function fingerprintOf(requirement: EffectiveRequirement, service: SubjectFacts): string {
    const ofService = known.get(service) ?? new WeakMap<EffectiveRequirement, string>();
    known.set(service, ofService);
    const fingerprint = ofService.get(requirement) ?? makeFingerprint(requirement, service);
    ofService.set(requirement, fingerprint);
    return fingerprint;
}

function makeFingerprint(requirement: EffectiveRequirement, service: SubjectFacts): string {
    const elements = elementsReadBy(requirement, service).map(elementText);
    const parts = [...elements, ...exemptionTexts(requirement, service)].toSorted();
    return fnv1a64(parts.join('\u001e')).slice(0, DIGITS);
}
