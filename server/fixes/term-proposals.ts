import { unknownName } from '../../language/checks/unknown-name.ts';
import { declareTerm } from '../../language/fixes/insert-items.ts';
import { aimOf } from '../../language/fixes/sound-edits.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, fileNameOf } from '../../language/model/address.ts';
import type { Finding } from '../../language/model/findings.ts';
import { isVocabularyKind, type VocabularyKind } from '../../language/model/namespaces.ts';
import type { LoadedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';
import type { Proposal } from './proposal.ts';

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
