import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { NAME } from '../../language/model/written-words.ts';
import { CARE_FILES } from './files.ts';
import { leavesOf } from './leaves.ts';

interface EnterRule {
    readonly beforeText: string;
    readonly afterText?: string;
    readonly action: { readonly indent: string; readonly appendText?: string };
}

interface Configuration {
    readonly comments: { readonly lineComment: string; readonly blockComment: readonly string[] };
    readonly wordPattern: { readonly pattern: string; readonly flags: string };
    readonly autoClosingPairs: readonly { readonly open: string; readonly close: string; readonly notIn?: readonly string[] }[];
    readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
    readonly onEnterRules: readonly EnterRule[];
}

const configuration: Configuration = JSON.parse(readFileSync(new URL('../../language-configuration.json', import.meta.url), 'utf8'));

/** What an editor does where Enter is pressed at `|`. */
function onEnter(line: string): EnterRule['action'] | undefined {
    const [before = '', after = ''] = line.split('|');
    return configuration.onEnterRules.find(
        ({ beforeText, afterText }) => new RegExp(beforeText).test(before) && (!afterText || new RegExp(afterText).test(after)),
    )?.action;
}

describe('the language configuration', () => {
    it('takes a name with its hyphens for one word', () => {
        const word = new RegExp(`^(?:${configuration.wordPattern.pattern})$`, configuration.wordPattern.flags);
        const names = CARE_FILES.flatMap(({ text }) => leavesOf(text).filter(({ is }) => is === 'name'));
        assert.ok(names.some(({ text }) => text === 'peer-support-worker'));
        assert.ok(names.some(({ text }) => text === 'IACM-DNA-01'));
        assert.deepEqual(
            names.filter(({ text }) => !word.test(text)),
            [],
        );
        for (const value of ['2027-04-01', '1,500', '08:00', '£1.2', '95%']) assert.match(value, word);
        for (const other of ['owner:', 'a b', '"a"', 'a,']) assert.doesNotMatch(other, word);
    });

    it('takes words for names as the grammar does', () => {
        assert.equal(configuration.wordPattern.flags, 'u');
        assert.equal(configuration.wordPattern.pattern.split('|£')[0], NAME);
    });

    it('knows the comments of the language', () => {
        assert.deepEqual(configuration.comments, { lineComment: '//', blockComment: ['/*', '*/'] });
    });

    it('closes quotation marks, and not while one writes in text', () => {
        const pairs = configuration.autoClosingPairs.filter(({ open }) => open.startsWith('"'));
        assert.deepEqual(pairs, [
            { open: '"', close: '"', notIn: ['string', 'comment'] },
            // Two quotation marks are text already when the third is typed: with `notIn`, prose would never close itself.
            { open: '"""', close: '"""' },
        ]);
    });

    it('indents what stands between braces', () => {
        const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
        const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);
        for (const line of ['service a "A" {', '  team {', '  team { // who', 'service a “A” {']) assert.match(line, increase);
        for (const line of ['  owner: "a {"', '  owner: "a {', '  population { ages: 18 }', 'a']) assert.doesNotMatch(line, increase);
        for (const line of ['}', '  }']) assert.match(line, decrease);
        assert.doesNotMatch('  owner: "}"', decrease);
    });

    it('does on Enter what a writer would do by hand', () => {
        assert.deepEqual(onEnter('  context: """|"""'), { indent: 'indentOutdent' });
        assert.deepEqual(onEnter('  context: """|'), { indent: 'indent' });
        assert.deepEqual(onEnter('    """|"""'), { indent: 'indentOutdent' });
        assert.deepEqual(onEnter('    - "An aim." meets IACM-1|'), { indent: 'none', appendText: '- ' });
        assert.deepEqual(onEnter('  // a note that |goes on'), { indent: 'none', appendText: '// ' });
        for (const line of ['  """|', '    - |', '  // a note|', '  owner: "Lead"|', '  context: """ all of it """|', '  team {|}']) {
            assert.equal(onEnter(line), undefined, line);
        }
    });
});
