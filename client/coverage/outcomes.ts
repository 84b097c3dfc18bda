import type { CoverageOutcome, Figures } from '../../server/protocol.ts';

/** How an outcome looks in VS Code: one of its icons, and one of its colours. */
export interface OutcomeLook {
    readonly icon: string;
    readonly color: string;
}

export const OUTCOME_LOOKS: Readonly<Record<CoverageOutcome, OutcomeLook>> = {
    met: { icon: 'pass-filled', color: 'testing.iconPassed' },
    stated: { icon: 'comment', color: 'charts.blue' },
    failing: { icon: 'error', color: 'problemsErrorIcon.foreground' },
    missing: { icon: 'circle-large-outline', color: 'problemsWarningIcon.foreground' },
    'not applicable': { icon: 'circle-slash', color: 'disabledForeground' },
    'gap accepted': { icon: 'clock', color: 'charts.purple' },
};

/** Whether somebody still has to do something: what fails, and what is missing. */
export function isOpen(outcome: CoverageOutcome): boolean {
    return outcome === 'failing' || outcome === 'missing';
}

/** How many of the requirements that apply are met or stated. */
export function answered(figures: Figures): { readonly done: number; readonly of: number } {
    const all = Object.values(figures).reduce((sum, count) => sum + count, 0);
    return { done: figures.met + figures.stated, of: all - figures['not applicable'] };
}

/** The outcomes that occur, in words: `28 met, 3 stated, 5 missing`. */
export function figuresInWords(figures: Figures): string {
    return Object.entries(figures)
        .filter(([, count]) => count > 0)
        .map(([outcome, count]) => `${count} ${outcome}`)
        .join(', ');
}
