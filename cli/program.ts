import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { VERSION } from './version.ts';

const EXIT_CODES = `
Exit codes:
  0   nothing was found at or above --fail-on
  1   there are findings at or above --fail-on
  2   the command or carewright.json was written wrongly
  3   a file could not be read or written
  70  Carewright itself failed`;

/** `IACM,CMHF` and `--guidance IACM --guidance CMHF` are the same. */
function names(written: string, before: readonly string[] = []): readonly string[] {
    const given = written.split(',').map(name => name.trim());
    if (given.some(name => !name)) throw new InvalidArgumentError('Write names with commas between them: IACM,CMHF');
    return [...before, ...given];
}

function examples(...lines: readonly string[]): string {
    return `\nExamples:\n${lines.map(line => `  ${line}`).join('\n')}`;
}

/**
 * The commands, their options and their help. What a command does is loaded when it runs.
 *
 * @param done is told how a command ended
 */
export function createProgram(io: Io, done: (code: ExitCode) => void): Command {
    const program = new Command('carewright')
        .description('Check mental health service specifications and review outcomes against what the guidance asks for.')
        .version(VERSION, '-V, --version', 'show the version')
        .helpOption('-h, --help', 'show help')
        .helpCommand('help [command]', 'show help on a command')
        .showSuggestionAfterError()
        .exitOverride()
        .configureOutput({
            writeOut: text => void io.out.write(text),
            writeErr: text => void io.err.write(text),
            getOutHelpWidth: () => io.out.columns ?? 100,
            getErrHelpWidth: () => io.err.columns ?? 100,
            outputError: (text, write) => write(text.replace(/^error: /, 'carewright: ')),
        })
        .addHelpText('after', EXIT_CODES);

    program
        .command('check', { isDefault: false })
        .description('Check documents against the rules and against the guidance that they follow.')
        .argument('[paths...]', 'files, or folders to search for .care files (default: the current folder)')
        .addOption(
            new Option('-f, --format <format>', 'how to show the result')
                .choices(['text', 'json', 'sarif', 'junit', 'github'])
                .default('text'),
        )
        .option('-o, --output <file>', 'write the result to a file instead of the standard output')
        .addOption(
            new Option('--fail-on <severity>', 'the least severity that makes the command fail (default: "error")').choices([
                'error',
                'warning',
                'information',
                'never',
            ]),
        )
        .option('-g, --guidance <names>', 'compare only with these guidances, with commas between them', names)
        .option('-q, --quiet', 'show only the summary')
        .option('--hints', 'show hints too')
        .option('--as-of <date>', 'check as on this day (default: today)')
        .addHelpText(
            'after',
            examples(
                'carewright check',
                'carewright check services/assertive-outreach.care',
                'carewright check --guidance IACM --fail-on warning',
                'carewright check --format sarif --output carewright.sarif',
            ),
        )
        .action(async (paths, options) => done(await (await import('./commands/check.ts')).check(paths, options, io)));

    return program;
}
