import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { acceptGap, isOpen, sayNotApplicable, writeRequirements } from '../../language/fixes/insert-items.ts';
import { answering } from '../../language/fixes/sound-edits.ts';
import type { Finding } from '../../language/model/findings.ts';
import type { CheckedDocument } from '../workspace/documents.ts';
import type { Proposal } from './proposal.ts';

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
