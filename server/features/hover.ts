import type { Root } from 'mdast';
import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { Assessment } from '../../language/assess/assessment.ts';
import { actionsOf } from '../../language/board/board.ts';
import { boundsAsked, expectsSome } from '../../language/completion/names-at.ts';
import {
    actionPage,
    coversPage,
    findingPage,
    guidancePage,
    linePage,
    looksPage,
    otherPage,
    placeholderPage,
    requirementPage,
    subjectPage,
    termPage,
} from '../../language/explain/explain.ts';

import { wordPage } from '../../language/explain/language-words.ts';
import { bulleted, paragraphs, untitled } from '../../language/explain/page.ts';

import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, fileNameOf } from '../../language/model/address.ts';
import { type ElementKey, elementOf, isElementKey, keyOf } from '../../language/model/elements.ts';
import type { BoundFacts, Element, SubjectFacts } from '../../language/model/facts.ts';
import { askedBy } from '../../language/model/placeholders.ts';
import type { NumberValue, Span, Value } from '../../language/model/values.ts';
import type { Found, NameIndex } from '../../language/names/name-index.ts';
import { servicesCoveredBy } from '../../language/reviews/covered-services.ts';
import { looksIn } from '../../language/reviews/looks.ts';
import { Lines } from '../../language/syntax/lines.ts';
import { requirementsBehind } from '../fixes/offers.ts';
import type { Feature, Server } from '../server.ts';
import { hoverMarkdown } from '../support/markdown.ts';
import { isAt, rangeOf } from '../support/places.ts';
import { allToFillIn } from '../workspace/completions.ts';
import type { CheckedDocument, LoadedDocument, SubjectSummary } from '../workspace/server-workspace.ts';

import { type NameAt, nameAt } from './names.ts';

/** What is said of something at the cursor, and which part of the text it is about. */
interface Hovered {
    readonly at: Span;
    readonly page: Root;
}

/** Where a name is declared: in the library, or in a file of the workspace. */
function declaredIn({ uri }: Found): string {
    return isLibrary(uri) ? 'the library that comes with Carewright' : fileNameOf(uri);
}

function pageOfName(found: Found, names: NameIndex, assessments: readonly Assessment[], summaries: readonly SubjectSummary[]): Root {
    const { namespace, name, term } = found.declaration;
    const requirement = namespace === 'requirement' ? names.requirement(name) : undefined;
    if (requirement) return requirementPage(requirement, names, assessments);
    const guidance = namespace === 'guidance' ? names.guidance(name) : undefined;
    if (guidance) return guidancePage(guidance, names);
    if (term) return termPage(found, names);
    const summary = summaries.find(each => each.type === namespace && each.name === name);
    return summary ? subjectPage(summary) : otherPage(found, names);
}

/**
 * What a name is for.
 *
 * @param document where it is written, with what is said of its requirements
 * @param summaries what is known of the services and reviews of the document that declares the name
 */
function nameHover(
    name: NameAt,
    names: NameIndex,
    { assessments }: Pick<CheckedDocument, 'assessments'>,
    summaries: readonly SubjectSummary[],
): Hovered | undefined {
    const [found] = name.found;
    if (!found) return undefined;
    const { children } = pageOfName(found, names, assessments, summaries);
    const declared = name.isDeclaration ? [] : paragraphs(`Declared in ${declaredIn(found)}.`);
    return { at: name.at, page: untitled(children, declared) };
}

interface NumberAt {
    readonly element: Element;
    readonly attribute: string;
    readonly value: NumberValue;
}

function isNumber(value: Value | undefined): value is NumberValue {
    return value?.type === 'number';
}

function numberAt(elements: readonly Element[], offset: number): NumberAt | undefined {
    for (const element of elements) {
        if (!isAt(element.whole, offset)) continue;
        for (const [attribute, value] of Object.entries(element.values)) {
            if (isNumber(value) && isAt(value.at, offset)) return { element, attribute, value };
        }
    }
    return undefined;
}

