/** The section of an editor's settings that is ours. */
export const SECTION = 'carewright';

export interface Settings {
    /** Whether to check all documents of the workspace, or only those that are open. */
    readonly checkWorkspace: boolean;
    /** Whether to show titles behind requirement ids and codes. */
    readonly inlayTitles: boolean;
    /** Whether to show figures above services and reviews. */
    readonly lensCoverage: boolean;
}

export const DEFAULT_SETTINGS: Settings = { checkWorkspace: true, inlayTitles: true, lensCoverage: true };

function flag(value: unknown, otherwise: boolean): boolean {
    return typeof value === 'boolean' ? value : otherwise;
}

/** The settings that an editor sent, whatever it sent: what is not understood is as by default. */
export function readSettings(sent: unknown): Settings {
    const { check, inlayHints, codeLens } = (sent ?? {}) as Record<string, Record<string, unknown> | undefined>;
    return {
        checkWorkspace: flag(check?.workspace, DEFAULT_SETTINGS.checkWorkspace),
        inlayTitles: flag(inlayHints?.titles, DEFAULT_SETTINGS.inlayTitles),
        lensCoverage: flag(codeLens?.coverage, DEFAULT_SETTINGS.lensCoverage),
    };
}
