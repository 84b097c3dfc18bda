import {
    CodeLensRefreshRequest,
    type Connection,
    type Diagnostic,
    type DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
} from 'vscode-languageserver';
import { RULES } from '../../language/checks/catalogue.ts';
import { placeholder } from '../../language/checks/placeholder.ts';
import type { RuleTag } from '../../language/checks/rule.ts';
import { LIBRARY_SCHEME } from '../../language/library/scheme.ts';
import { type Address, addressIn } from '../../language/model/address.ts';
import type { BlockPlace, DocumentFacts } from '../../language/model/facts.ts';
import { type Finding, isOwnCode, type Related, type Severity } from '../../language/model/findings.ts';
import type { WebLink } from '../../language/model/links.ts';
import { blockAt, blocksInWords, subjectsOf } from '../../language/model/subjects.ts';
import { capitalised, withLinesJoined } from '../../language/model/text.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { CONFIG_FILE, type ConfigProblem, type Configs, unknownGuidance } from '../../language/workspace/config.ts';
import { CHECKED, type Checked } from '../protocol.ts';
import type { Server } from '../server.ts';
import type { AddressedConnection } from '../support/connection.ts';
import { locationOf, rangeOf } from '../support/places.ts';
import type { CheckedDocument, LoadedDocument, ServerWorkspace } from '../workspace/server-workspace.ts';

/**
 * How many more places are listed below a problem. A hover shows them before all else, and what has to be written there is to be seen
 * without scrolling.
 */
const MOST_PLACES = 3;

/** Where a finding is: the service or review, by its place in the document, and the innermost block in it. */
interface Where {
    readonly subject: number;
    readonly block: BlockPlace | undefined;
}

function whereIs({ at }: Finding, facts: ReturnType<typeof subjectsOf>): Where | undefined {
    const subject = facts.findIndex(({ whole }) => at[0] >= whole[0] && at[0] < whole[1]);
    const found = facts[subject];
    return found && { subject, block: blockAt(at[0], found) };
}

/** All that is to be filled in in blocks of one kind, as one problem at the first place. */
function toFillIn(blanks: readonly Finding[], where: string, text: string): Finding[] {
    const [first, ...more] = blanks.toSorted((a, b) => a.at[0] - b.at[0]);
    if (!first) return [];
    return [
        {
            ...first,
            severity: 'information',
            message: `${capitalised(where)}: ${blanks.length} to fill in. ${more.length ? 'The first is' : 'It is'} “${text.slice(...first.at)}”.`,
            advice: undefined,
            related: more.slice(0, MOST_PLACES).map(({ uri, at }) => ({ message: `“${text.slice(...at)}”`, uri, at })),
        },
    ];
}

/**
 * What an editor lists as problems, so that people can read it: placeholders as one problem for the blocks of each kind, and no
 * requirement inside a block with placeholders, which has to be written first. The command line reports all of them.
 *
 * @param text the text of the document that the facts and the findings are of
 */
