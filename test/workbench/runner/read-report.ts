import { existsSync, readFileSync } from 'node:fs';
import type { SuiteReport } from './report.ts';

/** The report that a suite left at a path; an empty one that is not complete if it left none. */
export function readReport(path: string): SuiteReport {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { tests: [], isComplete: false };
}
