import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { VERSION } from '../language/model/version.ts';
import { canonicalName } from '../language/model/written-words.ts';
import { ExitCode, type Io, tellFailure } from './io/io.ts';
import { addHelp, formatOption, PlainCommand } from './io/plain-command.ts';

const EXIT_CODES = `
Exit codes:
  0   no findings at or above --fail-on
  1   there are findings at or above --fail-on
  2   the command or carewright.json has a mistake
  3   a file could not be read or written
  70  Carewright itself failed`;

/** `IACM,CMHF` and `--guidance IACM --guidance CMHF` are the same. */
function names(written: string, before: readonly string[] = [], advice = 'Separate names with commas: IACM,CMHF'): readonly string[] {
    const given = written.split(',').map(name => canonicalName(name.trim()));
    if (given.some(name => !name)) throw new InvalidArgumentError(advice);
    return [...before, ...given];
}

function formats(written: string, before?: readonly string[]): readonly string[] {
    return names(written, before, 'Separate formats with commas: docx,xlsx');
}

/** Names between spaces. */
function moreNames(written: string, before: readonly string[] = []): readonly string[] {
    return [...before, canonicalName(written)];
}

function examples(...lines: readonly string[]): string {
    return `\nExamples:\n${lines.map(line => `  ${line}`).join('\n')}`;
}

/**
 * The commands, their options and their help. What a command does is loaded when it runs.
 *
 * @param done receives how a command ended
 */
function createProgram(io: Io, done: (code: ExitCode) => void): Command {
    const program = new PlainCommand('carewright')
        .description('Check mental health service specifications and review outcomes against what the guidance asks for.')
        .version(VERSION, '-V, --version', 'show the version')
        .helpOption('-h, --help', 'show help')
        .showSuggestionAfterError()
        .exitOverride()
        .configureOutput({
            writeOut: text => void io.out.write(text),
            writeErr: text => void io.err.write(text),
            getOutHelpWidth: () => io.out.columns ?? 100,
            getErrHelpWidth: () => io.err.columns ?? 100,
        })
        .addHelpText('after', EXIT_CODES);

    addCheck(program, io, done);
    addCoverage(program, io, done);
    addExplain(program, io, done);
    addSources(program, io, done);
    addNew(program, io, done);
    addFormat(program, io, done);
    addReview(program, io, done);
    addActions(program, io, done);
    addDiff(program, io, done);
    addGenerate(program, io, done);
    addImport(program, io, done);
    addLanguageServer(program, io);
    program
        .command('about')
        .description('Show the versions of Carewright, its library and Node, to quote when you report a fault.')
        .action(async () => done(await (await import('./commands/explain.ts')).about(io)));
    for (const group of [...program.commands.filter(({ commands }) => commands.length), program]) addHelp(group);
    return program;
}

type Done = (code: ExitCode) => void;

function addCheck(program: Command, io: Io, done: Done): void {
    program
        .command('check')
        .description('Check documents against the rules and against the guidance that they follow.')
        .argument('[paths...]', 'files, or folders to search for .care files (default: the current folder)')
        .addOption(formatOption('how to show the result', ['text', 'json', 'sarif', 'junit', 'github']).default('text'))
        .option('-o, --output <file>', 'write the result to a file instead of the screen')
        .addOption(
            new Option('--fail-on <severity>', 'the lowest severity that makes the command fail (default: "error")').choices([
                'error',
                'warning',
                'information',
                'never',
            ]),
        )
        .option('-g, --guidance <names>', 'compare only with this guidance (names separated by commas)', names)
        .option('-q, --quiet', 'show only the summary')
        .option('-a, --all', 'show every finding in full, with its place, who asks and what to write')
        .option('--hints', 'show everything, hints too')
        .option('--fix', 'first make all fixes that do not change the meaning')
        .option('--as-of <date>', 'check as if it were this date (default: today)')
        .addHelpText(
            'after',
            examples(
                'carewright check',
                'carewright check --all services/assertive-outreach.care',
                'carewright check --guidance IACM --fail-on warning',
                'carewright check --fix',
                'carewright check --format sarif --output carewright.sarif',
            ),
        )
        .action(async (paths, options) => done(await (await import('./commands/check.ts')).check(paths, options, io)));
}

