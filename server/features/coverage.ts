import type { CancellationToken } from 'vscode-languageserver';
import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import { isOpen } from '../../language/assess/outcome.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import { subjectsOf } from '../../language/model/subjects.ts';
import { VERSION } from '../../language/model/version.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { figuresOf, isTheme, type ThemeAnswer, themeAnswers, themeInWords } from '../../language/reviews/themes.ts';
import {
    type GuidanceCoverage,
    type Matrix,
    type MatrixGuidance,
    type MatrixRow,
    NOT_ASKED,
    type RequirementCoverage,
    type SectionCoverage,
    type SubjectCoverage,
} from '../protocol.ts';
import { breathe, type Feature, onRequest, type Server } from '../server.ts';
import { rangeOf } from '../support/places.ts';

import { allToFillIn } from '../workspace/completions.ts';
import type { CheckedDocument, SubjectSummary } from '../workspace/server-workspace.ts';

/** How many quotations are sent for a requirement. */
const MOST_QUOTED = 3;

function requirementCoverage(result: RequirementResult, theme: ThemeAnswer | undefined, { text }: CheckedDocument): RequirementCoverage {
    const { requirement, outcome, reason, evidence, at } = result;
    const { id, title, says, obligation, source } = requirement;
    // What breaks a requirement is the place to go to; what meets it, else.
    const place = isOpen(outcome) ? at : (evidence[0]?.at ?? at);
    return {
        id,
        title: title ?? says,
        obligation,
        outcome,
        ...(theme && { theme: themeInWords(theme) }),
        reason,
        evidence: evidence.slice(0, MOST_QUOTED).map(({ words }) => words),
        isUnwritten: result.unwritten ?? false,
        unverified: !source || source.unverified,
        range: rangeOf(text, place),
    };
}

/** The title of the section that a requirement is in; nothing where it is in none. */
function sectionTitle({ requirement: { guidance, section } }: RequirementResult, names: NameIndex): string {
    return names.guidance(guidance)?.sections.find(({ name }) => name === section)?.title ?? section ?? '';
}

function sections(assessment: Assessment, document: CheckedDocument, names: NameIndex): readonly SectionCoverage[] {
    const bySection = Map.groupBy(assessment.results, ({ requirement: { guidance, section } }) => `${guidance}/${section ?? ''}`);
    const themes = themeAnswers(assessment);
    return [...bySection.values()].map(results => ({
        title: results[0] ? sectionTitle(results[0], names) : '',
        requirements: results.map(result => requirementCoverage(result, themes.get(result), document)),
    }));
}

/** What the guidance asks of each service and review of a document, and what they say; in the order of the text. */
function coverageOf(document: CheckedDocument, names: NameIndex): readonly SubjectCoverage[] {
    const subjects = [...document.facts.services, ...document.facts.reviews].toSorted((a, b) => a.at[0] - b.at[0]);
    const places = allToFillIn(document.facts);
    return subjects.map(subject => ({
        type: subject.type,
        name: subject.name,
        title: subject.title ?? subject.name,
        range: rangeOf(document.text, subject.at),
        toFillIn: places.filter(({ at }) => subject.whole[0] <= at[0] && at[1] <= subject.whole[1]).length,
        guidance: document.assessments
            .filter(assessment => assessment.subject === subject)
            .map(
                (assessment): GuidanceCoverage => ({
                    name: assessment.guidance,
                    title: names.title('guidance', assessment.guidance),
                    figures: figuresOf(assessment),
                    sections: sections(assessment, document, names),
                }),
            ),
    }));
}

/** What the guidance asks of a document, requirement by requirement, for a view of it. */
export const coverage: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/coverage', async ({ uri }) => {
            const document = isLibrary(uri) ? undefined : await workspace.check(uri);
            return document ? coverageOf(document, workspace.viewOf(document).names) : [];
        });
    },
};

/** Says what a guidance asks for, in its order. */
type Requirements = (guidance: string) => readonly EffectiveRequirement[];

/** For each guidance of a kind of subject, which of its requirements the outcomes of a summary are about. */
type Columns = ReadonlyMap<string, readonly number[]>;

/** Puts the summaries of services and reviews into rows, one below the other. */
class MatrixRows {
    private readonly requirements: Requirements;
    private readonly columns = new Map<string, Columns>();

    constructor(requirements: Requirements) {
        this.requirements = requirements;
    }

