import { window, workspace } from 'vscode';
import type { Headings } from '../../server/protocol.ts';

const LAYOUTS = [
    { label: 'Newer, Short', description: "the contract's headings today", layout: 'newer' },
    { label: 'Older, Numbered', description: "the contract's headings before", layout: 'older' },
    { label: 'Our Own…', description: 'a file with headings: docs/documents.md says how it is written' },
] as const;

/** Asks with which headings specifications are to be shown; nothing where somebody changes their mind. */
export async function askHeadings(): Promise<Headings | undefined> {
    const chosen = await window.showQuickPick(LAYOUTS, { title: 'Headings', placeHolder: 'The headings of specifications' });
    if (!chosen || 'layout' in chosen) return chosen && { layout: chosen.layout };
    const defaultUri = workspace.workspaceFolders?.[0]?.uri;
    const [file] =
        (await window.showOpenDialog({ defaultUri, filters: { Headings: ['json'] }, openLabel: 'Use', title: 'Headings' })) ?? [];
    return file && { ownLayout: new TextDecoder().decode(await workspace.fs.readFile(file)) };
}
