import type { AssessedService } from '../language/board/services.ts';
import { actionPlan } from './content/actions.ts';
import { boardPaper } from './content/board-paper.ts';
import { coverageReport } from './content/coverage-report.ts';
import { reviewTemplateDocument, specificationTemplateDocument } from './content/form-documents.ts';
import { reviewForm, serviceForm } from './content/forms.ts';
import type { Layout } from './content/layouts.ts';
import { reviewOutcome } from './content/review.ts';
import { specificationDocument } from './content/specification.ts';
import { renderCsv } from './formats/csv.ts';
import { renderExcel } from './formats/excel.ts';
import { renderForm } from './formats/excel-form.ts';
import { renderHtml } from './formats/html.ts';
import { type JsonSubjects, renderJson } from './formats/json.ts';
import { renderMarkdown } from './formats/markdown.ts';
import type { DocumentContext } from './model/context.ts';
import { type ReviewModel, readReviewModel } from './model/review.ts';
import { bookmarksOf, PlaceFinder, placesOf } from './model/source-places.ts';
import { readSpecification, type Specification } from './model/specification.ts';
import { type DocumentTree, ownTables } from './tree/document-tree.ts';
import { seenLines } from './tree/seen-lines.ts';
import { type Carried, renderWord, type WordLook } from './word/document.ts';