function calmFindings(findings: readonly Finding[], facts: DocumentFacts, text: string): readonly Finding[] {
    const blanks = findings.filter(({ code }) => code === placeholder.code);
    if (!blanks.length) return findings;
    const subjects = subjectsOf(facts);
    const unwritten = new Set<BlockPlace>();
    const groups = new Map<string, { readonly where: string; readonly blanks: Finding[] }>();
    for (const blank of blanks) {
        const place = whereIs(blank, subjects);
        if (place?.block) unwritten.add(place.block);
        const where = place ? blocksInWords(place.block) : 'this document';
        const key = `${place?.subject} ${where}`;
        const group = groups.get(key) ?? { where, blanks: [] };
        groups.set(key, group);
        group.blanks.push(blank);
    }
    const rest = findings.filter(finding => {
        if (finding.code === placeholder.code) return false;
        if (isOwnCode(finding.code)) return true;
        const block = whereIs(finding, subjects)?.block;
        return !block || !unwritten.has(block);
    });
    const grouped = [...groups.values()].flatMap(group => toFillIn(group.blanks, group.where, text));
    return [...rest, ...grouped].toSorted((a, b) => a.at[0] - b.at[0]);
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
    error: DiagnosticSeverity.Error,
    warning: DiagnosticSeverity.Warning,
    information: DiagnosticSeverity.Information,
    hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<RuleTag, DiagnosticTag>> = { deprecated: DiagnosticTag.Deprecated };

/** How the editor marks the place of what a rule finds, by the rule's code. */
const TAGS_OF_RULES: ReadonlyMap<string, DiagnosticTag[]> = new Map(
    RULES.flatMap(({ code, tags }) => (tags ? [[code, tags.map(tag => TAGS[tag])] as const] : [])),
);

/** Who shows a diagnostic: said before its code. */
const SOURCE = 'Carewright';

/** A page of the library, which the extension shows itself. */
type LibraryPage = `${typeof LIBRARY_SCHEME}:/rules/${string}`;

/**
 * The page that explains a code: the source of a requirement; for a rule, its own page.
 *
 * VS Code runs `command:` links of a code on a click, so nothing may come here that was not checked.
 */
function pageOf(finding: Finding): WebLink | LibraryPage | undefined {
    if (finding.source?.link) return finding.source.link;
    return isOwnCode(finding.code) ? `${LIBRARY_SCHEME}:/rules/${finding.code}.md` : undefined;
}

/**
 * One line, as a list of problems shows it. Of a requirement, who asks for it, what to ask oneself and the example are in the
 * hover, the fix and the explanation; so is the example of a rule.
 */
function messageOf({ code, message, advice }: Finding): string {
    const [first = ''] = isOwnCode(code) ? (advice ?? '').split('\n') : [];
    const what = first && !first.trimEnd().endsWith(':') ? `${message} ${first}` : message;
    return withLinesJoined(what).trim();
}

async function relatedTo(related: readonly Related[], workspace: ServerWorkspace): Promise<DiagnosticRelatedInformation[]> {
    const found = await Promise.all(
        related.map(async ({ uri, at, message }) => ({ location: await locationOf(workspace, uri, at), message })),
    );
    return found.flatMap(({ location, message }) => (location ? [{ location, message }] : []));
}

/** A finding as editors show it. */
async function toDiagnostic(finding: Finding, document: LoadedDocument, workspace: ServerWorkspace): Promise<Diagnostic> {
    const href = pageOf(finding);
    const tags = TAGS_OF_RULES.get(finding.code);
    return {
        range: rangeOf(document.text, finding.at),
        severity: SEVERITIES[finding.severity],
        code: finding.code,
        ...(href && { codeDescription: { href } }),
        source: SOURCE,
        message: messageOf(finding),
        ...(tags && { tags }),
        ...(finding.related?.length && { relatedInformation: await relatedTo(finding.related, workspace) }),
    };
}

/** A short number for a text: equal texts have equal numbers, others hardly ever. */
function hashOf(text: string): number {
    let hash = 0;
    for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    return hash;
}

/** Tells the editor what was found, where that has changed since it was told last. */
export class Publisher {
    private readonly connection: Connection;
    private readonly workspace: ServerWorkspace;
    private readonly told = new Map<Address, number>();

    constructor(connection: Connection, workspace: ServerWorkspace) {
        this.connection = connection;
        this.workspace = workspace;
    }

    async publish(document: CheckedDocument): Promise<void> {
        const findings = calmFindings(document.findings, document.facts, document.text.getText());
        const diagnostics = await Promise.all(findings.map(finding => toDiagnostic(finding, document, this.workspace)));
        // What the editor knows of an open document goes with its version: told even where nothing has changed.
        const isOpen = this.workspace.isOpen(document.uri);
        await this.send(document.uri, diagnostics, isOpen ? document.text.version : undefined);
    }

    /** Nothing is wrong any more: the document is gone, or its problems are no longer wanted. */
    async clear(uri: Address): Promise<void> {
        if (this.told.has(uri)) await this.send(uri, []);
        this.told.delete(uri);
    }

    private async send(uri: Address, diagnostics: Diagnostic[], version?: number): Promise<void> {
        const hash = hashOf(JSON.stringify(diagnostics));
        if (version === undefined && (this.told.get(uri) ?? hashOf('[]')) === hash) return;
        this.told.set(uri, hash);
        await this.connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
    }
}

/** How long to gather documents, in ms: the first of thousands is reported as soon as any. */
const GATHERING = 100;

/** Tells the extension which documents have been checked, many at a time. */
export class CheckedNotice {
    private readonly connection: Connection;
    private readonly isWanted: () => boolean;
    private readonly waiting = new Set<Address>();
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(connection: Connection, isWanted: () => boolean) {
        this.connection = connection;
        this.isWanted = isWanted;
    }

    add(uri: Address): void {
        if (!this.isWanted()) return;
        this.waiting.add(uri);
        if (this.timer === undefined) this.timer = setTimeout(() => this.send(), GATHERING);
    }

    private send(): void {
        this.timer = undefined;
        const checked: Checked = { uris: [...this.waiting] };
        this.waiting.clear();
        // Meanwhile the editor may have gone.
        this.connection.sendNotification(CHECKED, checked).catch(() => {});
    }
}

/** How long to wait for more changes, in ms. */
const SETTLING = 300;

/** Has the editor ask again for lenses and hints of open documents, where a change in another document made them others. */
export class Refresher {
    private readonly server: Server;
    private readonly told = new Map<Address, string>();
    private definitions = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(server: Server) {
        this.server = server;
    }

    /** An open document has been checked. */
    checked(uri: Address): void {
        const { workspace } = this.server;
        const { names } = workspace;
        const figures = JSON.stringify((workspace.summariesOf(uri) ?? []).map(({ guidance }) => guidance));
        const isSame = this.told.get(uri) === figures && this.definitions === names.definitions;
        this.told.set(uri, figures);
        this.definitions = names.definitions;
        if (!isSame) this.timer ??= setTimeout(() => this.refresh(), SETTLING);
    }

    /** Leaves off: the editor is closing. */
    stop(): void {
        clearTimeout(this.timer);
    }

    private refresh(): void {
        this.timer = undefined;
        const { client, connection } = this.server;
        // Meanwhile the editor may have gone.
        if (client.workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
        if (client.workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => {});
    }
}

interface Told extends ConfigProblem {
    /** A name that there is not: the rest of the configuration counts. */
    readonly isUnknown?: boolean;
}

/** Tells the editor what is wrong with the configurations of the workspace, in the words of the command. */
export class ConfigProblems {
    private readonly connection: AddressedConnection;
    private told: ReadonlySet<Address> = new Set();
    private configs: Configs | undefined;
    private definitions = -1;

    constructor(connection: AddressedConnection) {
        this.connection = connection;
    }

    /** Tells what is wrong now, where that may have changed since it was told last. */
    async tell(configs: Configs, names: NameIndex): Promise<void> {
        if (this.configs === configs && this.definitions === names.definitions) return;
        this.configs = configs;
        this.definitions = names.definitions;
        const problems = new Map<Address, readonly Told[]>(configs.problems);
        for (const folder of configs.folders) {
            const unknown = unknownGuidance(configs.in(folder).guidance, names).map(message => ({ message, isUnknown: true }));
            if (unknown.length) problems.set(addressIn(folder, CONFIG_FILE), unknown);
        }
        const gone = [...this.told].filter(uri => !problems.has(uri));
        this.told = new Set(problems.keys());
        for (const uri of gone) await this.connection.sendDiagnostics({ uri, diagnostics: [] });
        for (const [uri, all] of problems) {
            const diagnostics = all.map(({ line = 1, message, isUnknown }) => ({
                range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
                severity: DiagnosticSeverity.Error,
                source: 'Carewright',
                message: isUnknown ? message : `${message} Until it is put right, nothing in this file counts.`,
            }));
            await this.connection.sendDiagnostics({ uri, diagnostics });
        }
    }
}
