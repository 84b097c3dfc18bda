/** Small changes of code that a test should notice. */
import ts from 'typescript';

interface Mutant {
    /** Offsets in the file, and what is put there. */
    readonly start: number;
    readonly end: number;
    readonly text: string;
    /** From 1. */
    readonly line: number;
    /** For people: what it was, and what it is now. */
    readonly change: string;
}

const { SyntaxKind } = ts;

const OPERATORS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
    [SyntaxKind.LessThanToken]: '<=',
    [SyntaxKind.LessThanEqualsToken]: '<',
    [SyntaxKind.GreaterThanToken]: '>=',
    [SyntaxKind.GreaterThanEqualsToken]: '>',
    [SyntaxKind.EqualsEqualsEqualsToken]: '!==',
    [SyntaxKind.ExclamationEqualsEqualsToken]: '===',
    [SyntaxKind.AmpersandAmpersandToken]: '||',
    [SyntaxKind.BarBarToken]: '&&',
    [SyntaxKind.PlusToken]: '-',
    [SyntaxKind.MinusToken]: '+',
};

const METHODS: Readonly<Record<string, string>> = {
    some: 'every',
    every: 'some',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    min: 'max',
    max: 'min',
};

const MOST_SHOWN = 60;

const shown = (text: string) => {
    const line = text.replaceAll(/\s+/g, ' ');
    return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
};

/** Every mutant of a file, in the order of its text. A change that the compiler would refuse may be among them: it counts as noticed. */
export function mutantsOf(path: string, text: string): readonly Mutant[] {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const found: Mutant[] = [];
    const replace = (node: ts.Node, by: string, whole = node) => {
        const start = node.getStart();
        const { line } = source.getLineAndCharacterOfPosition(start);
        const before = whole.getText();
        const after = `${text.slice(whole.getStart(), start)}${by}${text.slice(node.end, whole.end)}`;
        found.push({ start, end: node.end, text: by, line: line + 1, change: `${shown(before)} → ${shown(after) || 'nothing'}` });
    };
    const visit = (node: ts.Node): void => {
        if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
        if (ts.isBinaryExpression(node)) {
            const other = OPERATORS[node.operatorToken.kind];
            const joinsText = /['"`]/.test(node.getText()) && /^[+-]$/.test(other ?? '');
            if (other && !joinsText) replace(node.operatorToken, other, node);
        } else if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) replace(node, node.operand.getText());
        else if (ts.isIfStatement(node)) for (const by of ['true', 'false']) replace(node.expression, by);
        else if (ts.isConditionalExpression(node)) for (const by of ['true', 'false']) replace(node.condition, by, node);
        else if (ts.isNumericLiteral(node) && !ts.isEnumMember(node.parent)) replace(node, String(Number(node.text) + 1), node.parent);
        else if (node.kind === SyntaxKind.TrueKeyword) replace(node, 'false', node.parent);
        else if (node.kind === SyntaxKind.FalseKeyword) replace(node, 'true', node.parent);
        else if (ts.isExpressionStatement(node)) replace(node, ';');
        else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
            const { name, expression } = node.expression;
            const other = METHODS[name.text];
            if (other) replace(name, other, node);
            else if (name.text === 'filter') replace(node, expression.getText());
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}