function addCoverage(program: Command, io: Io, done: Done): void {
    program
        .command('coverage')
        .description('Show what the guidance asks for and what services say: all in numbers, or one in full.')
        .argument('[service]', 'the name or title of a service or review (default: all in this folder)', canonicalName)
        .addOption(formatOption('how to show it', ['text', 'json', 'markdown', 'csv']).default('text'))
        .option('-r, --requirements', 'one row for each requirement')
        .option('-b, --board', 'all services side by side, with what they share, the actions, policies and resources')
        .option('-g, --guidance <names>', 'only this guidance (names separated by commas)', names)
        .option('-o, --output <file>', 'write to a file instead of the screen')
        .option('--as-of <date>', 'assess as if it were this date (default: today)')
        .addHelpText(
            'after',
            examples(
                'carewright coverage',
                'carewright coverage northmoor-outreach',
                'carewright coverage --requirements --format csv --output coverage.csv',
                'carewright coverage --board --format markdown --output board.md',
            ),
        )
        .action(async (service, options) => done(await (await import('./commands/coverage.ts')).coverage(service, options, io)));
}

function addExplain(program: Command, io: Io, done: Done): void {
    program
        .command('explain')
        .description('Explain a requirement, a rule, a guidance or a term: what it says, who says so, how it is checked.')
        .argument('<id>', 'its code or name', canonicalName)
        .addHelpText(
            'after',
            examples('carewright explain IACM-DNA-01', 'carewright explain CARE-101', 'carewright explain care-coordinator'),
        )
        .action(async id => done(await (await import('./commands/explain.ts')).explain(id, io)));
    program
        .command('rules')
        .description('List all rules.')
        .addOption(formatOption('how to show them', ['text', 'json']).default('text'))
        .action(async options => done(await (await import('./commands/explain.ts')).rules(options, io)));
}

function addSources(program: Command, io: Io, done: Done): void {
    const sourcesCommand = program.command('sources');
    sourcesCommand
        .description('List where requirements can be read: unread ones first, then the oldest.')
        .option('--unverified', 'only those that have not been read at their source')
        .option('-g, --guidance <names>', 'only this guidance (names separated by commas)', names)
        .addOption(formatOption('how to show them', ['text', 'json', 'markdown', 'csv']).default('text'))
        .option('-o, --output <file>', 'write to a file instead of the screen')
        .option('--as-of <date>', 'count the days up to this date (default: today)')
        .addHelpText(
            'after',
            examples('carewright sources --unverified', 'carewright sources --guidance IACM --format csv --output sources.csv'),
        )
        .action(async options => done(await (await import('./commands/sources.ts')).sources(options, io)));
    sourcesCommand
        .command('record')
        .description('Record that people have read requirements at their source, in a guidance of this folder.')
        .argument('<requirements...>', 'what was read, such as IACM-CON-03', moreNames)
        .requiredOption('--by <post>', 'who read it: a post or a group')
        .option('--on <date>', 'the day on which it was read (default: today)')
        .option('--source <title>', 'where it was read: title, section and page (default: as in the library)')
        .option('--link <address>', 'the address of the page')
        .option('--into <guidance>', 'the guidance to keep the records in; made if it does not exist', canonicalName, 'OUR-READING')
        .option('-o, --output <file>', 'the file of a new guidance (default: <guidance>.care); - for the standard output')
        .addHelpText(
            'after',
            examples(
                'carewright sources record IACM-CON-03 --by "clinical effectiveness lead" --source "Guidance of 26 July 2024, section 4"',
            ),
        )
        .action(async (ids, options) => done(await (await import('./commands/sources.ts')).record(ids, options, io)));
}

function addNew(program: Command, io: Io, done: Done): void {
    program
        .command('new')
        .description('Write a new document to fill in. A review is drafted from the specifications of the services that it covers.')
        .addArgument(new Argument('<kind>', 'what to write').choices(['service', 'guidance', 'template', 'review']))
        .argument('<name>', 'its name: letters, digits and hyphens')
        .option('-t, --title <title>', 'what people call it')
        .option(
            '--follows <names>',
            'the guidance that it is about, separated by commas (default: the guidance for its model, or IACM)',
            names,
        )
        .option('--model <name>', 'the model of care of a service, such as assertive-outreach', canonicalName)
        .option('--template <name>', 'the form of a review (default: icb-review-outcome)', canonicalName)
        .option('--covers <names>', 'the services that a review is about, separated by commas', names)
        .option('-o, --output <file>', 'the file to write (default: <name>.care); - for the standard output')
        .addHelpText(
            'after',
            examples(
                'carewright new service northmoor-outreach --title "Northmoor Assertive Outreach Team" --follows IACM,CMHF',
                'carewright new guidance NORTHMOOR --follows IACM --output local-standards.care',
                'carewright new review northmoor-2026 --covers northmoor-outreach,dale-outreach',
            ),
        )
        .action(async (kind, name, options) => done(await (await import('./commands/new.ts')).create(kind, name, options, io)));
}

