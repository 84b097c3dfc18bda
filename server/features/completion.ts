import {
    type ClientCapabilities,
    type CompletionItem,
    CompletionItemKind,
    CompletionItemTag,
    type CompletionList,
    CompletionTriggerKind,
    InsertTextFormat,
    InsertTextMode,
    MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Assessment } from '../../language/assess/assessment.ts';
import { Completer } from '../../language/completion/complete.ts';
import { plainText, type Subject, type Suggestion, type SuggestionKind, snippetOf } from '../../language/completion/suggestion.ts';
import { guidancePage, requirementPage } from '../../language/explain/guidance-pages.ts';
import { termPage } from '../../language/explain/name-pages.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, addressOf, fileNameOf } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { nameFromTitle } from '../../language/model/written-words.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { Lines } from '../../language/syntax/lines.ts';
import type { Checker } from '../../language/workspace/checker.ts';
import { kindOf } from '../../language/workspace/derived.ts';
import type { Feature } from '../server.ts';
import { hoverMarkdown } from '../support/markdown.ts';
import { rangeOf } from '../support/places.ts';
import { language } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

/** Documents whose structure and assessments are kept from one keystroke to the next. */
const RECENT = 4;

/** Both are of the text as it was when suggestions were last asked for, which the text in the editor may be ahead of. */
const LINES = kindOf<Lines>('lines', 'document', RECENT);
const ASSESSED = kindOf<readonly Assessment[]>('assessments for completion', 'document', RECENT);

/** What a new document may be called: the name of its file. */
function nameOf(uri: Address): string {
    const file = fileNameOf(uri).replace(/\.care$/i, '');
    return nameFromTitle(file, 'new');
}

/** Says what may be written in open documents. It reads a few lines of a text only, and what was last read of the rest. */
class Completions {
    private readonly workspace: ServerWorkspace;
    private completer: Completer | undefined;

    constructor(workspace: ServerWorkspace) {
        this.workspace = workspace;
    }

    /**
     * What may be written at a position of an open document.
     *
     * @param onlyNeeded where nobody has asked: only where something has to follow
     */
    async at(uri: Address, position: { line: number; character: number }, onlyNeeded: boolean): Promise<readonly Suggestion[]> {
        const workspace = this.workspace;
        const open = workspace.peek(uri);
        if (!open || isLibrary(uri)) return [];
        const { text } = open;
        const last = open.last ?? (await workspace.load(uri));
        const facts = last?.facts;
        const view = last && workspace.viewOf(last);
        this.completer ??= new Completer(language.Grammar, language.parser.Lexer);
        const content = text.getText();
        return this.completer.complete(
            {
                lines: workspace.derived.get(LINES, uri, [content], () => new Lines(content)),
                offset: text.offsetAt(position),
                onlyNeeded,
            },
            {
                names: view?.names ?? workspace.names,
                today: workspace.today,
                document: facts,
                assessments: () => (facts ? this.assessments(facts, view?.checker ?? workspace.checker) : []),
                requirements: guidance => (view?.checker ?? workspace.checker).requirementsOf(guidance),
                newName: nameOf(uri),
            },
        );
    }

    private assessments(facts: DocumentFacts, checker: Checker): readonly Assessment[] {
        return this.workspace.derived.get(ASSESSED, facts.uri, [facts, checker], () => checker.assessments(facts));
    }
}

const KINDS: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
    line: CompletionItemKind.Property,
    block: CompletionItemKind.Module,
    document: CompletionItemKind.File,
    word: CompletionItemKind.Keyword,
    term: CompletionItemKind.EnumMember,
    requirement: CompletionItemKind.Reference,
    thing: CompletionItemKind.Class,
    value: CompletionItemKind.Value,
    text: CompletionItemKind.Text,
};

/** What an item is about, so that it can be explained when somebody looks at it. */
interface ItemData {
    readonly uri: Address;
    readonly subject: Subject;
}

/**
 * A suggestion as editors show it.
 *
 * @param index its place among all suggestions
 */
function toItem(suggestion: Suggestion, index: number, document: TextDocument, client: ClientCapabilities): CompletionItem {
    const { label, kind, detail, find = [], parts, at, isRetired, about, subject } = suggestion;
    const can = client.textDocument?.completion?.completionItem ?? {};
    const text = can.snippetSupport ? snippetOf(parts) : plainText(parts);
    return {
        label,
        kind: KINDS[kind],
        sortText: String(index).padStart(4, '0'),
        filterText: [label, ...find].join(' '),
        ...(detail && { detail, ...(can.labelDetailsSupport && { labelDetails: { description: detail } }) }),
        ...(about && { documentation: about }),
        ...(isRetired && (can.tagSupport ? { tags: [CompletionItemTag.Deprecated] } : { deprecated: true })),
        insertTextFormat: can.snippetSupport ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        ...(can.insertTextModeSupport && { insertTextMode: InsertTextMode.adjustIndentation }),
        textEdit: { range: rangeOf(document, at), newText: text },
        ...(subject && { data: { uri: addressOf(document.uri), subject } satisfies ItemData }),
    };
}

/** What a suggestion is about, as Markdown; nothing where there is no more to say than its label and detail. */
function explanationOf({ subject }: ItemData, names: NameIndex): string | undefined {
    if (subject.type === 'requirements') {
        const known = subject.ids.flatMap(id => names.requirement(id) ?? []);
        return known.map(requirement => hoverMarkdown(requirementPage(requirement, names))).join('\n') || undefined;
    }
    const { namespace, name } = subject;
    const guidance = namespace === 'guidance' ? names.guidance(name) : undefined;
    if (guidance) return hoverMarkdown(guidancePage(guidance, names));
    const [found] = names.find([namespace], name);
    return found?.declaration.term ? hoverMarkdown(termPage(found, names)) : undefined;
}

/**
 * What may be written at the cursor.
 *
 * Editors ask as a word begins; besides that after a space, which is how a person gets from `meets` to what may stand there.
 * Then only what has to follow is told, so that nothing comes up, and is taken by the Enter that ends a line, where the line
 * could end.
 */
export const completion: Feature = {
    capabilities: {
        completionProvider: { triggerCharacters: [' '], resolveProvider: true, completionItem: { labelDetailsSupport: true } },
    },
    register(server) {
        const { connection, workspace } = server;
        const completions = new Completions(workspace);
        connection.onCompletion(async ({ textDocument, position, context }): Promise<CompletionList> => {
            const onlyNeeded = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
            const suggestions = await completions.at(textDocument.uri, position, onlyNeeded);
            const document = workspace.peek(textDocument.uri)?.text;
            const items = document ? suggestions.map((each, index) => toItem(each, index, document, server.client)) : [];
            return { isIncomplete: false, items };
        });
        connection.onCompletionResolve((item): CompletionItem => {
            const data = item.data as ItemData | undefined;
            const value = data?.subject && explanationOf(data, workspace.names);
            return value ? { ...item, documentation: { kind: MarkupKind.Markdown, value } } : item;
        });
    },
};
