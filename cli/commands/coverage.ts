import type { Assessment } from '../../language/assess/assessment.ts';
import { type Outcome, type Tally, tally } from '../../language/assess/outcome.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { counted } from '../../language/model/text.ts';
import { canonicalName } from '../../language/model/written-words.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import { type Figures, figuresOf, type ThemeAnswer, themeAnswers } from '../../language/reviews/themes.ts';
import { ExitCode, usageError } from '../exit-code.ts';
import { type Io, Progress, painter, plain } from '../io.ts';
import type { Place } from '../text/source.ts';
import { checkAsOf } from '../workspace/assessed.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { writeResult } from '../workspace/write-result.ts';
import { dayOf, tellUnreadable } from './check.ts';
import { knownGuidance } from './known-names.ts';

export const COVERAGE_FORMATS = ['text', 'json', 'markdown', 'csv'] as const;

export interface CoverageOptions {
    readonly format: (typeof COVERAGE_FORMATS)[number];
    readonly requirements?: boolean;
    readonly board?: boolean;
    readonly guidance?: readonly string[];
    readonly output?: string;
    readonly asOf?: string;
}

/** What is known of one requirement of one service. */
export interface CoveredRequirement {
    readonly id: string;
    readonly title: string;
    readonly obligation: 'must' | 'should';
    readonly outcome: Outcome;
    /** Of a theme of a review: what the review says of it. */
    readonly theme?: ThemeAnswer;
    readonly reason: string;
    /** The words that the outcome rests on. */
    readonly evidence: readonly string[];
    readonly path: string;
    readonly place: Place;
}

export interface CoveredGuidance {
    readonly guidance: string;
    readonly title: string;
    readonly counts: Tally;
    /** Of a review whose guidance has themes. */
    readonly themes?: Figures['themes'];
    readonly requirements: readonly CoveredRequirement[];
}

/** One service or review with the guidance that it follows. */
export interface CoveredSubject {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string;
    readonly path: string;
    readonly guidance: readonly CoveredGuidance[];
}

export interface CoverageView {
    /** One service in full, all in numbers, or all by requirement. */
    readonly view: 'one' | 'numbers' | 'requirements';
    readonly asOf: string;
    readonly subjects: readonly CoveredSubject[];
}

/** `carewright coverage`: what the guidance asks for, and what each service says. */
export async function coverage(named: string | undefined, options: CoverageOptions, io: Io): Promise<ExitCode> {
    if (options.board) {
        if (named !== undefined) throw usageError('--board shows all services: leave the name out.');
        return (await import('./board.ts')).board(options, io);
    }
    const asOf = dayOf(options.asOf, io.today);
    const progress = new Progress(io.err);
    const workspace = await openWorkspace([], io.cwd, (done, of) => progress.show(`Reading ${done} of ${counted(of, 'document')}`));
    progress.clear();
    const guidance = options.guidance && knownGuidance(options.guidance, workspace.names);
    checkAsOf(asOf, { explain: true, ...(guidance && { guidance }) }, workspace.shared);
    const all = workspace.documents.flatMap(({ uri, services, reviews }) => [...services, ...reviews].map(subject => ({ uri, subject })));
    const wanted = named === undefined ? all : all.filter(({ subject }) => isNamed(subject, named));
    if (!all.length) throw usageError('There are no services or reviews in this folder. Begin with: carewright new service my-service');
    if (!wanted.length) {
        const nearest = nearestName(
            named ?? '',
            all.map(({ subject }) => subject.name),
        );
        throw usageError(`There is no service or review called "${named}".${nearest ? ` Did you mean ${nearest}?` : ''}`);
    }
    const uris = new Set(wanted.map(({ uri }) => uri));
    const assessments = new Map<SubjectFacts, Assessment[]>();
    for (const document of workspace.documents) {
        if (!uris.has(document.uri)) continue;
        for (const assessment of workspace.shared.checkerOf(document.uri).assessments(document)) {
            assessments.set(assessment.subject, [...(assessments.get(assessment.subject) ?? []), assessment]);
        }
    }
    const subjects = wanted.map(({ uri, subject }): CoveredSubject => {
        const path = workspace.pathOf(uri);
        const source = workspace.sourceOf(uri);
        return {
            type: subject.type,
            name: subject.name,
            title: subject.title ?? subject.name,
            path,
            guidance: (assessments.get(subject) ?? []).map(assessment => {
                const answers = themeAnswers(assessment);
                const { themes } = figuresOf(assessment);
                return {
                    guidance: assessment.guidance,
                    title: workspace.names.title('guidance', assessment.guidance),
                    counts: tally(assessment.results),
                    ...(themes && { themes }),
                    requirements: assessment.results.map(result => {
                        const { requirement, outcome, reason, at, evidence } = result;
                        const theme = answers.get(result);
                        return {
                            id: requirement.id,
                            title: requirement.title ?? requirement.says,
                            obligation: requirement.obligation,
                            outcome,
                            ...(theme && { theme }),
                            reason,
                            evidence: evidence.map(({ words }) => words),
                            path,
                            place: source.place(at),
                        };
                    }),
                };
            }),
        };
    });
    const view = named !== undefined ? 'one' : options.requirements ? 'requirements' : 'numbers';
    const { coverageText } = await import('../formats/coverage.ts');
    const isFile = options.output !== undefined;
    const text = coverageText(
        { view, asOf, subjects },
        { format: options.format, paint: isFile ? plain : painter(io.out, io.env), width: isFile ? 120 : (io.out.columns ?? 100) },
    );
    await writeResult(text, options.output, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}

function isNamed(subject: SubjectFacts, named: string): boolean {
    return subject.name === named || canonicalName(subject.title ?? '').toLowerCase() === named.toLowerCase();
}
