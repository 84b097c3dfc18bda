import type { Assessment } from '../../language/assess/assessment.ts';
import { Completer } from '../../language/completion/complete.ts';
import { type Structure, structureOf } from '../../language/completion/structure.ts';
import type { Suggestion } from '../../language/completion/suggestion.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, fileNameOf } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { nameFromTitle } from '../../language/model/written-words.ts';
import type { Checker } from '../../language/workspace/check-workspace.ts';
import { kindOf } from '../../language/workspace/derived.ts';
import { language } from '../workspace/loaded-document.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Documents whose structure and assessments are kept from one keystroke to the next. */
const RECENT = 4;

/** Both are of the text as it was when suggestions were last asked for, which the text in the editor may be ahead of. */
const STRUCTURE = kindOf<Structure>('structure', 'document', RECENT);
const ASSESSED = kindOf<readonly Assessment[]>('assessments for completion', 'document', RECENT);

/** What a new document may be called: the name of its file. */
function nameOf(uri: Address): string {
    const file = fileNameOf(uri).replace(/\.care$/i, '');
    return nameFromTitle(file, 'new');
}

/** Says what may be written in open documents. It reads a few lines of a text only, and what was last read of the rest. */
export class Completions {
    private readonly workspace: Workspace;
    private completer: Completer | undefined;

    constructor(workspace: Workspace) {
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
                text: content,
                structure: workspace.derived.get(STRUCTURE, uri, [content], () => structureOf(content)),
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
