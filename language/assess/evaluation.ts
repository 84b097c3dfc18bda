import { type ElementKey, elementOf, type UnknownWord } from '../model/elements.ts';
import type { AcceptedGapFacts, Element, Exemption, SubjectFacts } from '../model/facts.ts';
import { isVocabularyKind } from '../model/namespaces.ts';
import { isWho, mainOf, ownValuesOf, valuesIn } from '../model/subjects.ts';
import { quotable } from '../model/text.ts';
import type { Span, Value } from '../model/values.ts';
import { isBlankValue } from '../model/written-words.ts';
import { isDenial } from './assertion.ts';
import { contradictionOf } from './contradictions.ts';
import { clearestDenial, denialIn, denyingSentence, inOneText } from './denying-sentence.ts';
import { doubtfulWords } from './doubts.ts';
import {
    canClaim,
    elementsByTerm,
    hasOwnWords,
    hasPlaceholder,
    isFlagged,
    isLeftOver,
    isOpenAnswer,
    isPromise,
    isProse,
    isTooBrief,
    proseOf,
    saysHow,
} from './element-words.ts';
import { mistrustOf } from './mistrust.ts';
import { SaidSentences } from './said-sentences.ts';
import { isStated, type Sentence, sentencesOf } from './sentences.ts';
import { bare } from './silence.ts';
import type { Evidence } from './verdict.ts';
import type { Title } from './wording.ts';
import type { Words } from './words.ts';

const NONE: readonly Element[] = [];

/** How much more a sentence needs that is read without those around it, in log-odds. */
const MORE_FOR_ONE_SENTENCE = 0.6;
const MORE_FOR_ONE_OF_TWO = 0.3;
const MORE_FOR_ANOTHER = 0.9;

/** A text of more sentences says several things: each is read where it is asked about. */
const MOST_SENTENCES = 4;

/** A name or what is called by it, to compare: one or several of it. */
const bareName = (text: string): string => bare(text).replace(/s$/, '');

/** What a document says, as the assessment reads it: without what is not written yet, and with what its texts deny. */
export class Evaluation {
    readonly subject: SubjectFacts;
    /** What is known of words, before the document's own are read. */
    private readonly known: Words;
    /** What people call things. */
    readonly title: Title;
    /** The day on which the assessment is made, as `YYYY-MM-DD`. */
    readonly today: string;
    private readonly kinds = new Map<string, Element[]>();
    private readonly terms = new Map<string, ReadonlyMap<string, readonly Element[]>>();
    private readonly exemptions = new Map<string, Exemption>();
    private readonly gaps = new Map<string, AcceptedGapFacts>();
    private readonly claims = new Map<string, Element[]>();
    private readonly texts = new Map<Element, string>();
    private readonly proseSentences = new Map<Element, readonly Sentence[]>();
    private said: SaidSentences | undefined;
    private readonly denials = new Map<Element, Evidence | undefined>();
    private readonly absences = new Map<Element, Evidence | undefined>();

    /** The same document as if what is not written yet were written; nothing where all is written. */
    readonly asIfWritten: Evaluation | undefined;
    private readonly blanks: ReadonlySet<Element>;
    /** The document without what is not written yet, where this one counts it. */
    private readonly written: Evaluation | undefined;
    private read: { readonly words: Words; readonly deniesMuch: boolean } | undefined;

    /**
     * @param unread where lines could not be read: what is left of such a line answers nothing
     * @param written the same without what is not written yet, which then counts; by itself it does not, so that no skeleton answers anything
     */
    constructor(subject: SubjectFacts, words: Words, today: string, unread: readonly Span[] = [], written?: Evaluation) {
        this.subject = subject;
        this.known = words;
        this.written = written;
        this.title = words.title;
        this.today = today;
        const left = written ? NONE : subject.elements.filter(element => hasPlaceholder(element) || this.saysNothing(element));
        this.asIfWritten = left.length ? new Evaluation(subject, words, today, unread, this) : undefined;
        this.blanks = new Set(written ? subject.elements.filter(isOpenAnswer) : NONE);
        const unreadable = new Set<Element>();
        for (const [index, element] of subject.elements.entries()) {
            const before = subject.elements[index - 1];
            // “caseload: at most x people per nurse” names no nurse: what goes on after a name that is unknown is no list of posts.
            const goesOn = before && unreadable.has(before) && element.kind === 'role' && element.whole[0] - before.whole[1] === 1;
            if (goesOn || isLeftOver(element, unread, words)) unreadable.add(element);
        }
        const leftOut = new Set([...left, ...unreadable]);
        for (const element of subject.elements) {
            if (leftOut.has(element)) continue;
            const same = this.kinds.get(element.kind);
            if (same) same.push(element);
            else this.kinds.set(element.kind, [element]);
            if (!element.meets.length || !canClaim(element)) continue;
            for (const requirement of element.meets) this.claims.set(requirement, [...(this.claims.get(requirement) ?? []), element]);
        }
        for (const exemption of subject.notApplicable) for (const { name } of exemption.requirements) this.exemptions.set(name, exemption);
        for (const gap of subject.acceptedGaps) for (const { name } of gap.requirements) this.gaps.set(name, gap);
    }

