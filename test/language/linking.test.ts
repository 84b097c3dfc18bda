import assert from 'node:assert/strict';
import { AstUtils, URI } from 'langium';
import { createCarewrightServices } from '../../language/services.ts';

const TERMS = `
vocabulary roles { family "Family worker"  review "Review lead"  team "Team lead" }
vocabulary policies { family "Family policy" }
guidance G "G" { must G-1 "One" { says: "x" expects policy family expects role review } }
`;

const SERVICE = `
service s "S" {
  follows: G
  team {
    family: 1 wte
    review: 2 wte
    team: 0.5 wte
    caseload: at most 10 people per family
  }
  policy family { owner: "Lead" meets G-1 }
}
`;

describe('linking', () => {
    it('finds each name in the vocabulary that its place asks for, keywords included', async () => {
        const { shared } = createCarewrightServices();
        const documents = [TERMS, SERVICE].map((text, index) =>
            shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(`memory:/${index}.care`)),
        );
        for (const document of documents) shared.workspace.LangiumDocuments.addDocument(document);
        await shared.workspace.DocumentBuilder.build(documents);
        const targets = documents
            .flatMap(document =>
                AstUtils.streamAst(document.parseResult.value)
                    .flatMap(node => AstUtils.streamReferences(node))
                    .toArray(),
            )
            .map(({ reference }) =>
                'ref' in reference
                    ? `${reference.$refText} ${reference.ref?.$type} ${(reference.ref?.$container as { kind?: string } | undefined)?.kind ?? ''}`.trim()
                    : '',
            );
        assert.deepEqual(targets, [
            'family Term policies',
            'review Term roles',
            'G Guidance',
            'family Term roles',
            'review Term roles',
            'team Term roles',
            'family Term roles',
            'family Term policies',
            'G-1 Requirement',
        ]);
    });
});
