import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { placeholder } from '../../language/checks/placeholder.ts';
import { unknownName } from '../../language/checks/unknown-name.ts';
import { acceptGap, declareTerm, isLeftToWrite, sayNotApplicable, writeRequirements } from '../../language/fixes/insert-lines.ts';
import { type Aim, aimOf, answering } from '../../language/fixes/sound-edits.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, fileNameOf } from '../../language/model/address.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { type Finding, isSound, type TextEdit } from '../../language/model/findings.ts';
import { isClosed, isVocabularyKind, type VocabularyKind } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import { answersToTake, horizonsToTake, rateFindings } from '../../language/reviews/blanks.ts';
import { type ServiceToReview, servicesCoveredBy, serviceToReview } from '../../language/reviews/covered-services.ts';
import { type ReviewToDraft, updateReview } from '../../language/reviews/drafts.ts';
import { findingsIn, formUsedBy, requirementsOf } from '../../language/reviews/form.ts';
import { confirmLooks, looksIn } from '../../language/reviews/looks.ts';

import type { Server } from '../server.ts';
import type { CheckedDocument, LoadedDocument, ServerWorkspace } from '../workspace/server-workspace.ts';

/** Something that can be done about a finding. */
export interface Proposal {
    readonly title: string;
    /** Of this document, in the order of the text; or of another one. */
    readonly edits: readonly TextEdit[];
    readonly uri?: Address;
    /** The code and place of the finding that it puts right; none where it puts right several. */
    readonly finding?: { readonly code: string; readonly at: Span };
    /** What there has to be less of afterwards, besides what is never more. */
    readonly aim?: Aim;
    /** What it does, where many proposals write one line at one place and differ only in its names: one shows whether all are sound. */
    readonly shape?: string;
    /** The requirement that it explains, where that is all that it does. */
    readonly explains?: string;
    /** Whether it is what most people would do. */
    readonly isPreferred?: boolean;
}

/** What the rule itself proposes. */
export function ruleProposals(finding: Finding): readonly Proposal[] {
    const fixes = finding.fixes ?? [];
    return fixes.map(({ title, edits }) => ({
        title,
        edits,
        finding,
        aim: aimOf(finding),
        isPreferred: fixes.length === 1,
    }));
}

/** Where the workspace declares its own terms of a kind: the first such document. */
function ownVocabulary(workspace: ServerWorkspace, kind: VocabularyKind, besides: Address): Address | undefined {
    for (const all of workspace.names.all(kind)) {
        const own = all.find(({ uri }) => !isLibrary(uri) && uri !== besides);
        if (own) return own.uri;
    }
    return undefined;
}

/** Declares an unknown term: where the workspace has its own terms of that kind, and in this document. */
export async function termProposals(finding: Finding, document: LoadedDocument, workspace: ServerWorkspace): Promise<readonly Proposal[]> {
    if (finding.code !== unknownName.code) return [];
    const reference = document.facts.references.find(({ at }) => at[0] === finding.at[0] && at[1] === finding.at[1]);
    const kind = reference?.namespaces.find(isVocabularyKind);
    // A slip of the keyboard is no new term, and a vocabulary to choose from has none.
    if (!reference || !kind || isClosed(kind) || finding.fixes?.some(({ safe }) => safe)) return [];
    const proposals: Proposal[] = [];
    const elsewhere = ownVocabulary(workspace, kind, document.uri);
    const other = elsewhere === undefined ? undefined : await workspace.load(elsewhere);
    if (other) {
        const file = fileNameOf(other.uri);
        const edits = declareTerm({ text: other.text.getText(), tokens: other.syntax().tokens }, kind, reference.name);
        proposals.push({ title: `Declare ${reference.name} as your own term (${kind}, in ${file})`, edits, uri: other.uri, finding });
    }
    const edits = declareTerm({ text: document.text.getText(), tokens: document.syntax().tokens }, kind, reference.name);
    const title = `Declare ${reference.name} as your own term (${kind}, in this document)`;
    proposals.push({ title, edits, finding, aim: aimOf(finding) });
    return proposals;
}

interface Open {
    readonly assessment: Assessment;
    readonly result: RequirementResult;
}

function openResults({ assessments }: CheckedDocument): readonly Open[] {
    return assessments.flatMap(assessment => assessment.results.filter(isLeftToWrite).map(result => ({ assessment, result })));
}

function write(document: CheckedDocument, all: readonly Open[]): Pick<Proposal, 'edits' | 'aim'> {
    const subject = all[0]?.assessment.subject;
    const source = { text: document.text.getText(), tokens: document.syntax().tokens };
    const results = all.filter(({ assessment }) => assessment.subject === subject).map(({ result }) => result);
    const aim = answering(new Set(results.map(({ requirement }) => requirement.id)));
    return { edits: subject ? writeRequirements(source, subject, results) : [], aim };
}

