import type { CodeLens, Location } from 'vscode-languageserver';
import type { Assessment } from '../../language/assess/assessment.ts';
import type { Outcome } from '../../language/assess/outcome.ts';
import type { Address } from '../../language/model/address.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { isPutOff } from '../../language/model/placeholders.ts';
import { subjectsOf } from '../../language/model/subjects.ts';
import { counted } from '../../language/model/text.ts';
import type { Span } from '../../language/model/values.ts';
import { servicesCoveredBy } from '../../language/reviews/covered-services.ts';
import { answersIn, answersOf, type Form, findingsIn, formUsedBy, isRequired, isUnwrittenValue } from '../../language/reviews/form.ts';
import { type Look, looksIn } from '../../language/reviews/looks.ts';
import { figuresInWords, figuresOf } from '../../language/reviews/themes.ts';
import { extensionCapabilities, type Feature } from '../server.ts';
import { locationOf, rangeOf } from '../support/places.ts';

import { allToFillIn } from '../workspace/completions.ts';
import type { CheckedDocument, ServerWorkspace } from '../workspace/server-workspace.ts';

/** How many services are named above a finding; of more, only how many there are of each outcome. */
const NAMED = 3;

/** What is known of the lens above a finding until it is shown: where to find it again. */
interface FindingLensData {
    readonly uri: Address;
    readonly review: string;
    /** Where the finding begins. */
    readonly at: number;
}

/** The questions that have to be answered, and where the open ones are. */
interface Progress {
    readonly asked: number;
    readonly open: readonly Span[];
}

/** How far the answers of a review have come: to the questions of the form itself, and of each finding. */
function progressOf(review: SubjectFacts, form: Form): Progress {
    const once = answersOf(review);
    const parts = [
        { questions: form.once, own: once, at: review.at },
        ...findingsIn(review).map(finding => ({ questions: form.each, own: answersIn(finding), at: finding.at })),
    ];
    const asked = parts.flatMap(({ questions, own, at }) =>
        [...questions.values()]
            .filter(question => isRequired(question, new Map([...once, ...own])))
            .map(({ name }) => ({ value: own.get(name)?.value, at })),
    );
    return { asked: asked.length, open: asked.flatMap(({ value, at }) => (value ? (isUnwrittenValue(value) ? [value.at] : []) : [at])) };
}

function outcomesInWords(looks: readonly Look[]): string {
    if (looks.length <= NAMED) return looks.map(({ sight }) => `${sight.service.name}: ${sight.result.outcome}`).join(' · ');
    const counts = Map.groupBy(looks, ({ sight }): Outcome => sight.result.outcome);
    return [...counts].map(([outcome, { length }]) => `${length} ${outcome}`).join(' · ');
}

/** A lens that shows places of its document. */
function showing(title: string, at: Span, places: readonly Span[], { uri, text }: CheckedDocument): CodeLens {
    const range = rangeOf(text, at);
    const locations = places.map((place): Location => ({ uri, range: rangeOf(text, place) }));
    return { range, command: { title, command: 'carewright.showReferences', arguments: [uri, range.start, locations] } };
}

/** What the finding says that it looked at; where it does not say it, all that it could have looked at. */
function lookedAt(looks: readonly Look[]): readonly Look[] {
    const kept = looks.filter(look => look.kept);
    return kept.length ? kept : looks;
}

function looksOf(review: SubjectFacts, { checker }: ServerWorkspace): readonly Look[] {
    const assessments = (service: string): readonly Assessment[] => checker.assessmentsOf(service);
    return looksIn(review, servicesCoveredBy(review, { assessments }));
}

function lensesOf(review: SubjectFacts, document: CheckedDocument, workspace: ServerWorkspace): CodeLens[] {
    const { uri, text } = document;
    const form = formUsedBy(review, workspace);
    const looks = looksOf(review, workspace);
    const { asked, open } = form ? progressOf(review, form) : { asked: 0, open: [] };
    const suspects = [...new Set(looks.filter(({ state }) => state === 'changed').map(({ finding }) => finding.at))];
    return [
        ...(asked ? [showing(`${asked - open.length} of ${asked} questions answered`, review.at, open, document)] : []),
        ...(suspects.length
            ? [showing(`${suspects.length} suspect finding${suspects.length === 1 ? '' : 's'}`, review.at, suspects, document)]
            : []),
        ...[...new Set(looks.map(({ finding }) => finding))].map(({ at }) => ({
            range: rangeOf(text, at),
            data: { uri, review: review.name, at: at[0] } satisfies FindingLensData,
        })),
    ];
}

/** How far each review of a document has come; above each finding, what the specifications that it is about say today. */
function reviewLenses(document: CheckedDocument, workspace: ServerWorkspace): CodeLens[] {
    return document.facts.reviews.flatMap(review => lensesOf(review, document, workspace));
}

/** The lens above a finding in words, with the places in the specifications; as it was where the finding is gone. */
async function resolvedFinding(lens: CodeLens, { uri, review, at }: FindingLensData, workspace: ServerWorkspace): Promise<CodeLens> {
    const found = (await workspace.check(uri))?.facts.reviews.find(({ name }) => name === review);
    const looks = found ? lookedAt(looksOf(found, workspace).filter(({ finding }) => finding.at[0] === at)) : [];
    const places = await Promise.all(looks.map(({ sight }) => locationOf(workspace, sight.uri, sight.result.at)));
    const locations = places.filter(place => place !== undefined);
    const title = looks.length ? outcomesInWords(looks) : 'no longer known';
    return { ...lens, command: { title, command: 'carewright.showReferences', arguments: [uri, lens.range.start, locations] } };
}

