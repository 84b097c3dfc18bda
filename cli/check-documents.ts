import type { Assessment } from '../language/assess/assessment.ts';
import type { Finding } from '../language/checks/rule.ts';
import type { DocumentFacts, SubjectFacts } from '../language/model/facts.ts';
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
export type Checkable = Pick<WorkspaceInTurn, 'names' | 'configs' | 'documents' | 'document' | 'pathOf' | 'sourceOf'>;

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
        const findings = configured(checker.findings(facts, own), workspace.configs.of(facts.uri).rules);
        yield new Checked(workspace, facts, findings, own, settings.allTexts);
    }
}

/** A class, since an object literal with a getter keeps all that the getter sees in memory for long. */
class Checked implements CheckedDocument {
    readonly uri: string;
    readonly path: string;
    readonly subjects: readonly SubjectFacts[];
    readonly findings: readonly Finding[];
    readonly assessments: readonly Assessment[];
    private readonly workspace: Checkable;
    private readonly needsText: boolean;

    constructor(
        workspace: Checkable,
        facts: DocumentFacts,
        findings: readonly Finding[],
        assessments: readonly Assessment[],
        allTexts: boolean,
    ) {
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
}