/** The title of a requirement's section, and all that is open in it. */
function sectionOf(document: CheckedDocument, { assessment, result }: Open): readonly Open[] {
    const { section, guidance } = result.requirement;
    const same = ({ assessment: other, result: { requirement } }: Open): boolean =>
        other === assessment && requirement.section === section && requirement.guidance === guidance;
    return openResults(document).filter(same);
}

/**
 * What can be done about a requirement that a document does not answer: write what it asks for, with all of its section or of
 * the document if there is more; say why it does not apply; record that a body accepts the gap.
 */
export function requirementProposals(
    finding: Finding,
    document: CheckedDocument,
    sectionTitle: (open: RequirementResult) => string,
): readonly Proposal[] {
    const open = openResults(document).find(({ result }) => result.requirement.id === finding.code && result.at === finding.at);
    if (!open) return [];
    const { id } = open.result.requirement;
    const { subject } = open.assessment;
    const source = { text: document.text.getText(), tokens: document.syntax().tokens };
    const section = sectionOf(document, open);
    const all = openResults(document).filter(({ assessment }) => assessment.subject === subject);
    const proposals: Proposal[] = [
        {
            title: `Write what ${id} asks for: ${open.result.requirement.title ?? ''}`,
            ...write(document, [open]),
            finding,
            isPreferred: true,
        },
    ];
    if (section.length > 1) {
        proposals.push({
            title: `Write all ${section.length} that are open in “${sectionTitle(open.result)}”`,
            ...write(document, section),
            finding,
        });
    }
    if (all.length > section.length) proposals.push({ title: titleOfAll(subject, all.length), ...write(document, all), finding });
    if (isLeftToWrite(open.result)) {
        // Neither counts before its reason is written: nothing is fewer yet.
        proposals.push({
            title: `Say why ${id} does not apply`,
            edits: sayNotApplicable(source, subject, id),
            finding,
            shape: `exempt ${subject.name}`,
        });
        proposals.push({
            title: `Record that a body accepts this gap for a time (${id})`,
            edits: acceptGap(source, subject, id),
            finding,
            shape: `accept ${subject.name}`,
        });
    }
    return proposals.filter(({ edits }) => edits.length);
}

/** Services and reviews that leave something open, with how much. */
export function openSubjects(document: CheckedDocument): ReadonlyMap<SubjectFacts, number> {
    const counts = new Map<SubjectFacts, number>();
    for (const { assessment } of openResults(document)) counts.set(assessment.subject, (counts.get(assessment.subject) ?? 0) + 1);
    return counts;
}

/** What the offer is called that writes all that is open in a service or a review. */
export function titleOfAll({ name }: SubjectFacts, count: number): string {
    return `Write all ${count} that are open in ${name}`;
}

/** Writing all that is open in a service or a review. */
export function writeAll(document: CheckedDocument, subject: SubjectFacts): Pick<Proposal, 'edits' | 'aim'> {
    return write(
        document,
        openResults(document).filter(({ assessment }) => assessment.subject === subject),
    );
}

/** What can be done about much that is open in a service or a review: write all of it, or one of its sections. */
export function openProposals(
    document: CheckedDocument,
    subject: SubjectFacts,
    sectionTitle: (open: RequirementResult) => string,
): readonly Proposal[] {
    const all = openResults(document).filter(({ assessment }) => assessment.subject === subject);
    const sections = Map.groupBy(all, ({ result }) => `${result.requirement.guidance} ${result.requirement.section ?? ''}`);
    const each = [...sections.values()].flatMap((open): Proposal[] => {
        const [first] = open;
        if (!first || open.length === all.length) return [];
        const { id, title: asked = '' } = first.result.requirement;
        const what =
            open.length > 1 ? `all ${open.length} that are open in “${sectionTitle(first.result)}”` : `what ${id} asks for: ${asked}`;
        return [{ title: `Write ${what}`, ...write(document, open) }];
    });
    const whole = { title: titleOfAll(subject, all.length), ...write(document, all), isPreferred: true };
    return [whole, ...each].filter(({ edits }) => edits.length);
}

/** Writing what one requirement asks for; nothing where it is not open. */
export function insertRequirement(document: CheckedDocument, id: string): Pick<Proposal, 'edits' | 'aim'> | undefined {
    const open = openResults(document).find(({ result }) => result.requirement.id === id);
    return open && write(document, [open]);
}

/** What is needed to draft a review: the documents, and the folders from which their files are cited. */
export type DraftingServer = Pick<Server, 'workspace' | 'folders'>;