/** What can be generated. */
export const DOCUMENT_KINDS = [
    'specification',
    'blank-specification',
    'review',
    'blank-review',
    'board-paper',
    'coverage',
    'action-plan',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What documents are made of. */
export interface Selection {
    /** Names of services and of reviews; of a board paper without services, all that its review covers. */
    readonly services: readonly string[];
    readonly reviews: readonly string[];
    /** The guidance of a blank specification. */
    readonly guidance: readonly string[];
    /** The form of a blank review. */
    readonly template: string;
    readonly layout: Layout;
    /** Whether documents have the annex about their sources; nothing: contracts do not, reports and papers do. */
    readonly annex?: boolean;
}

/** A document, what it was made of, and the files that this is in. */
export interface Generated extends JsonSubjects {
    readonly tree: DocumentTree;
    readonly uris: readonly string[];
    /** The one service or review that the whole document shows, so that what people change in it can be brought back. */
    readonly shows?: Pick<Selection, 'layout' | 'annex'> & { readonly type: 'service' | 'review'; readonly name: string };
}

function specificationOf(name: string, context: DocumentContext): Specification | undefined {
    const uri = context.names.find(['service'], name)[0]?.uri;
    const source = uri === undefined ? undefined : context.source(uri);
    return source && readSpecification(source, name, context.names);
}

function reviewOf(name: string, context: DocumentContext): ReviewModel | undefined {
    const uri = context.names.find(['review'], name)[0]?.uri;
    const source = uri === undefined ? undefined : context.source(uri);
    return source && readReviewModel(source, name, context.names);
}

function assessedService(name: string, context: DocumentContext): readonly AssessedService[] {
    const uri = context.names.find(['service'], name)[0]?.uri;
    const subject = context.subject('service', name);
    return uri && subject ? [{ subject, uri, assessments: context.assessments('service', name) }] : [];
}

/** Every document of a kind that can be made of a selection, one after the other. Each carries the version that made it. */
export function* documentsOf(kind: DocumentKind, selection: Selection, context: DocumentContext): Generator<Generated> {
    for (const made of madeOf(kind, selection, context)) {
        const properties = { ...made.tree.properties, Version: context.version };
        yield { ...made, tree: { ...made.tree, properties } };
    }
}

function* madeOf(kind: DocumentKind, selection: Selection, context: DocumentContext): Generator<Generated> {
    const { layout, guidance, template } = selection;
    const reviews = function* (): Generator<ReviewModel> {
        for (const name of selection.reviews) {
            const review = reviewOf(name, context);
            if (review) yield review;
        }
    };
    const look = { layout, ...(selection.annex !== undefined && { annex: selection.annex }) };
    switch (kind) {
        case 'specification':
            for (const name of selection.services) {
                const specification = specificationOf(name, context);
                if (!specification) continue;
                yield {
                    tree: specificationDocument(specification, layout, context, selection.annex),
                    services: [specification],
                    reviews: [],
                    uris: [specification.uri],
                    shows: { ...look, type: 'service', name },
                };
            }
            break;
        case 'coverage':
            yield* coverageDocuments(selection, context);
            break;
        case 'review':
            for (const review of reviews())
                yield {
                    tree: reviewOutcome(review, context, selection.annex),
                    services: [],
                    reviews: [review],
                    uris: [review.uri],
                    shows: { ...look, type: 'review', name: review.name },
                };
            break;
        case 'action-plan': {
            const all = [...reviews()];
            yield { tree: actionPlan(all, context, selection.annex), services: [], reviews: all, uris: all.map(({ uri }) => uri) };
            break;
        }
        case 'board-paper':
            for (const review of reviews()) {
                const covered = review.covers.filter(name => !selection.services.length || selection.services.includes(name));
                if (selection.services.length && !covered.length) continue;
                const services = covered.flatMap(name => assessedService(name, context));
                const models = covered.flatMap(name => specificationOf(name, context) ?? []);
                const tree = boardPaper({ ...review, covers: covered }, services, context, selection.annex);
                yield { tree, services: models, reviews: [review], uris: [review, ...services].map(({ uri }) => uri) };
            }
            break;
        case 'blank-specification':
            yield {
                tree: specificationTemplateDocument(serviceForm(guidance, context), layout, context),
                services: [],
                reviews: [],
                uris: [],
            };
            break;
        default: {
            const form = reviewForm(template, context);
            if (form) yield { tree: reviewTemplateDocument(form, context), services: [], reviews: [], uris: [] };
        }
    }
}

function* coverageDocuments({ services, reviews }: Selection, context: DocumentContext): Generator<Generated> {
    for (const [type, names] of [['service', services] as const, ['review', reviews] as const]) {
        for (const name of names) {
            const subject = context.subject(type, name);
            const uri = context.names.find([type], name)[0]?.uri;
            if (!subject || !uri) continue;
            const specification = type === 'service' ? specificationOf(name, context) : undefined;
            const review = type === 'review' ? reviewOf(name, context) : undefined;
            yield {
                tree: coverageReport(subject, uri, context),
                services: specification ? [specification] : [],
                reviews: review ? [review] : [],
                uris: [uri],
            };
        }
    }
}

/** The formats of documents; each is the ending of its files, too. */
export const DOCUMENT_FORMATS = ['docx', 'html', 'md', 'xlsx', 'csv', 'json'] as const;

export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Whether a format can hold a document: a file with nothing but tables can't hold one that has no tables. */
export function canHold(format: DocumentFormat, { tree }: Generated): boolean {
    if (format === 'xlsx' && tree.form) return true;
    return !['xlsx', 'csv'].includes(format) || ownTables(tree).length > 0;
}

/** What a document carries of its source: the part for its Word file, and the bookmarks around its blocks. */
function carriedBy({ tree, uris, shows }: Generated, context: DocumentContext): Carried | undefined {
    const source = shows && context.source(uris[0] ?? '');
    const subject = shows && context.subject(shows.type, shows.name);
    if (!shows || !source || !subject) return undefined;
    const seen = seenLines(tree);
    const marks = bookmarksOf(seen, new PlaceFinder(placesOf(source, subject, context.names)));
    const bookmarks = new Map(seen.flatMap(({ node }, at) => (marks[at] ? [[node, marks[at]] as const] : [])));
    const lines = seen.map(({ node: _, ...line }, at) => ({ ...line, ...(marks[at] && { bookmark: marks[at] }) }));
    const { version, today, pathOf } = context;
    const { layout, ...own } = shows;
    return {
        source: { ...own, version, day: today, path: pathOf(source.uri), layout: JSON.stringify(layout), text: source.text, lines },
        bookmarks,
    };
}

/** How a document is to be written in Word. */
interface WordOptions extends WordLook {
    /** Whether the file does not carry the text that it was made from. Then changes in it can be brought back only where that text is. */
    readonly withoutSource?: boolean | undefined;
}

/**
 * A document in a format. The same document is always the same bytes.
 *
 * @param look for Word: how a board's own documents look, and on which pages headings are
 */
export function render(generated: Generated, format: DocumentFormat, context: DocumentContext, look: WordOptions = {}): Uint8Array {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    switch (format) {
        case 'docx':
            return renderWord(generated.tree, look, carriedBy(generated, context), look.withoutSource);
        case 'xlsx':
            return generated.tree.form ? renderForm(generated.tree) : renderExcel(generated.tree);
        case 'html':
            return bytes(renderHtml(generated.tree));
        case 'md':
            return bytes(renderMarkdown(generated.tree));
        case 'csv':
            return bytes(renderCsv(generated.tree));
        default:
            return bytes(renderJson(generated.tree, generated, context));
    }
}
