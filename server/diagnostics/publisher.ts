import {
    type Connection,
    type Diagnostic,
    type DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
} from 'vscode-languageserver';
import { RULES } from '../../language/checks/catalogue.ts';
import type { RuleTag } from '../../language/checks/rule.ts';
import { LIBRARY_SCHEME } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import { type Finding, isOwnCode, type Related, type Severity } from '../../language/model/findings.ts';
import type { WebLink } from '../../language/model/links.ts';
import { locationOf, rangeOf } from '../support/places.ts';
import type { CheckedDocument, LoadedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';
import { calmFindings } from './calm.ts';

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
    return what.replace(/\s*\n\s*/g, ' ').trim();
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

    /** Nothing is wrong any more: the document is gone, or nobody wants to know. */
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
