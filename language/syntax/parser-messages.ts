import type { IToken, TokenType } from 'chevrotain';
import { AbstractParserErrorMessageProvider } from 'langium';
import { listed } from '../model/text.ts';
import { HOW_TO_WRITE } from './how-to-write.ts';

const MEANING: Readonly<Record<string, string>> = {
    ID: 'a name, such as `care-coordinator`',
    LABEL: 'a name with a colon after it',
    STRING: 'text in quotation marks',
    NUMBER: 'a number',
    DATE: 'a date, such as 2025-04-01, 1 April 2025 or April 2025',
    ALWAYS: '24/7',
    TIME: 'a time of day, such as 08:00',
    MONEY: 'a sum of money, such as £1.2m',
    LINK: 'a web address between < and >',
    UNKNOWN_TIME: 'a length of time in square brackets',
    DASH: 'a dash',
    EOF: 'the end of the file',
};

function meaning(type: TokenType): string {
    return MEANING[type.name] ?? `\`${type.name}\``;
}

function found(token: IToken): string {
    if (token.tokenType.name === 'EOF') return 'the file ends here';
    const image = token.image.replaceAll(/\s+/g, ' ');
    return `found ${image.length > 32 ? `${image.slice(0, 30)}…` : `\`${image}\``}`;
}

function sentence(expected: string, actual: IToken, ruleName: string): string {
    const how = HOW_TO_WRITE[ruleName.replace('\u200B', '')];
    return `Expected ${expected}, but ${found(actual)}.${how ? ` ${how}` : ''}`;
}

type MessageOptions<Name extends keyof AbstractParserErrorMessageProvider> = Parameters<AbstractParserErrorMessageProvider[Name]>[0];

/** Says what the parser expected in words that a commissioner understands. */
export class CarewrightParserErrorMessages extends AbstractParserErrorMessageProvider {
    override buildMismatchTokenMessage(options: { expected: TokenType; actual: IToken; previous: IToken; ruleName: string }): string {
        return sentence(meaning(options.expected), options.actual, options.ruleName);
    }

    override buildNotAllInputParsedMessage({ firstRedundant }: { firstRedundant: IToken; ruleName: string }): string {
        return sentence(
            '`service`, `guidance`, `vocabulary`, `template` or `review` to begin a new part of the file',
            firstRedundant,
            'CareDocument',
        );
    }

    override buildNoViableAltMessage({ expectedPathsPerAlt, actual, ruleName }: MessageOptions<'buildNoViableAltMessage'>): string {
        return this.alternatives(expectedPathsPerAlt.flat(), actual, ruleName);
    }

    override buildEarlyExitMessage({ expectedIterationPaths, actual, ruleName }: MessageOptions<'buildEarlyExitMessage'>): string {
        return this.alternatives(expectedIterationPaths, actual, ruleName);
    }

    private alternatives(paths: readonly (readonly TokenType[])[], [actual]: readonly IToken[], ruleName: string): string {
        const types = paths.flatMap(([first]) => first ?? []);
        const all = [...new Set(types.map(meaning))];
        const shown = all.length > 5 ? ['something else here'] : all;
        return sentence(listed(shown, 'or') || 'something else', actual as IToken, ruleName);
    }
}
