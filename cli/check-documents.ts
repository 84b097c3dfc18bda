import type { Assessment } from '../language/assess/assessment.ts';
import { factsOfSoundText } from '../language/facts/facts-of-text.ts';
import { aimOf, type EditableDocument, soundEdits } from '../language/fixes/sound-edits.ts';
import type { Address } from '../language/model/address.ts';
import type { DocumentFacts, SubjectFacts } from '../language/model/facts.ts';
import type { Finding, Fix } from '../language/model/findings.ts';
import { readQuickly } from '../language/syntax/read.ts';
import { configured } from '../language/workspace/configured.ts';
import type { CheckedDocument } from './results.ts';
import { Source } from './text/source.ts';
import { checkersFor } from './workspace/assessed.ts';
import type { WorkspaceInTurn } from './workspace/workspace-in-turn.ts';

export interface CheckSettings {
    /** The day of the check, as `YYYY-MM-DD`. */
    readonly asOf: string;
    /** Compare only with these guidances; with those of each document's own configuration where nothing is said. */
    readonly guidance?: readonly string[];
    /** Whether every text is needed, or only that of documents with findings. */
    readonly allTexts: boolean;
}

const NO_TEXT = new Source('');

/** What the check takes of a workspace. */
export type Checkable = Pick<WorkspaceInTurn, 'names' | 'configs' | 'documents' | 'document' | 'pathOf' | 'sourceOf' | 'factsOfText'>;

/** How many services that reviews cover are kept assessed. */
const MOST_ASSESSED = 50;

/** Services of a workspace, assessed for the reviews that cover them: their documents may have been forgotten. */
function coveredServices({ names, document }: Checkable, assess: (facts: DocumentFacts) => readonly Assessment[]) {
    const known = new Map<string, readonly Assessment[]>();
    return (name: string): readonly Assessment[] => {
        let assessments = known.get(name);
        if (!assessments) {
            const facts = document(names.service(name)?.uri ?? '');
            assessments = facts ? assess(facts).filter(({ subject }) => subject.type === 'service' && subject.name === name) : [];
            if (known.size >= MOST_ASSESSED) known.clear();
            known.set(name, assessments);
        }
        return assessments;
    };
}

/** Checks the documents of a workspace, one whenever the next is asked for. */
export function* checkDocuments(workspace: Checkable, settings: CheckSettings): Generator<CheckedDocument> {
    const assessments = coveredServices(workspace, facts => checkerOf(facts).assessments(facts));
    const checkerOf = checkersFor(workspace, { today: settings.asOf, assessments }, settings.guidance);
    for (const facts of workspace.documents) {
        const checker = checkerOf(facts);
        const own = checker.assessments(facts);
        const { rules } = workspace.configs.of(facts.uri);
        const findings = configured(checker.findings(facts, own), rules);
        const check = (changed: DocumentFacts): readonly Finding[] => configured(checker.findingsOfChange(changed), rules);
        yield new Checked(workspace, facts, findings, own, settings.allTexts, check);
    }
}

/** A class, since an object literal with a getter keeps all that the getter sees in memory for long. */
class Checked implements CheckedDocument {
    readonly uri: Address;
    readonly path: string;
    readonly subjects: readonly SubjectFacts[];
    readonly findings: readonly Finding[];
    readonly assessments: readonly Assessment[];
    private readonly workspace: Checkable;
    private readonly needsText: boolean;
    private readonly facts: DocumentFacts;
    private readonly check: EditableDocument['check'];

    constructor(
        workspace: Checkable,
        facts: DocumentFacts,
        findings: readonly Finding[],
        assessments: readonly Assessment[],
        allTexts: boolean,
        check: EditableDocument['check'],
    ) {
        this.facts = facts;
        this.check = check;
        this.uri = facts.uri;
        this.path = workspace.pathOf(facts.uri);
        this.subjects = [...facts.services, ...facts.reviews];
        this.findings = findings;
        this.assessments = assessments;
        this.workspace = workspace;
        this.needsText = allTexts || findings.length > 0;
    }

    /** Read again only where somebody asks for it: a summary does not. */
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
        return { text, facts: this.facts, findings, read, check: this.check };
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
