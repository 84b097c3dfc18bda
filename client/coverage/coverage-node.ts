import {
    type GuidanceCoverage,
    isOpen,
    type RequirementCoverage,
    type SectionCoverage,
    type SubjectCoverage,
} from '../../server/protocol.ts';

/** A document of the workspace, and how it stands to what it follows. */
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

/** A node of the coverage tree: a service, a guidance, a section of it, a requirement. */
export type CoverageNode =
    | (NodeBase & { readonly type: 'subject'; readonly subject: SubjectCoverage })
    | (NodeBase & { readonly type: 'guidance'; readonly guidance: GuidanceCoverage })
    | (NodeBase & { readonly type: 'section'; readonly section: SectionCoverage })
    | (NodeBase & { readonly type: 'requirement'; readonly requirement: RequirementCoverage });

/** The tree of a document: its services, where it has several; their guidance, its sections, their requirements. */
export function coverageNodes({ uri, subjects }: DocumentCoverage, onlyOpen: boolean): readonly CoverageNode[] {
    const nodes = subjects.map((subject): CoverageNode => {
        const id = `${uri}#${subject.type}/${subject.name}`;
        const children = subject.guidance.flatMap(guidance => guidanceNode(uri, id, guidance, onlyOpen));
        return { type: 'subject', id, uri, subject, children };
    });
    return nodes.length === 1 ? (nodes[0]?.children ?? []) : nodes;
}

function guidanceNode(uri: string, parent: string, guidance: GuidanceCoverage, onlyOpen: boolean): CoverageNode[] {
    const id = `${parent}/${guidance.name}`;
    const children = guidance.sections.flatMap((section, index) => sectionNodes(uri, `${id}/${index}`, section, onlyOpen));
    return children.length || !onlyOpen ? [{ type: 'guidance', id, uri, guidance, children }] : [];
}

/** A section with its requirements; the requirements alone, where they stand in none. */
function sectionNodes(uri: string, id: string, section: SectionCoverage, onlyOpen: boolean): readonly CoverageNode[] {
    const children = section.requirements
        .filter(({ outcome }) => !onlyOpen || isOpen(outcome))
        .map((requirement): CoverageNode => ({ type: 'requirement', id: `${id}/${requirement.id}`, uri, requirement, children: [] }));
    if (!section.title || !children.length) return children;
    return [{ type: 'section', id, uri, section: { ...section }, children }];
}

/** The service or review that a line belongs to: the last one that begins before it, or the first. */
export function subjectAt(subjects: readonly SubjectCoverage[], line: number): SubjectCoverage | undefined {
    return subjects.findLast(({ range }) => range.start.line <= line) ?? subjects[0];
}