function addReview(program: Command, io: Io, done: Done): void {
    const review = program.command('review').description('Keep a review of services up to date, and confirm what it found.');
    // An earlier name of `carewright new review`: it still works, and the help does not show it.
    review
        .command('new', { hidden: true })
        .description('Write a whole review. Use this instead: carewright new review')
        .argument('<name>', 'its name: letters, digits and hyphens')
        .option('-t, --title <title>', 'what people call it')
        .option('--template <name>', 'the form (default: icb-review-outcome)', canonicalName)
        .option('--covers <names>', 'the services that it is about, separated by commas', names)
        .option('-o, --output <file>', 'the file to write (default: <name>.care); - for the standard output')
        .action(async (name, options) => done(await (await import('./commands/review.ts')).newReview(name, options, io)));
    review
        .command('update')
        .description('Add to a review what is new: services, questions and findings. What people wrote stays as it is.')
        .argument('<name>', 'its name', canonicalName)
        .option('--covers <names>', 'services to add to it, with commas between the names', names)
        .addHelpText('after', examples('carewright review update northmoor-2026 --covers coast-team'))
        .action(async (name, options) => done(await (await import('./commands/review.ts')).update(name, options, io)));
    review
        .command('confirm')
        .description('Confirm that findings are still right for what the specifications say today.')
        .argument('<name>', 'the name of the review', canonicalName)
        .argument('[requirements...]', 'only the findings on these (default: all)', moreNames)
        .addHelpText('after', examples('carewright review confirm northmoor-2026 IACM-DNA-01'))
        .action(async (name, requirements) => done(await (await import('./commands/review.ts')).confirm(name, requirements, io)));
}

function addActions(program: Command, io: Io, done: Done): void {
    program
        .command('actions')
        .description('List the actions of all reviews, by the day on which they are due.')
        .option('--overdue', 'only those that are overdue')
        .option('--owner <post>', 'only those of this owner: all or part of the title')
        .addOption(formatOption('how to show them', ['text', 'json', 'markdown', 'csv']).default('text'))
        .option('-o, --output <file>', 'write to a file instead of the screen')
        .option('--as-of <date>', 'what is overdue on this date (default: today)')
        .addHelpText(
            'after',
            examples('carewright actions', 'carewright actions --overdue', 'carewright actions --owner "Medical Director"'),
        )
        .action(async options => done(await (await import('./commands/board.ts')).actions(options, io)));
}

function addDiff(program: Command, io: Io, done: Done): void {
    program
        .command('diff')
        .description(
            'Compare two versions of a specification, a review or a guidance: first what the change does to outcomes, then what has changed.',
        )
        .argument('[versions...]', 'the old file and the new file; with --since, only the file. They can be folders of guidance, too')
        .option('-s, --since <version>', 'compare with a baseline of the file, or with a Git revision such as HEAD~1')
        .addOption(
            formatOption('how to show it; docx is Word with tracked changes', ['text', 'json', 'markdown', 'csv', 'docx']).default('text'),
        )
        .option('-o, --output <file>', 'write to a file instead of the screen (for docx: <name>-changes.docx)')
        .option('--author <name>', 'for docx: who made the changes (default: Carewright)')
        .option('--date <date>', 'for docx: when they were made (default: 2000-01-01, so that the same versions give the same file)')
        .option('--layout <name>', 'for docx: the headings of a specification: newer, older, or your own file (default: "newer")')
        .option('--force', 'for docx: overwrite the file even if it was changed by hand')
        .option('--rename', 'for guidance: write the new ids of renamed requirements into the documents of this folder')
        .option('--as-of <date>', 'assess as if it were this date (default: today)')
        .addHelpText(
            'after',
            examples(
                'carewright diff --since HEAD~1 services/outreach.care',
                'carewright diff --since 2026-11-28 services/outreach.care --format docx --author "Contracts team"',
                'carewright diff old.care new.care --format markdown --output changes.md',
                'carewright diff IACM NORTHMOOR',
                'carewright diff ../old-library library',
                'carewright diff standards-2025.care standards-2026.care --rename',
            ),
        )
        .action(async (named, options) => done(await (await import('./commands/diff.ts')).diff(named, options, io)));
    program
        .command('baseline')
        .description('Freeze a version of a file, such as one that a board has approved, to compare with it later.')
        .argument('<file>', 'the file (.care)')
        .option('-n, --name <name>', 'the name of the baseline (default: the day of approval, or today)')
        .option('--approved-by <body>', 'who approved it: a board or a post')
        .option('--on <date>', 'the day on which it was approved')
        .option('-l, --list', 'list the baselines of the file, and freeze nothing')
        .addOption(formatOption('how to show the list (default: "text")', ['text', 'json', 'markdown', 'csv']))
        .option('-o, --output <file>', 'write the list to a file instead of the screen')
        .addHelpText(
            'after',
            examples(
                'carewright baseline services/outreach.care --approved-by "Quality Committee" --on 2026-11-28',
                'carewright baseline services/outreach.care --list',
            ),
        )
        .action(async (file, options) => done(await (await import('./commands/baseline.ts')).baseline(file, options, io)));
}

