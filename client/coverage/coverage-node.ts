import {
    type GuidanceCoverage,
    isOpen,
    OUTCOME_WORDS,
    type Outcome,
    type RequirementCoverage,
    type SubjectCoverage,
} from '../../server/protocol.ts';

/** A document of the workspace, and how far it meets what it follows. */
export interface DocumentCoverage {
    readonly uri: string;
    readonly subjects: readonly SubjectCoverage[];
}

interface NodeBase {
    /** Stays the same while people type, so that what is open in the tree stays open. */
    readonly id: string;
    readonly uri: string;
    readonly children: readonly CoverageNode[];
}

/** Requirements that have come equally far: those whose places still have to be filled in, or those of one outcome. */
interface OutcomeGroup {
    readonly outcome: Outcome | 'to fill in';
    readonly title: string;
    readonly isOpen: boolean;
}

/** What is to be done comes first. */
const GROUPS: readonly OutcomeGroup[] = [
    { outcome: 'to fill in', title: 'To fill in', isOpen: true },
    ...(['against', 'partly', 'missing', 'claimed', 'shown', 'not applicable', 'gap accepted'] as const).map(outcome => ({
        outcome,
        title: OUTCOME_WORDS[outcome].title,
        isOpen: isOpen(outcome),
    })),
];

/** A node of the coverage tree: a service, a guidance, requirements of one outcome, a requirement. */
export type CoverageNode =
    | (NodeBase & { readonly type: 'subject'; readonly subject: SubjectCoverage })
    | (NodeBase & { readonly type: 'guidance'; readonly guidance: GuidanceCoverage })
    | (NodeBase & { readonly type: 'outcome'; readonly group: OutcomeGroup; readonly toFillIn: number })
    | (NodeBase & { readonly type: 'requirement'; readonly requirement: RequirementCoverage; readonly section: string });

/** The tree of a document: its services, where it has several; their guidance, and its requirements by how far they have come. */
export function coverageNodes({ uri, subjects }: DocumentCoverage, onlyOpen: boolean): readonly CoverageNode[] {
    const nodes = subjects.map((subject): CoverageNode => {
        const id = `${uri}#${subject.type}/${subject.name}`;
        const children = subject.guidance.flatMap(guidance => guidanceNode(uri, id, guidance, subject.toFillIn, onlyOpen));
        return { type: 'subject', id, uri, subject, children };
    });
    return nodes.length === 1 ? (nodes[0]?.children ?? []) : nodes;
}

function guidanceNode(uri: string, parent: string, guidance: GuidanceCoverage, toFillIn: number, onlyOpen: boolean): CoverageNode[] {
    const id = `${parent}/${guidance.name}`;
    const all = guidance.sections.flatMap(({ title, requirements }) => requirements.map(requirement => ({ section: title, requirement })));
    const groups = Map.groupBy(all, ({ requirement }) => (requirement.isUnwritten ? 'to fill in' : requirement.outcome));
    const children = GROUPS.flatMap((group): CoverageNode[] => {
        const members = groups.get(group.outcome);
        if (!members || (onlyOpen && !group.isOpen)) return [];
        const groupId = `${id}/${group.outcome}`;
        const rows = members.map(
            (member): CoverageNode => ({ type: 'requirement', id: `${groupId}/${member.requirement.id}`, uri, ...member, children: [] }),
        );
        return [{ type: 'outcome', id: groupId, uri, group, toFillIn, children: rows }];
    });
    return children.length || !onlyOpen ? [{ type: 'guidance', id, uri, guidance, children }] : [];
}

/** The service or review that a line belongs to: the last one that begins before it, or the first. */
export function coverageAt(subjects: readonly SubjectCoverage[], line: number): SubjectCoverage | undefined {
    return subjects.findLast(({ range }) => range.start.line <= line) ?? subjects[0];
}
