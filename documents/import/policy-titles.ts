import type { Element } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { lineKey, type SeenLine } from '../tree/seen-lines.ts';
import { careLine } from './imported.ts';
import { nameCalled } from './known-names.ts';
import type { Bench } from './made.ts';
import { policyLineEdits } from './policy-lines.ts';
import type { Subject } from './row-edits.ts';
import type { WordLine } from './seen-in-word.ts';
import type { CandidateEdits } from './source-edits.ts';

function isCalled(words: string, title: string | undefined): boolean {
    return title !== undefined && lineKey(words).toLowerCase() === lineKey(title).toLowerCase();
}

/** The policy whose heading is some words; nothing where there is none, or where there are several. */
export function policyCalled(words: string, { facts, names }: Subject): Element | undefined {
    const found = facts.elements.filter(
        ({ kind, term = '', title }) => kind === 'policy' && isCalled(words, headingOf(names.title('policies', term), title)),
    );
    return found.length === 1 ? found[0] : undefined;
}

/** The heading of a policy: what it is about, and what it is called itself. */
function headingOf(about: string, title: string | undefined): string {
    return title && title !== about ? `${about}: ${title}` : about;
}

/** Whether people mean another policy by some words. */
function isOtherPolicy(words: string, names: NameIndex): boolean {
    return [words, words.split(': ')[0] ?? ''].some(each => nameCalled(each, ['policies'], names) !== undefined);
}

/** Whether people wrote the name of another policy of the service as the heading of one: which of the two is meant is not known. */
export function isTaken(before: string, now: string, subject: Subject): boolean {
    const other = nameCalled(now.split(': ')[0] ?? '', ['policies'], subject.names);
    const policy = policyCalled(before, subject);
    return (
        policy !== undefined &&
        other !== policy.term &&
        subject.facts.elements.some(({ kind, term }) => kind === 'policy' && term === other)
    );
}

/**
 * Gives a policy the title that people wrote as its heading. What it is about stays as it is: its heading begins with that.
 *
 * @returns what is to be known of it; nothing where no policy has that heading, or where the new one names another policy
 */
export function renamePolicy(before: SeenLine, now: WordLine, bench: Bench): string | undefined {
    const subject = bench.subject();
    const named = lineKey(headingOf(before.words.split(': ')[0] ?? '', now.words));
    // The same Word file was read before.
    if (!bench.isMade(before) && bench.made.lines.some(line => line.isHeading && lineKey(line.words) === named)) return '';
    const policy = subject && policyCalled(before.words, subject);
    if (!subject || !policy) return undefined;
    const { source, names } = subject;
    const about = names.title('policies', policy.term ?? '');
    const begin = `${about}: `;
    const isWhole = now.words.startsWith(begin);
    if (!isWhole && isOtherPolicy(now.words, names)) return undefined;
    const title = isWhole ? now.words.slice(begin.length) : now.words;
    const written = source.text.slice(...policy.whole);
    const term = /^policy\s+[\p{L}\p{N}-]+/u.exec(written)?.[0] ?? '';
    const own = /^\s*"[^"\n]*"/.exec(written.slice(term.length))?.[0] ?? '';
    const end = policy.whole[0] + term.length;
    const wanted = lineKey(headingOf(about, title));
    const edits = [{ at: [end, end + own.length] as const, text: ` ${careLine(title)}` }];
    const isGood = bench.accept([edits], made => made.lines.some(({ words }) => lineKey(words) === wanted));
    if (!isGood) return undefined;
    return isWhole ? '' : `The policy “${about}” has the title “${title}” now. Its heading is “${headingOf(about, title)}”.`;
}

/**
 * The edits that make the lines of a policy say what people wrote in the line about it. Which policy that is, the heading above it says.
 *
 * @param at the number of the line before
 * @param made the document as it is made from the text now
 */
export function aboutEdits(
    at: number,
    was: readonly SeenLine[],
    now: WordLine,
    made: readonly SeenLine[],
    subject: Subject,
): readonly CandidateEdits[] {
    const about = (line: SeenLine): string => line.words.split(': ')[0] ?? '';
    const heading = was.slice(0, at).findLast(({ isHeading }) => isHeading);
    const before = was[at];
    if (!heading || !before || before.isHeading || before.row !== undefined) return [];
    const called = made.find(line => line.isHeading && about(line) === about(heading));
    const policy = called && policyCalled(called.words, subject);
    return policy ? policyLineEdits(before.words, now.words, policy, subject) : [];
}
