/** Reads the TypeScript of a checkout into plain data: who imports which name from whom, and who exports what. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

/** Folders with code that people are given. */
const PRODUCTION = ['files', 'language', 'documents', 'server', 'cli', 'client'];

/** Folders with code that only people who work on the project run. */
const WORKSHOP = ['scripts', 'test', 'bench'];

/** What one file takes from another. `names` has `*` where everything is within reach. */
interface Import {
    /** A path from the root, or the name of a package. */
    readonly to: string;
    readonly isPackage: boolean;
    readonly names: readonly string[];
    /** Whether only types are imported, so that nothing is left of it when the program runs. */
    readonly isTypeOnly: boolean;
}

export interface CodeFile {
    /** From the root, with `/`. */
    readonly path: string;
    readonly lines: number;
    readonly source: ts.SourceFile;
    readonly imports: readonly Import[];
    /** Names that are exported here, without those passed on from other files. */
    readonly exports: readonly string[];
}

/** Whether a file was written by a program, by its path. */
export const isGenerated = (path: string): boolean => path.includes('/generated/');

/** Whether a file belongs to what people are given. */
export const isProduction = ({ path }: { readonly path: string }): boolean => PRODUCTION.includes(path.split('/')[0] ?? '');

function namesOf(clause: ts.ImportClause | undefined): { readonly names: readonly string[]; readonly isTypeOnly: boolean } {
    if (!clause) return { names: [], isTypeOnly: false };
    const isTypeClause = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const bindings = clause.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) return { names: ['*'], isTypeOnly: isTypeClause };
    const named = bindings ? [...bindings.elements] : [];
    const names = named.map(({ propertyName, name }) => (propertyName ?? name).text);
    const isTypeOnly = isTypeClause || (!clause.name && named.length > 0 && named.every(element => element.isTypeOnly));
    return { names: clause.name ? ['default', ...names] : names, isTypeOnly };
}

function importsOf(source: ts.SourceFile, resolve: (specifier: string) => { to: string; isPackage: boolean }): readonly Import[] {
    const found: Import[] = [];
    const add = (specifier: ts.Node, names: readonly string[], isTypeOnly: boolean) => {
        if (ts.isStringLiteralLike(specifier)) found.push({ ...resolve(specifier.text), names, isTypeOnly });
    };
    const visit = (node: ts.Node): void => {
        if (ts.isImportDeclaration(node)) {
            const { names, isTypeOnly } = namesOf(node.importClause);
            add(node.moduleSpecifier, names, isTypeOnly);
        } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
            const clause = node.exportClause;
            const named =
                clause && ts.isNamedExports(clause) ? clause.elements.map(({ propertyName, name }) => (propertyName ?? name).text) : ['*'];
            add(node.moduleSpecifier, named, node.isTypeOnly);
        } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) {
            add(node.arguments[0], ['*'], false);
        } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
            add(node.argument.literal, ['*'], true);
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}

const isExported = (node: ts.Node) =>
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function boundNames(name: ts.BindingName): readonly string[] {
    if (ts.isIdentifier(name)) return [name.text];
    return name.elements.flatMap(element => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

function exportsOf(source: ts.SourceFile): readonly string[] {
    return source.statements.flatMap((statement): readonly string[] => {
        if (ts.isExportAssignment(statement)) return ['default'];
        if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause)
            return ts.isNamedExports(statement.exportClause) ? statement.exportClause.elements.map(({ name }) => name.text) : [];
        if (!isExported(statement)) return [];
        if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
        const { name } = statement as ts.DeclarationStatement;
        return name ? [name.text] : ['default'];
    });
}

/**
 * Every file of code below a folder, sorted by path.
 * @param root the folder of a checkout, ending with a slash
 */
export function readCode(root: string): readonly CodeFile[] {
    const paths = globSync(
        [...PRODUCTION, ...WORKSHOP].map(folder => `${folder}/**/*.{ts,tsx,mts,mjs,cjs,js}`),
        { cwd: root, ignore: ['**/node_modules/**', 'test/fixtures/**'] },
    ).sort();
    const known = new Set(paths);
    return paths.map(path => {
        const text = readFileSync(`${root}${path}`, 'utf8');
        const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
        const resolve = (specifier: string) => {
            if (!specifier.startsWith('.')) return { to: specifier, isPackage: true };
            const to = posix.join(posix.dirname(path), specifier);
            const asTypeScript = to.replace(/\.js$/, '.ts');
            return { to: !known.has(to) && known.has(asTypeScript) ? asTypeScript : to, isPackage: false };
        };
        return {
            path,
            lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
            source,
            imports: importsOf(source, resolve),
            exports: exportsOf(source),
        };
    });
}
