import { ALL_ELEMENTS, rankInService } from '../../language/model/elements.ts';
import type { QuestionFacts, TemplateFacts } from '../../language/model/facts.ts';
import { listed, titleOf } from '../../language/model/text.ts';
import { isWithin, type Span } from '../../language/model/values.ts';
import { questionsIn } from '../../language/reviews/form.ts';
import { indentAt } from '../../language/syntax/paragraphs.ts';
import { type Layout, sectionsOf } from '../content/layouts.ts';
import { afterEmptySection, saysNone } from '../model/nothing.ts';
import { prose } from '../tree/prose.ts';
import { lineKey, type SeenLine } from '../tree/seen-lines.ts';
import { partOf } from './headings.ts';
import { careText } from './imported.ts';
import type { LineChange } from './line-changes.ts';
import { identityOf } from './line-identity.ts';
import type { Bench } from './made.ts';
import { atEndOf, cellEdits, type Subject } from './row-edits.ts';
import { markdownOfLines, type WordLine } from './seen-in-word.ts';
import type { CandidateEdits } from './source-edits.ts';
import { statementsOf } from './statements.ts';

/** What people wrote under a heading that had nothing under it. */
interface FilledSection {
    /** The heading that is above it. */
    readonly heading: string;
    /** Whether people typed that heading under the one of the document. */
    readonly isTyped: boolean;
    /** The words that said that there is nothing. */
    readonly empty: SeenLine;
    /** What they wrote, without these words. */
    readonly lines: readonly WordLine[];
    /** The lines as they are in the Word file. */
    readonly seen: readonly WordLine[];
    readonly changes: readonly LineChange[];
    /** The line of the document before that said that there is nothing. */
    readonly at: number;
}

/** How what people wrote may be written, and what is to be known of it. */
interface Way {
    readonly edits: CandidateEdits;
    /** Why it is a note, and what to do with it; nothing where its place is known. */
    readonly note?: string;
}

/** Where each line outside of tables is now, of those that people left as they were. */
function placesNow(changes: readonly LineChange[], was: readonly SeenLine[], now: readonly WordLine[]): ReadonlyMap<number, number> {
    const gone = new Set(changes.flatMap(change => (change.kind === 'added' ? [] : [change.before])));
    const come = new Set(changes.flatMap(change => (change.kind === 'removed' ? [] : [change.now])));
    const left = [...was.keys()].filter(at => was[at]?.row === undefined && !gone.has(at));
    const right = [...now.keys()].filter(at => now[at]?.row === undefined && !come.has(at));
    const places = new Map(left.flatMap((at, index) => (right[index] === undefined ? [] : [[at, right[index]] as const])));
    for (const change of changes) if (change.kind === 'changed' || change.kind === 'moved') places.set(change.before, change.now);
    return places;
}

/** A line without the words that say that there is nothing. */
function withoutEmpty(line: WordLine): readonly WordLine[] {
    const rest = afterEmptySection(line.words);
    if (rest === undefined) return [line];
    return rest ? [{ ...line, words: rest, markdown: afterEmptySection(line.markdown) || rest }] : [];
}

/** The headings that had nothing under them when the document was made, and what people wrote there. */
export function filledSections(
    changes: readonly LineChange[],
    was: readonly SeenLine[],
    now: readonly WordLine[],
): readonly FilledSection[] {
    const places = placesNow(changes, was, now);
    const added = new Map(changes.flatMap(change => (change.kind === 'added' ? [[change.now, change] as const] : [])));
    return [...was.entries()].flatMap(([at, empty]): FilledSection[] => {
        if (empty.row !== undefined || afterEmptySection(empty.words) !== '') return [];
        const own = changes.find(change => change.kind !== 'added' && change.before === at);
        let before = at - 1;
        while (before >= 0 && !places.has(before)) before--;
        const seen: number[] = [];
        const isOwn = (next: number): boolean => added.has(next) || next === places.get(at);
        for (let next = (places.get(before) ?? -1) + 1; isOwn(next) && now[next]?.row === undefined; next++)
            if (added.has(next) || own) seen.push(next);
        const all = seen.map(each => now[each] as WordLine);
        const inside = [...(own ? [own] : []), ...seen.flatMap(each => added.get(each) ?? [])];
        if (!inside.length) return [];
        const groups = groupsOf(was[at - 1]?.words ?? '', all);
        return groups.map(({ heading, isTyped, seen: own }, index) => ({
            ...{ heading, isTyped, empty, at },
            lines: (isTyped ? own.slice(1) : own).flatMap(withoutEmpty),
            seen: own,
            changes: index ? [] : inside,
        }));
    });
}

