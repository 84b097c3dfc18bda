import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { unknownName } from '../../language/checks/unknown-name.ts';
import { acceptGap, declareTerm, isOpen, sayNotApplicable, writeRequirements } from '../../language/fixes/insert-items.ts';
import { type Aim, aimOf, answering } from '../../language/fixes/sound-edits.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, fileNameOf } from '../../language/model/address.ts';
import type { Finding, TextEdit } from '../../language/model/findings.ts';
import { isVocabularyKind, type VocabularyKind } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import type { CheckedDocument, LoadedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

/** Something that can be done about a finding. */
export interface Proposal {
    readonly title: string;
    /** Of this document, in the order of the text; or of another one. */
    readonly edits: readonly TextEdit[];
    readonly uri?: Address;
    /** The code and place of the finding that it puts right; none where it puts right several. */
    readonly finding?: { readonly code: string; readonly at: Span };
    /** What there has to be less of afterwards, besides what is never more. */
    readonly aim?: Aim;
    /** What it does, where many proposals write one line at one place and differ only in its names: one shows whether all are sound. */
    readonly shape?: string;
    /** The requirement that it explains, where that is all that it does. */
    readonly explains?: string;
    /** Whether it is what most people would do. */
    readonly isPreferred?: boolean;
}

/** What the rule itself proposes. */
export function ruleProposals(finding: Finding): readonly Proposal[] {
    const fixes = finding.fixes ?? [];
    return fixes.map(({ title, edits }) => ({
        title,
        edits,
        finding,
        aim: aimOf(finding),
        isPreferred: fixes.length === 1,
    }));
}

/** Where the workspace declares terms of a kind of its own: the first such document. */
function ownVocabulary(workspace: ServerWorkspace, kind: VocabularyKind, besides: Address): Address | undefined {
    for (const all of workspace.names.all(kind)) {
        const own = all.find(({ uri }) => !isLibrary(uri) && uri !== besides);
        if (own) return own.uri;
    }
    return undefined;
}

/** Declaring a term that nobody has declared: where the workspace has its own terms of that kind, and in this document. */
export async function termProposals(finding: Finding, document: LoadedDocument, workspace: ServerWorkspace): Promise<readonly Proposal[]> {
    if (finding.code !== unknownName.code) return [];
    const reference = document.facts.references.find(({ at }) => at[0] === finding.at[0] && at[1] === finding.at[1]);
    const kind = reference?.namespaces.find(isVocabularyKind);
    if (!reference || !kind) return [];
    const proposals: Proposal[] = [];
    const elsewhere = ownVocabulary(workspace, kind, document.uri);
    const other = elsewhere === undefined ? undefined : await workspace.load(elsewhere);
    if (other) {
        const file = fileNameOf(other.uri);
        const edits = declareTerm({ text: other.text.getText(), tokens: other.syntax().tokens }, kind, reference.name);
        proposals.push({ title: `Declare ${reference.name} as a term of your own (${kind}, in ${file})`, edits, uri: other.uri, finding });
    }
    const edits = declareTerm({ text: document.text.getText(), tokens: document.syntax().tokens }, kind, reference.name);
    const title = `Declare ${reference.name} as a term of your own (${kind}, in this document)`;
    proposals.push({ title, edits, finding, aim: aimOf(finding) });
    return proposals;
}

interface Open {
    readonly assessment: Assessment;
    readonly result: RequirementResult;
}

function openResults({ assessments }: CheckedDocument): readonly Open[] {
    return assessments.flatMap(assessment => assessment.results.filter(isOpen).map(result => ({ assessment, result })));
}

function write(document: CheckedDocument, all: readonly Open[]): Pick<Proposal, 'edits' | 'aim'> {
    const subject = all[0]?.assessment.subject;
    const source = { text: document.text.getText(), tokens: document.syntax().tokens };
    const results = all.filter(({ assessment }) => assessment.subject === subject).map(({ result }) => result);
    const aim = answering(new Set(results.map(({ requirement }) => requirement.id)));
    return { edits: subject ? writeRequirements(source, subject, results) : [], aim };
}

/** The title of a requirement's section, and all that is open in it. */
function sectionOf(document: CheckedDocument, { assessment, result }: Open): readonly Open[] {
    const { section, guidance } = result.requirement;
    const same = ({ assessment: other, result: { requirement } }: Open): boolean =>
        other === assessment && requirement.section === section && requirement.guidance === guidance;
    return openResults(document).filter(same);
}

/**
 * What can be done about a requirement that a document does not answer: write what it asks for, with all of its section or of
 * the document if there is more; say why it does not apply; record that a body accepts the gap.
 */
export function requirementProposals(
    finding: Finding,
    document: CheckedDocument,
    today: string,
    sectionTitle: (open: RequirementResult) => string,
): readonly Proposal[] {
    const open = openResults(document).find(({ result }) => result.requirement.id === finding.code && result.at === finding.at);
    if (!open) return [];
    const { id } = open.result.requirement;
    const { subject } = open.assessment;
    const source = { text: document.text.getText(), tokens: document.syntax().tokens };
    const section = sectionOf(document, open);
    const all = openResults(document).filter(({ assessment }) => assessment.subject === subject);
    const aim = answering(new Set([id]));
    const proposals: Proposal[] = [
        {
            title: `Write what ${id} asks for: ${open.result.requirement.title ?? ''}`,
            ...write(document, [open]),
            finding,
            isPreferred: true,
        },
    ];
    if (section.length > 1) {
        proposals.push({
            title: `Write all ${section.length} that are open in “${sectionTitle(open.result)}”`,
            ...write(document, section),
            finding,
        });
    }
    if (all.length > section.length)
        proposals.push({ title: `Write all ${all.length} that are open in ${subject.name}`, ...write(document, all), finding });
    if (isOpen(open.result)) {
        proposals.push({
            title: `Say why ${id} does not apply`,
            edits: sayNotApplicable(source, subject, id),
            finding,
            aim,
            shape: `exempt ${subject.name}`,
        });
        proposals.push({
            title: `Record that a body accepts this gap for a time (${id})`,
            edits: acceptGap(source, subject, id, today),
            finding,
            aim,
            shape: `accept ${subject.name}`,
        });
    }
    return proposals.filter(({ edits }) => edits.length);
}

/** Writing what one requirement asks for; nothing where it is not open. */
export function insertRequirement(document: CheckedDocument, id: string): Pick<Proposal, 'edits' | 'aim'> | undefined {
    const open = openResults(document).find(({ result }) => result.requirement.id === id);
    return open && write(document, [open]);
}
