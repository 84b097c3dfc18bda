import type { Severity } from '../checks/rule.ts';

/** The configuration's name. It is optional, and stands in the first folder of a workspace. */
export const CONFIG_FILE = 'carewright.json';

/** Folders that hold no documents of the workspace's own, as globs. */
export const SKIPPED: readonly string[] = ['**/node_modules/**', '**/dist/**', '**/out/**'];

const SEVERITIES: readonly unknown[] = ['off', 'error', 'warning', 'information', 'hint'];

/** What of the configuration an editor needs; docs/schemas/config.schema.json says all. */
export interface EditorConfig {
    /** Files to leave out, as globs relative to the configuration. */
    readonly exclude: readonly string[];
    /** Compare only with these guidances; with all that a document follows when empty. */
    readonly guidance: readonly string[];
    /** How severe a rule is here, or that it is off. */
    readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const NO_CONFIG: EditorConfig = { exclude: [], guidance: [], rules: {} };

function textsOf(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}

/** What a configuration says, as far as it can be understood: an editor goes on with the rest, and its schema tells what is wrong. */
export function readEditorConfig(text: string): EditorConfig {
    let config: unknown;
    try {
        config = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
        return NO_CONFIG;
    }
    if (typeof config !== 'object' || config === null) return NO_CONFIG;
    const { exclude, guidance, rules } = config as Record<string, unknown>;
    const known = Object.entries(typeof rules === 'object' && rules !== null ? rules : {}).filter(([, value]) =>
        SEVERITIES.includes(value),
    );
    return { exclude: textsOf(exclude), guidance: textsOf(guidance), rules: Object.fromEntries(known) };
}
