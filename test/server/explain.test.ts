import assert from 'node:assert/strict';
import { RULES } from '../../language/checks/catalogue.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { webLink } from '../../language/model/links.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { explain } from '../../server/explain/explain.ts';
import { Page } from '../../server/explain/page.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

describe('explanations', () => {
    const names = new NameIndex(LIBRARY);

    it('tell a requirement with who asks for it, how it is checked, its source and an example', () => {
        const page = explain('iacm-dna-01', names) ?? '';
        for (const part of ['# IACM-DNA-01: ', '## Who asks for it', '## How it is checked', '## Source', '](https://', '```care\n'])
            assert.ok(page.includes(part), part);
    });

    it('tell every rule with both of its examples', () => {
        for (const rule of RULES) {
            const page = explain(rule.code, names) ?? '';
            assert.ok(page.startsWith(`# ${rule.code} ${rule.name}`), rule.code);
            assert.equal([...page.matchAll(/```care/g)].length, 2, rule.code);
        }
    });

    it('tell guidance, terms and the codes that are no rules, and nothing that nobody knows', () => {
        assert.match(explain('CMHF', names) ?? '', /## What it asks for\n\n- CMHF-/);
        assert.match(explain('care-coordinator', names) ?? '', /One of the roles/);
        assert.match(explain('psychiatrist', names) ?? '', /## Part of\n\nDoctor/);
        assert.match(explain('CARE-001', names) ?? '', /cannot be read/);
        for (const unknown of ['CARE-999', '', ' ', '../etc', 'toString']) assert.equal(explain(unknown, names), undefined, unknown);
    });

    it('leave what people wrote as text', () => {
        const page = new Page()
            .title('X', '![x](http://evil/p.png) <img src=x>')
            .paragraph('[a](command:x) `b`')
            .section('H', '- *a*')
            .toString();
        assert.doesNotMatch(page, /(^|[^\\])!\[|(^|[^\\])<img|(^|[^\\])\[a\]\(/);
        assert.match(new Page().source('S', webLink('javascript:alert(1)'), 'Read.').toString(), /^## Source\n\nS\. Read\.\n$/);
    });

    describe('over the protocol', () => {
        let editor: Editor;
        before(async () => {
            editor = await startEditor({ 'a.care': 'service outreach "Outreach" {\n  follows: IACM\n}\n' });
        });
        after(() => editor.stop());
        const ask = (method: string, params: unknown): Promise<unknown> => editor.connection.sendRequest(method, params);

        it('say how a document stands', async () => {
            const page = String(await ask('carewright/explain', { id: 'IACM-DNA-01', uri: uriOf('a.care') }));
            assert.match(page, /## Here\n\n- Outreach: missing\./);
            assert.doesNotMatch(String(await ask('carewright/explain', { id: 'IACM-DNA-01' })), /## Here/);
        });

        it('are the pages that the codes of diagnostics link to', async () => {
            assert.match(String(await ask('carewright/libraryText', { uri: 'carewright:/rules/CARE-101.md' })), /^# CARE-101 unknown-name/);
            assert.match(String(await ask('carewright/libraryText', { uri: 'carewright:/rules/CARE-001.md' })), /^# CARE-001/);
            assert.equal(await ask('carewright/libraryText', { uri: 'carewright:/rules/CARE-999.md' }), null);
        });

        it('go with a list of what the library has, each of which can be read', async () => {
            const documents = (await ask('carewright/libraryDocuments', {})) as readonly {
                uri: string;
                title: string;
                description: string;
            }[];
            assert.equal(documents.length, LIBRARY.length);
            assert.match(documents[0]?.description ?? '', /^guidance /);
            for (const { uri, title } of documents) {
                assert.ok(title, uri);
                assert.ok(await ask('carewright/libraryText', { uri }), uri);
            }
        });
    });
});
