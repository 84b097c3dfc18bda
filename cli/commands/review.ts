import { pathToFileURL } from 'node:url';
import { factsOfText } from '../../language/facts/read-document.ts';
import { soundEdits } from '../../language/fixes/sound-edits.ts';
import type { DocumentFacts, SubjectFacts } from '../../language/model/facts.ts';
import { isSound, type TextEdit } from '../../language/model/findings.ts';
import { counted, nearestName } from '../../language/model/text.ts';

import { usualName } from '../../language/names/meant-for.ts';

import { servicesCoveredBy, serviceToReview } from '../../language/reviews/covered-services.ts';
import { draftReview, findingsToReadAgain, type ReviewToDraft, updateReview } from '../../language/reviews/drafts.ts';
import { requirementsOf } from '../../language/reviews/form.ts';
import { confirmLooks, looksIn } from '../../language/reviews/looks.ts';

import { Checker } from '../../language/workspace/checker.ts';
import { ExitCode, type Io, usageError, widthOf } from '../io/io.ts';

import { wrap } from '../io/terminal.ts';
import { mustBeKnown, mustBeName, namesInstead, type OpenWorkspace, openWorkspace } from '../workspace/workspace.ts';

import { type Editable, readToEdit, writeEdits, writeNew } from '../workspace/write.ts';

export interface ReviewOptions {
    readonly title?: string;
    readonly template?: string;
    readonly covers?: readonly string[];
    readonly output?: string;
}

interface Found extends Editable {
    readonly review: SubjectFacts;
}

/** The review of a name, as its file is now. */
async function reviewCalled(name: string, workspace: OpenWorkspace): Promise<Found> {
    const all = workspace.documents.flatMap(({ uri, reviews }) => reviews.map(review => ({ review, uri })));
    const known = all.find(({ review }) => review.name === name);
    const read = known && (await readToEdit(known.uri, workspace));
    const review = read?.facts.reviews.find(each => each.name === name);
    if (read && review) return { ...read, review };
    const names = all.map(({ review }) => review.name);
    const nearest = nearestName(name, names);
    throw usageError(`There is no review called "${name}".${namesInstead(nearest, names)}`);
}

/** The review of a name, if all of it can be read: what can't be read can't be changed with care. */
async function soundReview(name: string, workspace: OpenWorkspace): Promise<Found> {
    const found = await reviewCalled(name, workspace);
    if (isSound(found.facts, found.review.whole)) return found;
    const path = workspace.pathOf(found.facts.uri);
    throw usageError(`${path} has lines that can't be read. Put them right first: carewright check ${path}`);
}

/**
 * Edits of a review as they can be written: what comes of them has been read.
 *
 * @throws CommandError where they would break something
 */
async function soundly(
    edits: readonly TextEdit[],
    { facts, text }: Found,
    workspace: OpenWorkspace,
    { today }: Io,
): Promise<readonly TextEdit[]> {
    const checker = new Checker(workspace.names, { today });
    const { parseCare } = await import('../../language/syntax/parse.ts');
    const read = (changed: string): DocumentFacts => factsOfText(facts.uri, changed, parseCare);
    const sound = soundEdits(
        { text, facts, findings: checker.findings(facts), read, check: changed => checker.findingsOfChange(changed) },
        edits,
    );
    if (sound) return sound;
    const path = workspace.pathOf(facts.uri);
    throw usageError(`${path} can't be changed as it is laid out. Format it first: carewright format ${path}`);
}

/** What a review is drafted from: its template, and the services that it covers as they are today. */
function toDraft(
    { name, title }: { readonly name: string; readonly title?: string },
    templateName: string,
    covers: readonly string[],
    workspace: OpenWorkspace,
    { cwd, today }: Io,
): ReviewToDraft {
    const { names } = workspace;
    mustBeKnown('template', templateName, names);
    for (const service of covers) mustBeKnown('service', service, names);
    const template = names.template(templateName);
    if (!template) throw usageError(`There is no template called "${templateName}".`);
    const checker = new Checker(names, { today, explain: true });
    const services = covers.map(service => {
        const uri = names.service(service)?.uri ?? '';
        const lineOf = (offset: number): number => workspace.sourceOf(uri).place([offset, offset]).line;
        return serviceToReview({ name: service, uri, assessments: checker.assessmentsOf(service), lineOf }, [pathToFileURL(cwd).href]);
    });
    const requirements = requirementsOf(template, guidance => checker.requirementsOf(guidance));
    return { name, ...(title !== undefined && { title }), template, requirements, services, names };
}

