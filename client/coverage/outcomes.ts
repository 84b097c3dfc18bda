import type { CoverageOutcome, Figures } from '../../server/protocol.ts';

/** How an outcome looks in VS Code: one of its icons, and one of its colours. */
export interface OutcomeLook {
    readonly icon: string;
    readonly color: string;
}

export const OUTCOME_LOOKS: Readonly<Record<CoverageOutcome, OutcomeLook>> = {
    shown: { icon: 'pass-filled', color: 'testing.iconPassed' },
    claimed: { icon: 'comment', color: 'charts.blue' },
    partly: { icon: 'circle-large', color: 'problemsInfoIcon.foreground' },
    against: { icon: 'error', color: 'problemsErrorIcon.foreground' },
    missing: { icon: 'circle-large-outline', color: 'problemsWarningIcon.foreground' },
    'not applicable': { icon: 'circle-slash', color: 'disabledForeground' },
    'gap accepted': { icon: 'clock', color: 'charts.purple' },
};

/** Whether there is still something to do. */
export function isOpen(outcome: CoverageOutcome): boolean {
    return outcome === 'partly' || outcome === 'against' || outcome === 'missing';
}

/** The outcomes that occur, in words: `28 shown · 3 claimed · 5 missing`. They are never added up. */
export function figuresInWords(figures: Figures): string {
    return Object.entries(figures)
        .filter(([, count]) => count > 0)
        .map(([outcome, count]) => `${count} ${outcome}`)
        .join(' · ');
}
