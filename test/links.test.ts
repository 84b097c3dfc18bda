import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { globSync } from 'tinyglobby';
import { CodeLensRequest, DocumentLinkRequest, HoverRequest, InlayHintRequest } from 'vscode-languageserver-protocol';
import { renderExcel } from '../documents/formats/excel.ts';
import { renderHtml } from '../documents/formats/html.ts';
import { renderMarkdown } from '../documents/formats/markdown.ts';
import { DOCUMENT_KINDS } from '../documents/generate.ts';
import { readXml } from '../documents/office/package.ts';
import { unzipped } from '../documents/office/zip.ts';
import { link, paragraph, text } from '../documents/tree/prose.ts';
import { renderWord } from '../documents/word/document.ts';
import { fileLink, isFileBelow, type SafeLink, safeLink, webLink, whereItGoes } from '../language/model/links.ts';
import { runCli } from './cli/run-cli.ts';
import { all, generated } from './documents/generated.ts';
import { worldOf } from './documents/world.ts';
import { startEditor, uriOf } from './server/support/editor.ts';
import { applyFix, findingsBy } from './support/check-text.ts';

/** Links that nobody may come to by a click. */
const HOSTILE: readonly string[] = [
    'command:workbench.extensions.installExtension?%22evil.extension%22',
    'COMMAND:workbench.action.terminal.new',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vscode://evil.extension/run',
    'vscode-insiders://evil.extension/run',
    'vscode:extension/evil.extension',
    'carewright:/rules/CARE-101.md',
    'file:///etc/passwd',
    'file://evil-host/share/x.pdf',
    'FILE:///C:/Windows/System32/calc.exe',
    'smb://evil-host/share',
    'ftp://evil.example/x',
    'ssh://-oProxyCommand=calc/x',
    'ms-msdt:/id',
    'ms-word:ofe|u|http://evil.example/a.docx',
    'search-ms:query=x',
    'jar:file:///a!/b',
    'view-source:http://evil.example',
    'blob:http://evil.example/1',
    'ws://evil.example/',
    'chrome://settings',
    'about:blank',
    'feed:http://evil.example',
    'mailto:a@evil.example?attach=/etc/passwd',
    'mailto:a@evil.example,b@evil.example',
    'mailto:?body=x',
    'tel:*31#',
    'tel:1;phone-context=evil.example',
    '//evil-host/share/x.pdf',
    '\\\\evil-host\\share\\x.pdf',
    '/\\evil-host/share',
    '/etc/passwd',
    '../secrets.pdf',
    'a/../../secrets.pdf',
    '..%2f..%2fetc/passwd',
    '%2e%2e/secrets.pdf',
    '%252e%252e%252fsecrets.pdf',
    '..\\secrets.pdf',
    '..%5csecrets.pdf',
    '.. /secrets.pdf',
    '..%20/secrets.pdf',
    'a//evil-host/x',
    'C:/Windows/System32/calc.exe',
    'c|/x',
    'minutes.pdf:stream',
    'http:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https:\\\\evil.example',
    'https://www.nhs.uk@evil.example/',
    'https://user:password@evil.example/',
    'https://',
    'https://?x',
    'http://evil .example/',
    'https://evil.example/\u202Egnp.exe',
    'https://www.nhs.uk\u200B.evil.example/',
    'ht\u0000tps://evil.example',
    'https://%00evil.example/',
    `https://evil.example/${'x'.repeat(2100)}`,
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
];

const DOCUMENT = 'file:///work/reviews/a.care';

