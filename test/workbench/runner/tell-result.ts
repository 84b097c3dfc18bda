import { stripVTControlCharacters } from 'node:util';
import type { SuiteResult } from './report.ts';

interface Counts {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
}

/** The suite did not run to its end, whatever its tests said. With --grep, a suite may have nothing to run. */
function isBroken({ skippedBecause, isComplete, problem, tests, grep }: SuiteResult): boolean {
    if (skippedBecause) return false;
    const ranNone = !tests.some(({ outcome }) => outcome !== 'skipped');
    return !isComplete || problem !== undefined || (ranNone && !grep);
}

/** How many tests passed, failed and were skipped. A suite that broke off counts as one more failure, one that can't run as one skipped. */
export function count(result: SuiteResult): Counts {
    const of = (wanted: string) => result.tests.filter(({ outcome }) => outcome === wanted).length;
    return {
        passed: of('passed'),
        failed: of('failed') + (isBroken(result) ? 1 : 0),
        skipped: of('skipped') + (result.skippedBecause ? 1 : 0),
    };
}

const SIGNS = { passed: '✓', failed: '✗', skipped: '-' } as const;

const indent = (text: string) => stripVTControlCharacters(text).replace(/^/gm, '      ');

/** Why a suite counts as broken off, and the end of what was printed in it. */
function tellBreak({ problem, running, tests, log }: SuiteResult): readonly string[] {
    const end = log.trim().split('\n').slice(-40).join('\n');
    return [
        `  ✗ ${tests.length ? 'The suite did not reach its end as it should' : 'No test ran'}${problem ? `: ${problem}` : '.'}`,
        ...(running ? [`    It stopped in: ${running}`] : []),
        ...(end ? ['    The end of what was printed:', indent(end)] : []),
    ];
}

/** What a person reads about a suite. */
export function tell(result: SuiteResult): string {
    const { suite, seconds, skippedBecause, tests } = result;
    if (skippedBecause) return `\n${suite}: SKIPPED. ${skippedBecause}`;
    const lines = tests.map(({ title, outcome, milliseconds, message }) => {
        const time = outcome === 'skipped' ? '' : ` (${milliseconds} ms)`;
        return `  ${SIGNS[outcome]} ${title}${time}${message ? `\n${indent(message)}` : ''}`;
    });
    return [`\n${suite} (${Math.round(seconds)} s)`, ...lines, ...(isBroken(result) ? tellBreak(result) : [])].join('\n');
}
