import type { Assessment } from '../../language/assess/assessment.ts';
import { placesToFillIn } from '../../language/checks/placeholder.ts';
import { suggestionsOver } from '../../language/completion/at-placeholder.ts';
import { Completer } from '../../language/completion/complete.ts';
import type { Surroundings } from '../../language/completion/place.ts';
import type { Suggestion } from '../../language/completion/suggestion.ts';
import { elementsAround } from '../../language/fixes/fill-in.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, fileNameOf } from '../../language/model/address.ts';
import type { DocumentFacts, Element } from '../../language/model/facts.ts';
import { subjectsOf } from '../../language/model/subjects.ts';
import type { Span } from '../../language/model/values.ts';
import { nameFromTitle } from '../../language/model/written-words.ts';
import { Lines } from '../../language/syntax/lines.ts';
import type { Checker } from '../../language/workspace/checker.ts';
import { kindOf } from '../../language/workspace/derived.ts';
import { isAt } from '../support/places.ts';
import { type LoadedDocument, language, type ServerWorkspace } from './server-workspace.ts';

/** Documents whose structure and assessments are kept from one keystroke to the next. */
const RECENT = 4;

/** Both are of the text as it was when suggestions were last asked for, which the text in the editor may be ahead of. */
const LINES = kindOf<Lines>('lines', 'document', RECENT);
const ASSESSED = kindOf<readonly Assessment[]>('assessments for completion', 'document', RECENT);

/** A place that is still to be filled in. */
export type PlaceToFillIn = ReturnType<typeof placesToFillIn> extends Generator<infer Place> ? Place : never;

/** All that is still to be filled in in a document, in the order of the text. */
export function allToFillIn(facts: DocumentFacts): readonly PlaceToFillIn[] {
    return [...placesToFillIn(facts)].toSorted((a, b) => a.at[0] - b.at[0]);
}

/** The elements of the service or review around a place that say what is there. */
export function elementsAt(at: Span, facts: DocumentFacts): readonly Element[] {
    const subject = subjectsOf(facts).find(({ whole }) => whole[0] <= at[0] && at[1] <= whole[1]);
    return subject ? elementsAround(at, subject) : [];
}

/** What a new document may be called: the name of its file. */
function nameOf(uri: Address): string {
    const file = fileNameOf(uri).replace(/\.care$/i, '');
    return nameFromTitle(file, 'new');
}

/** Whether an offset is between square brackets that are on its line: only then a placeholder can be there. */
function isInBrackets(content: string, offset: number): boolean {
    const line = content.slice(content.lastIndexOf('\n', offset - 1) + 1, offset);
    const open = line.lastIndexOf('[');
    return content[offset] === '[' || (open >= 0 && !line.slice(open, -1).includes(']'));
}

/** Says what may be written in open documents. It reads a few lines of a text only, and what was last read of the rest. */
class Completions {
    private readonly workspace: ServerWorkspace;
    private known: Completer | undefined;

    constructor(workspace: ServerWorkspace) {
        this.workspace = workspace;
    }

    /**
     * What may be written at a position of an open document.
     *
     * @param onlyNeeded without a request for completion: only where something has to follow
     */
    async at(uri: Address, position: { line: number; character: number }, onlyNeeded: boolean): Promise<readonly Suggestion[]> {
        const workspace = this.workspace;
        const open = workspace.peek(uri);
        if (!open || isLibrary(uri)) return [];
        const { text } = open;
        const content = text.getText();
        const offset = text.offsetAt(position);
        if (!onlyNeeded && isInBrackets(content, offset)) {
            const over = await this.atPlaceholder(uri, offset);
            if (over.length) return over;
        }
        const last = open.last ?? (await workspace.load(uri));
        const lines = workspace.derived.get(LINES, uri, [content], () => new Lines(content));
        return this.completer.complete({ lines, offset, onlyNeeded }, this.surroundings(uri, last));
    }

    /** What may be written over a placeholder of a document, the best first. */
    over(place: PlaceToFillIn, document: LoadedDocument): readonly Suggestion[] {
        const around = { content: document.text.getText(), document: document.facts, elements: elementsAt(place.at, document.facts) };
        return suggestionsOver(place, around, this.completer, this.surroundings(document.uri, document));
    }

    private async atPlaceholder(uri: Address, offset: number): Promise<readonly Suggestion[]> {
        const document = await this.workspace.load(uri);
        const place = document && allToFillIn(document.facts).find(({ at }) => isAt(at, offset));
        return document && place ? this.over(place, document) : [];
    }

    private get completer(): Completer {
        this.known ??= new Completer(language.Grammar, language.parser.Lexer);
        return this.known;
    }

    private surroundings(uri: Address, last: LoadedDocument | undefined): Surroundings {
        const workspace = this.workspace;
        const facts = last?.facts;
        const view = last && workspace.viewOf(last);
        return {
            names: view?.names ?? workspace.names,
            today: workspace.today,
            document: facts,
            assessments: () => (facts ? this.assessments(facts, view?.checker ?? workspace.checker) : []),
            requirements: guidance => (view?.checker ?? workspace.checker).requirementsOf(guidance),
            newName: nameOf(uri),
        };
    }

    private assessments(facts: DocumentFacts, checker: Checker): readonly Assessment[] {
        return this.workspace.derived.get(ASSESSED, facts.uri, [facts, checker], () => checker.assessments(facts));
    }
}

const ALL = new WeakMap<ServerWorkspace, Completions>();

/** The suggestions of a workspace. */
export function completionsOf(workspace: ServerWorkspace): Completions {
    const known = ALL.get(workspace) ?? new Completions(workspace);
    ALL.set(workspace, known);
    return known;
}
