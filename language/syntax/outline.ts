import type { AstNode } from 'langium';
import type { CareDocument } from '../generated/ast.ts';
import type { Span } from '../model/values.ts';
import { wholeOf } from './tree.ts';

/** A part of a document, as a reader would list it in a table of contents. */
export interface OutlineItem {
    readonly label: string;
    /** What kind of part it is: the word that opens it. */
    readonly kind: string;
    /** Its title, for people, where the label is its name. */
    readonly detail: string | undefined;
    readonly whole: Span;
    readonly children: readonly OutlineItem[];
}

interface Part extends AstNode {
    readonly name?: string;
    readonly title?: string;
    readonly kind?: string;
    readonly items?: readonly Part[];
    readonly terms?: readonly Part[];
    readonly policy?: { readonly $refText: string };
    readonly partners?: readonly { readonly $refText: string }[];
    readonly requirement?: { readonly $refText: string };
}

/** The parts that an outline lists, with the word that opens them and how they are called. */
const PARTS: Readonly<Record<string, readonly [kind: string, label: (part: Part) => string | undefined]>> = {
    Vocabulary: ['vocabulary', part => part.kind],
    Term: ['term', part => part.name],
    Guidance: ['guidance', part => part.name],
    GuidanceSection: ['section', part => part.title ?? part.name],
    Requirement: ['requirement', part => part.name],
    Tightening: ['tightens', part => part.requirement?.$refText],
    Withdrawal: ['withdraws', part => part.requirement?.$refText],
    Replacement: ['replaces', part => part.requirement?.$refText],
    Service: ['service', part => part.name],
    Population: ['population', () => 'population'],
    Access: ['access', () => 'access'],
    Team: ['team', () => 'team'],
    Offers: ['offers', () => 'offers'],
    Measures: ['measures', () => 'measures'],
    Statements: ['statements', part => part.kind],
    Policy: ['policy', part => part.policy?.$refText],
    Partnership: ['works with', part => part.partners?.map(partner => partner.$refText).join(', ')],
    Template: ['template', part => part.name],
    TemplateSection: ['section', part => part.title ?? part.name],
    ForEachRequirement: ['questions', () => 'for each requirement'],
    Ask: ['question', part => part.name],
    Review: ['review', part => part.name],
    Finding: ['finding', part => part.requirement?.$refText],
    Action: ['action', part => part.name],
};

function itemsOf(part: Part): readonly Part[] {
    return [...(part.items ?? []), ...(part.terms ?? [])].filter(item => typeof item === 'object' && '$type' in item);
}

function outlineOf(part: Part): readonly OutlineItem[] {
    const known = PARTS[part.$type];
    const label = known?.[1](part);
    const whole = wholeOf(part);
    if (!known || !label || whole[1] === 0) return [];
    const detail = part.title === label ? undefined : part.title;
    return [{ label, kind: known[0], detail, whole, children: itemsOf(part).flatMap(outlineOf) }];
}

/** The table of contents of a document, as far as it could be read. */
export function outline(document: CareDocument): readonly OutlineItem[] {
    return (document.blocks ?? []).flatMap(block => outlineOf(block as Part));
}
