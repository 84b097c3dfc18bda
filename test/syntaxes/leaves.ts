import { CstUtils, GrammarAST, type LeafCstNode } from 'langium';
import { services } from '../support/read-text.ts';

interface Leaf {
    readonly text: string;
    readonly offset: number;
    /** A word of the language where it stands, or a name: the parser's decision. */
    readonly is: 'keyword' | 'name';
}

/** The words of a text as the parser read them. */
export function leavesOf(text: string): readonly Leaf[] {
    const root = services.language.parser.LangiumParser.parse(text).value.$cstNode;
    if (!root) return [];
    return CstUtils.flattenCst(root)
        .toArray()
        .flatMap(leaf => {
            const is = kindOf(leaf);
            return is ? [{ text: leaf.text, offset: leaf.offset, is }] : [];
        });
}

function kindOf({ grammarSource, text }: LeafCstNode): Leaf['is'] | undefined {
    if (!/^\p{L}/u.test(text)) return undefined;
    if (GrammarAST.isKeyword(grammarSource)) return 'keyword';
    const called = GrammarAST.isRuleCall(grammarSource)
        ? grammarSource.rule.$refText
        : GrammarAST.isCrossReference(grammarSource) && GrammarAST.isRuleCall(grammarSource.terminal)
          ? grammarSource.terminal.rule.$refText
          : undefined;
    return called === 'ID' || called === 'LABEL' || called === 'EntryName' ? 'name' : undefined;
}
