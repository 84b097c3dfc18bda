import { sentencesOf } from '../../language/assess/sentences.ts';
import type { Evidence } from '../../language/assess/verdict.ts';
import { lowerFirst } from '../../language/assess/wording.ts';
import type { Element, LineFacts, SubjectFacts } from '../../language/model/facts.ts';
import { answerIn, textIn } from '../../language/model/subjects.ts';
import { capitalised, quotable, titleOf, withoutLayout } from '../../language/model/text.ts';
import { isWithin, type Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { DocumentContext, SourceDocument } from '../model/context.ts';
import { postsInWords, Said, targetInWords, withoutAbbreviations } from '../model/said.ts';
import type { Line } from '../model/specification.ts';
import { hasEnded, proseWords } from '../tree/prose.ts';
import { lineLabel } from './line-labels.ts';
import { lineWords } from './specification-parts.ts';

/** Words as a sentence: a value gets a full stop. */
function ended(words: string): string {
    return words && !hasEnded(words) ? `${words}.` : words;
}

/** What comes before a text of the document, and that text in quotation marks, which are closed also where it is cut. */
function withText(words: string, text: string): string {
    const all = [words, text && `“${text}”`].filter(Boolean).join(' ');
    const cut = quotable(all);
    return text && cut !== all ? `${cut}”` : cut;
}

/** What is said of a measure in a few words; its source and what follows from it are texts. */
const PARTS_OF_MEASURES: ReadonlySet<string> = new Set(['target', 'every', 'reported', 'by', 'baseline']);

function isSame(one: Span, other: Span): boolean {
    return one[0] === other[0] && one[1] === other[1];
}

/** Words without the marks around them. */
export function coreOf(words: string): string {
    return words.replace(/^[“… ]+/, '').replace(/(?<![”….])[”….]+$/, '');
}

/** A text on one line and without its marks. */
function plain(text: string): string {
    return withoutLayout(proseWords(text));
}

/** Some words that an outcome rests on. */
interface Quote {
    readonly words: string;
    /** Without what comes before a sentence, and the marks around it. */
    readonly core: string;
    /** The policy that it is of. */
    readonly about?: string;
}

/** Whether another quote says all that a quote says; a sentence of a policy, only another of that policy. */
function isPartOf({ words, core, about }: Quote, other: Quote): boolean {
    if (other.words === words || other.core === core) return false;
    return other.words.includes(core) && (about === undefined || about === other.about);
}

/**
 * The words that outcomes rest on, as readers of documents know them: no line of a file, but what it says. “caseload: at most 32 people
 * per care-coordinator” is “People for each worker: at most 32 people per care coordinator.”
 */
export class EvidenceWords {
    private readonly subject: SubjectFacts;
    private readonly names: NameIndex;
    private readonly source: SourceDocument;
    private readonly said: Said;
    /** Its elements, by the words that the assessment quotes of them. */
    private readonly elements: ReadonlyMap<string, readonly Element[]>;

    constructor(source: SourceDocument, subject: SubjectFacts, names: NameIndex) {
        this.source = source;
        this.subject = subject;
        this.names = names;
        this.said = new Said(source, names);
        this.elements = Map.groupBy(subject.elements, ({ words }) => quotable(words));
    }

    /**
     * What an outcome rests on: each thing once, and no part of another. Of a list of names, those that count.
     *
     * @param requirement the requirement, whose title is beside the words already
     */
    all(evidence: readonly Evidence[], requirement?: string): readonly string[] {
        const found = evidence.map(each => ({ each, element: this.elementAt(each.at) }));
        const said = found.map(({ each, element }): Quote => {
            const onSameLine = found.flatMap(other =>
                element && other.element && isSame(other.element.whole, element.whole) ? [other.element] : [],
            );
            const whole = element && this.elementInWords(element, new Set(onSameLine.map(({ term }) => term)), requirement);
            const sentence = this.sentence(each);
            // What is quoted of a line may be cut before its sentence ends.
            const begun = /“([^“”]*)…”$/.exec(whole ?? '')?.[1]?.trim();
            const isBegun = begun !== undefined && coreOf(sentence).startsWith(begun);
            const isIncluded = element?.kind !== 'policy' && (isBegun || whole?.includes(coreOf(sentence)));
            if (element?.kind !== 'policy') {
                const words = whole !== undefined && (isIncluded || this.isQuotedWhole(each, element)) ? whole : sentence;
                return { words, core: coreOf(words) };
            }
            const about = this.policyName(element);
            if (whole !== undefined && this.isQuotedWhole(each, element)) return { words: whole, core: coreOf(whole), about };
            return { words: `${about}: ${sentence}`, core: coreOf(sentence), about };
        });
        const unique = [...new Map(said.map(quote => [quote.words, quote])).values()].filter(({ words }) => words);
        return unique.filter(quote => !unique.some(other => isPartOf(quote, other))).map(({ words }) => words);
    }

    /** Whether evidence quotes an element as its line is written, or a name in it, and not a sentence. */
    private isQuotedWhole({ words }: Evidence, element: Element | undefined): boolean {
        if (!element || quotable(element.words) === words || this.names.requirement(words)) return element !== undefined;
        return this.source.facts.references.some(({ at, name }) => name === words && isWithin(at, element.whole));
    }

    private elementAt(at: Span): Element | undefined {
        return this.subject.elements.find(each => isSame(each.at, at));
    }

    /** A reason in which lines of the file that it quotes are in words, and sentences of it without marks of their layout. */
    reason(reason: string): string {
        const quotes = reason.matchAll(/“([^”]{0,1000}(?:”[^“”]{0,1000})?)”/g);
        let words = reason;
        for (const [, quote = ''] of quotes) {
            const [element] = this.elements.get(quote) ?? [];
            const said = element ? coreOf(this.elementInWords(element)) : plain(quote);
            if (said !== quote) words = words.replace(quote, () => said);
        }
        return words.replaceAll(/`([^`]*)`/g, '“$1”');
    }

    /** The whole sentence that some words are a part of, where it is no longer than what may be quoted. */
    private sentence({ at: place, words }: Evidence): string {
        const part = plain(words).replace(/…$/, '');
        const whole = this.elementAt(place)?.whole ?? place;
        for (const { text, at } of this.source.facts.texts) {
            if (!isWithin(at, whole)) continue;
            const all = plain(text);
            const from = all.indexOf(part);
            if (from < 0) continue;
            const to = from + part.length;
            const own = sentencesOf(all).filter(({ start, text: sentence }) => start < to && start + sentence.length > from);
            const told = own.map(({ text: sentence }) => sentence).join(' ');
            if (told && quotable(told) === told) return `“${told}”`;
            const isCut = (side: number): boolean =>
                own.every(({ start, text: sentence }) => side !== start && side !== start + sentence.length);
            return `“${isCut(from) ? '… ' : ''}${part.trim()}${isCut(to) ? '…' : ''}”`;
        }
        return `“${plain(words)}”`;
    }

    /**
     * @param counted of a list of names: those to say; nothing: all
     * @param requirement the requirement whose title is beside it
     */
    private elementInWords(element: Element, counted?: ReadonlySet<string | undefined>, requirement?: string): string {
        const { kind, term = '', title } = element;
        switch (kind) {
            case 'aim':
            case 'outcome':
            case 'pathway':
                return `“${quotable(plain(textIn(element as Element<'aim'>, 'text') ?? ''))}”`;
            case 'role':
                return this.entry(title ?? this.names.title('roles', term), postsInWords(this.valueOf(element)), element);
            case 'offer':
                return this.entry(title ?? this.names.title('interventions', term), this.valueOf(element), element);
            case 'measure':
            case 'indicator': {
                const name = title ?? withoutAbbreviations(this.names.title('measures', term));
                return this.entry(name, this.measured(element, name), element);
            }
            case 'policy':
                return this.policy(element);
            case 'workswith': {
                const about = this.describing(element).filter(({ key }) => key === 'agreement');
                const agreed = about.map(line => ` (${lineWords({ ...line, ...(line.inside && { items: line.inside }) })})`).join('');
                return this.entry(`Works with ${lowerFirst(title ?? this.names.title('partners', term))}${agreed}`, '', element);
            }
            case 'action':
                return `Action: ${ended(titleOf({ name: element.name ?? '', title: title ?? textIn(element as Element<'action'>, 'title') }))}`;
            case 'finding':
            case 'gap':
                return this.finding(element, requirement);
            default:
                return this.line(element, counted);
        }
    }

    /** What is said of an entry after its name, without its text. */
    private valueOf(element: Element): string {
        return this.said.valueIn(this.said.afterNames(element));
    }

    private entry(name: string, value: string, element: Element): string {
        const text = this.textOf(element);
        const called = plain(name).replace(/\.$/, '');
        const words = value ? ended(`${called}: ${value}`) : ended(text ? `${called}:` : called);
        return withText(capitalised(words), text);
    }

    /** What a measure says of its target, and of when it is taken and reported. */
    private measured({ whole }: Element, name: string): string {
        const parts = this.subject.lines.filter(line => isWithin(line.whole, whole) && PARTS_OF_MEASURES.has(line.key));
        const wordsOf = ({ key, whole: at }: LineFacts): string =>
            key === 'target' ? targetInWords(this.said.valueIn(at), name) : this.said.valueIn(at);
        return parts.map(wordsOf).join(', ');
    }

    private policyName({ title, term = '' }: Element): string {
        return `Policy on ${lowerFirst(title ?? this.names.title('policies', term))}`;
    }

    /** The lines of a policy or a partner that describe it: owner, approval, agreement. */
    private describing({ whole }: Element): readonly Line[] {
        return this.subject.lines.filter(line => isWithin(line.whole, whole) && line.key !== 'prose').map(line => this.said.line(line));
    }

    /** A policy as a whole: who owns it, who approved it, when it is looked at again, and how its text begins. */
    private policy(element: Element): string {
        const lines = this.describing(element).map(line => ended(`${line.label}: ${lineWords(line)}`));
        if (!lines.length) return this.entry(this.policyName(element), '', element);
        return [`${this.policyName(element)}.`, ...lines, withText('', this.textOf(element))].filter(Boolean).join(' ');
    }

    /** The text of an element. A policy or a partner has it in a separate line. */
    private textOf({ at, whole, kind }: Element): string {
        if (kind !== 'policy' && kind !== 'workswith') return plain(this.said.textIn([at[1], whole[1]]) ?? '');
        const lines = this.subject.lines.filter(line => isWithin(line.whole, whole));
        const [line] = [...lines.filter(({ key }) => key === 'purpose'), ...lines.filter(({ key }) => key === 'prose')];
        return line ? plain(this.said.textIn(line.whole) ?? '') : '';
    }

    /** The evidence of a finding, else its positions. */
    private finding(element: Element, requirement?: string): string {
        const { term = '', whole } = element;
        const finding = this.subject.elements.find(each => each.kind === 'finding' && each.term === term && isWithin(each.at, whole));
        const evidence = finding && answerIn(finding as Element<'finding'>, 'evidence');
        const about = `Finding on “${this.names.requirement(term)?.title ?? term}”`;
        const words = evidence?.type === 'text' ? plain(evidence.text) : '';
        if (words) return withText(term === requirement ? '' : `${about}:`, words);
        return term === requirement ? '' : `${about}.`;
    }

    /** The line that an element is in, with its label. */
    private line({ kind, at, whole }: Element, counted?: ReadonlySet<string | undefined>): string {
        const line = this.subject.lines.findLast(each => isWithin(at, each.whole) && isWithin(each.whole, whole));
        if (!line) return `“${plain(this.said.everythingIn(whole))}”`;
        if (kind === 'answer') return this.answer(line);
        // Inside a sentence, names begin as they do there.
        const { text = '', destination: _, items, inside = items, ...own } = this.said.line(line);
        const kept = inside?.filter((_name, index) => !counted || counted.has(line.terms?.[index]));
        const words = lineWords({ ...own, ...(kept && { items: kept }) });
        return withText(words ? ended(`${lineLabel(kind)}: ${words}`) : `${lineLabel(kind)}:`, plain(text));
    }

    private answer(line: LineFacts): string {
        const rest: Span = [line.at[1], line.whole[1]];
        const value = this.said.valueAfterColon(rest);
        const question = this.questionOf(line);
        return withText(value ? ended(`${question}: ${value}`) : `${question}:`, plain(this.said.textIn(rest) ?? ''));
    }

    private questionOf({ key }: LineFacts): string {
        const template = this.names.template(this.subject.template?.name ?? '');
        return titleOf(template?.questions.find(({ name }) => name === key) ?? { name: key });
    }
}

/** The words of evidence in a file of a context, for one of its services or reviews. */
export function evidenceWordsOf(uri: string, subject: SubjectFacts, context: DocumentContext): EvidenceWords | undefined {
    const source = context.source(uri);
    return source && new EvidenceWords(source, subject, context.names);
}