/** Lines under a heading, in those parts that begin with a heading of a known layout. */
function groupsOf(heading: string, lines: readonly WordLine[]): readonly Pick<FilledSection, 'heading' | 'isTyped' | 'seen'>[] {
    const groups: { readonly heading: string; readonly isTyped: boolean; readonly seen: WordLine[] }[] = [
        { heading, isTyped: false, seen: [] },
    ];
    for (const line of lines) {
        if (line.isHeading && partOf(line.words) !== undefined) groups.push({ heading: line.words, isTyped: true, seen: [line] });
        else groups.at(-1)?.seen.push(line);
    }
    return groups.filter(({ seen }, index) => seen.length || (!index && groups.length === 1));
}

/** The parts of a specification that are a block, and those that are a line of the service. */
const WRITTEN_AS: ReadonlyMap<string, { readonly block: string; readonly words: string }> = new Map(
    ALL_ELEMENTS.flatMap(([, kind]) =>
        'part' in kind && kind.of === 'service' ? [[kind.part as string, { block: kind.block, words: kind.words }] as const] : [],
    ).toReversed(),
);

/** The blocks of a service that can have a note. */
const WITH_NOTES: ReadonlySet<string> = new Set(['population', 'access', 'team', 'offers', 'measures', 'aims', 'outcomes', 'pathway']);
const STATEMENTS: ReadonlySet<string> = new Set(['aims', 'outcomes', 'pathway']);
const TEXTS: ReadonlySet<string> = new Set(['context', 'standards']);

/** The edit that puts lines below a line of a text, as far in as that line. */
function below([start, stop]: Span, lines: readonly string[], gap: string, text: string): CandidateEdits {
    const end = text.indexOf('\n', stop);
    const at = end < 0 ? text.length : end;
    const indent = indentAt(text, start);
    return [{ at: [at, at], text: `${gap}${lines.map(line => line.replaceAll(/^(?=.)/gm, indent)).join('\n')}` }];
}

/** The edits that put lines into a block of a service, or into a new one. */
function inBlock(block: string, lines: readonly string[], { facts, source: { text } }: Subject): CandidateEdits {
    if (block === 'service') {
        const own = facts.lines.filter(line => line.block === 'service');
        const key = /^[a-z ]+(?=:)/.exec(lines[0] ?? '')?.[0] ?? '';
        const before = own.findLast(line => rankInService(text.slice(...line.at)) <= rankInService(key)) ?? own.at(-1);
        if (!before) return atEndOf(facts.whole, lines, true, text);
        return below(before.whole, lines, '\n', text);
    }
    const there = facts.blocks.find(each => each.block === block && text.slice(...each.whole).includes('{'));
    if (there) return atEndOf(there.whole, lines, false, text);
    const whole = [`${block} {`, ...lines.map(line => line.replaceAll(/^(?=.)/gm, '  ')), '}'];
    const others = [
        ...facts.blocks.map(each => ({ head: each.block, whole: each.whole })),
        ...facts.elements.flatMap(({ kind, whole: at }) =>
            kind === 'policy' || kind === 'workswith' ? [{ head: kind === 'policy' ? 'policy' : 'works with', whole: at }] : [],
        ),
    ]
        .filter(each => isWithin(each.whole, facts.whole) && each.whole[0] > facts.whole[0])
        .toSorted((a, b) => a.whole[0] - b.whole[0]);
    const before = others.findLast(each => rankInService(each.head) <= rankInService(block));
    const first = others[0]?.whole[0] ?? facts.whole[1];
    const last = before ?? facts.lines.findLast(each => each.block === 'service' && each.whole[1] <= first);
    if (!last) return atEndOf(facts.whole, whole, true, text);
    return below(last.whole, whole, '\n\n', text);
}

