import { changed } from './fill-form.ts';

/** Numbers that look as if by chance, always the same from the same seed. */
function chance(seed: number): (below: number) => number {
    let state = seed >>> 0 || 1;
    return below => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return (state >>> 0) % below;
    };
}

/** A paragraph of the body with words that people may change. */
const PARAGRAPH = /<w:p>(?:(?!<\/w:p>)[\s\S])*?<\/w:p>/g;
const RUN = /(<w:t(?: [^>]*)?>)([^<]*)(<\/w:t>)/g;

/** What was changed: the words of a paragraph before and after. */
interface Edited {
    readonly before: string;
    readonly after: string;
}

function wordsOf(xml: string): string {
    return [...xml.matchAll(RUN)].map(([, , words]) => words).join('');
}

const NEW = ['quickly', 'on Tuesdays', 'with care', 'and carers', 'or relatives', 'in writing'];

/** Changes one word of a run: another one, none, or some more. */
function withOtherWord(run: string, random: (below: number) => number): string {
    const words = run.split(' ');
    const at = 1 + random(Math.max(1, words.length - 2));
    const fresh = NEW[random(NEW.length)] as string;
    const kind = random(3);
    return (kind === 0 ? words.with(at, fresh) : kind === 1 ? words.toSpliced(at, 1) : words.toSpliced(at, 0, fresh)).join(' ');
}

/** Changes words of some paragraphs, as people do: in paragraphs and cells with at least five words, outside of the list of contents. */
export function editedWords(
    bytes: Uint8Array,
    count: number,
    seed: number,
    isOwn: (words: string) => boolean,
): { readonly bytes: Uint8Array; readonly edits: readonly Edited[] } {
    const random = chance(seed);
    const edits: Edited[] = [];
    const done = changed(bytes, document => {
        const paragraphs = [...document.matchAll(PARAGRAPH)].filter(
            ([xml]) =>
                !/w:val="TOC|<w:fldChar/.test(xml) &&
                [...xml.matchAll(RUN)].some(([, , words]) => (words ?? '').split(' ').length >= 5) &&
                isOwn(wordsOf(xml)),
        );
        const chosen = new Set<RegExpMatchArray>();
        while (chosen.size < Math.min(count, paragraphs.length)) chosen.add(paragraphs[random(paragraphs.length)] as RegExpMatchArray);
        let text = document;
        for (const found of [...chosen].toSorted((a, b) => (b.index ?? 0) - (a.index ?? 0))) {
            const [xml] = found;
            const run = [...xml.matchAll(RUN)].find(([, , words]) => (words ?? '').split(' ').length >= 5);
            if (!run) continue;
            const other = withOtherWord(run[2] as string, random);
            const now = xml.slice(0, run.index) + run[1] + other + run[3] + xml.slice((run.index ?? 0) + run[0].length);
            edits.push({ before: wordsOf(xml), after: wordsOf(now) });
            text = text.slice(0, found.index) + now + text.slice((found.index ?? 0) + xml.length);
        }
        return text;
    });
    return { bytes: done, edits };
}
