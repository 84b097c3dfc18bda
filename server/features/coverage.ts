import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { isOpen } from '../../language/assess/outcome.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { figuresOf, type ThemeAnswer, themeAnswers, themeInWords } from '../../language/reviews/themes.ts';
import type { GuidanceCoverage, RequirementCoverage, SectionCoverage, SubjectCoverage } from '../protocol.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import { onRequest } from '../support/requests.ts';
import type { CheckedDocument } from '../workspace/documents.ts';

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

/** The title of the section that a requirement stands in; nothing where it stands in none. */
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
    return subjects.map(subject => ({
        type: subject.type,
        name: subject.name,
        title: subject.title ?? subject.name,
        range: rangeOf(document.text, subject.at),
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