    /** What is known of words, as they are read where most of what is promised is denied, or not. */
    get words(): Words {
        return this.reading().words;
    }

    /** Whether what is still to be written counts as if it were written. */
    get countsBlanks(): boolean {
        return this.written !== undefined;
    }

    /** How words are read: only known when some are, since it takes the first reading of all. */
    private reading(): { readonly words: Words; readonly deniesMuch: boolean } {
        if (this.written) return this.written.reading();
        if (!this.read) {
            const first = new Map<Element, Evidence | undefined>();
            const mistrust = mistrustOf(this.subject, this.known.assertions, element => {
                first.set(element, this.findDenial(element, this.known));
                return first.get(element) !== undefined;
            });
            this.read = { words: this.known.leaning(mistrust), deniesMuch: mistrust > 0 };
            if (mistrust <= 0) for (const [element, denial] of first) this.denials.set(element, denial);
        }
        return this.read;
    }

    /** Whether all that is said beside a term is what it is called: `triage: "Signposting."` That is the term once more, and takes nothing from it. */
    private onlyNamesItself({ kind, term, values: { text } }: Element): boolean {
        const namespace = elementOf(kind).terms;
        if (term === undefined || text?.type !== 'text' || !isVocabularyKind(namespace)) return false;
        const said = bareName(text.text);
        return this.known.names(namespace, term).some(name => bareName(name) === said);
    }

    /** Whether an element has a text that says nothing ("n/a", "see policy", nothing at all), and no number or date beside it. */
    private saysNothing(element: Element): boolean {
        const { kind } = element;
        if (kind === 'answer' || kind === 'finding' || kind === 'action' || kind === 'gap') return false;
        // People whom an exclusion names are excluded, whatever is said beside it.
        if (kind === 'excludes' && element.term !== undefined) return false;
        const words = this.known;
        const all = ownValuesOf(element);
        const texts = all.flatMap(value => (value.type === 'text' ? value.text : []));
        const hasFigures = all.some(value => value.type === 'number' || value.type === 'date') || isFlagged(element);
        if (texts.length && !hasFigures && texts.every(text => words.saysNothing(text))) return true;
        const prose = proseOf(element);
        if (prose === undefined) return false;
        // A denial says something.
        const saysNothing = (): boolean => saysHow(element) && words.assertions.saysNothing(prose, kind) && !this.denialOf(element);
        const silent = words.saysNothing(prose) || isTooBrief(kind, prose) || saysNothing();
        return silent && (kind === 'policy' || !hasFigures) && !this.onlyNamesItself(element);
    }

    /** All elements of a kind, in the order of the text. */
    elements(kind: ElementKey | UnknownWord): readonly Element[] {
        return this.kinds.get(kind) ?? NONE;
    }

    /** All elements of a kind with any of some terms, or with a narrower term. */
    withTerms(kind: ElementKey | UnknownWord, terms: readonly string[]): readonly Element[] {
        const known = this.byTerm(kind);
        const open = this.blanks.size
            ? this.elements(kind).filter(element => (!element.term || isBlankValue(element.term)) && this.blanks.has(element))
            : NONE;
        if (!known.size) return open;
        let found = open;
        for (const term of terms) {
            const more = known.get(term);
            // An element of a narrower term is one, however many of its broader terms are asked for.
            if (more) found = found.length ? [...new Set([...found, ...more])] : more;
        }
        return found;
    }

    /** Whether an element may come to say anything: where what is unwritten counts, an answer or an action that is blank. */
    mayBeAnything(element: Element): boolean {
        return this.blanks.has(element);
    }

    private byTerm(kind: ElementKey | UnknownWord): ReadonlyMap<string, readonly Element[]> {
        const known = this.terms.get(kind);
        if (known) return known;
        const terms = elementsByTerm(kind, this.elements(kind), this.words);
        this.terms.set(kind, terms);
        return terms;
    }

    /** What the document says about a requirement not applying to it. */
    exemption(requirement: string): Exemption | undefined {
        return this.exemptions.get(requirement);
    }

