import { canonicalName, isName, type NewDocument, type PlainRange } from '../../server/protocol.ts';
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

/** What another extension or a task may have decided already about a document to generate. */
export interface DocumentOrder {
    readonly kind?: string;
    readonly format?: string;
    /** The name of the layout of specifications. */
    readonly layout?: string;
    /** The address of a folder. */
    readonly folder?: string;
}

/** What a command was given, as far as it is an order: menus give the address of the file in front, which is none. */
export function documentOrder(given: unknown): DocumentOrder {
    if (typeof given !== 'object' || given === null) return {};
    const { kind, format, layout, folder } = given as Record<string, unknown>;
    const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
    return { kind: text(kind), format: text(format), layout: text(layout), folder: text(folder) };
}

/** What another extension or a task has answered already about a new document; nothing where people are asked. */
export function newOrder(given: unknown): Pick<NewDocument, 'name' | 'title' | 'follows' | 'model'> | undefined {
    if (typeof given !== 'object' || given === null) return undefined;
    const { name, title, follows, model } = given as Record<string, unknown>;
    if (typeof name !== 'string' || !isName(name) || typeof title !== 'string') return undefined;
    return {
        name: canonicalName(name),
        title,
        ...(Array.isArray(follows) && { follows: follows.filter(each => typeof each === 'string') }),
        ...(typeof model === 'string' && { model }),
    };
}

/** Some names in a sentence, no more than a few. */
export function listNames(names: readonly string[], most = 5): string {
    const shown = names.slice(0, most).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
