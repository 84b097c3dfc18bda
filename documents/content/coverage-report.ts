import { basisInWords, checkedInWords } from '../../language/assess/asker.ts';
import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { OUTCOME_WORDS, OUTCOMES, type Outcome, tally, tallyInWords } from '../../language/assess/outcome.ts';
import { dateInWords } from '../../language/model/dates.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { capitalised } from '../../language/model/text.ts';
import { figuresOf, type ThemeAnswer, type Themes, themeAnswers, themeInWords, themesInWords } from '../../language/reviews/themes.ts';
import type { DocumentContext } from '../model/context.ts';
import type { BlockContent, Cell, Column, DataTable, DocumentTree } from '../tree/document-tree.ts';
import { blockCell, cell, dataTable, heading, link, list, paragraph, text } from '../tree/prose.ts';
import { aboutSection, WEIGHTS } from './about.ts';

/** The cell of a table that shows an outcome. */
export function outcomeCell(outcome: Outcome): Cell {
    const { title, tone } = OUTCOME_WORDS[outcome];
    return cell(title, tone);
}

/** How many requirements of some assessments have each outcome, in words; no two figures are added up. */
export function figures(assessments: readonly Assessment[]): string {
    return tallyInWords(tally(assessments.flatMap(each => each.results)));
}

const COLUMNS: readonly Column[] = [
    { title: 'Requirement', width: 4 },
    { title: 'Weight', width: 2 },
    { title: 'Outcome', width: 2 },
    { title: 'The text says', width: 6 },
    { title: 'Why', width: 6 },
    { title: 'Who says so, and where', width: 5 },
];

/** Who asks for it, where that can be read, and whether it has been read there. */
function sourceCell({ requirement }: RequirementResult): Cell {
    const { source } = requirement;
    const words = source?.title ?? source?.link ?? 'No source is named';
    const checked = capitalised(checkedInWords(requirement)).replace(/\d{4}-\d{2}-\d{2}/, dateInWords);
    const asked = `${capitalised(basisInWords(requirement))}.`;
    const where = source?.link ? link(source.link, text(words)) : text(words);
    return blockCell([paragraph(asked), paragraph(where, text(`. ${checked}.`))], `${asked} ${words}. ${checked}.`);
}

function row(result: RequirementResult, theme: ThemeAnswer | undefined): readonly Cell[] {
    const { requirement, outcome, reason, evidence } = result;
    const title = requirement.title ?? requirement.says;
    return [
        cell(`${requirement.id}: ${title}`),
        cell(WEIGHTS[requirement.obligation]),
        theme ? cell(capitalised(themeInWords(theme))) : outcomeCell(outcome),
        cell(
            [...new Set(evidence.map(({ words }) => words))]
                .slice(0, 2)
                .map(words => `“${words}”`)
                .join(' '),
        ),
        cell(reason),
        sourceCell(result),
    ];
}

function guidanceTable(assessment: Assessment, context: DocumentContext): DataTable {
    const { guidance, results } = assessment;
    const themes = themeAnswers(assessment);
    const rows = results.map(result => row(result, themes.get(result)));
    return dataTable(guidance, `${context.names.title('guidance', guidance)}: every requirement`, COLUMNS, rows);
}

/** What each outcome means, and how many requirements of each guidance have it. */
export function figuresTable(assessments: readonly Assessment[], context: DocumentContext): DataTable {
    const counted = assessments.flatMap(assessment => {
        const { counts } = figuresOf(assessment);
        return counts ? [{ title: context.names.title('guidance', assessment.guidance), counts }] : [];
    });
    const columns: readonly Column[] = [
        { title: 'Outcome', width: 2 },
        { title: 'What it means', width: 6 },
        ...counted.map(({ title }) => ({ title, width: 3, type: 'number' as const })),
    ];
    const rows = OUTCOMES.map(outcome => [
        cell(OUTCOME_WORDS[outcome].title),
        cell(OUTCOME_WORDS[outcome].meaning),
        ...counted.map(({ counts }) => cell(counts[outcome])),
    ]);
    return dataTable('figures', counted.length ? 'In numbers' : 'What the outcomes mean', columns, rows);
}

/** What reviews say of the themes of each guidance, in words; nothing where they are asked about none. */
export function themeFigures(assessments: readonly Assessment[], context: DocumentContext): readonly string[] {
    return assessments.flatMap(assessment => {
        const themes: Themes | undefined = figuresOf(assessment).themes;
        return themes ? [`${context.names.title('guidance', assessment.guidance)}: ${themesInWords(themes)}.`] : [];
    });
}

/** The themes of a review, which say how it rates them and not what a service shows. */
function themesList(assessments: readonly Assessment[], context: DocumentContext): BlockContent[] {
    const figures = themeFigures(assessments, context);
    return figures.length ? [heading(2, 'Themes'), list(figures)] : [];
}

/** Every requirement of what a service or a review follows, with its outcome, the reason, and who says so. */
export function coverageReport(subject: SubjectFacts, uri: string, context: DocumentContext): DocumentTree {
    const title = subject.title ?? subject.name;
    const assessments = context.assessments(subject.type, subject.name);
    const body: BlockContent[] = assessments.length
        ? [
              ...themesList(assessments, context),
              figuresTable(assessments, context),
              ...assessments.flatMap(assessment => [
                  heading(2, context.names.title('guidance', assessment.guidance)),
                  guidanceTable(assessment, context),
              ]),
          ]
        : [paragraph('It follows no guidance, so that there is nothing to compare it with.')];
    const guidance = assessments.map(assessment => assessment.guidance);
    const subjects = subject.type === 'service' ? 'services' : 'reviews';
    const children = [
        heading(1, `Coverage – ${title}`),
        ...body,
        ...aboutSection({ guidance, uris: [uri], isAssessed: true, subjects }, context),
    ];
    return {
        kind: 'coverage',
        // A service and a review may have the same name.
        name: subject.type === 'review' ? `${subject.name}-review-coverage` : `${subject.name}-coverage`,
        title: `Coverage – ${title}`,
        subject: 'Coverage report',
        properties: { [subject.type === 'service' ? 'Service' : 'Review']: subject.name },
        isWide: true,
        onEachPage: { isDraft: false, words: `Working report, position on ${dateInWords(context.today)}` },
        root: { type: 'root', children },
    };
}