function holds({ test, amount = 0 }: BoundFacts, value: NumberValue): boolean {
    if (test === 'at least') return value.amount >= amount;
    return test === 'at most' ? value.amount <= amount : value.amount === amount;
}

/** Usual numbers of the service's model of care: no rule, but worth knowing. */
function typicalLines({ element, value }: NumberAt, elements: readonly Element[], names: NameIndex): readonly string[] {
    return elements
        .filter(({ kind, term }) => kind === 'model' && term)
        .flatMap(({ term = '' }) => names.find(['models'], term).slice(0, 1))
        .flatMap(({ declaration }) =>
            (declaration.term?.typical ?? [])
                .filter(({ kind }) => kind === element.kind && elementOf(kind)?.main !== undefined && value.amount > 0)
                .map(({ shown }) => `Typical of ${declaration.title ?? declaration.name}: ${shown}. That is no rule.`),
        );
}

/** A number at an offset, against what the followed guidance expects; nothing where it expects nothing. */
function valueHover(
    { facts, assessments }: Pick<CheckedDocument, 'facts' | 'assessments'>,
    names: NameIndex,
    today: string,
    offset: number,
): Hovered | undefined {
    const subject = [...facts.services, ...facts.reviews].find(({ whole }) => isAt(whole, offset));
    const number = subject && numberAt(subject.elements, offset);
    if (!number) return undefined;
    const { element, attribute, value } = number;
    const mine: readonly Assessment[] = assessments.filter(each => each.subject.at[0] === subject.at[0]);
    const about = { kind: element.kind, terms: element.term ? [element.term] : [] };
    const lines = boundsAsked(about, mine, subject, names, today)
        .filter(({ bound }) => bound.attribute === attribute)
        .map(({ requirement, bound }) => {
            const verdict = holds(bound, value) ? 'as expected' : 'not as expected';
            return `${requirement.id} (${requirement.title ?? requirement.says}) expects ${bound.shown}. Here: ${value.shown}, ${verdict}.`;
        });
    const all = [...lines, ...typicalLines(number, subject.elements, names)];
    return all.length ? { at: value.at, page: untitled(bulleted([...new Set(all)])) } : undefined;
}

/** What is known besides the document: names, the covered services against what they follow, and the day. */
interface ReviewSurroundings {
    readonly names: NameIndex;
    readonly assessments: (service: string) => readonly Assessment[];
    /** As `YYYY-MM-DD`. */
    readonly today: string;
}

/** The word that opens a block. */
function wordOf({ kind, whole }: Element): Span {
    return [whole[0], whole[0] + kind.length];
}

function inFinding(
    finding: Element,
    review: SubjectFacts,
    lines: Lines,
    offset: number,
    { names, assessments }: ReviewSurroundings,
): Hovered | undefined {
    const word = wordOf(finding);
    const label = lines.labelAt(offset);
    const kept = review.looks?.find(({ fingerprint }) => fingerprint && isAt(fingerprint.at, offset))?.fingerprint;
    const isLooks = kept !== undefined || label?.words === 'looked at';
    if (!isLooks && !isAt(word, offset)) return undefined;
    const looks = looksIn(review, servicesCoveredBy(review, { assessments })).filter(look => look.finding === finding);
    if (!isLooks) return { at: word, page: findingPage(finding, looks, names) };
    return { at: kept?.at ?? label?.at ?? word, page: looksPage(looks) };
}

