import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { specification, writeCorpus } from '../corpus.ts';

/** A guidance of the workspace's own, which every specification of the benchmark follows. */
const GUIDANCE = `guidance BENCH "Standards of the benchmark" extends IACM {
  must BENCH-01 "A policy" {
    says: "There is a policy on missed contact."
    basis: local
    source: "The benchmark" checked 2026-01-01
    expects policy non-attendance
  }
}
`;

const FOLLOWS = 'follows:      IACM, CMHF';

function following(text: string): string {
    return text.replaceAll(FOLLOWS, 'follows:      BENCH, CMHF');
}

interface ServerWorkspace {
    readonly folder: string;
    /** A file of about 300 lines. */
    readonly open: string;
    readonly guidance: string;
}

/**
 * Writes a workspace of so many specifications, which all follow a guidance of the workspace, and a file of 300 lines to open.
 *
 * @param unresolved whether every fifth has a name that nobody declared
 */
export function writeWorkspace(folder: string, count: number, unresolved = false): ServerWorkspace {
    writeCorpus(folder, 0);
    for (let number = 0; number < count; number++) {
        const text = following(specification(number));
        const wrong = unresolved && number % 5 === 0;
        writeFileSync(join(folder, `team-${number}.care`), wrong ? text.replaceAll('care-coordinator', 'care-cordinator') : text);
    }
    const open = join(folder, 'open.care');
    writeFileSync(open, following(specification(900_001) + specification(900_002)));
    const guidance = join(folder, 'bench-guidance.care');
    writeFileSync(guidance, GUIDANCE);
    return { folder, open, guidance };
}

/** Writes a file of at least so many lines. */
export function writeLongFile(folder: string, lines: number): string {
    const parts: string[] = [];
    for (let number = 800_000, length = 0; length < lines; number++) {
        const text = following(specification(number));
        parts.push(text);
        length += text.split('\n').length;
    }
    const path = join(folder, 'long.care');
    writeFileSync(path, parts.join(''));
    return path;
}
