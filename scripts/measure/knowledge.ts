/** Places outside their owner that know something of the language: guessed from what is written there, so the figures are for comparing. */
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import type { CodeFile } from './read-code.ts';

/** A table with fewer words is a choice between some kinds, and no list of them. */
const SMALLEST_TABLE = 4;

/** Words for a line of a document, as the grammar lists them. */
export function kindsOfLines(root: string): ReadonlySet<string> {
    const path = `${root}language/grammar/carewright.langium`;
    if (!existsSync(path)) return new Set();
    const grammar = readFileSync(path, 'utf8');
    const rules = [...grammar.matchAll(/^(\w*FieldName|ElementKind) returns string:([^;]*);/gm)];
    return new Set(rules.flatMap(([, , body]) => [...(body ?? '').matchAll(/'([a-z][a-z ]*)'/g)].map(match => match[1] ?? '')));
}

function wordsOf(node: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression): readonly string[] {
    const names = ts.isArrayLiteralExpression(node)
        ? node.elements.map(element => (ts.isArrayLiteralExpression(element) ? element.elements[0] : element))
        : node.properties.map(({ name }) => name);
    return names.flatMap(name => (name && (ts.isStringLiteralLike(name) || ts.isIdentifier(name)) ? [name.text] : []));
}

/** Lists and objects outside the schema whose words are mostly kinds of lines, as `path:line`. */
export function tablesOfLines(files: readonly CodeFile[], kinds: ReadonlySet<string>): readonly string[] {
    return files.flatMap(({ path, source }) => {
        if (path.startsWith('language/model/elements/')) return [];
        const found: string[] = [];
        const visit = (node: ts.Node): void => {
            if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) {
                const words = wordsOf(node);
                const ofLines = words.filter(word => kinds.has(word)).length;
                if (ofLines >= SMALLEST_TABLE && ofLines * 2 > words.length)
                    found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
            }
            ts.forEachChild(node, visit);
        };
        visit(source);
        return found;
    });
}

/** Signs that mean something in `.care` text, and hardly anywhere else: whoever compares text with them reads it. */
const SIGNS = new Set(['{', '}', '"""']);

/** A pattern with such a sign, or one that finds a label and its colon. */
const PATTERN_OF_SIGNS = /\\[{}]|\[[^\]{}]*[{}][^\]]*\]|"""|\^\\s\*[^/]*:/;

/** What else is written with braces in a pattern: kinds of characters, and how often. */
const OTHER_BRACES = /\\[pPu]\{[^}]*\}|(?<!\\)\{\d+(?:,\d*)?\}/g;

const SIGN_CODES = new Set(['0x7b', '0x7d', '123', '125']);

/** Files of the language, the server and the command that look for signs of `.care` text on their own. */
export function readersOfText(files: readonly CodeFile[]): readonly string[] {
    return files
        .filter(({ path }) => /^(language|server|cli\/(?!formats)|documents\/model)/.test(path))
        .filter(({ source }) => {
            const isSign = (node: ts.Node): boolean => {
                if (ts.isRegularExpressionLiteral(node)) return PATTERN_OF_SIGNS.test(node.text.replace(OTHER_BRACES, ''));
                if (ts.isNumericLiteral(node)) return SIGN_CODES.has(node.getText().toLowerCase()) && !ts.isPropertyAssignment(node.parent);
                if (!ts.isStringLiteralLike(node) || !SIGNS.has(node.text)) return false;
                const { parent } = node;
                const isCompared =
                    ts.isBinaryExpression(parent) &&
                    [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(parent.operatorToken.kind);
                const isSearched =
                    ts.isCallExpression(parent) &&
                    /\.(indexOf|lastIndexOf|startsWith|endsWith|includes|startsWith|split)$/.test(parent.expression.getText());
                return isCompared || isSearched || ts.isCaseClause(parent);
            };
            const has = (node: ts.Node): boolean => isSign(node) || (ts.forEachChild(node, child => has(child) || undefined) ?? false);
            return has(source);
        })
        .map(({ path }) => path);
}

/** Codes of rules typed as text elsewhere than where the rule gives its code, as `path:line code`. */
export function typedRuleCodes(files: readonly CodeFile[]): readonly string[] {
    return files.flatMap(({ path, source }) => {
        const found: string[] = [];
        const visit = (node: ts.Node): void => {
            const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
            const code = isText ? /\bCARE-\d{3}\b/.exec(node.text)?.[0] : undefined;
            const isOwn =
                isText &&
                path.startsWith('language/checks/') &&
                ts.isPropertyAssignment(node.parent) &&
                node.parent.name.getText() === 'code';
            if (code && !isOwn) found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${code}`);
            ts.forEachChild(node, visit);
        };
        visit(source);
        return found;
    });
}