    /** What a body has accepted for a time. */
    gap(requirement: string): AcceptedGapFacts | undefined {
        return this.gaps.get(requirement);
    }

    /** The elements that claim to answer a requirement. */
    claiming(requirement: string): readonly Element[] {
        return this.claims.get(requirement) ?? NONE;
    }

    /** What people call the term of an element; nothing where it has none of a vocabulary. */
    titleOf({ kind, term }: Element): string | undefined {
        const namespace = elementOf(kind)?.terms;
        return term !== undefined && !isBlankValue(term) && isVocabularyKind(namespace) ? this.title(namespace, term) : undefined;
    }

    /** All that an element says in words, but for the names of who owns or approved it. */
    textOf(element: Element): string {
        let text = this.texts.get(element);
        if (text === undefined) {
            const parts: string[] = [];
            const own = new Set(ownValuesOf(element));
            for (const [name, value] of valuesIn(element)) {
                if (isWho(name) || !own.has(value)) continue;
                if (value.type === 'text') parts.push(name === 'text' ? (proseOf(element) ?? '') : value.text);
                else if (value.type === 'list') parts.push(value.items.join(', '));
            }
            text = parts.join('\n\n');
            this.texts.set(element, text);
        }
        return text;
    }

    /** The sentences of an element. */
    sentencesOf(element: Element): readonly Sentence[] {
        return sentencesOf(this.textOf(element));
    }

    /**
     * The sentences of its text as it is read: where an element has a text, its other values are part of it. The posts that own and
     * lead a policy, the titles of its documents and other names are no sentences of it.
     */
    proseSentencesOf(element: Element): readonly Sentence[] {
        let sentences = this.proseSentences.get(element);
        if (!sentences) {
            const { kind } = element;
            const said = valuesIn(element).flatMap(([name, value]) => (value.type === 'text' && isProse(kind, name) ? value.text : []));
            sentences = sentencesOf(element.values.text?.type === 'text' ? (proseOf(element) ?? '') : said.join('\n\n'));
            this.proseSentences.set(element, sentences);
        }
        return sentences;
    }

    /** What an outcome that rests on an element quotes: its words, or some of them. */
    quote(element: Element, words?: string): Evidence {
        return { at: element.at, words: quotable(words ?? element.words) };
    }

    /** The words with which an element denies itself ("Not offered.", "Vacant since 2021."); nothing where it does not. */
    denialOf(element: Element): Evidence | undefined {
        if (this.denials.has(element)) return this.denials.get(element);
        const denial = this.findDenial(element);
        this.denials.set(element, denial);
        return denial;
    }

    /**
     * The words with which an element says that it is not so, in words that no list has ("Went in the cuts."); nothing where it does
     * not, or says so much that one reading of all of it would be a guess.
     */
    absenceOf(element: Element): Evidence | undefined {
        if (!this.isRead(element)) return undefined;
        if (!this.absences.has(element)) this.absences.set(element, this.findAbsence(element));
        return this.absences.get(element);
    }

    /** Whether an element is read for a denial. What is to be, and the reason for ages, are read only where little else promises anything. */
    private isRead(element: Element): boolean {
        return isPromise(element) || (this.reading().deniesMuch && (saysHow(element) || element.kind === 'ages'));
    }

    /** The same for an element that claims to answer a requirement: then an aim promises something, too. */
    absenceInClaim(element: Element): Evidence | undefined {
        return isPromise(element) ? this.absenceOf(element) : element.kind === 'excludes' ? undefined : this.findAbsence(element);
    }

    private findAbsence(element: Element): Evidence | undefined {
        const said = this.absentWords(element);
        return said === undefined ? undefined : this.quote(element, said);
    }

    /** The words with which an element promises no more than goes, and which without their hedges are no denial: "Where capacity allows." */
    hedgeOf(element: Element): Evidence | undefined {
        if (!isPromise(element) || this.absenceOf(element)) return undefined;
        if (this.proseSentencesOf(element).every(({ text }) => this.words.hedges.without(text) === undefined)) return undefined;
        const { assertions } = this.words;
        const said = this.absentWords(element, (text, more = 0) => isDenial(assertions.absenceWithPhrase(text, element.kind) - more, text));
        return said === undefined ? undefined : this.quote(element, said);
    }