function addFormat(program: Command, io: Io, done: Done): void {
    program
        .command('format')
        .description('Format documents: indentation, spaces and empty lines. The format never changes what they say.')
        .argument('[paths...]', 'files, or folders to search for .care files (default: the current folder); - for the standard input')
        .option('--check', 'change nothing; name the documents that would change, and fail if there are any')
        .addHelpText('after', examples('carewright format', 'carewright format services --check', 'carewright format - < draft.care'))
        .action(async (paths, options) => done(await (await import('./commands/format.ts')).format(paths, options, io)));
}

function addGenerate(program: Command, io: Io, done: Done): void {
    program
        .command('generate')
        .description('Write documents for people to read, fill in and sign: in Word, PDF, HTML, Markdown, Excel, CSV or JSON.')
        .addArgument(
            new Argument('<what>', 'what to write').choices([
                ...['specification', 'blank-specification', 'review', 'blank-review', 'board-paper', 'coverage', 'action-plan'],
            ]),
        )
        .argument('[names...]', 'the services or reviews to write about (default: all in this folder)', moreNames)
        .requiredOption('-t, --to <formats>', 'docx, pdf (with LibreOffice), html, md, xlsx, csv or json, with commas between', formats)
        .option('-o, --out <folder>', 'the folder to write to; or the file, such as team.docx, if it is one document', '.')
        .addOption(new Option('--output <folder>', 'the same as --out').hideHelp())
        .option('-g, --guidance <names>', 'the guidance of a blank specification (default: IACM)', names)
        .option('--template <name>', 'the form of a blank review (default: icb-review-outcome)')
        .option('--layout <name>', 'the headings of a specification: newer, older, or your own file (default: "newer")')
        .option('--annex', 'add the annex about requirements and sources (default: on, except for specifications)')
        .option('--no-annex', 'leave out the annexes about requirements and sources')
        .option('--reference <file>', 'a Word file that lends its fonts, colours, header and footer')
        .option('--author <name>', 'the author to show in the properties of Word, Excel and PDF files (default: Carewright)')
        .option('--without-source', 'leave the .care text out of Word files (specifications and reviews carry it)')
        .option('--force', 'overwrite files even if they were changed by hand')
        .option('-w, --watch', 'write them again whenever a source changes, until you press Ctrl+C')
        .option('--as-of <date>', 'assess as if it were this date (default: today)')
        .addHelpText(
            'after',
            examples(
                'carewright generate specification northmoor-outreach --to docx',
                'carewright generate blank-review --to docx,xlsx --out forms',
                'carewright generate board-paper --to docx,html --reference house-style.docx --out papers',
                'carewright generate action-plan --to xlsx',
                'carewright generate specification --to html --out papers --watch',
            ),
        )
        .action(async (what, named, options) => done(await (await import('./commands/generate.ts')).generate(what, named, options, io)));
}

function addImport(program: Command, io: Io, done: Done): void {
    program
        .command('import')
        .description('Read a Word file or a workbook: a form that was filled in, or a specification that you have. Writes a .care file.')
        .argument('<file>', 'the Word file (.docx) or the workbook (.xlsx)')
        .option('-o, --output <file>', 'the file to write (default: <name>.care); - for the standard output')
        .option('--follows <names>', 'what an imported specification is compared with (default: by the model in its title)', names)
        .addHelpText(
            'after',
            examples('carewright import review-form.docx', 'carewright import old-specification.docx --follows IACM,CMHF'),
        )
        .action(async (file, options) => done(await (await import('./commands/import.ts')).importFile(file, options, io)));
}

function addLanguageServer(program: Command, io: Io): void {
    program
        .command('lsp')
        .description('Start the language server, for editors other than Visual Studio Code.')
        .option('--stdio', 'speak over the standard input and output')
        .option('--socket <port>', 'connect to a port of this machine')
        .addHelpText('after', examples('carewright lsp --stdio'))
        .action(async options => await (await import('./commands/lsp.ts')).languageServer(options, io));
}

/** Runs one command. Nothing escapes: whatever goes wrong is reported on `err` and becomes an exit code. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
    let exitCode: ExitCode = ExitCode.ok;
    const program = createProgram(io, code => {
        exitCode = code;
    });
    try {
        await program.parseAsync(args, { from: 'user' });
        return exitCode;
    } catch (error) {
        return await tellFailure(error, io);
    }
}
