import type { Address } from '../model/address.ts';
import type { Declaration, DocumentFacts, GuidanceFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import type { SyntaxProblem } from '../model/findings.ts';
import type { Namespace } from '../model/namespaces.ts';
import type { Span } from '../model/values.ts';
import { wholeOf } from '../syntax/places.ts';
import type { ParsedText } from '../syntax/read.ts';
import { readGuidance } from './read-guidance.ts';
import { readReview } from './read-review.ts';
import { readService } from './read-service.ts';
import { readTemplate } from './read-template.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { gather, Reading } from './reading.ts';

/** From how many problems on the rest of a text is not read line by line any more. */
const MANY = 12;

/** The lines that could not be read; of a text with many of them, all from the first on. */
function unreadLines(problems: readonly SyntaxProblem[], text: string): readonly Span[] {
    const lines = problems.map(({ at }) => lineAround(text, at[0]));
    if (problems.length < MANY) return lines;
    return [[lines.reduce((first, [start]) => Math.min(first, start), text.length), text.length]];
}

/** The line that an offset is in. */
function lineAround(text: string, offset: number): Span {
    const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    const end = text.indexOf('\n', offset);
    return [start, end < 0 ? text.length : end];
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
    const lost = text.indexOf('\uFFFD');
    return {
        uri,
        problems: parsed.problems,
        ...(parsed.problems.length && { unreadLines: unreadLines(parsed.problems, text) }),
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
