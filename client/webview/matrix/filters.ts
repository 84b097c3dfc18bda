import type { MatrixGuidance } from '../../../server/protocol.ts';
import { type MatrixFilter, OPEN } from '../../matrix/matrix-view.ts';
import { ALL_OUTCOMES } from '../../matrix/outcome-words.ts';
import { make } from './make.ts';

type Options = readonly (readonly [value: string, words: string])[];

const OUTCOMES: Options = [
    ['', 'All outcomes'],
    [OPEN, 'Open: failing or missing'],
    ...ALL_OUTCOMES.map(({ letter, outcome, sign }) => [letter, `${sign} ${outcome}`] as const),
];
const ORDERS: Options = [
    ['name', 'By title'],
    ['open', 'Most open first'],
];

function fill(select: HTMLSelectElement, options: Options, value: string): void {
    select.replaceChildren(...options.map(([each, words]) => make('option', { value: each }, words)));
    select.value = value;
}

/** The fields above the matrix. */
export class Filters {
    private readonly guidance = make('select');
    private offered = '';

    constructor(form: HTMLElement, filter: MatrixFilter, changed: (filter: MatrixFilter) => void) {
        const services = make('input', { type: 'search', placeholder: 'Words of the title' });
        const requirements = make('input', { type: 'search', placeholder: 'Id or words' });
        const outcome = make('select');
        const order = make('select');
        services.value = filter.services;
        requirements.value = filter.requirements;
        fill(outcome, OUTCOMES, filter.outcome);
        fill(order, ORDERS, filter.order);
        form.append(
            make('label', {}, 'Guidance ', this.guidance),
            make('label', {}, 'Services ', services),
            make('label', {}, 'Requirements ', requirements),
            make('label', {}, 'Outcome ', outcome),
            make('label', {}, 'Order ', order),
        );
        form.addEventListener('submit', event => event.preventDefault());
        form.addEventListener('input', () =>
            changed({
                guidance: this.guidance.value,
                services: services.value,
                requirements: requirements.value,
                outcome: outcome.value,
                order: order.value === 'open' ? 'open' : 'name',
            }),
        );
    }

    /** Says which guidance can be chosen, and which is shown. */
    offer(guidance: readonly MatrixGuidance[], shown: string): void {
        const options = guidance.map(({ name, title }) => [name, `${name}: ${title}`] as const);
        const offered = JSON.stringify(options);
        if (offered !== this.offered) fill(this.guidance, options, shown);
        this.offered = offered;
        this.guidance.value = shown;
    }
}
