import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/equipment/programs.ts';
import { NEWCOMER_SETTINGS } from '../../../scripts/equipment/vscode.ts';

/** A new user's VS Code, and a copy of the example workspace that tests may change. */
export interface Profile {
    readonly userData: string;
    readonly extensions: string;
    readonly workspace: string;
    /** A folder for an extension that is unpacked, but not installed. */
    readonly unpacked: string;
    /** Where the suite leaves its report. */
    readonly report: string;
    remove(): void;
}

/** Nothing that needs the network, and nothing that could stand in for the extension that is tested. */
export const SETTINGS = {
    ...NEWCOMER_SETTINGS,
    'workbench.enableExperiments': false,
    'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    'update.mode': 'none',
    'git.enabled': false,
    // VS Code in a browser saves after a second: on a busy machine, a test's change would be on the disk for those after it.
    'files.autoSave': 'off',
    // Suggestions from words of the text would hide a language server that has died.
    'editor.wordBasedSuggestions': 'off',
};

/** That no walkthrough opens by itself: only the test of what newcomers do wants to see it. */
const NO_WALKTHROUGH = { 'workbench.welcomePage.walkthroughs.openOnInstall': false };

/**
 * Makes a profile in a folder of its own.
 *
 * @param workspace what the folder of the workspace is called
 */
export function makeProfile(workspace: string): Profile {
    // A short path: VS Code keeps sockets in it, and the path of a socket has 107 bytes at most.
    const folder = mkdtempSync(join(process.platform === 'win32' ? tmpdir() : '/tmp', 'cw-'));
    const profile = {
        userData: join(folder, 'u'),
        extensions: join(folder, 'x'),
        unpacked: join(folder, 'p'),
        workspace: join(folder, workspace),
        report: join(folder, 'report.json'),
        remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    };
    process.once('exit', profile.remove); // also when the run is broken off
    mkdirSync(join(profile.userData, 'User'), { recursive: true });
    mkdirSync(profile.extensions);
    mkdirSync(profile.unpacked);
    writeFileSync(join(profile.userData, 'User', 'settings.json'), JSON.stringify({ ...SETTINGS, ...NO_WALKTHROUGH }, null, 4));
    // A setting of the machine: VS Code's server reads it here, and not among the user's.
    mkdirSync(join(profile.userData, 'Machine'));
    writeFileSync(join(profile.userData, 'Machine', 'settings.json'), JSON.stringify(NO_WALKTHROUGH, null, 4));
    cpSync(join(ROOT, 'examples'), profile.workspace, { recursive: true });
    return profile;
}