/** `carewright new review`: a whole review, with positions proposed from the specifications that it covers. */
export async function newReview(written: string, options: ReviewOptions, io: Io): Promise<ExitCode> {
    const name = mustBeName(written);
    const workspace = await openWorkspace([], io.cwd);
    const draft = toDraft(
        { name, ...(options.title !== undefined && { title: options.title }) },
        options.template ?? usualName('template', workspace.names),
        options.covers ?? [],
        workspace,
        io,
    );
    const instead = `Bring it up to date with: carewright review update ${name}`;
    await writeNew(draftReview(draft), options.output ?? `${name}.care`, instead, io);
    return ExitCode.ok;
}

/** `carewright review update`: adds to a review what is new, and touches nothing that people wrote. */
export async function update(name: string, options: ReviewOptions, io: Io): Promise<ExitCode> {
    const workspace = await openWorkspace([], io.cwd);
    const found = await soundReview(name, workspace);
    const { review, facts, text } = found;
    const { uri } = facts;
    if (!review.template) throw usageError(`The review "${name}" uses no template.`);
    const covered = review.elements.flatMap(({ kind, term }) => (kind === 'covers' && term && workspace.names.service(term) ? [term] : []));
    const services = [...new Set([...covered, ...(options.covers ?? [])])];
    const draft = toDraft({ name }, review.template.name, services, workspace, io);
    const edits = updateReview(review, draft, facts, text);
    const path = workspace.pathOf(uri);
    if (!edits.length) {
        await io.err.write(`${path} is up to date: there is nothing to add.\n`);
        return ExitCode.ok;
    }
    await writeEdits(uri, text, await soundly(edits, found, workspace, io), workspace);
    await io.err.write(`${path}: added in ${counted(edits.length, 'place')}. Nothing that was there was changed.\n`);
    const added = draft.services.filter(({ name }) => !covered.includes(name));
    for (const { service, requirements } of findingsToReadAgain(review, added)) {
        const told = `The specification of ${service} does not show what ${requirements.length === 1 ? 'this finding is' : 'these findings are'} about: ${requirements.join(', ')}. Read ${requirements.length === 1 ? 'it' : 'them'} again, and write down what is lacking.`;
        await io.err.write(`${wrap(told, widthOf(io.err)).join('\n')}\n`);
    }
    return ExitCode.ok;
}

/** `carewright review confirm`: the findings of a review, or some of them, hold for what the specifications say today. */
export async function confirm(name: string, requirements: readonly string[], io: Io): Promise<ExitCode> {
    const workspace = await openWorkspace([], io.cwd);
    const found = await soundReview(name, workspace);
    const { review, facts, text } = found;
    const { uri } = facts;
    const checker = new Checker(workspace.names, { today: io.today });
    const all = looksIn(review, servicesCoveredBy(review, { assessments: service => checker.assessmentsOf(service) }));
    for (const requirement of requirements) {
        if (!all.some(({ finding }) => finding.term === requirement))
            throw usageError(`The review "${name}" has no finding on "${requirement}" that can be compared with a specification.`);
    }
    const wanted = all.filter(
        ({ state, finding }) => state !== 'same' && (!requirements.length || requirements.includes(finding.term ?? '')),
    );
    const path = workspace.pathOf(uri);
    if (!wanted.length) {
        await io.err.write(`${path}: every finding is about what the specifications say today. There is nothing to confirm.\n`);
        return ExitCode.ok;
    }
    await writeEdits(uri, text, await soundly(confirmLooks(wanted, all), found, workspace, io), workspace);
    for (const { finding, sight, state } of wanted) {
        const what = state === 'changed' ? 'confirmed' : 'remembered';
        await io.err.write(`${path}: ${finding.term}, ${sight.service.title ?? sight.service.name}: ${what}.\n`);
    }
    return ExitCode.ok;
}