    /**
     * The row of a service or a review. Outcomes of guidance that has changed since they were found are left out, and so are those
     * of the themes of a review: that it answers a theme is not to be compared with what services show of it.
     */
    row(uri: Address, summary: SubjectSummary): MatrixRow {
        const { type, name, title, status, range, guidance } = summary;
        const columns = this.columnsOf(
            type,
            guidance.map(each => each.guidance),
        );
        const outcomes = guidance.flatMap(({ guidance: of, outcomes: letters }) => {
            const places = columns.get(of) ?? [];
            if (places.length !== letters.length) return [];
            const requirements = this.requirements(of);
            const cells = requirements.map(() => NOT_ASKED);
            for (const [index, place] of places.entries()) {
                const requirement = requirements[place];
                const isOfReview = type === 'review' && requirement !== undefined && isTheme(requirement);
                cells[place] = isOfReview ? NOT_ASKED : (letters[index] ?? NOT_ASKED);
            }
            return cells.some(cell => cell !== NOT_ASKED) ? [[of, cells.join('')] as const] : [];
        });
        return { uri, range, type, name, title: title ?? name, status: status ?? '', outcomes: Object.fromEntries(outcomes) };
    }

    /** As the assessment does it: of two guidances that build on the same third, the first tells its requirements. */
    private columnsOf(type: SubjectSummary['type'], guidances: readonly string[]): Columns {
        const key = [type, ...guidances].join(' ');
        const known = this.columns.get(key);
        if (known) return known;
        const seen = new Set<string>();
        const columns = new Map<string, readonly number[]>();
        for (const guidance of guidances) {
            const all = this.requirements(guidance);
            const own = all.flatMap(({ id, subjects }, index) =>
                !seen.has(id) && subjects.includes(type === 'service' ? 'services' : 'reviews') ? [index] : [],
            );
            for (const { id } of all) seen.add(id);
            columns.set(guidance, own);
        }
        this.columns.set(key, columns);
        return columns;
    }
}

/** A guidance with the requirements that rows are about. */
function matrixGuidance(guidance: string, requirements: Requirements, names: NameIndex): MatrixGuidance {
    return {
        name: guidance,
        title: names.title('guidance', guidance),
        requirements: requirements(guidance).map(({ id, title, says, section, guidance: of }) => ({
            id,
            title: title ?? says,
            section: names.guidance(of)?.sections.find(({ name }) => name === section)?.title ?? section ?? '',
        })),
    };
}

/** Checks what has not been checked yet, where the user wants only open documents checked all the time. */
async function checkUnchecked({ workspace }: Server, uris: readonly Address[], token: CancellationToken): Promise<void> {
    for (const uri of uris) {
        if (token.isCancellationRequested) return;
        await breathe();
        await workspace.check(uri, false);
    }
}

async function matrixOf(server: Server, only: readonly Address[] | undefined, token: CancellationToken): Promise<Matrix> {
    const { workspace } = server;
    const uris = (only ?? [...workspace.index.documents]).filter(uri => workspace.index.documents.has(uri));
    const unchecked = uris.filter(uri => !workspace.summariesOf(uri));
    if (!server.settings().checkWorkspace && workspace.complete) await checkUnchecked(server, unchecked, token);
    const { checker, names } = workspace;
    const rows = new MatrixRows(guidance => checker.requirementsOf(guidance));
    const summaries = uris.flatMap(uri => (workspace.summariesOf(uri) ?? []).map(summary => ({ uri, summary })));
    const followed = new Set(summaries.flatMap(({ summary }) => summary.guidance.map(({ guidance }) => guidance)));
    return {
        guidance: [...followed].map(guidance => matrixGuidance(guidance, each => checker.requirementsOf(each), names)),
        rows: summaries.map(({ uri, summary }) => rows.row(uri, summary)),
        isComplete: workspace.complete && uris.every(uri => workspace.summariesOf(uri)),
    };
}

/** All services and reviews of the workspace against all that they follow. */
export const matrix: Feature = {
    capabilities: {},
    register(server) {
        onRequest(server.connection, 'carewright/matrix', ({ uris }, token) => matrixOf(server, uris, token));
    },
};

/** What the server is, how far it has read, and what a document is checked against. */
export const status: Feature = {
    capabilities: {},
    register(server) {
        const { connection, workspace } = server;
        onRequest(connection, 'carewright/status', async ({ uri }) => {
            const document = isLibrary(uri) ? undefined : await workspace.check(uri);
            const names = document && workspace.viewOf(document).names;
            const guidance = new Set(document?.assessments.filter(({ isForOthers }) => !isForOthers).map(each => each.guidance));
            return {
                version: VERSION,
                documents: workspace.index.documents.size,
                checksAll: server.settings().checkWorkspace,
                isReading: !workspace.complete,
                guidance: [...guidance].map(name => ({ name, title: names?.title('guidance', name) ?? name })),
                hasSubjects: document !== undefined && subjectsOf(document.facts).length > 0,
                isOutside: document !== undefined && !uri.startsWith('untitled:') && !workspace.has(uri),
            };
        });
    },
};
