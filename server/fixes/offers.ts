import type { CancellationToken } from 'vscode-languageserver';
import type { RequirementResult } from '../../language/assess/assessment.ts';
import { isOpen as isOpenOutcome } from '../../language/assess/outcome.ts';
import { placeholder } from '../../language/checks/placeholder.ts';
import { isAbout } from '../../language/completion/names-at.ts';
import { type Suggestion, textOfParts } from '../../language/completion/suggestion.ts';
import { removableAround } from '../../language/fixes/fill-in.ts';
import { sayNotApplicable } from '../../language/fixes/insert-lines.ts';
import { type EditableDocument, soundEdits } from '../../language/fixes/sound-edits.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { type Finding, isOwnCode, type TextEdit } from '../../language/model/findings.ts';
import { putOff } from '../../language/model/placeholders.ts';
import { subjectsOf } from '../../language/model/subjects.ts';
import type { Span } from '../../language/model/values.ts';
import { breathe } from '../server.ts';
import { allToFillIn, completionsOf, elementsAt, type PlaceToFillIn } from '../workspace/completions.ts';
import { type CheckedDocument, loadText, type ServerWorkspace } from '../workspace/server-workspace.ts';

import {
    type DraftingServer,
    openProposals,
    type Proposal,
    requirementProposals,
    reviewProposals,
    ruleProposals,
    termProposals,
} from './proposals.ts';

/** How many values are proposed: completion lists all of them. */
const MOST_VALUES = 4;
/** How many values that are equally likely may be proposed from: of more, the first are only first in the alphabet. */
const MOST_ALIKE = 12;
/** About how many requirements something is proposed: a line that more than these look at is about none of them alone. */
const MOST_REQUIREMENTS = 3;

/** A term that no vocabulary has. */
const NO_TERM = '\0';

/**
 * The requirements that look at what is to be written at a place, those first that are claimed or open. Where some name its term,
 * those that look at all elements of its kind are left out.
 */
export function requirementsBehind(
    at: Span,
    { assessments, facts }: Pick<CheckedDocument, 'assessments' | 'facts'>,
): readonly RequirementResult[] {
    const elements = elementsAt(at, facts);
    const results = assessments
        .filter(({ subject }) => subject.whole[0] <= at[0] && at[1] <= subject.whole[1])
        .flatMap(assessment => assessment.results)
        .filter(({ outcome }) => outcome !== 'not applicable');
    const claimed = new Set(elements.flatMap(({ meets }) => meets));
    const isClaimed = ({ requirement }: RequirementResult): boolean => claimed.has(requirement.id);
    const looking = results.filter(
        result =>
            isClaimed(result) ||
            elements.some(({ kind, term }) => isAbout(result.requirement, { kind, terms: term === undefined ? [] : [term] })),
    );
    const isSpecific = ({ requirement }: RequirementResult): boolean =>
        elements.some(({ kind, term }) => term !== undefined && !isAbout(requirement, { kind, terms: [NO_TERM] }));
    const specific = looking.filter(result => isClaimed(result) || isSpecific(result));
    const rank = (result: RequirementResult): number => (isClaimed(result) ? 0 : isOpenOutcome(result.outcome) ? 1 : 2);
    return (specific.length ? specific : looking).toSorted((a, b) => rank(a) - rank(b));
}

function nameOf({ requirement: { id, title } }: RequirementResult): string {
    return title ? `${id} (${title})` : id;
}

