import { dateInWords } from '../../language/model/dates.ts';
import type { ElementKey, LineKey } from '../../language/model/elements.ts';
import type { Element, LineFacts, SubjectFacts } from '../../language/model/facts.ts';
import { type Action, actionOf } from '../../language/model/subjects.ts';
import { titleOf } from '../../language/model/text.ts';
import { isWithin, type Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { PageMark } from '../tree/document-tree.ts';
import { proseWords } from '../tree/prose.ts';
import type { SourceDocument } from './context.ts';
import { Said } from './said.ts';
import { type Exempted, exemptedOf, type Line } from './specification.ts';

/** The answer to a question of the template. */
export interface ReviewAnswer {
    readonly question: string;
    /** Names of choices, organisations and services, as written; for those, `value` has their titles. */
    readonly names: readonly string[];
    readonly value: string;
    readonly text?: string;
}

/** The lines of an action that have separate columns, by the attribute that they say. */
const COLUMNS = {
    horizon: 'horizon',
    owner: 'owner',
    due: 'due',
    state: 'state',
    resource: 'resourcegap',
    evidence: 'evidence',
    progress: 'progress',
} as const satisfies Partial<Record<keyof Action, LineKey>>;

/** What will be done about a gap. */
export interface ReviewAction extends Action {
    /** Each column as its lines have it: also what is said twice, and what is written where a day or a term belongs. */
    readonly shown: Readonly<Record<keyof typeof COLUMNS, string>>;
    /** Lines and texts of other kinds. */
    readonly lines: readonly Line[];
    readonly texts: readonly string[];
}

export interface ReviewFinding {
    readonly requirement: string;
    readonly answers: readonly ReviewAnswer[];
    /** The services that it looked at, each with the fingerprint of what its specification said, as the review has them. */
    readonly lookedAt: readonly string[];
}

/** The outcome of a review, in the order of its file. */
export interface ReviewModel {
    readonly name: string;
    readonly title: string;
    readonly uri: string;
    readonly template: string;
    readonly covers: readonly string[];
    readonly answers: readonly ReviewAnswer[];
    readonly findings: readonly ReviewFinding[];
    readonly actions: readonly ReviewAction[];
    readonly notApplicable: readonly Exempted[];
    readonly acceptedGaps: readonly Exempted[];
    readonly unplaced: readonly string[];
}

function answerOf({ key, at, whole }: LineFacts, said: Said): ReviewAnswer {
    const behind: Span = [at[1], whole[1]];
    const text = said.textIn(behind);
    return {
        question: key,
        names: said.namesIn(behind, 'choice'),
        value: said.valueAfterColon(behind),
        ...(text !== undefined && { text }),
    };
}

/** What is written where a term belongs, if it is a text. */
function writtenIn(lines: readonly LineFacts[], key: LineKey, said: Said): string {
    const found = lines.findLast(line => line.key === key);
    return found?.terms?.[0] ?? (found && said.textIn(found.whole)) ?? '';
}

function readAction(element: Element, review: SubjectFacts, said: Said): ReviewAction {
    const own = review.lines.filter(({ block, whole }) => block === 'action' && isWithin(whole, element.whole));
    const lines = own
        .filter(({ key }) => key !== 'prose')
        .map((line): Line => (line.key ? said.line(line) : { key: '', label: 'Line', value: said.written(line.whole), meets: [] }));
    const words = (column: keyof typeof COLUMNS): string => {
        const found = lines.filter(line => line.key === COLUMNS[column]);
        return found.map(({ items = [], value, text = '' }) => [...items, value, text].filter(Boolean).join(' ')).join(' ');
    };
    const action = actionOf(element);
    const term = (column: 'horizon' | 'state', namespace: 'horizons' | 'states'): string =>
        action[column] === undefined ? writtenIn(own, column, said) : said.names.title(namespace, action[column]);
    const withColumns: ReadonlySet<string> = new Set(Object.values(COLUMNS));
    return {
        ...action,
        shown: {
            horizon: term('horizon', 'horizons'),
            owner: words('owner'),
            due: words('due'),
            state: term('state', 'states'),
            resource: words('resource'),
            evidence: words('evidence'),
            progress: words('progress'),
        },
        lines: lines.filter(line => !withColumns.has(line.key)),
        texts: own.filter(({ key }) => key === 'prose').flatMap(({ whole }) => said.textIn(whole) ?? []),
    };
}

/** What a review says, as documents need it. */
export function readReviewModel(source: SourceDocument, name: string, names: NameIndex): ReviewModel | undefined {
    const review = source.facts.reviews.find(each => each.name === name);
    if (!review) return undefined;
    const said = new Said(source, names);
    const { elements, lines, looks = [], whole } = review;
    const of = (kind: ElementKey): readonly Element[] => elements.filter(element => element.kind === kind);
    const answersIn = (block: string, span: Span): readonly ReviewAnswer[] =>
        lines.filter(line => line.block === block && isWithin(line.whole, span)).map(line => answerOf(line, said));
    return {
        name,
        title: titleOf(review),
        uri: source.uri,
        template: review.template?.name ?? '',
        covers: of('covers').flatMap(({ term }) => term ?? []),
        answers: answersIn('review', whole),
        findings: of('finding').map(finding => ({
            requirement: finding.term ?? '',
            answers: answersIn('finding', finding.whole),
            lookedAt: looks
                .filter(({ service }) => isWithin(service.at, finding.whole))
                .map(({ service, fingerprint }) => (fingerprint ? `${service.name} "${fingerprint.text}"` : service.name)),
        })),
        actions: of('action').map(action => readAction(action, review, said)),
        ...exemptedOf(review),
        unplaced: source.facts.problems
            .filter(({ line }) => line[0] >= whole[0] && line[0] <= whole[1])
            .map(({ line }) => said.written(line).trim()),
    };
}

/** What documents call the questions of a review that they look for by name; a template may leave out any of them. */
export type KnownQuestion =
    | ('icb' | 'accountable-lead' | 'author-role' | 'cycle' | 'version' | 'completed' | 'involved' | 'sources' | 'cohort')
    | ('resource-gap' | 'funding-status' | 'priorities' | 'quality-committee' | 'board' | 'board-paper' | 'next-update' | 'sign-off')
    | ('sent-to-region' | 'purpose' | 'recommendation' | 'implications' | 'feedback');

/** What a review answers to a question, in words; nothing where it does not. */
export function answerTo(review: Pick<ReviewModel, 'answers'>, question: KnownQuestion): string {
    const found = review.answers.filter(answer => answer.question === question);
    return found.map(({ value, text = '' }) => [value, proseWords(text)].filter(Boolean).join(' ')).join(' ');
}

/** The version and the day of a review. One that says on no day that it was completed is a draft. */
export function markOfReview(review: ReviewModel, today: string): PageMark {
    const isDraft = !answerTo(review, 'completed');
    const version = answerTo(review, 'version').split(':')[0];
    const words = [isDraft ? 'Draft' : 'Completed', version && `version ${version}`, `position on ${dateInWords(today)}`];
    return { isDraft, words: words.filter(Boolean).join(', ') };
}

/** The board that a review is of, as the author of its documents; nothing where the review does not name it. */
export function bodyOf(review: ReviewModel): { readonly author?: string } {
    const author = answerTo(review, 'icb');
    return author ? { author } : {};
}

/** The guidance that a review is about: that of its template. */
export function guidanceOfReview({ template }: ReviewModel, names: NameIndex): readonly string[] {
    return (names.template(template)?.guidance ?? []).map(({ name }) => name);
}
