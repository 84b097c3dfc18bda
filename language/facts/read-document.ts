import type { Address } from '../model/address.ts';
import type { Declaration, DocumentFacts, GuidanceFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import type { DecodedText } from '../model/file-encoding.ts';
import type { Namespace } from '../model/namespaces.ts';
import { placeholdersIn } from '../model/placeholders.ts';
import { grouped } from '../model/text.ts';
import { countFirst, type Span } from '../model/values.ts';
import { glance } from '../syntax/glance.ts';
import { lineAround } from '../syntax/paragraphs.ts';
import { type ParsedText, readCare, readQuickly } from '../syntax/read.ts';
import { wholeOf } from '../syntax/tree.ts';
import { readGuidance } from './read-guidance.ts';
import { readReview, readTemplate } from './read-review.ts';
import { readService } from './read-service.ts';

import { readVocabulary } from './read-vocabulary.ts';
import { gather, gatherBlank, Reading } from './reading.ts';

/** The lines that could not be read, each once. */
function linesOfProblems({ problems }: ParsedText, text: string): readonly Span[] {
    return [...new Map(problems.map(({ at }) => lineAround(text, at[0])).map(line => [line[0], line])).values()];
}

/** Placeholders on lines that could not be read: people are led to them as to any others. Those that some text holds are known. */
function gatherUnread(lines: readonly Span[], text: string, reading: Reading): void {
    const known = reading.texts.map(({ at }) => at).toSorted(([a], [b]) => a - b);
    for (const [start, end] of lines) {
        const line = text.slice(start, end).replace(/^[ \t]*\/\/.*/, '');
        for (const { index, 0: written } of placeholdersIn(line)) {
            const at: Span = [start + index, start + index + written.length];
            const before = known[countFirst(known, ([from]) => from < at[1]) - 1];
            if (!before || before[1] <= at[0]) gatherBlank(written, at, reading);
        }
    }
}

/**
 * Reads what a document says, as plain data. The tree is not needed afterwards.
 *
 * @param uri what the document is called in findings
 * @param text the text that was parsed
 */
export function readDocument(uri: Address, text: string, parsed: ParsedText): DocumentFacts {
    const reading = new Reading(text);
    const guidance: GuidanceFacts[] = [];
    const services: SubjectFacts[] = [];
    const templates: TemplateFacts[] = [];
    const reviews: SubjectFacts[] = [];
    for (const block of parsed.document.blocks ?? []) {
        gather(block, reading);
        /** Keeps the facts of the block, and declares its name. */
        const keep = <T extends Pick<Declaration, 'name' | 'title' | 'at'>>(list: T[], namespace: Namespace, facts: T): void => {
            list.push(facts);
            reading.declarations.push({ namespace, name: facts.name, title: facts.title, at: facts.at, whole: wholeOf(block) });
        };
        switch (block.$type) {
            case 'Vocabulary':
                readVocabulary(block, reading);
                break;
            case 'Guidance':
                keep(guidance, 'guidance', readGuidance(block, reading));
                break;
            case 'Service':
                keep(services, 'service', readService(block, reading));
                break;
            case 'Template':
                keep(templates, 'template', readTemplate(block, reading));
                break;
            case 'Review':
                keep(reviews, 'review', readReview(block, reading));
                break;
        }
    }
    const lines = linesOfProblems(parsed, text);
    gatherUnread(lines, text, reading);
    const { lostFrom } = parsed;
    const lost = text.indexOf('\uFFFD');
    return {
        uri,
        problems: parsed.problems,
        // Where the reader gave up, nothing from there on was read.
        ...(lines.length && { unreadLines: lostFrom === undefined ? lines : [...lines, [lostFrom, text.length]] }),
        ...(lostFrom !== undefined && { lostFrom }),
        declarations: reading.declarations.filter(declaration => declaration.name),
        references: reading.references,
        vocabularies: reading.vocabularies,
        guidance,
        services,
        templates,
        reviews,
        texts: reading.texts,
        dates: reading.dates,
        strays: reading.strays,
        refusedLinks: reading.refusedLinks,
        ...(lost >= 0 && { lost }),
    };
}

/** How long a text may be, in UTF-16 code units. The longest specifications have a fiftieth of it. */
export const LONGEST = 5 * 1024 * 1024;

/** The facts of a document that says nothing. */
function emptyFacts(uri: Address): DocumentFacts {
    return {
        uri,
        problems: [],
        declarations: [],
        references: [],
        vocabularies: [],
        guidance: [],
        services: [],
        templates: [],
        reviews: [],
        texts: [],
        dates: [],
        strays: [],
        refusedLinks: [],
    };
}

/** The facts of a document that has not been read: what a glance shows that it declares, so that others find its names. */
export function glancedFacts(uri: Address, text: string): DocumentFacts {
    const declarations = glance(text).declared.map(({ kind, at, ...named }) => ({ namespace: kind, ...named, at, whole: at }));
    return { ...emptyFacts(uri), declarations };
}

/**
 * What a text says, when it is written as the grammar wants it, or can't be read at all; nothing for any other text, which
 * Langium's parser has to read.
 */
export function factsOfSoundText(uri: Address, text: string): DocumentFacts | undefined {
    return readBounded(uri, text, () => {
        const document = readQuickly(text);
        return document && readDocument(uri, text, { document, problems: [] });
    });
}

/** What a text says that is not written as the grammar wants it. */
export function factsOfUnsoundText(uri: Address, text: string, parse: (text: string) => ParsedText): DocumentFacts {
    return readBounded(uri, text, () => readDocument(uri, text, parse(text)));
}

/**
 * What a text says, whatever it holds. Never throws.
 *
 * @param uri what the document is called in findings
 * @param parse as for `readCare`
 */
export function factsOfText(uri: Address, text: string, parse: (text: string) => ParsedText): DocumentFacts {
    return readBounded(uri, text, () => readDocument(uri, text, readCare(text, parse)));
}

/** One text can't stop the others: neither by its length nor by a fault of ours. Of one that is too long, a glance has to do. */
function readBounded<Facts>(uri: Address, text: string, read: () => Facts): Facts | DocumentFacts {
    if (text.length > LONGEST) {
        const message = `This document is too long to be read: it has ${grouped(text.length)} characters, and at most ${grouped(LONGEST)} are read. Split it into several files.`;
        return { ...glancedFacts(uri, text), problems: [{ message, at: [0, 0], line: [0, 0] }] };
    }
    try {
        return read();
    } catch (error) {
        return { ...emptyFacts(uri), fault: error instanceof Error ? error.message : String(error) };
    }
}

/** Facts with a note of how the file was read, for the rule about it. */
export function withEncoding(facts: DocumentFacts, { encoding, stranger }: DecodedText): DocumentFacts {
    return encoding === 'UTF-8' ? facts : { ...facts, encoding: { name: encoding, at: stranger ?? 0 } };
}
