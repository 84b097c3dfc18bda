import { analyse, type Literal } from 'scslre';
import ts from 'typescript';
import { type CodeFile, isGenerated, isProduction } from '../../scripts/measure/read-code.ts';

/** Patterns whose time may grow faster than the text that they are given, by what they begin with, each with the reason. It only gets shorter. */
export const BOUNDED: Readonly<Record<string, string>> = {
    'language/checks/outdated-word.ts /(?<!^|[.!?:]': 'reads the 200 characters before a word (LONGEST_NAME)',
    'language/completion/next-words.ts /^[ \\t]*(?:works': 'reads the 200 characters before the cursor',
    'language/model/text.ts /\\B(?=(?:\\d{3})+$)': 'reads the digits of one number',
    'language/syntax/mistyped.ts /^([ \\t]*)([^"“”': 'reads a line of at most 500 characters (LONGEST_HEAD)',
    'language/syntax/mistyped.ts /^([ \\t]*)([\\p{L}': 'reads at most 500 characters of a line (LONGEST_HEAD)',
};

/** How the time of a pattern may grow: `backtracks` within one match, by a power of the text or worse; `searches` on from each place again. */
type Growth = 'backtracks' | 'searches';

/** How the time of a pattern may grow faster than a text in which one sign is repeated; nothing where it does not. */
export function growthOf({ source, flags }: Literal): Growth | undefined {
    const { reports } = analyse({ source, flags });
    return reports.some(({ type }) => type !== 'Move') ? 'backtracks' : reports.length ? 'searches' : undefined;
}

interface Written extends Literal {
    readonly path: string;
}

/** The patterns that are written in some files, between slashes. */
export function patternsIn(files: readonly CodeFile[]): readonly Written[] {
    return files.flatMap(({ path, source }) => {
        const found: Written[] = [];
        const visit = (node: ts.Node): void => {
            if (ts.isRegularExpressionLiteral(node)) {
                const end = node.text.lastIndexOf('/');
                found.push({ path, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
            }
            ts.forEachChild(node, visit);
        };
        visit(source);
        return found;
    });
}

/** Every pattern that takes longer than its text: of the product in any way, of all other code within one match. */
export function slowIn(files: readonly CodeFile[]): readonly string[] {
    return files
        .filter(({ path }) => !isGenerated(path))
        .flatMap(file =>
            patternsIn([file]).flatMap(pattern => {
                const growth = growthOf(pattern);
                const isRefused = growth === 'backtracks' || (growth === 'searches' && isProduction(file));
                return isRefused ? [`${pattern.path} /${pattern.source}/${pattern.flags}`] : [];
            }),
        );
}
