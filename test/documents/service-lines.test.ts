import assert from 'node:assert/strict';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { generated } from './generated.ts';
import { worldOf } from './world.ts';

/** A service with some lines as a specification document, in Markdown, without empty lines. */
function documentOf(lines: string): string {
    const world = worldOf({ 'a.care': `service a "A" {\n${lines}\n}\n` });
    return renderMarkdown(generated('specification', world, { services: ['a'] }).tree).replaceAll(/\n\n+/g, '\n');
}

/** What a document says under a heading, up to the next one. */
function under(heading: string, document: string): string {
    const [, after = ''] = document.split(`# ${heading}\n`);
    return (after.split(/\n#+ /)[0] ?? '').trim();
}

describe('the lines of a service in its document', () => {
    it('say beside an exclusion where people go instead', () => {
        const document = documentOf(`
            population {
              excludes: dementia, acquired-brain-injury "Of any cause." goes to: older-adult-service "The clinic at Ashcombe."
              excludes: "People who live elsewhere" goes to: "The team of the place where they live"
              excludes: autism goes to: b
              excludes: "People under 18."
            }
          }
          service b "Dale Autism Service" {`);
        assert.equal(
            under('Exclusion criteria', document),
            [
                '- **Dementia and Acquired brain injury.** Of any cause. People are referred to: Mental health service for older adults. The clinic at Ashcombe.',
                '- People who live elsewhere. People are referred to: The team of the place where they live.',
                '- **Autism.** People are referred to: Dale Autism Service.',
                '- People under 18.',
            ].join('\n'),
        );
    });
});
