import { Argument, Command, InvalidArgumentError, Option } from 'commander';
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

    addCheck(program, io, done);
    addCoverage(program, io, done);
    addExplain(program, io, done);
    addNew(program, io, done);
    return program;
}

type Done = (code: ExitCode) => void;

function addCheck(program: Command, io: Io, done: Done): void {
    program
        .command('check')
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
}

function addCoverage(program: Command, io: Io, done: Done): void {
    program
        .command('coverage')
        .description('Show what the guidance asks for and what services say: all in numbers, or one in full.')
        .argument('[service]', 'the name or title of a service or review (default: all of this folder)')
        .addOption(new Option('-f, --format <format>', 'how to show it').choices(['text', 'json', 'markdown', 'csv']).default('text'))
        .option('-r, --requirements', 'one row for each requirement')
        .option('-g, --guidance <names>', 'only these guidances, with commas between them', names)
        .option('-o, --output <file>', 'write to a file instead of the standard output')
        .option('--as-of <date>', 'assess as on this day (default: today)')
        .addHelpText(
            'after',
            examples(
                'carewright coverage',
                'carewright coverage northmoor-outreach',
                'carewright coverage --requirements --format csv --output coverage.csv',
            ),
        )
        .action(async (service, options) => done(await (await import('./commands/coverage.ts')).coverage(service, options, io)));
}

function addExplain(program: Command, io: Io, done: Done): void {
    program
        .command('explain')
        .description('Explain a requirement, a rule, a guidance or a term: what it says, who says so, how it is checked.')
        .argument('<id>', 'its code or name')
        .addHelpText(
            'after',
            examples('carewright explain IACM-DNA-01', 'carewright explain CARE-101', 'carewright explain care-coordinator'),
        )
        .action(async id => done(await (await import('./commands/explain.ts')).explain(id, io)));
    program
        .command('rules')
        .description('List all rules.')
        .addOption(new Option('-f, --format <format>', 'how to show them').choices(['text', 'json']).default('text'))
        .action(async options => done(await (await import('./commands/rules.ts')).rules(options, io)));
}

function addNew(program: Command, io: Io, done: Done): void {
    program
        .command('new')
        .description('Write a new document to fill in.')
        .addArgument(new Argument('<kind>', 'what to write').choices(['service', 'guidance', 'template', 'review']))
        .argument('<name>', 'its name: letters, digits and hyphens')
        .option('-t, --title <title>', 'what people call it')
        .option('--follows <names>', 'the guidance that it is about, with commas between the names (default: IACM)', names)
        .option('--model <name>', 'the model of care of a service, such as assertive-outreach')
        .option('--template <name>', 'the form of a review (default: icb-review-outcome)')
        .option('--covers <names>', 'the services of a review, with commas between the names', names)
        .option('-o, --output <file>', 'the file to write (default: <name>.care); - for the standard output')
        .addHelpText(
            'after',
            examples(
                'carewright new service northmoor-outreach --title "Northmoor Assertive Outreach Team" --follows IACM,CMHF',
                'carewright new guidance NORTHMOOR --follows IACM --output local-standards.care',
                'carewright new review northmoor-2026 --covers northmoor-outreach',
            ),
        )
        .action(async (kind, name, options) => done(await (await import('./commands/new.ts')).create(kind, name, options, io)));
}
