import { commands, window } from 'vscode';
import { LANGUAGE } from '../server/client-options.ts';

/** Applies one of the actions on whole documents that the server offers to the document in front. */
export async function applySourceAction(kind: string): Promise<void> {
    if (window.activeTextEditor?.document.languageId !== LANGUAGE) {
        await window.showInformationMessage('Open a .care document first.');
        return;
    }
    await commands.executeCommand('editor.action.sourceAction', { kind, apply: 'first' });
}
