import { dateIn, textIn } from '../../language/model/element-values.ts';
import type { ElementKey } from '../../language/model/elements.ts';
import type { Element, LineFacts, SubjectFacts } from '../../language/model/facts.ts';
import { closedBy } from '../../language/model/review-elements.ts';
import type { Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { SourceDocument } from './context.ts';
import { Said, titleOf } from './said.ts';
import { type Exempted, exemptedOf, type Line } from './specification.ts';

/** The answer to a question of the template. */
export interface ReviewAnswer {
    readonly question: string;
    /** Names of choices, organisations and services, as written; for those, `value` has their titles. */
    readonly names: readonly string[];
    readonly value: string;
    readonly text?: string;
}

/** What somebody will do about a gap. */
export interface ReviewAction {
    readonly name: string;
    readonly title: string;
    /** The requirements whose gap it closes. */
    readonly requirements: readonly string[];
    /** `short-term` or `longer-term`. */
    readonly horizon: string;
    readonly owner: string;
    /** As `YYYY-MM-DD`. */
    readonly due?: string;
    readonly dueShown: string;
    readonly state: string;
    readonly stateTitle: string;
    readonly resource: string;
    readonly evidence: string;
    readonly progress: string;
    /** Lines and texts of other kinds. */
    readonly lines: readonly Line[];
    readonly texts: readonly string[];
}

export interface ReviewFinding {
    readonly requirement: string;
    readonly answers: readonly ReviewAnswer[];
    /** The services that it looked at. */
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

/** Lines of an action that have columns of their own. */
const COLUMNS = new Set(['horizon', 'owner', 'due', 'state', 'resourcegap', 'evidence', 'progress']);

function isIn(inner: Span, outer: Span): boolean {
    return outer[0] <= inner[0] && inner[1] <= outer[1];
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

/** The first term of a list, or what is written in its place. */
function firstOf(lines: readonly LineFacts[], key: string, said: Said): string {
    const found = lines.findLast(line => line.key === key);
    return found?.terms?.[0] ?? (found && said.textIn(found.whole)) ?? '';
}

function actionOf(action: Element, review: SubjectFacts, said: Said): ReviewAction {
    const own = review.lines.filter(({ block, whole }) => block === 'action' && isIn(whole, action.whole));
    const lines = own
        .filter(({ key }) => key !== 'prose')
        .map((line): Line => (line.key ? said.line(line) : { key: '', label: 'Line', value: said.written(line.whole), meets: [] }));
    const words = (key: string): string => {
        const found = lines.filter(line => line.key === key);
        return found.map(({ items = [], value, text = '' }) => [...items, value, text].filter(Boolean).join(' ')).join(' ');
    };
    const name = action.name ?? '';
    const due = dateIn(action, 'due');
    const state = firstOf(own, 'state', said);
    return {
        name,
        title: textIn(action, 'title') ?? name.replaceAll('-', ' '),
        requirements: closedBy(action),
        horizon: firstOf(own, 'horizon', said),
        owner: words('owner'),
        ...(due !== undefined && { due }),
        dueShown: words('due'),
        state,
        stateTitle: state ? titleOf(said.names, ['states'], state) : '',
        resource: words('resourcegap'),
        evidence: words('evidence'),
        progress: words('progress'),
        lines: lines.filter(line => !COLUMNS.has(line.key)),
        texts: own.filter(({ key }) => key === 'prose').flatMap(({ whole }) => said.textIn(whole) ?? []),
    };
}

/** What a review says, as documents need it. */
export function readReview(source: SourceDocument, name: string, names: NameIndex): ReviewModel | undefined {
    const review = source.facts.reviews.find(each => each.name === name);
    if (!review) return undefined;
    const said = new Said(source, names);
    const { elements, lines, looks = [], whole } = review;
    const of = (kind: ElementKey): readonly Element[] => elements.filter(element => element.kind === kind);
    const answersIn = (block: string, span: Span): readonly ReviewAnswer[] =>
        lines.filter(line => line.block === block && isIn(line.whole, span)).map(line => answerOf(line, said));
    return {
        name,
        title: review.title ?? name.replaceAll('-', ' '),
        uri: source.uri,
        template: review.template?.name ?? '',
        covers: of('covers').flatMap(({ term }) => term ?? []),
        answers: answersIn('review', whole),
        findings: of('finding').map(finding => ({
            requirement: finding.term ?? '',
            answers: answersIn('finding', finding.whole),
            lookedAt: looks.filter(({ service }) => isIn(service.at, finding.whole)).map(({ service }) => service.name),
        })),
        actions: of('action').map(action => actionOf(action, review, said)),
        ...exemptedOf(review),
        unplaced: source.facts.problems
            .filter(({ line }) => line[0] >= whole[0] && line[0] <= whole[1])
            .map(({ line }) => said.written(line).trim()),
    };
}
