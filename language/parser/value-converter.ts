import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';
import { textValue } from './strings.ts';

/** Text without its quotes, links without their angle brackets, numbers as numbers; dates stay as written, to be checked. */
export class CarewrightValueConverter extends DefaultValueConverter {
    protected override runConverter(rule: GrammarAST.AbstractRule, input: string, node: CstNode): ValueType {
        switch (rule.name) {
            case 'STRING':
                return textValue(input);
            case 'LINK':
                return input.slice(1, -1);
            case 'NUMBER':
                return Number(input.replaceAll(',', ''));
            case 'ID':
            case 'LABEL':
                return input;
            default:
                return super.runConverter(rule, input, node);
        }
    }
}