/** Taking out a placeholder that is beside words, as people leave it who click and type. There is no edit where it is all of the text, or a part of a sentence. */
function withoutPlaceholder({ at, is }: PlaceToFillIn, { texts }: DocumentFacts, content: string): TextEdit | undefined {
    const text = is === 'words' ? texts.find(each => each.at[0] <= at[0] && at[1] <= each.at[1]) : undefined;
    if (!text) return undefined;
    const before = content.slice(text.at[0], at[0]).replace(/^["“”„‟]+/, '');
    const after = content.slice(at[1], text.at[1]).replace(/(?<!["“”„‟])["“”„‟]+$/, '');
    if (!/\p{L}/u.test(before + after)) return undefined;
    const isTouched = /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after);
    const isSentence = /(?:^|[.?!])\s*$/.test(before) && /^\s*(?:$|\p{Lu})/u.test(after);
    if (!isTouched && !isSentence) return undefined;
    const space = (/^[ \t]*$/.test(before) ? /^[ \t]*/.exec(after)?.[0].length : undefined) ?? 0;
    const lead = space ? 0 : (/(?<![ \t])[ \t]*$/.exec(before)?.[0].length ?? 0);
    return { at: [at[0] - lead, at[1] + space], text: isTouched && lead && /^[\p{L}\p{N}]/u.test(after) ? ' ' : '' };
}

/** Those of some suggestions that are likelier than others: not the first by the alphabet of all the boards or trusts that there are. */
function likely(suggested: readonly Suggestion[]): readonly Suggestion[] {
    const alike = Map.groupBy(suggested, ({ rank }) => rank);
    return suggested.filter(({ rank }) => (alike.get(rank)?.length ?? 0) <= MOST_ALIKE);
}

function proposalsOf(place: PlaceToFillIn, document: CheckedDocument, workspace: ServerWorkspace): readonly Proposal[] {
    const { at, text } = place;
    const content = document.text.getText();
    const subject = subjectsOf(document.facts).find(({ whole }) => whole[0] <= at[0] && at[1] <= whole[1]);
    const behind = requirementsBehind(at, document).slice(0, MOST_REQUIREMENTS);
    const { line, block } = subject ? removableAround(at, subject, content) : {};
    const remove = line ?? block?.edit;
    const finding = { code: placeholder.code, at };
    const later = putOff(text);
    const one = (title: string, ...edits: readonly (TextEdit | undefined)[]): Proposal => ({
        title,
        edits: edits.filter(edit => edit !== undefined),
        finding,
    });
    const suggested = completionsOf(workspace)
        .over(place, document)
        .filter(({ kind }) => kind !== 'requirement');
    const values = likely(suggested).slice(0, MOST_VALUES);
    const source = { text: content, tokens: document.syntax().tokens };
    return [
        ...values.map(({ parts, detail }) =>
            one(`Write ${textOfParts(parts)}${detail ? `: ${detail}` : ''}`, { at, text: textOfParts(parts) }),
        ),
        ...behind.map(
            (result): Proposal => ({
                title: `What does this have to say? ${nameOf(result)}`,
                edits: [],
                explains: result.requirement.id,
                finding,
            }),
        ),
        one('Remove the placeholder', withoutPlaceholder(place, document.facts, content)),
        one('Remove this line', line),
        ...(block ? [one(`Remove ${block.head}`, block.edit)] : []),
        ...(subject?.type === 'service' && remove
            ? behind.map(result => {
                  const says = sayNotApplicable(source, subject, result.requirement.id);
                  // What other requirements look at as well stays.
                  return one(`Does not apply here: ${nameOf(result)}…`, ...(behind.length === 1 ? [block?.edit ?? remove] : []), ...says);
              })
            : []),
        one('Not known yet: keep it open', later === undefined ? undefined : { at, text: later }),
    ];
}

/** What can be done about the placeholders at a place: write one of the likely values, read what it is for, take it out, put it off. */
function placeholderProposals(document: CheckedDocument, [start, end]: Span, workspace: ServerWorkspace): readonly Proposal[] {
    const here = allToFillIn(document.facts).filter(({ at }) => at[0] <= end && at[1] >= start);
    // For a selection with many of them, nothing is meant for each.
    return here.length === 1 ? here.flatMap(place => proposalsOf(place, document, workspace)) : [];
}

function sectionTitle(workspace: ServerWorkspace, guidance: string, section: string | undefined): string {
    const known = workspace.names.guidance(guidance)?.sections.find(({ name }) => name === section);
    return known?.title ?? section ?? guidance;
}

async function proposalsFor(finding: Finding, document: CheckedDocument, workspace: ServerWorkspace): Promise<readonly Proposal[]> {
    return [
        ...ruleProposals(finding),
        ...(await termProposals(finding, document, workspace)),
        ...requirementProposals(finding, document, ({ requirement }) => sectionTitle(workspace, requirement.guidance, requirement.section)),
    ];
}

/** How many open requirements at one place have separate offers: a longer list is not read. */
const MOST_ALONE = 3;

interface Asking {
    /** Whether a finding is one of those that the editor asks about; all where it asks about none. */
    readonly isMeant: (finding: Finding) => boolean;
    /** Whether many requirements at one place are offered together: all of them, and by section. */
    readonly together: boolean;
}

const ALL: Asking = { isMeant: () => true, together: false };

/** What a proposal writes first, and where. */
function written({ edits: [first] }: Proposal): string {
    return first ? `${first.at} ${first.text}` : '';
}

/** All that could be done at a place of a document, each title once. What may be offered of it, `offersAmong` says. */
export async function proposalsAt(
    document: CheckedDocument,
    [start, end]: Span,
    server: DraftingServer,
    { isMeant, together }: Asking = ALL,
): Promise<readonly Proposal[]> {
    const { workspace } = server;
    const here = document.findings.filter(finding => finding.at[0] <= end && finding.at[1] >= start && isMeant(finding));
    const required = here.filter(({ code }) => !isOwnCode(code));
    const isMany = together && required.length > MOST_ALONE;
    const at = new Set(required.map(finding => finding.at));
    const subjects = document.assessments.flatMap(({ subject, results }) => (results.some(result => at.has(result.at)) ? [subject] : []));
    const titleOf = ({ requirement }: RequirementResult): string => sectionTitle(workspace, requirement.guidance, requirement.section);
    const alone = isMany ? here.filter(({ code }) => isOwnCode(code)) : here;
    const ofReview = await reviewProposals(document, [start, end], server);
    const answered = new Set(ofReview.map(written));
    const all = [
        ...(await Promise.all(alone.map(finding => proposalsFor(finding, document, workspace)))).flat(),
        ...(isMany ? [...new Set(subjects)].flatMap(subject => openProposals(document, subject, titleOf)) : []),
        ...ofReview,
        // An answer to a question of a review brings along what it makes necessary.
        ...placeholderProposals(document, [start, end], workspace).filter(each => !each.edits.length || !answered.has(written(each))),
    ];
    const titles = new Set<string>();
    return all.filter(({ title }) => !titles.has(title) && titles.add(title));
}

/** A document with what would be said of it if it were changed. */
export function editable({ uri, text, facts, findings }: CheckedDocument, workspace: ServerWorkspace): EditableDocument {
    return {
        text: text.getText(),
        facts,
        findings,
        read: changed => loadText(uri, changed).facts,
        check: changed => workspace.findingsOfChange(changed),
    };
}

/**
 * What came of proposals for a document as it is. An editor asks by itself soon after the cursor has moved, and forgets what a person
 * has asked for meanwhile: what was tried for the one is there for the other.
 */
const TRIED = new WeakMap<CheckedDocument, Map<string, readonly TextEdit[] | undefined>>();

/** The edits of a proposal as they may be made, each tried once while its document stays as it is. */
function soundEditsOf(
    { title, edits, aim, finding }: Proposal,
    target: CheckedDocument,
    workspace: ServerWorkspace,
): readonly TextEdit[] | undefined {
    const tried = TRIED.get(target) ?? new Map<string, readonly TextEdit[] | undefined>();
    TRIED.set(target, tried);
    const key = JSON.stringify([title, edits, finding?.code, finding?.at]);
    if (!tried.has(key)) tried.set(key, soundEdits(editable(target, workspace), edits, aim ? [aim] : []));
    return tried.get(key);
}

/** A proposal that leaves its document sound, and does what it is for. */
export interface Offer extends Proposal {
    readonly target: CheckedDocument;
}

/** The proposals that may be offered: what comes of each has been read. Those that would break something, or not help, are left out. */
export async function* offersAmong(
    proposals: readonly Proposal[],
    document: CheckedDocument,
    workspace: ServerWorkspace,
    token?: CancellationToken,
): AsyncGenerator<Offer> {
    const shapes = new Map<string, boolean>();
    for (const proposal of proposals) {
        // To try an edit is to check the document again: other requests are answered before the next.
        await breathe();
        if (token?.isCancellationRequested) return;
        const { uri, shape, explains } = proposal;
        if (explains !== undefined) {
            yield { ...proposal, target: document };
            continue;
        }
        const known = shape === undefined ? undefined : shapes.get(shape);
        if (known === true) yield { ...proposal, target: document };
        if (known !== undefined) continue;
        const target = uri === undefined ? document : await workspace.check(uri);
        const sound = target && soundEditsOf(proposal, target, workspace);
        if (shape !== undefined) shapes.set(shape, sound !== undefined);
        if (sound) yield { ...proposal, edits: sound, target };
    }
}
