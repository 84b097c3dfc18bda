/** Functions whose body is there twice, whatever their parameters and variables are called. */
import ts from 'typescript';
import type { CodeFile } from './read-code.ts';

/** A function by where it is. */
interface Place {
    readonly path: string;
    /** From 1. */
    readonly line: number;
    readonly name: string;
}

interface Copies {
    readonly places: readonly Place[];
    /** Lines of the body. */
    readonly lines: number;
    /** Words and signs of the body. */
    readonly tokens: number;
}

type WithBody = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

const hasBody = (node: ts.Node): node is WithBody => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

/** The names that a function gives its own parameters and variables. */
function ownNames(node: ts.Node): ReadonlySet<string> {
    const names = new Set<string>();
    const visit = (inner: ts.Node): void => {
        if ((ts.isParameter(inner) || ts.isVariableDeclaration(inner) || ts.isBindingElement(inner)) && ts.isIdentifier(inner.name))
            names.add(inner.name.text);
        ts.forEachChild(inner, visit);
    };
    visit(node);
    return names;
}

/** The body as text in which each name of the function is a number, in the order of appearance. Types are left out. */
function normalisedBody(node: WithBody): { readonly text: string; readonly tokens: number } {
    const own = ownNames(node);
    const numbers = new Map<string, number>();
    const parts: string[] = [];
    const visit = (inner: ts.Node): void => {
        if (ts.isTypeNode(inner) || ts.isJSDoc(inner)) return;
        const isName = ts.isIdentifier(inner);
        const isMember = isName && ts.isPropertyAccessExpression(inner.parent) && inner.parent.name === inner;
        if (isName && own.has(inner.text) && !isMember) {
            if (!numbers.has(inner.text)) numbers.set(inner.text, numbers.size);
            parts.push(`$${numbers.get(inner.text)}`);
        } else if (inner.getChildCount() === 0) parts.push(inner.getText());
        else for (const child of inner.getChildren()) visit(child);
    };
    for (const parameter of node.parameters) visit(parameter.name);
    const ofParameters = parts.length;
    visit(node.body);
    return { text: parts.join(' '), tokens: parts.length - ofParameters };
}

function nameOf(node: WithBody): string {
    if (node.name) return node.name.getText();
    const { parent } = node;
    return (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.name ? parent.name.getText() : '(no name)';
}

/**
 * Functions that say the same, the longest first; a function inside one of these is not listed again.
 * @param smallest how many words and signs a body must have
 */
export function findCopies(files: readonly CodeFile[], smallest: number): readonly Copies[] {
    const byText = new Map<string, { readonly node: WithBody; readonly path: string; readonly tokens: number }[]>();
    for (const { path, source } of files) {
        const visit = (node: ts.Node): void => {
            if (hasBody(node)) {
                const { text, tokens } = normalisedBody(node);
                if (tokens >= smallest) byText.set(text, [...(byText.get(text) ?? []), { node, path, tokens }]);
            }
            ts.forEachChild(node, visit);
        };
        visit(source);
    }
    const copied = [...byText.values()].filter(group => group.length > 1);
    const nodes = new Set<ts.Node>(copied.flatMap(group => group.map(({ node }) => node)));
    const isInside = (node: ts.Node): boolean => node.parent !== undefined && (nodes.has(node.parent) || isInside(node.parent));
    return copied
        .filter(group => !group.every(({ node }) => isInside(node)))
        .map(group => ({
            places: group.map(({ node, path }) => ({
                path,
                line: node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1,
                name: nameOf(node),
            })),
            lines: group[0]?.node.body.getText().split('\n').length ?? 0,
            tokens: group[0]?.tokens ?? 0,
        }))
        .sort((a, b) => b.tokens - a.tokens);
}
