import { type EditableDocument, soundEdits } from '../../language/fixes/sound-edits.ts';
import type { Finding } from '../../language/model/findings.ts';
import type { Span } from '../../language/model/values.ts';
import { type CheckedDocument, loadText } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';
import { placeholderProposals } from './placeholder-proposals.ts';
import { type Proposal, requirementProposals, ruleProposals, termProposals } from './proposals.ts';
import { type DraftingServer, reviewProposals } from './review-proposals.ts';

function sectionTitle(workspace: ServerWorkspace, guidance: string, section: string | undefined): string {
    const known = workspace.names.guidance(guidance)?.sections.find(({ name }) => name === section);
    return known?.title ?? section ?? guidance;
}

async function proposalsFor(finding: Finding, document: CheckedDocument, workspace: ServerWorkspace): Promise<readonly Proposal[]> {
    return [
        ...ruleProposals(finding),
        ...(await termProposals(finding, document, workspace)),
        ...requirementProposals(finding, document, workspace.today, ({ requirement }) =>
            sectionTitle(workspace, requirement.guidance, requirement.section),
        ),
    ];
}

/** All that could be done at a place of a document, each title once. What may be offered of it, `offersAmong` says. */
export async function proposalsAt(document: CheckedDocument, [start, end]: Span, server: DraftingServer): Promise<readonly Proposal[]> {
    const here = document.findings.filter(({ at }) => at[0] <= end && at[1] >= start);
    const all = [
        ...(await Promise.all(here.map(finding => proposalsFor(finding, document, server.workspace)))).flat(),
        ...(await reviewProposals(document, [start, end], server)),
        ...placeholderProposals(document, [start, end], server.workspace),
    ];
    const titles = new Set<string>();
    return all.filter(({ title }) => !titles.has(title) && titles.add(title));
}

/** A document with what would be said of it if it were changed. */
export function editable({ uri, text, facts, findings }: CheckedDocument, workspace: ServerWorkspace): EditableDocument {
    return {
        text: text.getText(),
        facts,
        findings,
        read: changed => loadText(uri, changed).facts,
        check: changed => workspace.findingsOfChange(changed),
    };
}

/** A proposal that leaves its document sound, and does what it is for. */
export interface Offer extends Proposal {
    readonly target: CheckedDocument;
}

/** The proposals that may be offered: what comes of each has been read. Those that would break something, or not help, are left out. */
export async function* offersAmong(
    proposals: readonly Proposal[],
    document: CheckedDocument,
    workspace: ServerWorkspace,
): AsyncGenerator<Offer> {
    const shapes = new Map<string, boolean>();
    for (const proposal of proposals) {
        const { uri, edits, aim, shape, explains } = proposal;
        if (explains !== undefined) {
            yield { ...proposal, target: document };
            continue;
        }
        const known = shape === undefined ? undefined : shapes.get(shape);
        if (known === true) yield { ...proposal, target: document };
        if (known !== undefined) continue;
        const target = uri === undefined ? document : await workspace.check(uri);
        const sound = target && soundEdits(editable(target, workspace), edits, aim ? [aim] : []);
        if (shape !== undefined) shapes.set(shape, sound !== undefined);
        if (sound) yield { ...proposal, edits: sound, target };
    }
}