    private absentWords(
        element: Element,
        denies = (text: string, more = 0): boolean => this.denies(element, text, more),
    ): string | undefined {
        const { source } = element.values as Readonly<Record<string, Value>>;
        if (source?.type === 'text' && denies(source.text)) return source.text;
        if (!hasOwnWords(element)) return undefined;
        const sentences = this.proseSentencesOf(element);
        if (!sentences.length || sentences.length > MOST_SENTENCES) return undefined;
        const { text } = clearestDenial(element, sentences, this.words);
        // A sentence that is beside the point must not hide the one that denies.
        const isDenied = denies(inOneText(sentences)) || denies(text, sentences.length < 3 ? MORE_FOR_ONE_OF_TWO : MORE_FOR_ONE_SENTENCE);
        return isDenied && !this.onlyNamesItself(element) ? text : undefined;
    }

    /** The words of an element that may as well take back what its line promises; nothing where they surely promise it. */
    doubtOf(element: Element): Evidence | undefined {
        const said = doubtfulWords(element, this.proseSentencesOf(element), this.words, { most: MOST_SENTENCES, today: this.today });
        return said === undefined || this.onlyNamesItself(element) ? contradictionOf(element, this) : this.quote(element, said);
    }

    /** The first sentence of an element that only quotes guidance, or agrees with it, in all that it says; nothing where it promises more. */
    quoteOnly(element: Element): Evidence | undefined {
        if (!saysHow(element)) return undefined;
        const sentences = this.proseSentencesOf(element);
        return this.words.emptied.quotesOnly(sentences) ? this.quote(element, sentences[0]?.text) : undefined;
    }

    /** Whether words of an element say, in words that no list has, that it is not so. */
    isAbsent(element: Element, text: string): boolean {
        return isPromise(element) && elementOf(element.kind).block !== 'measures' && this.denies(element, text, MORE_FOR_ONE_SENTENCE);
    }

    /** The words with which another sentence of an element than one undoes it: "Auditors found that this is ignored." */
    absenceBeside(element: Element, sentence: Sentence | undefined): Evidence | undefined {
        const others = this.proseSentencesOf(element).filter(each => each.text !== sentence?.text && isStated(each));
        if (others.length >= MOST_SENTENCES) return undefined;
        const undone = others.find(({ text }) => this.denies(element, text, MORE_FOR_ANOTHER));
        return undone && this.quote(element, undone.text);
    }

    /** Whether a text, without what hedges it, is read as a denial. */
    private denies(element: Element, text: string, more = 0): boolean {
        if (!this.soundsDenied(element, text, more)) return false;
        const rest = this.words.hedges.without(text);
        if (rest === undefined) return true;
        return (
            rest !== '' && (this.soundsDenied(element, rest, more) || denyingSentence(element, sentencesOf(rest), this.words) !== undefined)
        );
    }

    private soundsDenied({ kind }: Element, text: string, more: number): boolean {
        return isDenial(this.words.assertions.absence(text, kind) - more, text);
    }

    /** The words with which an element denies something that it is asked about; nothing where it does not. */
    denialAbout(element: Element, about: RegExp | undefined): Evidence | undefined {
        const { denials, assertions } = this.words;
        const isHeard = ({ text }: Sentence): boolean => !assertions.promises(text, element.kind, true);
        const said = about && this.sentencesOf(element).find(each => denials.isDenied(each.text, about) && isHeard(each));
        return said && this.quote(element, said.text);
    }

    /** The sentences of what a service promises, or means to reach. */
    get saying(): SaidSentences {
        const isSaying = (each: Element): boolean => saysHow(each) && !this.denialOf(each) && !this.absenceOf(each);
        this.said ??= new SaidSentences([...this.kinds.values()].flat().filter(isSaying), {
            words: this.words,
            title: this.title,
            sentencesOf: element => this.proseSentencesOf(element),
            denies: (element, sentence) => this.denies(element, sentence, MORE_FOR_ONE_SENTENCE),
        });
        return this.said;
    }

    /** Whether an exclusion takes itself back: `Nobody is excluded because of …`. */
    isTakenBack(element: Element): boolean {
        return element.kind === 'excludes' && this.words.denials.excludesNobody(this.sentencesOf(element));
    }

    private findDenial(element: Element, words: Words = this.words): Evidence | undefined {
        const { values } = element;
        const main = mainOf(element);
        // A post that is wholly vacant, nought people: a number can deny as well as a word.
        if (main?.type === 'number' && ['wte', 'people'].includes(main.dimension)) {
            const vacant = values.vacant?.type === 'number' ? values.vacant.amount : 0;
            if (main.amount - vacant <= 0) return this.quote(element);
        }
        const sentences = this.proseSentencesOf(element);
        if (!sentences.length) return undefined;
        const said = denialIn(element, sentences, words);
        return said && this.quote(element, said.text);
    }
}