/** How a service or a review compares with a guidance, the same figures as `carewright coverage`. */
function lensTitle(assessment: Assessment): string {
    return `${assessment.guidance} ${figuresInWords(figuresOf(assessment))}`;
}

function figureLenses({ assessments, text, uri }: CheckedDocument): CodeLens[] {
    return assessments.map(assessment => ({
        range: rangeOf(text, assessment.subject.at),
        command: {
            title: lensTitle(assessment),
            tooltip: 'Click for the full list of requirements, each with the words that it rests on.',
            command: 'carewright.showCoverage',
            arguments: [uri, assessment.subject.name],
        },
    }));
}

const DOCUMENTS: ReadonlySet<Namespace> = new Set(['service', 'review', 'guidance', 'template']);

/** How much of a service, a review, a guidance or a template is still to be filled in: the lens goes to the next place. */
function blankLenses({ facts, text, uri }: CheckedDocument): CodeLens[] {
    const places = allToFillIn(facts);
    if (!places.length) return [];
    return facts.declarations.flatMap(({ namespace, at, whole }) => {
        if (!DOCUMENTS.has(namespace)) return [];
        const inside = places.filter(place => whole[0] <= place.at[0] && place.at[1] <= whole[1]);
        const putOff = inside.filter(place => isPutOff(place.text)).length;
        const open = inside.length - putOff;
        if (!inside.length) return [];
        const later = putOff ? `${counted(putOff, 'place')} not known yet` : '';
        const title = [open ? `Fill in ${counted(open, 'place')}` : '', later].filter(Boolean).join(', ');
        const range = rangeOf(text, at);
        const tooltip = 'Selects the next place, so that what you type replaces it. F4 does the same.';
        return [{ range, command: { title, tooltip, command: 'carewright.fillIn', arguments: [uri, range] } }];
    });
}

/** What can be done with each service and review as a document. */
function documentLenses({ facts, text, uri }: CheckedDocument): CodeLens[] {
    const lens = ({ at }: SubjectFacts, title: string, tooltip: string, command: string): CodeLens => {
        const range = rangeOf(text, at);
        return { range, command: { title, tooltip, command, arguments: [uri, range] } };
    };
    return subjectsOf(facts).flatMap(subject => [
        lens(subject, 'Preview', 'Shows the document that people get, beside the text.', 'carewright.preview'),
        lens(subject, 'Generate…', 'Writes it as a Word file or in another format.', 'carewright.generate'),
    ]);
}

/** The services and reviews that a guidance is asked of, as far as they have been checked. */
function followers(guidance: string, workspace: ServerWorkspace): readonly (Location & { readonly type: 'service' | 'review' })[] {
    return [...workspace.index.documents].flatMap(uri =>
        (workspace.summariesOf(uri) ?? [])
            .filter(summary => summary.guidance.some(each => each.guidance === guidance))
            .map(({ range, type }) => ({ uri, range, type })),
    );
}

interface LensData {
    readonly uri: Address;
    readonly guidance: string;
}

function guidanceLenses({ facts, text, uri }: CheckedDocument): CodeLens[] {
    return facts.guidance
        .filter(({ name }) => name)
        .map(({ name, at }) => ({ range: rangeOf(text, at), data: { uri, guidance: name } satisfies LensData }));
}

function resolved(lens: CodeLens, { uri, guidance }: LensData, workspace: ServerWorkspace): CodeLens {
    const found = followers(guidance, workspace);
    const services = found.filter(({ type }) => type === 'service').length;
    const reviews = found.length - services;
    const title = `asked of ${[counted(services, 'service'), ...(reviews ? [counted(reviews, 'review')] : [])].join(' and ')}`;
    const locations = found.map(({ uri: of, range }): Location => ({ uri: of, range }));
    return { ...lens, command: { title, command: 'carewright.showReferences', arguments: [uri, lens.range.start, locations] } };
}

/** Figures above services and reviews; above findings, what the specifications say; above guidance, of whom it is asked. */
export const codeLenses: Feature = {
    capabilities: { codeLensProvider: { resolveProvider: true } },
    register(server) {
        const { connection, workspace } = server;
        connection.onCodeLens(async ({ textDocument }) => {
            if (!server.settings().lensCoverage) return [];
            const hasCommands = extensionCapabilities(server.client).placeholders === true;
            const document = await workspace.check(textDocument.uri);
            // What can be done comes first: a narrow window cuts the line at its right end, where the figures are.
            return document
                ? [
                      ...(hasCommands ? [...blankLenses(document), ...documentLenses(document)] : []),
                      ...reviewLenses(document, workspace),
                      ...figureLenses(document),
                      ...guidanceLenses(document),
                  ]
                : [];
        });
        connection.onCodeLensResolve(lens => {
            const data = lens.data as LensData | FindingLensData | undefined;
            if (!data) return lens;
            return 'review' in data ? resolvedFinding(lens, data, workspace) : resolved(lens, data, workspace);
        });
    },
};
