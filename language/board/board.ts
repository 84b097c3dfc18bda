import type { NameIndex } from '../names/name-index.ts';
import { type ActionEntry, actionsOf, type ResourceGaps, resourceGaps } from './actions.ts';
import { type BrokenPathway, brokenPathways } from './pathways.ts';
import {
    type AssessedService,
    type Capacity,
    capacityOf,
    type Matrix,
    type MeasureDifference,
    matrixOf,
    measureDifferences,
    type PlacedSubject,
    type PolicyEntry,
    policyRegister,
    type SharedGap,
    sharedGaps,
    type UndescribedService,
    undescribedServices,
} from './services.ts';

/** What a board sees of its services and reviews: plain data. */
export interface Board {
    readonly matrix: Matrix;
    readonly sharedGaps: readonly SharedGap[];
    readonly measureDifferences: readonly MeasureDifference[];
    readonly brokenPathways: readonly BrokenPathway[];
    readonly undescribed: readonly UndescribedService[];
    readonly capacities: readonly Capacity[];
    readonly actions: readonly ActionEntry[];
    readonly policies: readonly PolicyEntry[];
    readonly resourceGaps: ResourceGaps;
}

/** Everything of which a board's view is made. */
interface BoardToView {
    readonly services: readonly AssessedService[];
    readonly reviews: readonly PlacedSubject[];
    readonly names: NameIndex;
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

/** The whole view of a board. Pure: the same services and reviews on the same day give the same view. */
export function boardOf({ services, reviews, names, today }: BoardToView): Board {
    const matrix = matrixOf(services);
    return {
        matrix,
        sharedGaps: sharedGaps(matrix),
        measureDifferences: measureDifferences(services),
        brokenPathways: brokenPathways(services, names),
        undescribed: undescribedServices(reviews, services),
        capacities: services.flatMap(service => capacityOf(service) ?? []),
        actions: actionsOf(reviews, today, names),
        policies: policyRegister(services),
        resourceGaps: resourceGaps(reviews, names),
    };
}
