import type { PlainRange } from '../../server/protocol.ts';
import type { CoverageNode } from '../coverage/coverage-node.ts';

/** A requirement of a document. */
export interface RequirementPlace {
    readonly uri: string;
    readonly id: string;
}

function isNode(given: unknown): given is CoverageNode {
    return typeof given === 'object' && given !== null && 'type' in given && 'uri' in given && 'children' in given;
}

/** What a command is about: a name that it was given, or that of the node of the coverage view it was called on. */
export function nodeId(given: unknown): RequirementPlace | { readonly id: string } | undefined {
    if (typeof given === 'string') return { id: given };
    if (!isNode(given)) return undefined;
    if (given.type === 'requirement') return { uri: given.uri, id: given.requirement.id };
    return given.type === 'guidance' ? { id: given.guidance.name } : undefined;
}

/** The requirement of a node of the coverage view; nothing for other nodes. */
export function nodeRequirement(given: unknown): RequirementPlace | undefined {
    return isNode(given) && given.type === 'requirement' ? { uri: given.uri, id: given.requirement.id } : undefined;
}

/** A place in a document, as the coverage view names it; nothing where it is none. */
export function documentPlace(uri: unknown, range: unknown): { readonly uri: string; readonly range: PlainRange } | undefined {
    const isRange = typeof range === 'object' && range !== null && 'start' in range && 'end' in range;
    return typeof uri === 'string' && isRange ? { uri, range: range as PlainRange } : undefined;
}
