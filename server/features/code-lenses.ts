import type { CodeLens, Location } from 'vscode-languageserver';
import type { Assessment } from '../../language/assess/assessment.ts';
import type { Address } from '../../language/model/address.ts';
import { counted } from '../../language/model/text.ts';
import { figuresInWords, figuresOf } from '../../language/reviews/themes.ts';
import { type FindingLensData, resolvedFinding, reviewLenses } from '../reviews/review-lenses.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import type { CheckedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

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
            const document = await workspace.check(textDocument.uri);
            return document ? [...figureLenses(document), ...reviewLenses(document, workspace), ...guidanceLenses(document)] : [];
        });
        connection.onCodeLensResolve(lens => {
            const data = lens.data as LensData | FindingLensData | undefined;
            if (!data) return lens;
            return 'review' in data ? resolvedFinding(lens, data, workspace) : resolved(lens, data, workspace);
        });
    },
};
