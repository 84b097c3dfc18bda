import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findGit } from '../../scripts/equipment/programs.ts';
import { runCli } from './run-cli.ts';

const FOLDER = new URL('scenarios/', import.meta.url);
const git = findGit();
const UPDATE = process.env.UPDATE_SCENARIOS === '1';

interface Part {
    readonly heading: string;
    readonly content: string;
}

function partsOf(text: string): Part[] {
    const parts = text.split(/^==== (.+) ====\n/m).slice(1);
    return Array.from({ length: parts.length / 2 }, (_, index) => ({
        heading: parts[2 * index] as string,
        content: parts[2 * index + 1] as string,
    }));
}

function wordsOf(command: string): string[] {
    return [...command.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(match => match[1] ?? (match[2] as string));
}

/**
 * A scenario is a folder's files, a command and what it answers, in one text:
 * `==== file <name> ====`, `==== command ====`, `==== exit ====`, `==== stdout ====`, `==== stderr ====`,
 * and `==== written <name> ====` for a file that is there afterwards. `==== needs Git ====` in front of the command: it is skipped
 * where Git is not there. With UPDATE_SCENARIOS=1 the answers are written anew.
 */
describe('scenarios of the command line', () => {
    for (const name of readdirSync(FOLDER).filter(file => file.endsWith('.scenario'))) {
        it(name.replace('.scenario', '').replaceAll('-', ' '), async function () {
            const text = readFileSync(new URL(name, FOLDER), 'utf8');
            const parts = partsOf(text);
            if (git.kind === 'missing' && parts.some(({ heading }) => heading === 'needs Git')) {
                console.log(`    SKIPPED: ${git.why}`);
                return this.skip();
            }
            const files = parts.filter(part => part.heading.startsWith('file '));
            const command = parts.find(part => part.heading === 'command')?.content ?? '';
            const result = await runCli(
                wordsOf(command).slice(1),
                Object.fromEntries(files.map(({ heading, content }) => [heading.slice('file '.length), content])),
            );
            const answer = (heading: string): string => {
                if (heading === 'exit') return `${result.exit}\n`;
                if (heading === 'stdout') return result.stdout;
                if (heading === 'stderr') return result.stderr;
                return result.files.get(heading.slice('written '.length)) ?? 'There is no such file.\n';
            };
            const isAnswer = (heading: string): boolean => /^(exit|stdout|stderr|written .+)$/.test(heading);
            if (UPDATE) {
                const comment = text.slice(0, text.indexOf('===='));
                const rest = parts.map(
                    part => `==== ${part.heading} ====\n${isAnswer(part.heading) ? answer(part.heading) : part.content}`,
                );
                writeFileSync(new URL(name, FOLDER), comment + rest.join(''));
                return;
            }
            for (const { heading, content } of parts) {
                if (isAnswer(heading)) assert.equal(answer(heading), content, heading);
            }
        });
    }
});
