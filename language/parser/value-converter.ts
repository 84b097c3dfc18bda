import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';
import { tokenValue } from './values.ts';

/** What tokens say, for Langium's parser. */
export class CarewrightValueConverter extends DefaultValueConverter {
    protected override runConverter(rule: GrammarAST.AbstractRule, input: string, node: CstNode): ValueType {
        return rule.$type === 'TerminalRule' ? tokenValue(rule.name, input) : super.runConverter(rule, input, node);
    }
}
