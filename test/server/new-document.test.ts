import assert from 'node:assert/strict';
import { addressOf } from '../../language/model/address.ts';
import type { Choices, NewDocument } from '../../server/protocol.ts';
import { loadText } from '../../server/workspace/server-workspace.ts';
import { type Editor, startEditor } from './support/editor.ts';

const TEXTS = {
    'local.care': 'guidance LOCAL "Local" {\n  must L-1 "One" { says: "x" basis: local expects policy discharge }\n}\n',
    'a.care': 'service outreach "Outreach" {\n  follows: IACM\n  policy discharge { "How." }\n}\n',
};

describe('a new document', () => {
    let editor: Editor;
    before(async () => {
        editor = await startEditor(TEXTS);
    });
    after(() => editor.stop());

    const write = (document: NewDocument): Promise<string> => editor.connection.sendRequest('carewright/newDocument', document);

    it('can be made from what the library and the workspace have, at once after the start', async () => {
        const fresh = await startEditor(TEXTS);
        const { guidance, models, templates, services }: Choices = await fresh.connection.sendRequest('carewright/choices', {});
        await fresh.stop();
        assert.ok(guidance.some(({ name, title }) => name === 'LOCAL' && title === 'Local'));
        assert.ok(guidance.some(({ name }) => name === 'IACM'));
        assert.ok(models.some(({ name, description }) => name === 'assertive-outreach' && description));
        assert.ok(templates.some(({ name }) => name === 'icb-review-outcome'));
        assert.deepEqual(
            services.map(({ name, title }) => [name, title]),
            [['outreach', 'Outreach']],
        );
        // What a service follows is known when its document has been read.
        assert.ok([undefined, 'follows IACM'].includes(services[0]?.description));
    });

    const wanted: readonly NewDocument[] = [
        { kind: 'service', name: 'dales', title: 'The “Dales” {team}', follows: ['IACM', 'LOCAL'], model: 'assertive-outreach' },
        { kind: 'guidance', name: 'OURS', title: 'Ours', follows: [] },
        { kind: 'guidance', name: 'OURS', title: 'Ours', follows: ['IACM'] },
        { kind: 'template', name: 'our-form', title: 'Our form', follows: ['IACM'] },
        { kind: 'review', name: 'our-review', title: 'Our review', template: 'icb-review-outcome', covers: ['outreach'] },
        { kind: 'review', name: 'our-review', template: 'icb-review-outcome' },
    ];
    for (const document of wanted) {
        it(`can be read: ${JSON.stringify(document)}`, async () => {
            const { facts } = loadText(addressOf('file:///new.care'), await write(document));
            assert.deepEqual(facts.problems, []);
            assert.deepEqual(facts.strays, []);
            assert.ok(facts.declarations.some(({ name }) => name === document.name));
        });
    }

    it('that is a review says what its services say, and where', async () => {
        const text = await write({ kind: 'review', name: 'r', template: 'icb-review-outcome', covers: ['outreach', 'no-such-service'] });
        assert.match(text, /covers: outreach\n/);
        assert.match(text, /a\.care/);
    });

    it('is refused where its template is not known', async () => {
        await assert.rejects(write({ kind: 'review', name: 'r', template: 'none' }), /no template called "none"/);
    });
});