/** In a review: its services side by side, a finding against what the specifications say today, what it looked at, and an action at a glance. */
function reviewHover(
    { facts, uri }: Pick<LoadedDocument, 'facts' | 'uri'>,
    lines: Lines,
    offset: number,
    surroundings: ReviewSurroundings,
): Hovered | undefined {
    const { names, today } = surroundings;
    for (const review of facts.reviews) {
        if (!isAt(review.whole, offset)) continue;
        const elements = review.elements.filter(({ whole }) => isAt(whole, offset));
        const action = elements.find(({ kind }) => kind === 'action');
        if (action && isAt([action.whole[0], Math.max(action.at[1], wordOf(action)[1])], offset)) {
            const [entry] = actionsOf([{ subject: { ...review, elements: [action] }, uri }], today, names);
            return entry && { at: action.at, page: actionPage(entry, names) };
        }
        const finding = elements.find(({ kind }) => kind === 'finding');
        const label = finding ? undefined : lines.labelAt(offset);
        if (label?.words === 'covers')
            return { at: label.at, page: coversPage(review, servicesCoveredBy(review, surroundings), uri, names) };
        return finding && inFinding(finding, review, lines, offset, surroundings);
    }
    return undefined;
}

/** Which requirements look at lines of a kind, in the service or review at an offset, and their outcomes. */
function requirementLines({ assessments }: Pick<CheckedDocument, 'assessments'>, kind: ElementKey, offset: number): readonly string[] {
    return assessments
        .filter(({ subject }) => isAt(subject.whole, offset))
        .flatMap(({ results }) => results)
        .filter(({ requirement }) => expectsSome(requirement, kind))
        .map(({ requirement, outcome }) => `${requirement.id}, ${requirement.title ?? requirement.says}: ${outcome}`);
}

/** What a line is for and how it is written, for the label at an offset. */
function lineHover(document: CheckedDocument, lines: Lines, offset: number): Hovered | undefined {
    const found = lines.labelAt(offset);
    const key = keyOf(found?.words ?? '');
    const page = found && linePage(found.words, isElementKey(key) ? requirementLines(document, key, offset) : []);
    return page && { at: found.at, page };
}

/** A word of the language, a date or a time. */
function wordHover(lines: Lines, offset: number): Hovered | undefined {
    if (lines.opaqueAt(offset)) return undefined;
    const { text } = lines;
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const newline = text.indexOf('\n', offset);
    const found = wordPage(text.slice(start, newline < 0 ? text.length : newline), offset - start);
    return found && { at: [start + found.at[0], start + found.at[1]], page: found.page };
}

/** What has to be said at a place that is still to be filled in. */
function blankHover(document: CheckedDocument, offset: number): Hovered | undefined {
    const place = allToFillIn(document.facts).find(({ at }) => isAt(at, offset));
    if (!place) return undefined;
    const requirements = requirementsBehind(place.at, document).map(({ requirement }) => requirement);
    return { at: place.at, page: placeholderPage(askedBy(place.text), requirements.slice(0, MOST_EXPLAINED)) };
}

/** How many requirements a hover explains: what lists more is not read. */
const MOST_EXPLAINED = 3;

async function hoverAt({ workspace }: Server, uri: Address, position: { line: number; character: number }): Promise<Hover | null> {
    const document = await workspace.check(uri);
    if (!document) return null;
    const { names, checker } = workspace.viewOf(document);
    const offset = document.text.offsetAt(position);
    const lines = new Lines(document.text.getText());
    const name = nameAt(document, names, offset);
    const summaries = name?.found[0] && workspace.summariesOf(name.found[0].uri);
    const hovered: Hovered | undefined =
        blankHover(document, offset) ??
        (name && nameHover(name, names, document, summaries ?? [])) ??
        reviewHover(document, lines, offset, {
            names,
            today: workspace.today,
            assessments: service => checker.assessmentsOf(service),
        }) ??
        valueHover(document, names, workspace.today, offset) ??
        lineHover(document, lines, offset) ??
        wordHover(lines, offset);
    return hovered
        ? { contents: { kind: MarkupKind.Markdown, value: hoverMarkdown(hovered.page) }, range: rangeOf(document.text, hovered.at) }
        : null;
}

/** What is at the cursor, explained: a name, a number against what is expected, a finding of a review, the label of a line. */
export const hover: Feature = {
    capabilities: { hoverProvider: true },
    register(server) {
        server.connection.onHover(({ textDocument, position }) => hoverAt(server, textDocument.uri, position));
    },
};
