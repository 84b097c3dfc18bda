import type { Declaration, DocumentFacts, GuidanceFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';
import type { ParsedText } from '../parser/parse.ts';
import { wholeOf } from './places.ts';
import { readGuidance } from './read-guidance.ts';
import { readReview } from './read-review.ts';
import { readService } from './read-service.ts';
import { readTemplate } from './read-template.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { Reading } from './reading.ts';
import { gather } from './walk.ts';

function declare(namespace: string, item: GuidanceFacts | SubjectFacts | TemplateFacts, whole: Declaration['whole']): Declaration {
    return { namespace, name: item.name, title: item.title, at: item.at, whole };
}

/**
 * Reads what a document says, as plain data. The tree is not needed afterwards.
 *
 * @param uri what the document is called in findings
 * @param text the text that was parsed
 */
export function readDocument(uri: string, text: string, parsed: ParsedText): DocumentFacts {
    const reading = new Reading(text);
    const guidance: GuidanceFacts[] = [];
    const services: SubjectFacts[] = [];
    const templates: TemplateFacts[] = [];
    const reviews: SubjectFacts[] = [];
    for (const block of parsed.document.blocks ?? []) {
        gather(block, reading);
        switch (block.$type) {
            case 'Vocabulary':
                readVocabulary(block, reading);
                continue;
            case 'Guidance':
                guidance.push(readGuidance(block, reading));
                break;
            case 'Service':
                services.push(readService(block, reading));
                break;
            case 'Template':
                templates.push(readTemplate(block, reading));
                break;
            case 'Review':
                reviews.push(readReview(block, reading));
                break;
        }
        const facts = [guidance, services, templates, reviews]
            .map(list => list.at(-1))
            .find(item => item && block.name === item.name && item.at[0] >= wholeOf(block)[0]);
        if (facts) reading.declarations.push(declare(block.$type.toLowerCase(), facts, wholeOf(block)));
    }
    return {
        uri,
        problems: parsed.problems,
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
    };
}
