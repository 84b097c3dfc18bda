import type { TextEdit } from '../model/findings.ts';
import { lineEndOf } from '../model/text-edits.ts';
import { blocksOf } from '../syntax/braces.ts';
import type { TokenizedText } from './insert-items.ts';
import { linePlacesOf } from './insert-lines.ts';

/** What people may call a term, from its name: `peer-support-worker` is a “Peer support worker”. */
function titleOf(name: string): string {
    const words = name.replaceAll('-', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The edits that declare a term in a document: in its vocabulary of that kind, or in a new one at its end.
 *
 * @param kind of vocabulary, such as `roles`
 */
export function declareTerm({ text, tokens }: TokenizedText, kind: string, name: string): readonly TextEdit[] {
    const newline = lineEndOf(text);
    const term = `  ${name} "${titleOf(name)}"`;
    const known = blocksOf(tokens).find(({ whole, inner }) =>
        new RegExp(`^vocabulary\\s+${kind}\\s*\\{$`).test(text.slice(whole[0], inner[0])),
    );
    if (known) {
        const [, end] = known.inner;
        return [linePlacesOf(text).insert(end, [term])];
    }
    const end = text.trimEnd().length;
    const gap = end ? `${newline}${newline}` : '';
    return [{ at: [end, text.length], text: `${gap}vocabulary ${kind} {${newline}${term}${newline}}${newline}` }];
}