/** The ways to write what people wrote under a heading of a specification. */
function inService({ heading, lines }: FilledSection, layout: Layout, subject: Subject): readonly Way[] {
    const found = sectionsOf(layout).filter(each => lineKey([each.number, each.heading].filter(Boolean).join(' ')) === lineKey(heading));
    const parts = found.length === 1 ? (found[0]?.parts ?? []) : [];
    const markdown = markdownOfLines(lines.map(line => (line.isHeading ? { ...line, markdown: `**${line.words}**` } : line)));
    const called = partOf(heading) ?? '';
    const [only = parts.length && !parts.includes(called) ? '' : called] = parts.length > 1 ? [] : parts;
    const isContent = !saysNone(lines.map(({ words }) => words).join(' ')) && lines.every(line => !line.isHeading);
    const ways: Way[] = [];
    if (isContent && STATEMENTS.has(only)) {
        const { statements, tables, reversing } = statementsOf(prose(markdown));
        if (!tables.length && !reversing.length)
            ways.push({
                edits: inBlock(
                    only,
                    statements.map(each => `- ${careText(each, '')}`),
                    subject,
                ),
            });
    }
    const isAnswered = subject.facts.lines.some(({ key }) => key === only);
    if (isContent && TEXTS.has(only) && !isAnswered)
        ways.push({ edits: inBlock('service', [`${only}: ${careText(markdown, '')}`], subject) });
    const block = parts.map(part => WRITTEN_AS.get(part)?.block ?? '').find(each => WITH_NOTES.has(each));
    const could = [
        ...new Set(parts.flatMap(part => WRITTEN_AS.get(part) ?? []).map(each => (each.block === 'service' ? each.words : each.block))),
    ];
    const where = could.length
        ? `Move it to where it belongs: ${listed(
              could.map(each => `\`${each}\``),
              'or',
          )}.`
        : 'Move it to where it belongs.';
    for (const target of [...(block ? [block] : []), 'service']) {
        const titled = target === 'service' ? `**${heading}**\n\n${markdown}` : markdown;
        ways.push({
            edits: inBlock(target, [`note: ${careText(titled, '')}`], subject),
            note: `What people wrote under “${heading}” is a note${target === 'service' ? '' : ` in \`${target}\``} now. ${where}`,
        });
    }
    return ways;
}

/** The section of a template that a heading is of. */
function sectionUnder(heading: string, template: TemplateFacts | undefined): TemplateFacts['sections'][number] | undefined {
    return template?.sections.find(each => lineKey(titleOf(each)) === lineKey(heading));
}

/** The questions of a section of a template that words can answer. */
function questionsUnder(heading: string, template: TemplateFacts | undefined): readonly QuestionFacts[] {
    const section = sectionUnder(heading, template);
    return section && template ? questionsIn(section, template).once.filter(({ answer }) => answer === 'prose') : [];
}

/** The question that words under a heading of a review answer, where one is meant: its only one, or the one that they begin with. */
function answered(
    section: FilledSection,
    template: TemplateFacts | undefined,
): { readonly question?: QuestionFacts; readonly lines: readonly WordLine[] } {
    const { heading, lines } = section;
    const questions = questionsUnder(heading, template);
    const [first] = lines;
    const plain = (words: string): string => lineKey(words.replaceAll('*', '')).toLowerCase();
    const named = questions.find(question => plain(first?.words ?? '').startsWith(plain(titleOf(question))));
    if (!first || !named) return { lines, ...(questions.length === 1 && { question: questions[0] as QuestionFacts }) };
    const rest = (words: string): string =>
        words
            .replaceAll('*', '')
            .slice(titleOf(named).length)
            .replace(/^[:?.\s–-]+/, '');
    const own = [{ ...first, words: rest(first.words), markdown: rest(first.markdown) }, ...lines.slice(1)];
    return { question: named, lines: own.filter(({ words }) => words) };
}

/** The ways to write what people wrote under a heading of a review. */
function inReview(section: FilledSection, template: TemplateFacts | undefined, subject: Subject): readonly Way[] {
    const { question, lines } = answered(section, template);
    const [first] = lines;
    if (!question || !first || subject.facts.lines.some(({ key, block }) => key === question.name && block === 'review')) return [];
    const order = template?.questions.map(({ name }) => name) ?? [];
    const row = { kind: 'answers', number: -1, about: '', isLonger: false, says: [], columns: [], unread: [] } as const;
    const value = careText(markdownOfLines(lines), '    ');
    return cellEdits(row, { label: question.name, value, line: first }, subject, order).map(edits => ({ edits }));
}

/** What is to be known of words under a heading of a review for which no one question is meant. */
function sectionInWords({ heading, lines }: FilledSection, template: TemplateFacts | undefined): string {
    const questions = questionsUnder(heading, template).map(question => `“${titleOf(question)}” (\`${question.name}\`)`);
    const said = `“${lines.map(({ words }) => words).join(' / ')}” is new under “${heading}”`;
    return questions.length ? `${said}. Write it as the answer to one of its questions: ${listed(questions, 'or')}` : said;
}

