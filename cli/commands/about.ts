import { LIBRARY } from '../../language/library/library.ts';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import { counted } from '../../language/model/text.ts';
import { VERSION } from '../../language/model/version.ts';
import { ExitCode } from '../io/exit-code.ts';
import type { Io } from '../io/io.ts';

/** What the library holds: how many requirements, how many of them people have read at their source, and the last day of that. */
function libraryInWords(): string {
    const requirements = LIBRARY.flatMap(({ guidance }) => guidance.flatMap(each => each.requirements));
    const read = requirements.flatMap(({ source }) => source?.checked ?? []).toSorted();
    const last = isoDate(read.at(-1));
    return [
        `${counted(requirements.length, 'requirement')} of ${counted(LIBRARY.flatMap(({ guidance }) => guidance).length, 'guidance', 'guidances')}`,
        `${read.length} read at their source${last ? `, the last on ${dateInWords(last)}` : ''}`,
    ].join('; ');
}

/** `carewright about`: what a person who helps needs to know: the versions of everything that takes part. */
export async function about(io: Io): Promise<ExitCode> {
    await io.out.write(`carewright ${VERSION}\n`);
    await io.out.write(`Library: ${libraryInWords()}\n`);
    await io.out.write(`Node ${process.versions.node} on ${process.platform} ${process.arch}\n`);
    return ExitCode.ok;
}
