import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isOpen } from '../../language/assess/outcome.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import { explain as explainWord } from '../../language/explain/explain.ts';
import { bulleted, page, paragraphs, section, sourceSection } from '../../language/explain/page.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { webLink } from '../../language/model/links.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import type { RequirementChoice } from '../../server/protocol.ts';
import { documentMarkdown, hoverMarkdown } from '../../server/support/markdown.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

describe('explanations', () => {
    const names = new NameIndex(LIBRARY);
    const explain = (name: string): string => explainWord(name, names).map(documentMarkdown).join('\n');

    it('tell a requirement with who asks for it, how it is checked, its source and an example', () => {
        const page = explain('iacm-dna-01');
        for (const part of ['# IACM-DNA-01: ', '## Who asks for it', '## How it is checked', '## Source', '](https://', '```care\n'])
            assert.ok(page.includes(part), part);
    });

    it('tell every rule with both of its examples', () => {
        for (const rule of RULES) {
            const page = explain(rule.code);
            assert.ok(page.startsWith(`# ${rule.code} ${rule.name}`), rule.code);
            assert.equal([...page.matchAll(/```care/g)].length, 2, rule.code);
        }
    });

    it('say in no page of a rule what is only a mark of Markdown', () => {
        for (const code of [...RULES.map(rule => rule.code), 'CARE-001', 'CARE-002']) {
            const words = explain(code).replaceAll(/```care\n[\s\S]*?```/g, '');
            assert.doesNotMatch(words, /\\[*_`]/, code);
        }
    });

    it('tell guidance, terms and the codes that are no rules, and nothing that nobody knows', () => {
        assert.match(explain('CMHF'), /## What it asks for\n\n- CMHF-/);
        assert.match(explain('care-coordinator'), /A role in a service\./);
        assert.match(explain('psychiatrist'), /## Part of\n\nDoctor/);
        assert.match(explain('CARE-001'), /cannot be read/);
        for (const unknown of ['CARE-999', '', ' ', '../etc', 'toString']) assert.deepEqual(explainWord(unknown, names), [], unknown);
    });

    it('of a word that a vocabulary and the glossary have is one page, and says nothing twice', () => {
        for (const word of ['care-coordinator', 'fact', 'mhsds', 'dialog']) assert.equal(explainWord(word, names).length, 1, word);
        assert.match(explain('dialog'), /## In the glossary\n\n11-item/);
        for (const word of ['care-coordinator', 'fact', 'mhsds']) assert.doesNotMatch(explain(word), /In the glossary/, word);
        assert.match(explain('cqc'), /A word or abbreviation of the glossary\./);
    });

    it('leave what people wrote as text', () => {
        const evil = '[a](command:x) ![x](http://evil/p.png) <img src=x> *a*';
        const tree = page(
            'X',
            evil,
            paragraphs(`${evil} \`b\` ${evil}`),
            section('H', bulleted([evil, `\`${evil}\``])),
            paragraphs('a ` b'),
        );
        for (const written of [documentMarkdown(tree), hoverMarkdown(tree)]) {
            const kinds = new Set<string>();
            const look = (node: Nodes): void => {
                kinds.add(node.type);
                if ('children' in node) for (const child of node.children) look(child);
            };
            look(fromMarkdown(written));
            for (const kind of ['link', 'image', 'html', 'emphasis']) assert.ok(!kinds.has(kind), `${kind} in ${written}`);
            assert.match(written, /`b`/);
        }
        const source = sourceSection({ title: 'S', link: webLink('javascript:alert(1)'), unverified: true });
        assert.match(documentMarkdown(page('X', undefined, source)), /## Source\n\nS\. Not checked against the original\./);
    });

    it('say nothing twice: a title that is only the name again, or whether a source has been read', () => {
        const { says } = names.requirement('IACM-DNA-01') ?? {};
        for (const id of ['IACM-DNA-01', 'CMHF-AIM-01']) {
            const page = explain(id);
            assert.equal([...page.matchAll(/ot checked against|Read there on/g)].length, 1, page);
        }
        assert.equal(explain('IACM-DNA-01').split(says?.slice(0, 40) ?? '?').length, 2);
        assert.match(explain('care-coordinator'), /^# care-coordinator\n/);
    });

    it('begin with words in bold in hovers, and have no headings there', () => {
        const [tree] = explainWord('IACM-DNA-01', names);
        assert.ok(tree);
        const hover = hoverMarkdown(tree);
        assert.match(hover, /^\*\*IACM-DNA-01: [^*]+\*\*\n\n/);
        assert.match(hover, /\*\*Who asks for it:\*\* \S/);
        assert.match(hover, /\*\*Source:\*\* \[/);
        assert.match(hover, /\*\*Example:\*\*\n\n```care\n/);
        assert.doesNotMatch(hover, /^#/m);
        assert.doesNotMatch(hover, /\\`/);
    });

    describe('over the protocol', () => {
        let editor: Editor;
        before(async () => {
            editor = await startEditor({
                'a.care':
                    'service outreach "Outreach" {\n  follows: IACM\n  team {\n    caseload: at most 10 people per care-coordinator\n  }\n}\n',
            });
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

        it('go with a list of all requirements: those of the document first, and of these what it does not answer', async () => {
            const all: readonly RequirementChoice[] = await editor.connection.sendRequest('carewright/requirements', {
                uri: uriOf('a.care'),
            });
            const own = all.filter(({ outcome }) => outcome);
            assert.deepEqual(all.slice(0, own.length), own);
            assert.ok(own.length > 10 && own.every(({ id }) => id.startsWith('IACM-')), own.map(({ id }) => id).join());
            const answered = own.findIndex(({ outcome }) => outcome && !isOpen(outcome));
            assert.ok(answered > 0 && own.slice(answered).every(({ outcome }) => outcome && !isOpen(outcome)));
            assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
            assert.ok(all.some(({ id, guidance }) => id.startsWith('CRT-') && guidance === 'Crisis resolution and home treatment'));
            const without: readonly RequirementChoice[] = await editor.connection.sendRequest('carewright/requirements', {});
            assert.deepEqual(without.map(({ id }) => id).toSorted(), all.map(({ id }) => id).toSorted());
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