/** The path of the first line that answers a question after those of a section; else that of the last before them. */
function answerNear({ heading }: FilledSection, template: TemplateFacts | undefined, { facts }: Subject): string | undefined {
    const section = sectionUnder(heading, template);
    if (!section || !template) return undefined;
    const answered = new Set(facts.lines.filter(({ block }) => block === 'review').map(({ key }) => key));
    const once = template.questions.filter(({ perRequirement, name }) => !perRequirement && answered.has(name));
    const near = once.find(({ at }) => at[0] > section.whole[1]) ?? once.findLast(({ at }) => at[0] < section.whole[0]);
    return near && `review/${near.name}`;
}

/** Where text went whose heading the document does not have. */
function typedHeading({ heading, isTyped }: FilledSection, made: readonly SeenLine[]): readonly string[] {
    const part = partOf(heading);
    return isTyped && part && !made.some(({ words }) => lineKey(words) === lineKey(heading))
        ? [`What people wrote under “${heading}” is in \`${part}\` now.`]
        : [];
}

/** Whether a document that is made says all that people wrote under a heading, once more than before. */
function saysAll(lines: readonly WordLine[], before: readonly SeenLine[], made: readonly SeenLine[]): boolean {
    const times = (all: readonly SeenLine[], words: string): number =>
        all.filter(each => lineKey(each.words) === words || lineKey(each.words).endsWith(`: ${words}`)).length;
    return lines.every(({ words }) => times(made, lineKey(words)) > times(before, lineKey(words)));
}

/** What became of what people wrote under headings that had nothing under them. */
interface FilledSections {
    /** The changes that are dealt with. */
    readonly changes: ReadonlySet<LineChange>;
    /** What people see that the text says in its own way. */
    readonly settled: readonly string[];
    readonly notes: readonly string[];
    /** What has no place in the text: by the line before that it is about, and by the path of the line that is near to it. */
    readonly left: readonly { readonly words: string; readonly at: number; readonly path: string | undefined }[];
}

/** Writes what people wrote under headings that had nothing under them: where its place is known, else as a note, whole. */
export function fillSections(
    sections: readonly FilledSection[],
    reading: { readonly layout: Layout; readonly template: TemplateFacts | undefined },
    bench: Bench,
): FilledSections {
    const changes = new Set<LineChange>();
    const settled: string[] = [];
    const notes: string[] = [];
    const left: FilledSections['left'][number][] = [];
    // Where the same Word file was read before, the text says it already.
    const begin = bench.made.lines;
    for (const section of sections) {
        const subject = bench.subject();
        if (!subject) break;
        for (const each of section.changes) changes.add(each);
        if (!section.lines.length) continue;
        const before = bench.made.lines;
        const { lines } = answered(section, reading.template);
        const ways =
            subject.facts.type === 'service' ? inService(section, reading.layout, subject) : inReview(section, reading.template, subject);
        const empty = new Set([identityOf(section.empty)]);
        const isThere = saysAll(lines, [], begin);
        const done = isThere
            ? undefined
            : ways.find(({ edits }) =>
                  bench.accept([edits], made => saysAll(lines, before, made.lines) && bench.losesNothing(made, empty)),
              );
        if (isThere || done) {
            for (const { words } of [section.empty, ...section.seen, ...section.lines]) settled.push(words);
            if (done) notes.push(...(done.note ? [done.note] : typedHeading(section, bench.made.lines)));
        } else {
            for (const { words } of section.seen) if (afterEmptySection(words) !== undefined) settled.push(words);
            left.push({
                words: sectionInWords(section, reading.template),
                at: section.at,
                path: answerNear(section, reading.template, subject),
            });
        }
    }
    return { changes, settled, notes, left };
}
