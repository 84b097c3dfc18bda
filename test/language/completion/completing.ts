import { Completer } from '../../../language/completion/complete.ts';
import type { Suggestion } from '../../../language/completion/suggestion.ts';
import { readDocument } from '../../../language/facts/read-document.ts';
import { LIBRARY } from '../../../language/library/library.ts';
import { addressOf } from '../../../language/model/address.ts';
import { NameIndex } from '../../../language/names/name-index.ts';
import { Lines } from '../../../language/syntax/lines.ts';
import { parseCare } from '../../../language/syntax/parse.ts';
import { carewright } from '../../../language/syntax/services.ts';

import { Checker } from '../../../language/workspace/checker.ts';

export const TODAY = '2026-11-22';

const language = carewright();
const completer = new Completer(language.Grammar, language.parser.Lexer);

/** The facts of a text, as the document `file:///a.care`. */
export function factsOf(text: string, uri = 'file:///a.care') {
    return readDocument(addressOf(uri), text, parseCare(text));
}

interface Completing {
    readonly others?: Readonly<Record<string, string>>;
    readonly onlyNeeded?: boolean;
    readonly names?: NameIndex;
}

/** What is suggested at an offset of a text, or at its end. */
export function suggestionsAt(
    text: string,
    offset = text.length,
    { others = {}, onlyNeeded, names }: Completing = {},
): readonly Suggestion[] {
    const document = factsOf(text);
    const index = names ?? new NameIndex([...LIBRARY, ...Object.entries(others).map(([uri, other]) => factsOf(other, `file:///${uri}`))]);
    index.add(document);
    const checker = new Checker(index, { today: TODAY });
    return completer.complete(
        { lines: new Lines(text), offset, onlyNeeded: onlyNeeded ?? false },
        {
            names: index,
            today: TODAY,
            document,
            assessments: () => checker.assessments(document),
            requirements: guidance => checker.requirementsOf(guidance),
            newName: 'a',
        },
    );
}

/** The labels of what is suggested at the mark `<|>` of a text. */
export function labelsAt(marked: string, options: Completing = {}): readonly string[] {
    const offset = marked.indexOf('<|>');
    return suggestionsAt(marked.replace('<|>', ''), offset, options).map(({ label }) => label);
}
