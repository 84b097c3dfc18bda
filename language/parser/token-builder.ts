import { type CustomPatternMatcherFunc, Lexer, type TokenType } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST, type Stream } from 'langium';
import { endOfName } from '../model/written-words.ts';
import { matchText } from './strings.ts';

const WORD = /^[\p{L}_]/u;

/** With what names may begin: each letter of Latin-1, and one character of each of the ranges that Chevrotain makes of all others. */
const NAME_STARTS: number[] = Array.from({ length: 0x100 }, (_, code) => code)
    .filter(code => WORD.test(String.fromCharCode(code)))
    .concat(Array.from({ length: 0x101 }, (_, index) => 0x100 + index * 0xff));

/** Chevrotain's pattern for a name. */
const matchName: CustomPatternMatcherFunc = (text, offset) => {
    const end = endOfName(text, offset);
    return end > offset ? ([text.slice(offset, end)] as unknown as RegExpExecArray) : null;
};

/** From where on no comment is closed in the text that was read last: each that begins later would be looked for to the end. */
let openComment = { text: '', from: Infinity };

/** Chevrotain's pattern for a comment that may go on over several lines. */
const matchComment: CustomPatternMatcherFunc = (text, offset) => {
    if (!text.startsWith('/*', offset) || (openComment.from <= offset && openComment.text === text)) return null;
    const end = text.indexOf('*/', offset + 2);
    if (end >= 0) return [text.slice(offset, end + 2)] as unknown as RegExpExecArray;
    openComment = { text, from: offset };
    return null;
};

/** A word of the grammar: as the label of a line it is only that; anywhere else it may be a name as well. */
export interface Keyword {
    readonly label: TokenType;
    readonly word: TokenType;
}

/**
 * Lets every word of the grammar be a name too, so that a term may be called `family`, `review` or `team`.
 *
 * The lexer reads words as ID only (a dozen patterns in place of two hundred); `CarewrightLexer` then says what each
 * word is. A word that labels a line (`owner: ...`) is never an ID, so that a list or an optional name at the end of
 * one line cannot swallow the beginning of the next. For the same reason text that opens a line is prose, and never the
 * text that a line may end with; any text may stand where prose is wanted.
 */
export class CarewrightTokenBuilder extends DefaultTokenBuilder {
    private readonly words = new Map<string, Keyword>();

    /** What a word of the grammar is; nothing for any other word. */
    keyword(word: string): Keyword | undefined {
        return this.words.get(word);
    }

    protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
        const token = super.buildTerminalToken(terminal);
        switch (terminal.name) {
            case 'STRING':
                return {
                    ...token,
                    PATTERN: matchText as CustomPatternMatcherFunc,
                    LINE_BREAKS: true,
                    START_CHARS_HINT: ['"', '“', '”', '„', '‟'],
                };
            case 'ID':
                // Chevrotain can't see for itself with what a pattern with the flag `u` may begin.
                return { ...token, PATTERN: matchName, LINE_BREAKS: false, START_CHARS_HINT: NAME_STARTS };
            case 'ML_COMMENT':
                return { ...token, PATTERN: matchComment, LINE_BREAKS: true, START_CHARS_HINT: ['/'] };
            case 'LABEL':
            case 'PROSE':
                return { ...token, PATTERN: Lexer.NA };
            default:
                return token;
        }
    }

    protected override buildTerminalTokens(rules: Stream<GrammarAST.AbstractRule>): TokenType[] {
        const tokens = super.buildTerminalTokens(rules);
        const [text, prose] = ['STRING', 'PROSE'].map(name => tokens.find(token => token.name === name)) as [TokenType, TokenType];
        text.CATEGORIES = [prose];
        return tokens;
    }

    protected override buildKeywordTokens(rules: Stream<GrammarAST.AbstractRule>, terminals: TokenType[]): TokenType[] {
        const id = terminals.find(token => token.name === 'ID') as TokenType;
        const label = terminals.find(token => token.name === 'LABEL') as TokenType;
        return super.buildKeywordTokens(rules, terminals).flatMap(token => {
            if (!WORD.test(token.name)) return [token];
            const asLabel: TokenType = { name: token.name, PATTERN: Lexer.NA, CATEGORIES: [label] };
            const asWord: TokenType = { name: `${token.name} (word)`, PATTERN: Lexer.NA, CATEGORIES: [asLabel, id] };
            this.words.set(token.name, { label: asLabel, word: asWord });
            return [asLabel, asWord];
        });
    }
}
