import * as vscode from 'vscode';
import { type Waiting, waitUntil } from '../wait-until.ts';

/** The code of a diagnostic, without the link that it may carry: `CARE-101`. */
export function codeOf({ code }: vscode.Diagnostic): string {
    return String(typeof code === 'object' ? code.value : (code ?? ''));
}

/** Diagnostics as a person would list them, one a line. */
export function listDiagnostics(diagnostics: readonly vscode.Diagnostic[]): string {
    if (!diagnostics.length) return 'no diagnostics';
    return diagnostics
        .map(diagnostic => {
            const { range, severity, message } = diagnostic;
            return `\n  ${range.start.line + 1}:${range.start.character + 1} ${vscode.DiagnosticSeverity[severity]} ${codeOf(diagnostic)} ${message}`;
        })
        .join('');
}

/**
 * Waits until all that is said about a file fits.
 *
 * @param what is waited for, for the message: "an unknown name"
 * @throws when it does not come in time, with what there was
 */
export function waitForDiagnostics(
    uri: vscode.Uri,
    what: string,
    fits: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
    waiting: Waiting = {},
): Promise<readonly vscode.Diagnostic[]> {
    const now = () => vscode.languages.getDiagnostics(uri);
    return waitUntil(what, () => (fits(now()) ? now() : undefined), { otherwise: () => listDiagnostics(now()), ...waiting });
}

/** Waits for one diagnostic: of this code, or that fits. @throws as `waitForDiagnostics` */
export async function waitForDiagnostic(
    uri: vscode.Uri,
    wanted: string | ((diagnostic: vscode.Diagnostic) => boolean),
    waiting: Waiting = {},
): Promise<vscode.Diagnostic> {
    const fits = typeof wanted === 'string' ? (diagnostic: vscode.Diagnostic) => codeOf(diagnostic) === wanted : wanted;
    const what = typeof wanted === 'string' ? wanted : 'a diagnostic';
    const [found] = (await waitForDiagnostics(uri, what, all => all.some(fits), waiting)).filter(fits);
    if (!found) throw new Error(`${what} went away again`);
    return found;
}
