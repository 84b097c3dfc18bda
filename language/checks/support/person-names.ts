import { isPostWord } from './post-words.ts';

const TITLE = /^(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame)\.?\s+(?:\p{Lu}\.?\s*)*\p{Lu}[\p{Ll}'’-]+/u;
const NAME_WORD = /^\p{Lu}[\p{Ll}'’]+(?:\p{Lu}\p{Ll}+)?(?:[-'’]\p{Lu}?\p{Ll}+)*$/u;
const INITIAL = /^\p{Lu}\.?$/u;
const PARTICLES = new Set([
    'de',
    'da',
    'di',
    'du',
    'del',
    'van',
    'von',
    'der',
    'den',
    'bin',
    'bint',
    'ibn',
    'al',
    'el',
    'la',
    'le',
    'ap',
    'ní',
    'ó',
]);

/** First names that are common in Britain and are hardly ever the name of a place: after a comma, only these tell a person. */
const FIRST_NAMES = new Set(
    `aaron abdul adam ahmed aisha alan alex ali alice alison amanda amina amy andrea andrew angela anita ann anna anne anthony
    barbara ben brian carol caroline catherine charlotte chris christine christopher claire clare colin craig daniel dave david
    dawn deborah debbie denise diane donna elaine elizabeth ellen emily emma eric fatima fiona gareth gary gemma geoff gill
    gillian graham grace hannah harry hassan hayley heather helen ian ibrahim imran jack jacqueline james jane janet janice jason
    jean jennifer jenny jill jo joan joanna joanne john jonathan joseph judith julia julian julie karen karl kate kathleen katie keith kelly kevin
    laura lauren lee lesley linda lisa louise lucy lynn malcolm margaret maria marie mark martin mary matthew maureen michael
    michelle mike mohammed muhammad nadia natalie neil nicholas nick nicola nigel olivia pamela patricia patrick paul pauline peter
    philip phil priya rachel rebecca richard rob robert robin rosemary ruth ryan sally samantha sandra sara sarah sean sharon sheila simon sophie
    stephanie stephen steve steven stuart sue susan suzanne tara teresa thomas tim timothy tina tom tracey tracy valerie wendy william yasmin yusuf
    zoe`.split(/\s+/),
);

function looksLikeName(part: string): boolean {
    const words = part.split(/\s+/).filter(word => word && !PARTICLES.has(word));
    if (words.length < 2 || words.length > 3 || words.some(isPostWord)) return false;
    const full = words.filter(word => NAME_WORD.test(word));
    return full.length > 0 && words.every(word => NAME_WORD.test(word) || INITIAL.test(word)) && NAME_WORD.test(words.at(-1) ?? '');
}

/** The part of a text that looks like the name of a person, where a post should stand. */
export function personIn(text: string): string | undefined {
    for (const [index, match] of [...text.matchAll(/[^,;:/()–—\n]+/g)].entries()) {
        const parts = match[0].split(/\s+(?:and|or|with|&|-)\s+/);
        for (const [inner, raw] of parts.entries()) {
            const part = raw.trim().replace(/\.$/, '');
            if (TITLE.test(part)) return part;
            if (!looksLikeName(part)) continue;
            // Behind a post mostly stands where it is: “Clinical lead, Milton Keynes”.
            if (index + inner === 0 || FIRST_NAMES.has((part.split(/\s+/)[0] ?? '').toLowerCase())) return part;
        }
    }
    return undefined;
}
