import * as vscode from 'vscode';
import { waitUntil } from '../wait-until.ts';

/** The tabs with previews of documents. */
export function previews(): readonly vscode.Tab[] {
    return vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('carewright.preview'));
}

/** Waits until the preview shows the document with a title. @throws when it does not in time */
export async function waitForPreview(title: string): Promise<vscode.Tab> {
    const labels = () => previews().map(({ label }) => label);
    return waitUntil(`the preview of ${title}`, () => previews().find(({ label }) => label === `Preview: ${title}`), {
        otherwise: () => labels().join(', ') || 'no preview',
    });
}
