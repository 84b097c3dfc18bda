import { basisInWords, checkedInWords } from '../../language/assess/asker.ts';
import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { withoutHints } from '../../language/assess/judge.ts';
import { OUTCOME_WORDS, OUTCOMES, type Outcome, tally, tallyInWords } from '../../language/assess/outcome.ts';
import { dateInWords } from '../../language/model/dates.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { capitalised } from '../../language/model/text.ts';
import { figuresOf, type Themes, themeAnswers, themeInWords, themesInWords } from '../../language/reviews/themes.ts';
import type { DocumentContext } from '../model/context.ts';
import type { BlockContent, Cell, Column, DataTable, DocumentTree } from '../tree/document-tree.ts';
import { blockCell, cell, dataTable, heading, link, list, paragraph, text } from '../tree/prose.ts';
import { aboutSection, WEIGHTS } from './about.ts';
import { coreOf, type EvidenceWords, evidenceWordsOf } from './evidence-words.ts';

/** The cell of a table that shows an outcome. */
export function outcomeCell(outcome: Outcome): Cell {
    const { title, tone } = OUTCOME_WORDS[outcome];
    return cell(title, tone);
}

/** How many requirements of some assessments have each outcome, in words; no two figures are added up. */
export function figures(assessments: readonly Assessment[]): string {
    return tallyInWords(tally(assessments.flatMap(each => each.results)));
}

/** On pages, words and reasons share a column: most requirements have only one of the two. */
const COLUMNS: readonly Column[] = [
    { title: 'Requirement', width: 5 },
    { title: 'Outcome', width: 2 },
    { title: 'What the text says', width: 10, pageOnly: true },
    { title: 'Who asks for it, and where', width: 6, pageOnly: true },
];

/** How many of the words that an outcome rests on a page shows; a policy may be in ten places. */
const MOST_SHOWN = 4;

/** Who asks for it, where that can be read, and whether it has been read there. */
function sourceCell({ requirement }: RequirementResult, lead = ''): Cell {
    const { source } = requirement;
    const words = source?.title ?? source?.link ?? 'No source is named';
    const checked = capitalised(checkedInWords(requirement)).replace(/\d{4}-\d{2}-\d{2}/, dateInWords);
    const asked = `${lead}${capitalised(basisInWords(requirement))}.`;
    const where = source?.link ? link(source.link, text(words)) : text(words);
    return blockCell([paragraph(asked), paragraph(where, text(`. ${checked}.`))], `${asked} ${words}. ${checked}.`);
}

/** What a result says in words: why, and the words of the text that it rests on. */
interface Words {
    readonly reason: string;
    readonly evidence: readonly string[];
}

function wordsOf({ reason, evidence, requirement }: RequirementResult, said: EvidenceWords | undefined): Words {
    const told = withoutHints(reason, requirement);
    const quotes = evidence.map(({ words }) => `“${words}”`);
    return said
        ? { reason: said.reason(told), evidence: said.all(evidence, requirement.id) }
        : { reason: told, evidence: [...new Set(quotes)] };
}

/**
 * What the text says. Where it answers, its words say it: the reason would only repeat what was looked for. Where it does not, the
 * reason comes first.
 */
function saidCell({ outcome }: RequirementResult, { reason, evidence }: Words): Cell {
    const isAnswered = (outcome === 'shown' || outcome === 'claimed') && evidence.length > 0;
    const told = isAnswered ? evidence : evidence.filter(words => !reason.includes(coreOf(words)));
    const shown = told.slice(0, MOST_SHOWN);
    const more = told.length - shown.length;
    const all = more ? [...shown, `And ${more} more.`] : shown;
    const [only, ...others] = all;
    if (isAnswered) return blockCell(all.map(words => paragraph(words)));
    const found = others.length ? [paragraph('It says:'), list(all)] : only === undefined ? [] : [paragraph(`It says: ${only}`)];
    return blockCell([paragraph(reason), ...found]);
}

function guidanceTable(assessment: Assessment, context: DocumentContext, said: EvidenceWords | undefined): DataTable {
    const { guidance, results } = assessment;
    const themes = themeAnswers(assessment);
    const told = results.map(result => ({ result, words: wordsOf(result, said), weight: WEIGHTS[result.requirement.obligation] }));
    const rows = told.map(({ result, words, weight }) => {
        const { requirement, outcome } = result;
        const theme = themes.get(result);
        return [
            cell(`${requirement.id}: ${requirement.title ?? requirement.says}`),
            theme ? cell(capitalised(themeInWords(theme))) : outcomeCell(outcome),
            saidCell(result, words),
            sourceCell(result, `${weight}. `),
        ];
    });
    const forSheets = [
        { title: 'Weight', width: 2, cells: told.map(({ weight }) => cell(weight)) },
        {
            title: 'The text says',
            width: 6,
            cells: told.map(({ words }) =>
                blockCell(
                    words.evidence.map(each => paragraph(each)),
                    words.evidence.join('\n'),
                ),
            ),
        },
        { title: 'Why', width: 6, cells: told.map(({ words }) => cell(words.reason)) },
        { title: 'Who asks for it, and where', width: 5, cells: told.map(({ result }) => sourceCell(result)) },
    ];
    return { ...dataTable(guidance, context.names.title('guidance', guidance), COLUMNS, rows), forSheets };
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
    const said = evidenceWordsOf(uri, subject, context);
    const body: BlockContent[] = assessments.length
        ? [
              { type: 'contents', depth: 2 },
              ...themesList(assessments, context),
              figuresTable(assessments, context),
              ...assessments.flatMap(assessment => [
                  heading(2, context.names.title('guidance', assessment.guidance)),
                  guidanceTable(assessment, context, said),
              ]),
          ]
        : [paragraph('It follows no guidance, so that there is nothing to compare it with.')];
    const guidance = assessments.map(assessment => assessment.guidance);
    const subjects = subject.type === 'service' ? 'services' : 'reviews';
    const children = [
        heading(1, `Coverage – ${title}`),
        ...body,
        ...aboutSection({ guidance, uris: [uri], isAssessed: true, showsOutcomes: true, subjects }, context),
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