/** A service as a review that covers it reads it; nothing where it does not exist. */
export async function loadServiceToReview(name: string, { workspace, folders }: DraftingServer): Promise<ServiceToReview | undefined> {
    const found = await workspace.service(name);
    if (!found) return undefined;
    const { document, assessments } = found;
    const lineOf = (offset: number): number => document.text.positionAt(offset).line + 1;
    return serviceToReview({ name, assessments, uri: document.uri, lineOf }, folders());
}

/** What a review is drafted from: its template, and the services that it covers as they are now; nothing without a template. */
async function draftFrom(review: SubjectFacts, server: DraftingServer): Promise<ReviewToDraft | undefined> {
    const { names, checker } = server.workspace;
    const template = names.template(review.template?.name ?? '');
    if (!template) return undefined;
    const covered = review.elements.flatMap(({ kind, term }) => (kind === 'covers' && term ? [term] : []));
    const services = await Promise.all([...new Set(covered)].map(name => loadServiceToReview(name, server)));
    return {
        name: review.name,
        ...(review.title !== undefined && { title: review.title }),
        template,
        requirements: requirementsOf(template, guidance => checker.requirementsOf(guidance)),
        services: services.filter(service => service !== undefined),
        names,
    };
}

/** Where something can be done about a whole review: on its first line, or anywhere in it while it has no findings. */
function placeOf(review: SubjectFacts, { text }: LoadedDocument): Span {
    if (!findingsIn(review).length) return review.whole;
    const { line } = text.positionAt(review.at[1]);
    return [review.whole[0], text.offsetAt({ line: line + 1, character: 0 }) - 1];
}

async function writing(review: SubjectFacts, document: LoadedDocument, server: DraftingServer): Promise<Proposal> {
    const draft = await draftFrom(review, server);
    const title = findingsIn(review).length
        ? 'Bring this review up to date: add what is new'
        : 'Write the whole review from its template, with what the specifications say';
    return { title, edits: draft ? updateReview(review, draft, document.facts, document.text.getText()) : [] };
}

function confirming(review: SubjectFacts, { facts }: LoadedDocument, workspace: ServerWorkspace): readonly Proposal[] {
    const covered = servicesCoveredBy(review, { assessments: service => workspace.checker.assessmentsOf(service) });
    const all = looksIn(review, covered).filter(({ finding }) => isSound(facts, finding.whole));
    const suspects = all.filter(({ state }) => state === 'changed');
    const unseen = all.filter(({ state }) => state === 'unseen');
    const title =
        suspects.length === 1
            ? 'Confirm the suspect finding of this review'
            : `Confirm all ${suspects.length} suspect findings of this review`;
    return [
        { title, edits: confirmLooks(suspects, all) },
        { title: 'Record what all findings of this review looked at', edits: confirmLooks(unseen, all) },
    ];
}

/** What can be written over the placeholders at a place. */
function choosing(review: SubjectFacts, document: LoadedDocument, [start, end]: Span, { names }: ServerWorkspace): readonly Proposal[] {
    const form = formUsedBy(review, { names });
    const { facts } = document;
    const content = document.text.getText();
    // A placeholder is reported without its quotation marks.
    const reportedAt = (at: Span): Span => (/["“]/.test(content[at[0]] ?? '') ? [at[0] + 1, at[1] - 1] : at);
    if (!form || review.whole[0] > end || review.whole[1] < start || !isSound(facts, review.whole)) return [];
    const taken = [...answersToTake(review, form, [start, end]), ...horizonsToTake(facts, [start, end])];
    const first = placeOf(review, document);
    const ratings = taken.length || (first[0] <= end && first[1] >= start) ? rateFindings(review, form) : [];
    return [
        ...taken.map(({ title, edits, at }) => ({ title, edits, finding: { code: placeholder.code, at: reportedAt(at) } })),
        { title: `Write ${ratings.length === 1 ? 'the rating' : `${ratings.length} ratings`} that the positions come to`, edits: ratings },
    ];
}

/**
 * What can be done about the reviews of a document as a whole, where a place is in one: write it, or what is new, from its
 * template and the services that it covers; confirm its findings.
 */
export async function reviewProposals(document: LoadedDocument, [start, end]: Span, server: DraftingServer): Promise<readonly Proposal[]> {
    const proposals: Proposal[] = [];
    for (const review of document.facts.reviews) {
        for (const each of choosing(review, document, [start, end], server.workspace)) proposals.push(each);
        const place = placeOf(review, document);
        if (place[0] > end || place[1] < start) continue;
        proposals.push(await writing(review, document, server), ...confirming(review, document, server.workspace));
    }
    return proposals.filter(({ edits }) => edits.length);
}
