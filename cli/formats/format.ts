import type { Paint } from '../io/io.ts';
import type { Results } from './results.ts';

export interface FormatOptions {
    readonly paint: Paint;
    readonly width: number;
    /** Whether hints are shown too. */
    readonly hints: boolean;
    /** Only the summary. */
    readonly quiet: boolean;
}

/** Turns the results of a check into text, piece by piece. Pure: it reads nothing but what it is given. */
type Formatter = (results: Results, options: FormatOptions) => Iterable<string>;

/** The formats of `check`, each loaded when it is asked for. `overview` is what people see of `text` without `--all`. */
export const FORMATS = {
    overview: { load: async (): Promise<Formatter> => (await import('./overview.ts')).overview, allTexts: false },
    text: { load: async (): Promise<Formatter> => (await import('./text.ts')).text, allTexts: false },
    json: { load: async (): Promise<Formatter> => (await import('./json.ts')).json, allTexts: true },
    sarif: { load: async (): Promise<Formatter> => (await import('./sarif.ts')).sarif, allTexts: false },
    junit: { load: async (): Promise<Formatter> => (await import('./junit.ts')).junit, allTexts: true },
    github: { load: async (): Promise<Formatter> => (await import('./github.ts')).github, allTexts: false },
} as const;

export type FormatName = keyof typeof FORMATS;
