import { Command, Option } from 'commander';
import { nearestName } from '../../language/model/text.ts';
import { usageError } from './io.ts';

/** What Commander says of a mistake, and how to say it to people who have never heard of arguments: of what was found, and what follows. */
const MISTAKES: readonly (readonly [RegExp, (found: string, rest: string, command: Command) => string])[] = [
    [/^unknown command '/, (_, rest, command) => unknownCommand(rest.slice(0, rest.lastIndexOf("'")), command)],
    [/^unknown option '/, (_, rest, command) => unknownOption(rest, command)],
    [/^missing required argument/, (_, __, command) => `Something is missing. Write: ${usageOf(command)}`],
    [/^required option '([^']*)' not specified/, (flags, _, command) => `Add ${shownFlag(flags)}${descriptionOf(flags, command)}.`],
    [/^option '([^']*)' argument missing/, flags => `${longFlag(flags)} needs a value: ${shownFlag(flags)}`],
    [/^too many arguments/, (_, __, command) => tooMany(command)],
    [/^option '([^']*)' argument '/, (flags, rest) => notOneOf(longFlag(flags), rest)],
    [/^command-argument value '/, (_, rest) => notOneOf(undefined, rest)],
];

/** The long name of an option, of how it is declared: `-o, --output <file>`. */
function longFlag(flags: string): string {
    return flags.split(/[ ,]/).find(part => part.startsWith('--')) ?? flags;
}

/** An option with its value, without its short name. */
function shownFlag(flags: string): string {
    return flags.slice(flags.indexOf('--'));
}

/** The whole name of a command, as people write it. */
function nameOf(command: Command): string {
    return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

function usageOf(command: Command): string {
    const names = command.registeredArguments.map(argument => {
        const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
        return argument.required ? `<${name}>` : `[${name}]`;
    });
    return [nameOf(command), ...names].join(' ');
}

function descriptionOf(flags: string, command: Command): string {
    const option = command.options.find(each => each.flags === flags);
    return option ? `: ${option.description}` : '';
}

function unknownCommand(word: string, command: Command): string {
    const nearest = nearestName(
        word,
        command.commands.map(each => each.name()),
    );
    return `There is no command "${word}". ${nearest ? `Did you mean ${nearest}?` : `See: ${nameOf(command)} --help`}`;
}

function unknownOption(rest: string, command: Command): string {
    const [word, meant] = rest.split("'\n(Did you mean ");
    const nearest = meant?.slice(0, meant.indexOf('?')).replace('one of ', '').replaceAll(', ', ' or ');
    const advice = nearest ? `Did you mean ${nearest}?` : `See: ${nameOf(command)} --help`;
    return `There is no option "${nearest ? word : word?.slice(0, -1)}". ${advice}`;
}

function tooMany(command: Command): string {
    const advice = command.registeredArguments.length ? ' Put quotation marks around words that belong together.' : '';
    return `There are too many words. Write: ${usageOf(command)}${advice && '.'}${advice}`;
}

const CHOICES = 'Allowed choices are ';

/** @param rest what was written, a quotation mark, and what can be: with the name of an argument before that, where it is none of an option */
function notOneOf(option: string | undefined, rest: string): string {
    const [written = '', after = ''] = rest.split("' is invalid");
    const advice = after.slice(after.indexOf('. ') + 2);
    const place = option ?? `<${after.split("'")[1]}>`;
    const said = advice.startsWith(CHOICES) ? `Choose one of: ${advice.slice(CHOICES.length)}` : advice;
    return `"${written}" can't be used for ${place}. ${said}`;
}

/** Says a mistake in plain words. */
function inPlainWords(message: string, command: Command): string {
    const bare = message.replace(/^error: /, '');
    for (const [pattern, say] of MISTAKES) {
        const found = pattern.exec(bare);
        if (found) return say(found[1] ?? '', bare.slice(found[0].length), command);
    }
    return bare;
}

/** A command whose mistakes are reported in plain words. */
export class PlainCommand extends Command {
    override createCommand(name?: string): PlainCommand {
        return new PlainCommand(name);
    }

    override error(message: string, _options?: unknown): never {
        throw usageError(inPlainWords(message, this));
    }
}

/** Other words for a format that people know from elsewhere. */
const FORMAT_ALIASES: Readonly<Record<string, string>> = { md: 'markdown', word: 'docx' };

/** `--format`, with the formats that can be chosen: the first is the usual one. */
export function formatOption(description: string, choices: readonly string[]): Option {
    const option = new Option('-f, --format <format>', description).choices(choices);
    const choose = option.parseArg as (written: string, before: unknown) => unknown;
    option.argParser((written, before) => choose(FORMAT_ALIASES[written] ?? written, before));
    return option;
}

/** Adds `help`, which knows commands of commands as well, and says where there is none of that name. */
export function addHelp(group: Command): void {
    group
        .helpCommand(false)
        .command('help')
        .description('show help on a command')
        .argument('[command...]')
        .action((words: readonly string[]) => {
            let found = group;
            for (const word of words) {
                const next = found.commands.find(each => each.name() === word);
                if (!next) throw usageError(unknownCommand(word, found));
                found = next;
            }
            found.outputHelp();
        });
}
