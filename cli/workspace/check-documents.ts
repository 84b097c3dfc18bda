import { fileURLToPath } from 'node:url';
import { reasonOf } from '../../files/read-files.ts';
import { editFile } from '../../files/write-file.ts';
import type { Assessment } from '../../language/assess/assessment.ts';
import type { AssessedService, PlacedSubject } from '../../language/board/services.ts';
import { factsOfSoundText } from '../../language/facts/read-document.ts';
import { aimOf, type EditableDocument, safeEdits, soundEdits } from '../../language/fixes/sound-edits.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts, SubjectFacts } from '../../language/model/facts.ts';
import { type Finding, type Fix, inLineEndsOf } from '../../language/model/findings.ts';
import { readQuickly } from '../../language/syntax/read.ts';
import { unknownGuidance } from '../../language/workspace/config.ts';
import type { CheckSettings, SaidOfDocument, Workspace } from '../../language/workspace/workspace.ts';
import type { ReportedDocument } from '../formats/results.ts';
import { usageError } from '../io/io.ts';
import { Source } from './sources.ts';
import { type OpenInTurn, openInTurn } from './workspace.ts';

/** Every service of some documents of a workspace, against the guidance that it follows. */
export function assessedServices(documents: readonly DocumentFacts[], workspace: Workspace): readonly AssessedService[] {
    return documents.flatMap(document => {
        const assessments = document.services.length ? workspace.checkerOf(document.uri).assessments(document) : [];
        return document.services.map(subject => ({
            subject,
            uri: document.uri,
            assessments: assessments.filter(assessment => assessment.subject === subject),
        }));
    });
}

/** Every review of some documents. */
export function placedReviews(documents: readonly DocumentFacts[]): readonly PlacedSubject[] {
    return documents.flatMap(({ uri, reviews }) => reviews.map(subject => ({ subject, uri })));
}

/**
 * Has a workspace check its documents for a day.
 *
 * @throws where a configuration names guidance that there is not
 */
export function checkAsOf(day: string, { explain = false, guidance }: Partial<CheckSettings>, workspace: Workspace): void {
    const { configs, names } = workspace;
    for (const folder of guidance ? [] : configs.folders) {
        for (const problem of unknownGuidance(configs.in(folder).guidance, names)) throw usageError(problem);
    }
    workspace.settings = { today: () => day, explain, ...(guidance && { guidance }) };
}

interface CheckOrder {
    /** The day of the check, as `YYYY-MM-DD`. */
    readonly asOf: string;
    /** Compare only with these guidances; with those of each document's own configuration where nothing is said. */
    readonly guidance?: readonly string[];
    /** Whether every text is needed, or only that of documents with findings. */
    readonly allTexts: boolean;
}

const NO_TEXT = new Source('');

/** What the check reads of a workspace. */
type Checkable = Pick<OpenInTurn, 'shared' | 'documents' | 'pathOf' | 'sourceOf' | 'factsOfText'>;

/** Checks the documents of a workspace, one whenever the next is asked for. */
export function* checkDocuments(workspace: Checkable, { asOf, guidance, allTexts }: CheckOrder): Generator<ReportedDocument> {
    checkAsOf(asOf, { guidance }, workspace.shared);
    for (const facts of workspace.documents)
        yield new Checked(workspace, facts, workspace.shared.verdictOn({ uri: facts.uri, facts }), allTexts);
}

/** A class, since an object literal with a getter keeps all that the getter sees in memory for long. */
class Checked implements ReportedDocument {
    readonly uri: Address;
    readonly path: string;
    readonly subjects: readonly SubjectFacts[];
    readonly findings: readonly Finding[];
    readonly assessments: readonly Assessment[];
    private readonly workspace: Checkable;
    private readonly needsText: boolean;
    private readonly facts: DocumentFacts;

    constructor(workspace: Checkable, facts: DocumentFacts, { findings, assessments }: SaidOfDocument, allTexts: boolean) {
        this.facts = facts;
        this.uri = facts.uri;
        this.path = workspace.pathOf(facts.uri);
        this.subjects = [...facts.services, ...facts.reviews];
        this.findings = findings;
        this.assessments = assessments;
        this.workspace = workspace;
        this.needsText = allTexts || findings.length > 0;
    }

    /** Read again only where someone asks for it: a summary does not. */
    get source(): Source {
        return this.needsText ? this.workspace.sourceOf(this.uri) : NO_TEXT;
    }

    /** The document with what would be said of it if it were changed. */
    get editable(): EditableDocument {
        const { uri, findings, workspace } = this;
        const { text } = this.source;
        const isQuick = readQuickly(text) !== undefined;
        const { encoding } = this.facts;
        const read = (changed: string): DocumentFacts | undefined => {
            // What can be read quickly has no problem: another text that can't has one.
            const said = factsOfSoundText(uri, changed) ?? (isQuick ? undefined : workspace.factsOfText(uri, changed));
            return said && { ...said, ...(encoding && { encoding }) };
        };
        return { text, facts: this.facts, findings, read, check: changed => workspace.shared.findingsOfChange(changed) };
    }

    fixesOf(finding: Finding): readonly Fix[] | undefined {
        if (!finding.fixes?.length) return finding.fixes;
        const { editable } = this;
        return finding.fixes.flatMap(fix => {
            const edits = soundEdits(editable, fix.edits, [aimOf(finding)]);
            return edits ? [{ ...fix, edits }] : [];
        });
    }
}

/** How often documents are gone through: what one fix makes visible, the next puts right. */
const ROUNDS = 5;

interface FixedDocuments {
    /** Paths of documents that were changed. */
    readonly changed: ReadonlySet<string>;
    /** Those that could not be, and why. */
    readonly failed: ReadonlyMap<string, string>;
}

/**
 * Puts right in their files whatever leaves the meaning of documents alone, as `source.fixAll` does in an editor.
 *
 * Each document is written whole or not at all, and only if it is still as it was read.
 */
export async function fixDocuments(paths: readonly string[], cwd: string, settings: Omit<CheckOrder, 'allTexts'>): Promise<FixedDocuments> {
    const changed = new Set<string>();
    const failed = new Map<string, string>();
    for (let round = 0; round < ROUNDS; round++) {
        const workspace = await openInTurn(paths, cwd);
        let again = false;
        for (const document of checkDocuments(workspace, { ...settings, allTexts: false })) {
            const { uri, path, findings, source } = document;
            const edits = findings.some(({ fixes }) => fixes?.length) ? safeEdits(document.editable) : [];
            if (!edits.length || failed.has(path)) continue;
            try {
                await editFile(fileURLToPath(uri), source.text, inLineEndsOf(source.text, edits), workspace.folders);
                changed.add(path);
                again = true;
            } catch (error) {
                failed.set(path, reasonOf(error));
            }
        }
        if (!again) break;
    }
    return { changed, failed };
}