/** What the grammar takes for a link, which a source may have. */
const IN_BRACKETS = HOSTILE.filter(each => /^[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*$/.test(each));

/** What may stand in a text on one line. */
const IN_PROSE = HOSTILE.filter(each => !/[\u0000-\u0008]/.test(each));

/** A guidance, terms, a service and a review that put hostile links in every place that could show one. */
function hostileText(): string {
    const requirement = (id: string, source: string, says: string): string =>
        `  must ${id} "A demand" {\n    says:   "${says}"\n    basis:  local\n    source: "NHS England" ${source} checked 2026-01-01\n    applies to services and reviews\n    expects policy ${id.toLowerCase()}\n  }\n`;
    const requirements = IN_BRACKETS.map((each, index) => requirement(`EVIL-B-${index}`, `<${each}>`, 'There is a policy.'));
    const prose = IN_PROSE.map(each => `[NHS](${each}) <${each}> [see][r]\n\n[r]: ${each}`).join('\n\n');
    return [
        `guidance EVIL "Evil" {\n  source: "Evil" <command:evil>\n${requirements.join('')}  must EVIL-GOOD "Good" {\n    says:   "See."\n    basis:  local\n    source: "Good" <https://good.example/page> checked 2026-01-01\n    applies to services and reviews\n    expects policy good\n  }\n}\n`,
        `vocabulary roles {\n  evil-role "Evil" source "Evil" <command:evil>\n}\n`,
        `template evil-form "Evil" for EVIL {\n  section all "All" {\n    for each requirement {\n      ask policy "Is it?": one of in-place "In place", not-in-place "Not in place"\n      ask gap "The gap": prose\n    }\n  }\n}\n`,
        `service evil "Evil" {\n  follows: EVIL\n  team {\n    evil-role: 1 wte\n  }\n  policy evil-policy {\n    document: "Policy" <command:evil>\n    """\n${prose}\n\n[page](https://good.example/page) [minutes](minutes/2026-05.pdf)\n    """\n  }\n}\n`,
        `review evil-2026 "Evil" using evil-form {\n  covers: evil\n  finding EVIL-GOOD {\n    gap:\n      """\n${prose}\n      """\n  }\n}\n`,
    ].join('\n');
}

/** Where the links and pictures of Markdown lead. Addresses that are written out are seen as what they are. */
function linksOfMarkdown(markdown: string): string[] {
    const linksIn = (node: Nodes): string[] => [
        ...('url' in node ? [node.url] : []),
        ...('children' in node ? node.children.flatMap(linksIn) : []),
    ];
    return linksIn(fromMarkdown(markdown));
}

/** That addresses are only those that are good, or that stand there as what they are: `http:` written out. */
function areGood(found: readonly string[], what: string): void {
    for (const address of found) assert.ok(safeLink(address) !== undefined, `${what}: ${address.slice(0, 100)}`);
}

describe('what a link may be', () => {
    it('is tried on enough', () => assert.ok(HOSTILE.length >= 60 && IN_BRACKETS.length >= 40));

    for (const hostile of HOSTILE) {
        it(`not ${JSON.stringify(hostile.slice(0, 70))}`, () => {
            assert.equal(webLink(hostile), undefined);
            assert.equal(safeLink(hostile), undefined);
            assert.equal(isFileBelow(hostile), false);
            assert.equal(fileLink(hostile, DOCUMENT), undefined);
        });
    }

    it('a page, also with letters that are not English, in the form that shows where it goes', () => {
        for (const [written, expected] of [
            ['https://www.england.nhs.uk/x?y=1#z', 'https://www.england.nhs.uk/x?y=1#z'],
            ['http://example.org', 'http://example.org'],
            ['HTTPS://Example.org/A', 'https://example.org/A'],
            ['https://example.org:8443/a', 'https://example.org:8443/a'],
            ['https://пример.example/', 'https://xn--e1afmkfd.example/'],
        ] as const)
            assert.equal(webLink(written), expected);
        assert.equal(webLink('mailto:team@example.org'), undefined);
    });

    it('in documents also an email address or a telephone number, and nothing with them', () => {
        for (const written of ['mailto:team@example.org', 'tel:+44-115-496-0000', 'tel:111']) assert.equal(safeLink(written), written);
    });

    it('a file in the folder of the document or below it', () => {
        for (const [written, expected] of [
            ['minutes/2026-05.pdf', 'file:///work/reviews/minutes/2026-05.pdf'],
            ['./a b.pdf'.replace(' ', '%20'), 'file:///work/reviews/a%20b.pdf'],
            ['a/../b.pdf#page=3', 'file:///work/reviews/b.pdf#page=3'],
        ] as const)
            assert.equal(fileLink(written, DOCUMENT), expected);
        assert.equal(fileLink('a.pdf', 'untitled:Untitled-1'), undefined);
        assert.equal(fileLink('a.pdf', 'file:///c%3A/work/a.care'), 'file:///c%3A/work/a.pdf');
    });

    it('with words that are another address, it is said where it goes', () => {
        const evil = safeLink('https://evil.example/x') as SafeLink;
        assert.equal(whereItGoes('https://www.nhs.uk/help', evil), ' (https://evil.example/x)');
        assert.equal(whereItGoes('www.nhs.uk', evil), ' (https://evil.example/x)');
        assert.equal(whereItGoes('evil.example', evil), '');
        assert.equal(whereItGoes('our policy', evil), '');
    });
});

describe('the code that makes links', () => {
    const files = globSync(['{language,documents,server,cli,client}/**/*.ts', '!**/generated/**']);
    const whichHold = (pattern: RegExp): string[] => files.filter(file => pattern.test(readFileSync(file, 'utf8'))).sort();

    it('takes no text for a checked address', () =>
        assert.deepEqual(whichHold(/\bas (?:unknown as )?(?:WebLink|SafeLink|FileLink)\b/), ['language/model/links.ts']));

    it('makes nodes of links in two places only, which want a checked address', () =>
        assert.deepEqual(whichHold(/type: 'link'/), ['documents/tree/prose.ts', 'language/explain/page.ts']));
});

describe('a text with hostile links', () => {
    const content = hostileText();

    it('can be read', () => assert.deepEqual(findingsBy('CARE-001', content), []));

    it('is told about each of them, and the fixes leave the words', () => {
        const found = findingsBy('CARE-125', content);
        for (const each of [...IN_BRACKETS, ...IN_PROSE.filter(one => !/[\s<>()]/.test(one))])
            assert.ok(
                found.some(({ message }) => message.includes(each.slice(0, 40))),
                each,
            );
        const text = 'guidance G "G" {\n  source: "NHS" <command:evil>\n}\nservice s "S" {\n  policy p {\n    link: <command:x>\n  }\n}\n';
        const [titled, bare] = findingsBy('CARE-125', text);
        assert.equal(titled && text.slice(...titled.at), '<command:evil>');
        assert.match(applyFix(text, titled?.fixes?.[0] as never), /source: "NHS"\n/);
        assert.match(applyFix(text, bare?.fixes?.[0] as never), /link: "command:x"\n/);
    });

    it('gives an editor no address but good ones: diagnostics, links, hovers, lenses, hints, explanations', async () => {
        const editor = await startEditor({ 'reviews/a.care': content });
        const uri = uriOf('reviews/a.care');
        const textDocument = { uri };
        try {
            await editor.openDocument(uri);
            await editor.quiet();
            const diagnostics = await editor.diagnostics(uri);
            const hrefs = diagnostics.flatMap(({ codeDescription }) => codeDescription?.href ?? []);
            assert.ok(hrefs.includes('https://good.example/page'));
            assert.ok(diagnostics.some(({ code }) => code === 'EVIL-B-0'));
            areGood(
                hrefs.filter(href => !/^carewright:\/rules\/CARE-\d{3}\.md$/.test(href)),
                'diagnostic',
            );
            const links = (await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument })) ?? [];
            const targets = links.flatMap(({ target }) => target ?? []);
            const files = targets.filter(target => target.startsWith('file:'));
            assert.deepEqual(files, ['file:///work/reviews/minutes/2026-05.pdf']);
            areGood(
                targets.filter(target => !files.includes(target)),
                'document link',
            );
            const lines = content.split('\n');
            for (const [line, words] of lines.entries()) {
                for (const { index } of words.matchAll(/EVIL-\S+|evil-role|policy|covers|gap/g)) {
                    const hover = await editor.connection.sendRequest(HoverRequest.type, {
                        textDocument,
                        position: { line, character: index },
                    });
                    const { contents } = hover ?? {};
                    if (contents && typeof contents === 'object' && 'value' in contents)
                        areGood(linksOfMarkdown(contents.value), `hover of line ${line}`);
                }
            }
            for (const id of [...IN_BRACKETS.map((_, index) => `EVIL-B-${index}`), 'EVIL', 'EVIL-GOOD', 'evil-role', 'evil-form']) {
                const page = await editor.connection.sendRequest('carewright/explain', { id, uri });
                areGood(linksOfMarkdown(String(page ?? '')), `explanation of ${id}`);
            }
            const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
            const lenses = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument });
            const hints = await editor.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
            for (const { command } of lenses ?? []) assert.match(command?.command ?? 'carewright.', /^(carewright\.|editor\.action\.)/);
            assert.doesNotMatch(JSON.stringify(hints ?? []), /command:|"location"/);
        } finally {
            await editor.stop();
        }
    });

    it('gives documents no address but good ones, whatever their form', () => {
        const world = worldOf({ 'a.care': content });
        let seen = 0;
        for (const kind of DOCUMENT_KINDS) {
            const { tree } = generated(kind, world, {
                services: ['evil'],
                reviews: ['evil-2026'],
                guidance: ['EVIL'],
                template: 'evil-form',
            });
            const html = [...renderHtml(tree).matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) =>
                address.replaceAll('&#x26;', '&'),
            );
            const word = [...unzipped(renderWord(tree), name => name.endsWith('.rels'))].flatMap(([, part]) =>
                all(readXml(part), 'Relationship')
                    .filter(({ attributes }) => attributes.TargetMode === 'External')
                    .map(({ attributes }) => attributes.Target ?? ''),
            );
            const excel = [...unzipped(renderExcel(tree), name => name.endsWith('.rels'))].flatMap(([, part]) =>
                all(readXml(part), 'Relationship').filter(({ attributes }) => attributes.TargetMode === 'External'),
            );
            assert.deepEqual(excel, []);
            const markdown = linksOfMarkdown(renderMarkdown(tree));
            areGood(
                html.filter(address => !address.startsWith('#')),
                `${kind} as HTML`,
            );
            areGood(word, `${kind} as Word`);
            areGood(markdown, `${kind} as Markdown`);
            for (const found of [html, word, markdown]) if (found.includes('https://good.example/page')) seen++;
        }
        assert.ok(seen >= 3, 'good links stay');
    });

    it('of a tree that somebody has put one into, no form of document makes a link', () => {
        const bad = link('command:evil' as SafeLink, text('words'));
        const tree = { ...generated('coverage', worldOf({ 'a.care': content }), { services: ['evil'], guidance: ['EVIL'] }).tree };
        const broken = { ...tree, root: { ...tree.root, children: [paragraph(bad)] } };
        assert.doesNotMatch(renderHtml(broken), /command:evil/);
        assert.doesNotMatch(renderMarkdown(broken), /command:evil/);
        for (const part of unzipped(renderWord(broken), () => true).values())
            assert.ok(!new TextDecoder().decode(part).includes('command:evil'));
    });

    it('gives the command’s reports no address but good ones, and no escape that makes one', async () => {
        const run = (format: string, ...options: readonly string[]): ReturnType<typeof runCli> =>
            runCli(['check', '--format', format, ...options, 'a.care'], { 'a.care': content });
        const sarif = (await run('sarif')).stdout;
        const addresses: string[] = [];
        JSON.parse(sarif, (key, value: unknown) => {
            if (/^(helpUri|informationUri|hostedViewerUri)$/.test(key)) addresses.push(String(value));
            // Viewers make links of these in messages.
            if (key === 'text') assert.doesNotMatch(String(value), /\]\(/);
            return value;
        });
        assert.ok(addresses.includes('https://good.example/page'));
        areGood(addresses, 'SARIF');
        for (const format of ['text', 'junit', 'github', 'json']) {
            const { stdout } = await run(format, ...(format === 'text' ? ['--all'] : []));
            assert.doesNotMatch(stdout, /\u001B\]8|Source: [^\n]*(command|file|vscode|javascript):/, format);
            assert.ok(stdout.length > 1000, format);
        }
        assert.doesNotMatch((await run('text')).stdout, /\u001B\]8|(command|file|vscode|javascript):/);
        const { stdout } = await runCli(['explain', 'EVIL-B-0', 'a.care'], { 'a.care': content });
        assert.doesNotMatch(stdout, /command:/);
    });
});
